// SPDX-License-Identifier: AGPL-3.0-or-later
/** What the brain is told, and what it answers. It decides what is asked and shown; nothing here does. */
import { orderSeed, skipsSeed } from '../sealed/records.ts';
import { firstIdentity, type OpenBond } from './bonds.ts';
import type { Entry } from './entry.ts';
import type { BondFeed } from './feed.ts';
import type { HeldRow } from './held.ts';
import type { TodayView } from './kinds.ts';
import type { Mine } from './mine.ts';
import type { Letter } from './outbox.ts';
import { bundles, pendingOwn } from './own.ts';

/** The part of `web/brain/brain.ts` that is used here. */
export interface Thinker {
  add(recordsJson: string): Promise<unknown>;
  today(argsJson: string): Promise<string>;
  close(): void;
}

/** After every number that a chain can have: for what has no number yet. */
const LAST = 2 ** 31 - 1;

type Told = Readonly<Record<string, unknown>>;

export class Thought {
  readonly #thinker: Promise<Thinker>;
  readonly #told = new Set<string>();

  constructor(thinker: Promise<Thinker>) {
    this.#thinker = thinker;
    // Whoever asks for today hears of a failure; nobody else has to.
    thinker.catch(() => undefined);
  }

  /** Today's view of one bond, on this day. */
  async today(
    mine: Mine,
    feed: BondFeed,
    o: {
      readonly date: string;
      readonly another: boolean;
      readonly held: readonly HeldRow[];
      readonly letters: readonly Letter[];
    },
  ): Promise<TodayView> {
    const { bond } = feed;
    const thinker = await this.#thinker;
    await this.#tell(thinker, [
      ...feed.entries.map((entry) => ofEntry(bond, entry)),
      ...o.held.map((row) => ofHeld(bond, row)),
      ...o.letters.filter((letter) => letter.bond === bond.id).map(ofLetter),
      ...(await ofOwn(mine)),
    ]);
    const asked = {
      date: o.date,
      another: o.another,
      bond: bond.id,
      kind: bond.kind,
      order: orderSeed(firstIdentity(bond)),
      skips: skipsSeed(mine.identity, bond.id),
    };
    return JSON.parse(await thinker.today(JSON.stringify(asked))) as TodayView;
  }

  /** Ends the brain, and with it every opened word that it held; one that is still on its way, when it comes. */
  forget(): void {
    this.#told.clear();
    this.#thinker.then(
      (thinker) => {
        thinker.close();
      },
      () => undefined,
    );
  }

  async #tell(thinker: Thinker, records: readonly Told[]): Promise<void> {
    const fresh = records.map((record) => JSON.stringify(record)).filter((json) => !this.#told.has(json));
    if (fresh.length === 0) return;
    await thinker.add(`[${fresh.join(',')}]`);
    for (const json of fresh) this.#told.add(json);
  }
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

function ofLetter(letter: Letter): Told {
  const { id, bond, author, date, note, about } = letter;
  const held = about.kind === 'hold';
  const place = { id, bond, author, mine: true, chain: held ? 'held' : 'shared', date };
  const order = { seq: held ? 1 : LAST, hold: held ? about.id : null };
  return { ...place, ...order, kind: note.kind, data: withoutKey(note.data) };
}

async function ofOwn(mine: Mine): Promise<Told[]> {
  const place = { author: mine.own.author, mine: true, chain: 'own' };
  const sent = await bundles(mine);
  const pending = await pendingOwn(mine);
  return [
    ...sent.map(({ id, date, seq, data }) => ({ ...place, id, bond: null, date, seq, kind: 'bundle', data })),
    ...pending.map(({ written: _, ...record }) => ({ ...place, ...record, seq: LAST })),
  ];
}

/** One-note keys are the sealed layer's business. */
function withoutKey({ key: _, ...data }: Told): Told {
  return data;
}
