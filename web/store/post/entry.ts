// SPDX-License-Identifier: AGPL-3.0-or-later
/** One record of a bond, verified and, where it may be, opened. */
import { DoesNotOpen } from '../../sealed/age.ts';
import { base64, type Bytes, fromBase64, utf8 } from '../../sealed/bytes.ts';
import { NotTheirs } from '../../sealed/pairing.ts';
import { Copied, holdId, type Note, openNote, type Sent, verifyRecord } from '../../sealed/records.ts';
import { type Head, Malformed, readHead, UnknownVersion } from '../../sealed/shape.ts';
import { BadSignature } from '../../sealed/signing.ts';
import { firstIdentity, type OpenBond } from '../bonds.ts';
import type { TroubleCode } from '../say.ts';
import type { WireSent } from './wire.ts';

/** `sealed`: its one-note key has not come. `bare`: its body was taken back, or it never had one. */
export type Opening =
  | { readonly state: 'open'; readonly note: Note; readonly body: null }
  | { readonly state: 'sealed'; readonly note: null; readonly body: string }
  | { readonly state: 'bare'; readonly note: null; readonly body: null };

/** A record as the shelf keeps it. Only a sealed one keeps its body: the server has them all. */
export type Row = Opening & {
  readonly position: number;
  readonly head: string;
  /** For a link of a shared chain: whose, which, and its hash. */
  readonly link: readonly [author: string, seq: number, hash: string] | null;
  readonly trouble: TroubleCode | null;
};

/** What verifies and opens the records of a bond. */
export interface BondKeys extends Pick<OpenBond, 'id' | 'keys' | 'epochs'> {
  readonly key: { readonly author: string };
}

export interface Entry {
  readonly row: Row;
  readonly head: Head;
}

export const BARE: Opening = { state: 'bare', note: null, body: null };

/** Something about one record that is said in a sentence; the record is not folded. */
export class Trouble extends Error {
  readonly code: TroubleCode;

  constructor(code: TroubleCode) {
    super(code);
    this.name = 'Trouble';
    this.code = code;
  }
}

export function entryOf(row: Row): Entry {
  return { row, head: readHead(utf8(row.head)) };
}

/** Names a record for good: an id alone might have been chosen by both. */
export function nameOf(head: { readonly author: string; readonly id: string }): string {
  return `${head.author} ${head.id}`;
}

/** Throws Malformed for what is no base64. */
export function sentOf(wire: WireSent): Sent {
  try {
    return {
      head: utf8(wire.head),
      signature: fromBase64(wire.signature),
      body: wire.body === null ? null : fromBase64(wire.body),
    };
  } catch {
    throw new Malformed('a record is not written in base64');
  }
}

/** Section 7 and the author, epoch and bond of section 8; chains are the feed's business. */
export async function verified(bond: BondKeys, sent: Sent): Promise<Head> {
  const head = await verifyRecord(sent, bond.keys);
  if (head.bond !== bond.id || !bond.epochs.has(head.epoch)) throw new Trouble('malformed');
  return head;
}

/**
 * Opens a verified record with whatever this person has; `mine` is their own identity. Throws Trouble and the errors
 * of `openNote`.
 */
export async function openEntry(
  mine: Bytes,
  bond: BondKeys,
  head: Head,
  body: Uint8Array | null,
): Promise<Opening> {
  if (head.body === null || body === null) return BARE;
  const isMine = head.author === bond.key.author;
  const held = head.about.kind === 'hold';
  const ofBond = bond.epochs.get(head.epoch)?.identity;
  // A strict answer of mine is tried with the key that opens it first: years of them are read.
  const identities = [...(isMine && held ? [mine] : []), ...(ofBond === undefined ? [] : [ofBond])];
  for (const identity of identities) {
    try {
      return opened(bond, head, await openNote(identity, head, body));
    } catch (error) {
      if (!(error instanceof DoesNotOpen)) throw error;
    }
  }
  // Held more strictly than the bond asks is everybody's right; then the key comes with a release.
  if (held && !isMine) return { state: 'sealed', note: null, body: base64(body) };
  throw new DoesNotOpen('no key of this person opens it');
}

/** Opens a sealed record with the key that its author released. */
export async function openReleased(bond: BondKeys, entry: Entry, identity: Uint8Array): Promise<Opening> {
  if (entry.row.body === null) return entry.row;
  return opened(bond, entry.head, await openNote(identity, entry.head, fromBase64(entry.row.body)));
}

/** What a failed check is called, in the codes that have a sentence. Faults of ours are thrown on. */
export function troubleOf(error: unknown): TroubleCode {
  if (error instanceof Trouble) return error.code;
  if (error instanceof UnknownVersion) return 'update';
  if (error instanceof Copied) return 'copied';
  if (error instanceof Malformed) return 'malformed';
  if (error instanceof BadSignature || error instanceof NotTheirs) return 'foreign-signature';
  if (error instanceof DoesNotOpen) return 'does-not-open';
  throw error;
}

function opened(bond: BondKeys, head: Head, note: Note): Opening {
  if (head.about.kind === 'hold' && note.kind === 'answer') {
    const { question, round } = note.data;
    // Else an answer could be shown under a question that its author was never asked.
    const fits =
      typeof question === 'string' &&
      typeof round === 'number' &&
      holdId(firstIdentity(bond), question, round) === head.about.id;
    if (!fits) throw new Trouble('other-question');
  }
  return { state: 'open', note, body: null };
}
