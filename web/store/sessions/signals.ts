// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * Signals between this page and the other's, while the two are in the part of the app that has them: sealed, relayed
 * by the server from memory, and kept by nobody. What does not arrive is lost, and no harm done.
 *
 * Source: docs/specs/protocol.md, section 10.
 */
import { base64, fromBase64 } from '../../sealed/bytes.ts';
import type { Json } from '../../sealed/json.ts';
import { isFresh, nextCount, openSignal, sealSignal } from '../../sealed/signals.ts';
import type { OpenBond } from '../bonds.ts';
import type { Person } from '../person.ts';
import { Refusal } from '../refusal.ts';
import { refusal } from '../say.ts';

const AGAIN_MS = 4_000;

export interface Hearing {
  /** The line is open, perhaps once more: what was said meanwhile was not heard. */
  open(): void;
  /** One of the other's signals, as base64. */
  signal(letters: string): void;
}

/** Something that hears what comes to an address until it is closed. Tests bring their own. */
export type Stream = (address: string, hearing: Hearing) => { close(): void };

/**
 * A browser mends a broken line by itself; one that was refused is tried again here. Nobody can tell whether a line is
 * still one after its page was out of sight, or without a network: it is opened anew when the page is back.
 */
export const inThePage: Stream = (address, hearing) => {
  let source: EventSource;
  let again: ReturnType<typeof setTimeout> | undefined;
  const stop = new AbortController();
  const { signal } = stop;
  const open = () => {
    source = new EventSource(address);
    source.onopen = () => {
      hearing.open();
    };
    source.addEventListener('signal', ({ data }: MessageEvent<string>) => {
      hearing.signal(data);
    });
    source.onerror = () => {
      if (source.readyState === EventSource.CLOSED) again = setTimeout(open, AGAIN_MS);
    };
  };
  const close = () => {
    clearTimeout(again);
    source.close();
  };
  const anew = () => {
    if (document.visibilityState === 'hidden') return;
    close();
    open();
  };
  document.addEventListener('visibilitychange', anew, { signal });
  addEventListener('online', anew, { signal });
  open();
  return {
    close: () => {
      stop.abort();
      close();
    },
  };
};

export interface Heard {
  readonly session: string;
  readonly data: Json;
}

/** The line between the two of a bond: open until it is closed. */
export class Signals {
  readonly #person: Person;
  readonly #bond: string;
  readonly #line: { close(): void };
  /** The last counts, by session: of mine, and of the other's. */
  readonly #mine = new Map<string, number>();
  readonly #theirs = new Map<string, number>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(
    person: Person,
    bond: string,
    on: { open(): void; heard(signal: Heard): void },
    stream: Stream = inThePage,
  ) {
    this.#person = person;
    this.#bond = bond;
    this.#line = stream(`/live?signals=${bond}`, {
      open: () => {
        on.open();
      },
      signal: (letters) => {
        // One after the other, as they were said.
        this.#last = this.#last.then(async () => {
          const signal = await this.#opened(letters);
          if (signal !== null) on.heard(signal);
        });
      },
    });
  }

  /** The author names of the two. */
  get names(): { readonly me: string; readonly them: string } {
    const { key, theirCard } = this.#keys();
    return { me: key.author, them: theirCard.author };
  }

  /** Ends when the server has it; nobody is told whether it was heard, and one that is lost is no failure. */
  async send(session: string, data: Json): Promise<void> {
    const bond = this.#keys();
    const count = nextCount(this.#mine.get(session) ?? null, Date.now());
    this.#mine.set(session, count);
    const signal = base64(await sealSignal(newestOf(bond), bond.key, { session, count, data }));
    const { working } = this.#person.with(this.#bond);
    try {
      await working.watch(working.mine.api.post(`/bonds/${this.#bond}/signal`, { signal }));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }

  close(): void {
    this.#line.close();
  }

  /** Null for whatever is not the other's, under the newest key, now and for the first time. */
  async #opened(letters: string): Promise<Heard | null> {
    try {
      const bond = this.#keys();
      const signal = await openSignal(fromBase64(letters), newestOf(bond), bond.theirCard.sign);
      const { session, data } = signal;
      if (!isFresh(signal, this.#theirs.get(session) ?? null, Date.now())) return null;
      this.#theirs.set(session, signal.count);
      return { session, data };
    } catch {
      return null;
    }
  }

  #keys(): OpenBond {
    return this.#person.with(this.#bond).working.desk.feed(this.#bond).bond;
  }
}

function newestOf(bond: OpenBond): Uint8Array {
  const newest = bond.epochs.get(bond.newest);
  if (newest === undefined) throw refusal('unwell');
  return newest.identity;
}
