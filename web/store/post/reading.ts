// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * Verifying and opening records, each by itself: here for a few, and beside the page, in Workers, for the years that a
 * new device reads. What depends on the records before it (chains, drops, releases) is the feed's business.
 */
import type { Bytes } from '../../sealed/bytes.ts';
import { openNote, type Sent, verifyRecord } from '../../sealed/records.ts';
import type { Head } from '../../sealed/shape.ts';
import { type BondKeys, openEntry, type Opening, sentOf, Trouble, troubleOf, verified } from './entry.ts';
import type { TroubleCode } from '../say.ts';
import type { WireStored } from './wire.ts';

/** What opens records of one feed: of a bond, or (null) of own ones, and then who signs them. */
export interface Keys {
  readonly identity: Bytes;
  readonly bond: BondKeys | null;
  readonly own: ReadonlyMap<string, string>;
}

export interface Failed {
  readonly trouble: TroubleCode;
}

/** A record as far as it can be judged alone: its head and its words, or why not. */
export interface Opened {
  readonly head: Head | Failed;
  readonly opening: Opening | Failed;
}

/** Opens records, in their order. Rejects only where something of ours is broken. */
export type Read = (keys: Keys, records: readonly WireStored[]) => Promise<readonly Opened[]>;

/** Somebody who reads, and forgets the keys when told to. */
export interface Reader {
  readonly read: Read;
  end(): void;
}

export const readHere: Read = (keys, records) => Promise.all(records.map((record) => readOne(keys, record)));

/** For where there are no Workers. */
export const HERE: Reader = { read: readHere, end: () => undefined };

async function readOne({ identity, bond, own }: Keys, record: WireStored): Promise<Opened> {
  let head: Head | null = null;
  try {
    const sent = sentOf(record);
    head = await (bond === null ? verifyRecord(sent, own) : verified(bond, sent));
    const opening = bond === null ? ofOwn(identity, head, sent) : openEntry(identity, bond, head, sent.body);
    return { head, opening: await opening };
  } catch (error) {
    const failed = { trouble: troubleOf(error) };
    return { head: head ?? failed, opening: failed };
  }
}

async function ofOwn(identity: Bytes, head: Head, { body }: Sent): Promise<Opening> {
  const note = await openNote(identity, head, body ?? new Uint8Array());
  return { state: 'open', note, body: null };
}

/** Throws Trouble. */
export function orThrow<T extends object>(found: T | Failed): T {
  if ('trouble' in found) throw new Trouble(found.trouble);
  return found;
}
