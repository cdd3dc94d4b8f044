// SPDX-License-Identifier: AGPL-3.0-or-later
/** My own records that wait at the server until the other's are in, from whichever device of mine they came. */
import type { Note } from '../../sealed/records.ts';
import { type Head, HOLD_DAYS } from '../../sealed/shape.ts';
import type { OpenBond } from '../bonds.ts';
import { dayHere } from '../device/days.ts';
import { type Entry, openEntry, sentOf, troubleOf, verified } from './entry.ts';
import type { BondFeed } from './feed.ts';
import type { Mine } from '../device/mine.ts';
import type { Change } from '../device/shelf.ts';
import type { WireSent } from './wire.ts';

export interface HeldRow {
  readonly head: string;
  readonly id: string;
  readonly author: string;
  readonly hold: string;
  readonly date: string;
  readonly note: Note;
}

export function heldKind(bond: string): string {
  return `held ${bond}`;
}

export function heldRow(text: string, head: Head, note: Note): HeldRow {
  return { head: text, id: head.id, author: head.author, hold: head.about.id ?? '', date: head.date, note };
}

export function heldHere(mine: Mine, bond: string): Promise<HeldRow[]> {
  return mine.shelf.all<HeldRow>(heldKind(bond));
}

/**
 * Brings the copy here up to date. Call it before the feed is read, and `settleHeld` after: what opened between
 * the two is then in one of them. Returns the ids that wait at the server.
 */
export async function readHeld(mine: Mine, bond: OpenBond): Promise<ReadonlySet<string>> {
  const waiting = await mine.api.get<readonly WireSent[]>(`/bonds/${bond.id}/held`);
  const known = new Set((await heldHere(mine, bond.id)).map((row) => row.id));
  const ids = new Set<string>();
  const changes: Change[] = [];
  for (const wire of waiting) {
    const row = await read(mine, bond, wire);
    if (row === null) continue;
    ids.add(row.id);
    if (!known.has(row.id)) changes.push({ kind: heldKind(bond.id), key: row.id, value: row });
  }
  if (changes.length > 0) await mine.shelf.change(changes);
  return ids;
}

/** Lets go of what has opened, lapsed or been withdrawn. */
export async function settleHeld(
  mine: Mine,
  feed: BondFeed,
  atServer: ReadonlySet<string>,
  sentSince: ReadonlySet<string>,
): Promise<void> {
  const rows = await heldHere(mine, feed.bond.id);
  const done = rows.filter((row) => feed.has(row) || !(atServer.has(row.id) || sentSince.has(row.id)));
  if (done.length === 0) return;
  const kind = heldKind(feed.bond.id);
  await mine.shelf.change(done.map((row) => ({ kind, key: row.id, gone: true as const })));
}

/** null for what is not mine or does not open: the server's word alone is not shown as something I said. */
async function read(mine: Mine, bond: OpenBond, wire: WireSent): Promise<HeldRow | null> {
  try {
    const sent = sentOf(wire);
    const head = await verified(bond, sent);
    if (head.author !== bond.key.author || head.about.kind !== 'hold') return null;
    const { note } = await openEntry(mine.identity, bond, head, sent.body);
    return note === null ? null : heldRow(wire.head, head, note);
  } catch (error) {
    troubleOf(error);
    return null;
  }
}

/** An open answer of mine with a key of its own, whose counterpart stands verified beside it, and not too old. */
export function isReleaseDue(feed: BondFeed, { row, head }: Entry): boolean {
  const { author } = feed.bond.key;
  if (head.author !== author || head.about.kind !== 'hold' || typeof row.note?.data['key'] !== 'string')
    return false;
  const age = (Date.parse(dayHere()) - Date.parse(head.date)) / 86_400_000;
  if (age > HOLD_DAYS) return false;
  return feed.entries.some(
    (other) => other.head.chain === head.chain && other.head.author !== author && other.row.state !== 'bare',
  );
}
