// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * When to look again: the server's hint, the page coming back to the front, the network coming back, the night.
 *
 * A hint is only a hint; the feed is the truth. EventSource would mend its connection every three seconds for ever;
 * a server that is down, or starting, is asked ever more patiently instead, and not by all of its pages at once.
 */
import { untilNight } from '../device/days.ts';

const FIRST_WAIT_MS = 2_000;
/** Nobody looks at a hidden page; somebody who looks is not left with "No connection" long after it is back. */
const LONGEST_WAIT_MS = { visible: 15_000, hidden: 120_000 };
/** A gap that is shorter than this is none. */
const GAP_MS = 3_000;

export interface Heard {
  /** Something came to this bond; null: look everywhere. Ends when that has been done, and never fails. */
  arrived(bond: string | null): Promise<void>;
  /** A night has come in which the bundle of the day leaves. */
  night(): Promise<void>;
  /** Whether the server can be reached. */
  line(open: boolean): void;
}

/** Listens until it is stopped. */
export interface Ear {
  /** A look was not answered: there is another one, once there is a line or after a while. */
  again(): void;
  stop(): void;
}

export class Live implements Ear {
  readonly #heard: Heard;
  readonly #stop = new AbortController();
  #source: EventSource | null = null;
  /** Something may have come that was not hinted at. */
  #missed = false;
  #wait = FIRST_WAIT_MS;
  /** The same for a look, where the line is open; and how many have gone without an answer. */
  #lookWait = FIRST_WAIT_MS;
  #unanswered = 0;
  #later: ReturnType<typeof setTimeout> | undefined;
  #again: ReturnType<typeof setTimeout> | undefined;
  #night: ReturnType<typeof setTimeout> | undefined;
  #gap: ReturnType<typeof setTimeout> | undefined;

  constructor(heard: Heard) {
    this.#heard = heard;
    const { signal } = this.#stop;
    const everywhere = () => {
      this.#open();
      if (this.#source?.readyState === EventSource.OPEN) this.#line(true);
      void this.#look(null);
    };
    addEventListener('online', everywhere, { signal });
    addEventListener(
      'offline',
      () => {
        this.#line(false);
      },
      { signal },
    );
    addEventListener('focus', everywhere, { signal });
    document.addEventListener(
      'visibilitychange',
      () => {
        if (document.visibilityState === 'visible') everywhere();
      },
      { signal },
    );
    this.#open();
    this.#awaitNight();
  }

  again(): void {
    if (this.#stop.signal.aborted) return;
    this.#missed = true;
    this.#unanswered++;
    if (this.#source?.readyState !== EventSource.OPEN || this.#later !== undefined) return;
    this.#later = setTimeout(() => {
      this.#later = undefined;
      void this.#look(null);
    }, inPart(this.#lookWait));
    this.#lookWait = longer(this.#lookWait);
  }

  async #look(bond: string | null): Promise<void> {
    const before = this.#unanswered;
    await this.#heard.arrived(bond);
    if (this.#unanswered === before) this.#lookWait = FIRST_WAIT_MS;
  }

  stop(): void {
    this.#stop.abort();
    this.#source?.close();
    clearTimeout(this.#again);
    clearTimeout(this.#later);
    clearTimeout(this.#night);
    clearTimeout(this.#gap);
  }

  #open(): void {
    if (this.#stop.signal.aborted) return;
    if (this.#source !== null && this.#source.readyState !== EventSource.CLOSED) return;
    clearTimeout(this.#again);
    const source = new EventSource('/live');
    this.#source = source;
    source.onopen = () => {
      this.#wait = FIRST_WAIT_MS;
      this.#line(true);
      if (this.#missed) void this.#look(null);
      this.#missed = false;
    };
    source.addEventListener('arrived', (event: MessageEvent<string>) => {
      void this.#look(bondOf(event.data));
    });
    source.onerror = () => {
      this.#line(false);
      this.#missed = true;
      // An answer that is no stream may mean that somebody has ended this session: a look will tell.
      const answered = source.readyState === EventSource.CLOSED;
      source.close();
      this.#openLater(answered);
    };
  }

  #line(open: boolean): void {
    if (open) {
      clearTimeout(this.#gap);
      this.#gap = undefined;
      this.#heard.line(true);
    } else {
      this.#gap ??= setTimeout(() => {
        this.#heard.line(false);
      }, GAP_MS);
    }
  }

  #openLater(andLook: boolean): void {
    clearTimeout(this.#again);
    this.#again = setTimeout(() => {
      this.#open();
      if (andLook) void this.#look(null);
    }, inPart(this.#wait));
    this.#wait = longer(this.#wait);
  }

  #awaitNight(): void {
    this.#night = setTimeout(
      () => {
        void this.#heard.night();
        this.#awaitNight();
      },
      untilNight(new Date(), Math.random()),
    );
  }
}

/** Some of it: two pages do not come back at the same moment. */
function inPart(wait: number): number {
  return wait * (0.5 + Math.random() / 2);
}

function longer(wait: number): number {
  return Math.min(wait * 2, LONGEST_WAIT_MS[document.visibilityState]);
}

function bondOf(data: string): string | null {
  try {
    const { bond } = JSON.parse(data) as { bond?: unknown };
    return typeof bond === 'string' ? bond : null;
  } catch {
    return null;
  }
}
