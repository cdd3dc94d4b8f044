// SPDX-License-Identifier: AGPL-3.0-or-later
/** What the brain is told, and what it answers. It decides what is asked and shown; nothing here does. */
import { aloneSeed, drawsSeed, eveningsSeed, orderSeed, skipsSeed } from '../sealed/records.ts';
import { firstIdentity, type OpenBond } from './bonds.ts';
import { dayHere, minuteHere } from './device/days.ts';
import { early } from './post/early.ts';
import type { Entry } from './post/entry.ts';
import type { BondFeed } from './post/feed.ts';
import type { HeldRow } from './post/held.ts';
import type { Mine } from './device/mine.ts';
import type { Letter } from './post/outbox.ts';
import { type Bundle, bundles, pendingOwn } from './post/own.ts';

/** The part of `web/brain/brain.ts` that is used here. */
export interface Thinker {
  add(recordsJson: string): Promise<unknown>;
  today(argsJson: string): Promise<string>;
  me(argsJson: string): Promise<string>;
  library(argsJson: string): Promise<string>;
  find(argsJson: string): Promise<string>;
  draw(argsJson: string): Promise<string>;
  see(argsJson: string): Promise<string>;
  numbers(argsJson: string): Promise<string>;
  experiment(argsJson: string): Promise<string>;
  further(argsJson: string): Promise<string>;
  close(): void;
}

export type Verb =
  'today' | 'me' | 'library' | 'find' | 'draw' | 'see' | 'numbers' | 'experiment' | 'further';

/** What is known here of one bond; null stands for somebody alone. */
export interface Known {
  readonly feed: BondFeed;
  readonly held: readonly HeldRow[];
  readonly letters: readonly Letter[];
}

/** After every number that a chain comes to have: what has none yet follows in the order in which it was written. */
const LATER = 2 ** 30;

type Told = Readonly<Record<string, unknown>>;

export class Thought {
  readonly #begin: () => Promise<Thinker>;
  #thinker: Promise<Thinker> | null = null;
  /** Records as they were told. */
  readonly #told = new Set<string>();
  /** Whose records were told, by bond ('' for own ones). */
  readonly #names = new Map<string, ReadonlySet<string>>();
  /** Of which bonds ('' for own records) something waits to be told ahead. */
  readonly #ahead = new Set<string>();
  #last: Promise<unknown> = Promise.resolve();
  #ended = false;

  constructor(begin: () => Promise<Thinker>) {
    this.#begin = begin;
  }

  /** Begins already, so that the first question need not wait for it. */
  begin(): void {
    void this.#thinking().catch(() => undefined);
  }

  /** Asks the brain, after it was told everything that is known here; one question after the other. */
  async ask<T>(verb: Verb, mine: Mine, known: Known | null, more: Told = {}): Promise<T> {
    const asking = this.#last.then(() => this.#ask(verb, mine, known, more));
    this.#last = asking.catch(() => undefined);
    return JSON.parse(await asking) as T;
  }

  /**
   * Tells what has come of a bond, or (null) of own records, while more is still coming: years of them are read side
   * by side then, here and in the brain, and the first question has not to wait for all of them.
   */
  ahead(mine: Mine, feed: BondFeed | null): void {
    const of = feed?.bond.id ?? '';
    if (this.#thinker === null || this.#ahead.has(of)) return;
    this.#ahead.add(of);
    const telling = async (): Promise<void> => {
      this.#ahead.delete(of);
      const records = feed === null ? await ofOwn(mine) : ofFeed(feed);
      this.#names.set(of, new Set([...(this.#names.get(of) ?? []), ...namesIn(records)]));
      await this.#tell(await this.#thinking(), records);
    };
    // What goes wrong here is met again, and said, by the next question.
    this.#last = this.#last.then(telling).catch(() => undefined);
  }

  /** Ends the brain, and with it every opened word that it held. */
  forget(): void {
    this.#ended = true;
    this.#close();
  }

  async #ask(verb: Verb, mine: Mine, known: Known | null, more: Told): Promise<string> {
    const ofBond = known === null ? [] : recordsOf(known);
    const own = await ofOwn(mine);
    this.#insistStillThere(known?.feed.bond.id ?? null, ofBond, own);
    const thinker = await this.#thinking();
    await this.#tell(thinker, [...ofBond, ...own]);
    return thinker[verb](JSON.stringify({ ...asked(mine, known), ...more }));
  }

  /** A brain that did not start is started anew at the next question. */
  async #thinking(): Promise<Thinker> {
    if (this.#ended) throw new Error('The brain has ended.');
    const thinker = (this.#thinker ??= this.#begin());
    try {
      return await thinker;
    } catch (error) {
      if (this.#thinker === thinker) this.#thinker = null;
      throw error;
    }
  }

  /** A brain only ever grows. Where something that it was told has been taken back, another one begins. */
  #insistStillThere(bond: string | null, ofBond: readonly Told[], own: readonly Told[]): void {
    const now = new Map([['', namesIn(own)]]);
    if (bond !== null) now.set(bond, namesIn(ofBond));
    for (const [of, names] of now)
      if ([...(this.#names.get(of) ?? [])].some((name) => !names.has(name))) {
        this.#close();
        break;
      }
    for (const [of, names] of now) this.#names.set(of, names);
  }

  #close(): void {
    this.#told.clear();
    this.#names.clear();
    this.#thinker?.then(
      (thinker) => {
        thinker.close();
      },
      () => undefined,
    );
    this.#thinker = null;
  }

  async #tell(thinker: Thinker, records: readonly Told[]): Promise<void> {
    const fresh = records.map((record) => written(record).json).filter((json) => !this.#told.has(json));
    if (fresh.length === 0) return;
    await thinker.add(`[${fresh.join(',')}]`);
    for (const json of fresh) this.#told.add(json);
  }
}

/** The day, the seeds of section 6, and who is who. */
function asked(mine: Mine, known: Known | null): Told {
  const now = new Date();
  const day = { date: dayHere(now), minute: minuteHere(now) };
  if (known === null) {
    const seeds = { order: aloneSeed(mine.identity), evenings: null };
    return {
      ...day,
      bond: null,
      kind: null,
      me: mine.own.author,
      them: null,
      ...seeds,
      ...ofMine(mine, null),
    };
  }
  const { bond } = known.feed;
  const first = firstIdentity(bond);
  return {
    ...day,
    bond: bond.id,
    kind: bond.kind,
    me: bond.key.author,
    them: bond.theirCard.author,
    order: orderSeed(first),
    evenings: eveningsSeed(first, [bond.myCard.hash, bond.theirCard.hash]),
    ...ofMine(mine, bond.id),
  };
}

function ofMine(mine: Mine, bond: string | null): Told {
  return { skips: skipsSeed(mine.identity, bond), draws: drawsSeed(mine.identity, bond) };
}

/** Everything of one bond, as the brain is told it. */
export function recordsOf({ feed, held, letters }: Known): Told[] {
  const { bond } = feed;
  return [
    ...ofFeed(feed),
    ...held.map((row) => ofHeld(bond, row)),
    ...letters.filter((letter) => letter.bond === bond.id).map((letter, at) => ofLetter(letter, LATER + at)),
  ];
}

function ofFeed({ bond, entries }: BondFeed): Told[] {
  return entries.map((entry) => once(entry, () => ofEntry(bond, entry)));
}

/** What is told of each entry and bundle: there are thousands, and every question goes through them all. */
const toldOf = new WeakMap<object, Told>();

function once(of: object, make: () => Told): Told {
  const told = toldOf.get(of) ?? make();
  toldOf.set(of, told);
  return told;
}

interface Written {
  readonly json: string;
  /** By author and id; of a bundle, what it carries. */
  readonly names: readonly string[];
}

const writings = new WeakMap<Told, Written>();

function written(record: Told): Written {
  const found = writings.get(record) ?? { json: JSON.stringify(record), names: namesOf(record) };
  writings.set(record, found);
  return found;
}

function namesOf(record: Told): string[] {
  const carried = record['kind'] === 'bundle' ? (record['data'] as { records?: unknown }).records : null;
  const all = Array.isArray(carried) ? (carried as readonly { id?: unknown }[]) : [record];
  return all.map(({ id }) => `${String(record['author'])} ${String(id)}`);
}

function namesIn(records: readonly Told[]): Set<string> {
  return new Set(records.flatMap((record) => written(record).names));
}

function ofEntry(bond: OpenBond, { row, head }: Entry): Told {
  const told = {
    id: head.id,
    bond: bond.id,
    author: head.author,
    mine: head.author === bond.key.author,
    chain: head.about.kind === 'hold' ? 'held' : 'shared',
    date: head.date,
    seq: head.seq,
    hold: head.about.kind === 'hold' ? head.about.id : null,
  };
  if (head.about.kind === 'drop') return { ...told, kind: 'drop', drop: head.about.id };
  if (head.about.kind === 'leave') return { ...told, kind: 'leave', data: {} };
  if (row.state === 'sealed') return { ...told, kind: 'sealed', data: {} };
  if (row.state === 'bare') return { ...told, dropped: true };
  return { ...told, kind: row.note.kind, data: withoutKey(row.note.data) };
}

function ofHeld(bond: OpenBond, row: HeldRow): Told {
  const { id, author, date, hold, note } = row;
  const place = { id, bond: bond.id, author, mine: true, chain: 'held', date, seq: 1, hold };
  return { ...place, kind: note.kind, data: withoutKey(note.data) };
}

function ofLetter(letter: Letter, seq: number): Told {
  const { id, bond, author, date, note, about } = letter;
  const held = about.kind === 'hold';
  const place = { id, bond, author, mine: true, chain: held ? 'held' : 'shared', date };
  const order = { seq: held ? 1 : seq, hold: held ? about.id : null };
  if (about.kind === 'drop') return { ...place, ...order, kind: 'drop', drop: about.id };
  return { ...place, ...order, kind: note.kind, data: withoutKey(note.data) };
}

/** Everything that is for this person alone, as the brain is told it. */
export async function ofOwn(mine: Mine): Promise<Told[]> {
  const place = { author: mine.own.author, mine: true, chain: 'own' };
  const pending = await pendingOwn(mine);
  const sent = (await early(mine))?.told ?? (await bundles(mine));
  return [
    ...sent.map((bundle) => once(bundle, () => ofBundle(place, bundle))),
    ...pending.map(({ written: _, ...record }, at) => ({ ...place, ...record, seq: LATER + at })),
  ];
}

function ofBundle(place: Told, { id, date, position, data }: Bundle): Told {
  return { ...place, id, bond: null, date, seq: position, kind: 'bundle', data };
}

/** One-note keys, and what a draw carries of evenings, are the sealed layer's business. */
function withoutKey({ key: _, evenings: __, ...data }: Told): Told {
  return data;
}
