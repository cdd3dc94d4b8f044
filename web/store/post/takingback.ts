// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * Taking back what one has given: a drop for what is open, and for what waits a withdrawal that leaves nothing.
 *
 * It counts on this device at once and is carried out when the server can be reached. A letter whose
 * acknowledgement was lost may be there all the same: then it is dropped as soon as the feed shows it.
 */
import type { Note } from '../../sealed/records.ts';
import type { BondFeed } from './feed.ts';
import { heldHere, heldKind } from './held.ts';
import { lastViewGone } from '../device/lastview.ts';
import type { Mine } from '../device/mine.ts';
import { kept, letters, type Letter, write } from './outbox.ts';
import { refusedWith } from '../refusal.ts';
import { refusal } from '../say.ts';
import type { Change } from '../device/shelf.ts';
import type { WireSent } from './wire.ts';

/** What is to be taken back once the server can be reached. `hold` is null for what nobody waits for. */
interface Taking {
  readonly record: string;
  readonly hold: string | null;
}

function takingKind(bond: string): string {
  return `taking back ${bond}`;
}

/**
 * What it takes to take back one's own record. Who takes back an answer that went first takes back both its records.
 * Throws a Refusal where it is not one's own, or gone already.
 */
export async function takeBack(mine: Mine, feed: BondFeed, record: string): Promise<Change[]> {
  const here = await whatIsHere(mine, feed);
  const chosen = here.find((one) => one.id === record);
  if (chosen === undefined) throw refusal('no-record');
  const words = wordsOf(chosen.note);
  const all = words === null ? [chosen] : here.filter((one) => wordsOf(one.note) === words);
  const changes: Change[] = [lastViewGone(feed.bond.id)];
  for (const one of all) {
    if (one.open) changes.push(kept(await drop(mine, feed, one.id)));
    else changes.push(...withdrawal(feed.bond.id, one));
  }
  return changes;
}

/** A record of mine that still says something. `open`: the feed has it. */
interface Here {
  readonly id: string;
  readonly note: Note;
  readonly open: boolean;
  readonly hold: string | null;
}

async function whatIsHere(mine: Mine, feed: BondFeed): Promise<Here[]> {
  const { id: bond, key } = feed.bond;
  const waiting = (await letters(mine)).filter((letter) => letter.bond === bond);
  const dropped = new Set(waiting.map(({ about }) => (about.kind === 'drop' ? about.id : '')));
  const found = new Map<string, Here>();
  for (const { id, note, about } of waiting.filter((letter) => letter.about.kind !== 'drop'))
    found.set(id, { id, note, open: false, hold: about.kind === 'hold' ? about.id : null });
  for (const { id, note, hold } of await heldHere(mine, bond)) found.set(id, { id, note, open: false, hold });
  for (const { row, head } of feed.entries)
    if (head.author === key.author && row.note !== null && !dropped.has(head.id))
      found.set(head.id, { id: head.id, note: row.note, open: true, hold: null });
  return [...found.values()];
}

/** Names the words of an answer, which may stand in two records; null for every other kind. */
function wordsOf({ kind, data }: Note): string | null {
  return kind === 'answer' || kind === 'first'
    ? `${String(data['question'])} ${String(data['round'])}`
    : null;
}

function withdrawal(bond: string, { id, hold }: Here): Change[] {
  const value: Taking = { record: id, hold };
  return [
    { kind: takingKind(bond), key: id, value },
    { kind: 'letter', key: id, gone: true },
    { kind: heldKind(bond), key: id, gone: true },
  ];
}

/** Withdraws what waits. Call it before anything is read of what is held. */
export async function withdrawAll(mine: Mine, bond: string): Promise<void> {
  const takings = (await mine.shelf.all<Taking>(takingKind(bond))).filter(({ hold }) => hold !== null);
  if (takings.length === 0) return;
  const waiting = await mine.api.get<readonly WireSent[]>(`/bonds/${bond}/held`);
  for (const { record, hold } of takings) {
    // By its id: another device of mine may have answered the same question anew.
    if (!waiting.some(({ head }) => head.includes(`\nid ${record}\n`))) continue;
    try {
      await mine.api.delete(`/bonds/${bond}/held/${hold}`);
    } catch (error) {
      // It has opened meanwhile, or is gone: the feed will say.
      if (!refusedWith(error, 'opened') && !refusedWith(error, 'not-found')) throw error;
    }
  }
}

/** Drops what turned out to be open. Call it after the feed was read. */
export async function dropAll(mine: Mine, feed: BondFeed): Promise<void> {
  const kind = takingKind(feed.bond.id);
  for (const { record } of await mine.shelf.all<Taking>(kind)) {
    const entry = feed.mine(record);
    const isThere = entry !== undefined && entry.row.state !== 'bare';
    const letter = isThere ? [kept(await drop(mine, feed, record))] : [];
    await mine.shelf.change([{ kind, key: record, gone: true }, ...letter]);
  }
}

function drop(mine: Mine, feed: BondFeed, record: string): Promise<Letter> {
  const about = { kind: 'drop', id: record } as const;
  return write(mine, feed.bond, { about, kind: 'drop', data: {}, seen: null });
}
