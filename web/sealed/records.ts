// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * The insides of records: sealing, opening, bundles, and the ids that are derived instead of drawn.
 *
 * Source: docs/specs/protocol.md, sections 5, 6 and 8; `nearer.sealed.records` is the same in Python.
 */
import { identityText, newIdentity, open, readIdentity, recipientOf, seal } from './age.ts';
import { type Bytes, derive, hex, mac, utf8 } from './bytes.ts';
import { isObject, type Json, readJson, writeJson } from './json.ts';
import { BUNDLE_SIZE, paddedBody, paddedBundle } from './padding.ts';
import {
  type About,
  aboutLine,
  bondLine,
  checkBody,
  type Head,
  Malformed,
  MAX_BODY,
  readHead,
} from './shape.ts';
import { BadSignature, verify } from './signing.ts';

export type Data = Json;
const KIND = /^[a-z-]{1,32}$/;

/** The newest head of the other's shared chain that was verified by the evening before. */
export type Seen = readonly [seq: number, headHash: string] | null;

/** What a body is bound to. */
export interface Place {
  readonly id: string;
  readonly bond: string | null;
  readonly author: string;
  readonly about: About;
}

/** What a body says. */
export interface Note {
  readonly kind: string;
  readonly seen: Seen;
  readonly data: Data;
}

/** One element of an own bundle. */
export interface OwnRecord {
  readonly id: string;
  readonly bond: string | null;
  readonly date: string;
  readonly kind: string;
  readonly data: Data;
}

/** What lasts of the own records in all bundles up to one, for a new device; see gist.ts. */
export interface Gist {
  readonly upto: number;
  readonly gist: string;
}

/** A record as it travels. */
export interface Sent {
  readonly head: Bytes;
  readonly signature: Bytes;
  readonly body: Bytes | null;
}

/** The body was written for another record: somebody's words under somebody else's name. */
export class Copied extends Error {
  override name = 'Copied';
}

/**
 * A shared body, or one held by the server: `recipients` is the bond's of the head's epoch. Throws a RangeError
 * where it is longer than a server takes.
 */
export async function sealNote(recipients: readonly string[], place: Place, note: Note): Promise<Bytes> {
  const body = await seal(recipients, paddedBody(plaintext(place, note)));
  if (body.length > MAX_BODY) throw new RangeError('longer than one record can be');
  return body;
}

/**
 * A body that nobody but its author can open until its key is released: sealed to `own` and to a one-note
 * recipient whose identity stands inside as `data.key`.
 */
export async function sealStrict(own: string, place: Place, note: Note): Promise<Bytes> {
  const oneNote = newIdentity();
  const keyed = { ...note, data: { ...note.data, key: identityText(oneNote) } };
  return sealNote([own, await recipientOf(oneNote)], place, keyed);
}

/**
 * An own bundle's body, always of the same size, with the gist if there is room for it. Throws a RangeError where the
 * records do not fit.
 */
export function sealBundle(
  own: string,
  place: Place,
  records: readonly OwnRecord[],
  gist: Gist | null = null,
): Promise<Bytes> {
  const without = plaintext(place, bundle(records));
  const whole = gist === null ? without : plaintext(place, bundle(records, gist));
  return seal([own], paddedBundle(utf8(whole).length > BUNDLE_SIZE ? without : whole));
}

/** How many of these records, from the first on, fit into one bundle. */
export function fitting(place: Place, records: readonly OwnRecord[]): number {
  let count = records.length;
  while (count > 0 && utf8(plaintext(place, bundle(records.slice(0, count)))).length > BUNDLE_SIZE) count--;
  return count;
}

/** Opens a body and compares what it says of itself with its head. Throws DoesNotOpen, Copied, Malformed. */
export async function openNote(identity: Uint8Array, head: Head, body: Uint8Array): Promise<Note> {
  const bytes = await open(identity, body);
  if (head.chain === 'own' && bytes.length !== BUNDLE_SIZE)
    throw new Malformed('an own record is not of the one size');
  const { in: given, kind, seen, data } = readJson(bytes);
  if (!isSame(given, inner(head))) throw new Copied('the words inside were written for another record');
  if (typeof kind !== 'string' || !KIND.test(kind) || !isObject(data) || !isSeen(seen))
    throw new Malformed('the inside of a record is not whole');
  return { kind, seen, data };
}

/** The one-note identity of a strict record, as `data.key` or a release carry it. Throws DoesNotOpen. */
export function oneNoteIdentity(key: unknown): Bytes {
  return readIdentity(typeof key === 'string' ? key : '');
}

/**
 * Section 7 for one record, and that its author's key is known. `keys` maps author names to public keys (hex).
 * Throws Malformed or BadSignature.
 */
export async function verifyRecord(sent: Sent, keys: ReadonlyMap<string, string>): Promise<Head> {
  const head = readHead(sent.head);
  const key = keys.get(head.author);
  if (key === undefined) throw new BadSignature('the author is neither of the two');
  await verify(key, sent.head, sent.signature);
  // A dropped record keeps its head and signature and has lost its body.
  if (sent.body !== null || head.body === null) await checkBody(head, sent.body);
  return head;
}

/** `bondIdentity` is that of epoch 1, so that two answers given offline meet. */
export function holdId(bondIdentity: Uint8Array, question: string, round: number): string {
  return short(derive(bondIdentity, 'nearer/1 hold'), `question\n${question}\n${round}`);
}

/** The seed of the order of questions, hex. `bondIdentity` is that of epoch 1. */
export function orderSeed(bondIdentity: Uint8Array): string {
  return hex(mac(derive(bondIdentity, 'nearer/1 order'), utf8('questions')));
}

/** The seed of a person's own skips, hex. `bond` is null for somebody alone. */
export function skipsSeed(identity: Uint8Array, bond: string | null): string {
  return hex(derive(identity, `nearer/1 skips\n${bondLine(bond)}`));
}

/** The seed of the practices that a person draws, hex. `bond` is null for somebody alone. */
export function drawsSeed(identity: Uint8Array, bond: string | null): string {
  return hex(derive(identity, `nearer/1 draws\n${bondLine(bond)}`));
}

/** The order of questions for somebody alone, hex. */
export function aloneSeed(identity: Uint8Array): string {
  return hex(derive(identity, 'nearer/1 alone'));
}

/**
 * Whose draw counts on an evening, and which rest: a seed (hex). The protocol says who could choose it. The cards are
 * given by their hashes, in any order; `bondIdentity` is that of epoch 1.
 */
export function eveningsSeed(bondIdentity: Uint8Array, cards: readonly [string, string]): string {
  const [low, high] = [...cards].sort();
  return hex(mac(derive(bondIdentity, 'nearer/1 order'), utf8(`evenings\n${low}\n${high}`)));
}

/** Two devices that release the same record publish one. */
export function releaseId(identity: Uint8Array, heldRecord: string): string {
  return short(derive(identity, 'nearer/1 release'), heldRecord);
}

function short(key: Uint8Array, message: string): string {
  return hex(mac(key, utf8(message)).subarray(0, 16));
}

function bundle(records: readonly OwnRecord[], gist?: Gist): Note {
  return { kind: 'bundle', seen: null, data: { records, ...gist } };
}

function inner(place: Place): Record<string, string> {
  return {
    id: place.id,
    bond: bondLine(place.bond),
    author: place.author,
    about: aboutLine(place.about),
  };
}

function plaintext(place: Place, note: Note): string {
  return writeJson({ in: inner(place), kind: note.kind, seen: note.seen, data: note.data });
}

function isSame(given: unknown, expected: Record<string, string>): boolean {
  if (!isObject(given) || Object.keys(given).length !== Object.keys(expected).length) return false;
  return Object.entries(expected).every(([name, value]) => given[name] === value);
}

function isSeen(value: unknown): value is Seen {
  if (value === null) return true;
  return (
    Array.isArray(value) &&
    value.length === 2 &&
    Number.isInteger(value[0]) &&
    value[0] >= 1 &&
    typeof value[1] === 'string'
  );
}
