// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * What is for this person alone: passes and the like. Durable here at once; it leaves the device in one bundle a
 * day, always of one size, whether or not anything was written.
 * Source: docs/specs/protocol.md, section 5, and rule 8 of quiet: the day's traffic tells nothing.
 */
import { base64, hash, newId, text } from '../../sealed/bytes.ts';
import { packed } from '../../sealed/gist.ts';
import { isObject } from '../../sealed/json.ts';
import {
  type Data,
  fitting,
  type Gist,
  type OwnRecord,
  type Place,
  sealBundle,
} from '../../sealed/records.ts';
import { type ChainEnd, EMPTY_CHAIN, follows, NOTHING, writeHead } from '../../sealed/shape.ts';
import { sign } from '../../sealed/signing.ts';
import { sentOf, Trouble, troubleOf } from './entry.ts';
import { dayHere } from '../device/days.ts';
import { lastViewGone } from '../device/lastview.ts';
import type { Mine } from '../device/mine.ts';
import { pagesWith, rowsOf } from '../device/pages.ts';
import { type OpenAll, type Piece, pieces } from './pieces.ts';
import { orThrow } from './reading.ts';
import { refusedWith } from '../refusal.ts';
import { refusal, type TroubleCode } from '../say.ts';
import type { Change } from '../device/shelf.ts';
import type { WireBond } from './wire.ts';

const BUNDLES = 'bundles';
const PROGRESS = 'bundles read';
const TRIES = 5;
/** How far ahead the day of the last bundle may be: somebody flew west. */
const CLOCK_MS = 2 * 86_400_000;

interface Progress {
  readonly after: number;
  readonly end: ChainEnd;
}

/** A bundle that was read and opened. */
export interface Bundle {
  readonly id: string;
  readonly date: string;
  /** Its number in the own chain, which is its place in the feed as well. */
  readonly position: number;
  readonly data: Data;
}

interface Pending extends OwnRecord {
  readonly written: number;
}

/** A bundle on its way: fixed, so that trying again never makes two of it. */
interface Leaving {
  readonly id: string;
  readonly date: string;
  readonly body: string;
  readonly records: readonly string[];
}

/**
 * Keeps an own record; it waits here for the day's bundle. `also` changes in the same act. Throws a Refusal where it
 * is longer than a bundle.
 */
export async function keepOwn(
  mine: Mine,
  bond: string | null,
  o: { readonly kind: string; readonly data: Data; readonly also?: readonly Change[] },
): Promise<void> {
  const { kind, data, also = [] } = o;
  const record: OwnRecord = { id: newId(), bond, date: dayHere(), kind, data };
  // What fits into no bundle would keep everything behind it from ever leaving.
  if (fitting(placeOf(mine, newId()), [record]) === 0) throw refusal('too-long');
  // Of two that say the same thing differently the later one counts, whatever the clock says.
  const newest = (await pendingOwn(mine)).at(-1)?.written ?? 0;
  const value: Pending = { ...record, written: Math.max(Date.now(), newest + 1) };
  await mine.shelf.change([{ kind: 'pending', key: record.id, value }, lastViewGone(bond), ...also]);
}

export async function pendingOwn(mine: Mine): Promise<Pending[]> {
  return (await mine.shelf.all<Pending>('pending')).sort((a, b) => a.written - b.written);
}

/** As far as they were read. A bundle never changes, and there is one for every day that somebody has been here. */
const readSoFar = new WeakMap<Mine, { readonly after: number; readonly all: readonly Bundle[] }>();

/** Every bundle, the oldest first. */
export async function bundles(mine: Mine): Promise<readonly Bundle[]> {
  const { after } = await whereOwn(mine);
  const known = readSoFar.get(mine);
  if (known?.after === after) return known.all;
  const all = await rowsOf<Bundle>(mine.shelf, BUNDLES);
  readSoFar.set(mine, { after, all });
  return all;
}

/** Every own record that is known here, sent or not, oldest first. */
export async function ownRecords(mine: Mine): Promise<OwnRecord[]> {
  // First what waits: what is sent meanwhile is then seen twice and not never.
  const waiting = await pendingOwn(mine);
  const found = new Map<string, OwnRecord>();
  for (const record of (await bundles(mine)).flatMap(carriedIn))
    if (isOwnRecord(record)) found.set(record.id, record);
  for (const record of waiting.map(({ written: _, ...rest }) => rest)) found.set(record.id, record);
  return [...found.values()];
}

function carriedIn({ data }: Bundle): readonly unknown[] {
  return Array.isArray(data['records']) ? (data['records'] as readonly unknown[]) : [];
}

function isOwnRecord(value: unknown): value is OwnRecord {
  if (!isObject(value)) return false;
  const { id, bond, date, kind, data } = value;
  const texts = typeof id === 'string' && typeof date === 'string' && typeof kind === 'string';
  return texts && (bond === null || typeof bond === 'string') && isObject(data);
}

/** Reads what other devices of mine sent. Returns what did not fit. `taken` hears of every piece. */
export async function readOwn(mine: Mine, taken: () => void = () => undefined): Promise<TroubleCode | null> {
  let progress = await whereOwn(mine);
  const own = new Map([[mine.own.author, mine.own.public]]);
  const open: OpenAll = (records) => mine.reader.read({ identity: mine.identity, bond: null, own }, records);
  for await (const piece of pieces(mine.api, '/me/records', progress.after, open)) {
    try {
      progress = await take(mine, piece, progress);
      if (piece.records.length > 0) taken();
    } catch (error) {
      return troubleOf(error);
    }
  }
  return null;
}

/** What lasts of own records, oldest first, for the gist. */
export type Lasting = (records: readonly unknown[]) => Promise<readonly object[] | null>;

/** Sends the bundle of the day if it is due (`day` is later than the last one sent). True where one was sent. */
export async function sendBundle(mine: Mine, lasting: Lasting, day = dayHere()): Promise<boolean> {
  const last = await mine.shelf.get<string>('last bundle', '');
  if (last === undefined) await mine.shelf.change([{ kind: 'last bundle', key: '', value: day }]);
  if (last === undefined || !isDue(last, day)) return false;
  const leaving = (await mine.shelf.get<Leaving>('leaving', '')) ?? (await pack(mine, lasting, day));
  for (let tries = 1; ; tries++) {
    await readOwn(mine);
    try {
      await post(mine, leaving, (await whereOwn(mine)).end);
      break;
    } catch (error) {
      if (!refusedWith(error, 'moved') || tries === TRIES) throw error;
    }
  }
  // What it carries is read back before it goes from here, so that no moment is without it.
  await readOwn(mine);
  await mine.shelf.change([
    ...leaving.records.map((key) => ({ kind: 'pending', key, gone: true as const })),
    { kind: 'leaving', key: '', gone: true },
    { kind: 'last bundle', key: '', value: day },
  ]);
  return true;
}

/** Whether a day has passed; or a clock that was far ahead has been put right. */
function isDue(last: string, day: string): boolean {
  return last < day || Date.parse(last) - Date.parse(day) > CLOCK_MS;
}

function placeOf(mine: Mine, id: string): Place {
  return { id, bond: null, author: mine.own.author, about: NOTHING };
}

/** Of everything that was sent. A bundle goes without where nobody says what lasts. */
async function gistOf(mine: Mine, lasting: Lasting): Promise<Gist | null> {
  const sent = await bundles(mine);
  const found = await lasting(sent.flatMap(carriedIn)).catch(() => null);
  if (found === null) return null;
  return { upto: sent.at(-1)?.position ?? 0, gist: await packed(found) };
}

async function pack(mine: Mine, lasting: Lasting, day: string): Promise<Leaving> {
  const waiting = await pendingOwn(mine);
  const place = placeOf(mine, newId());
  const plain = waiting.map(({ written: _, ...record }) => record);
  const taken = plain.slice(0, fitting(place, plain));
  const leaving: Leaving = {
    id: place.id,
    date: day,
    body: base64(await sealBundle(mine.recipient, place, taken, await gistOf(mine, lasting))),
    records: taken.map((record) => record.id),
  };
  await mine.shelf.change([{ kind: 'leaving', key: '', value: leaving }]);
  return leaving;
}

async function post(mine: Mine, leaving: Leaving, end: ChainEnd): Promise<void> {
  const { body } = sentOf({ head: '', signature: '', body: leaving.body });
  const head = writeHead({
    id: leaving.id,
    bond: null,
    epoch: 0,
    author: mine.own.author,
    about: NOTHING,
    date: leaving.date,
    seq: end[0] + 1,
    prev: end[1],
    size: body?.length ?? 0,
    body: hash(body ?? new Uint8Array()),
  });
  const signature = base64(await sign(mine.own, head));
  await mine.api.post('/me/records', { head: text(head), signature, body: leaving.body });
}

async function whereOwn(mine: Mine): Promise<Progress> {
  return (await mine.shelf.get<Progress>(PROGRESS, '')) ?? { after: 0, end: EMPTY_CHAIN };
}

/** Takes a piece of the own chain and keeps it, or nothing of it. Throws what `troubleOf` names. */
async function take(mine: Mine, { records, opened }: Piece, from: Progress): Promise<Progress> {
  let progress = from;
  const taken: Bundle[] = [];
  for (const [at, one] of (await opened).entries()) {
    const { id, date, seq, chain, hash: link } = orThrow(one.head);
    const { note } = orThrow(one.opening);
    if (chain !== 'own' || !follows(orThrow(one.head), progress.end)) throw new Trouble('broken-chain');
    if (note?.kind === 'bundle') taken.push({ id, date, position: seq, data: withoutGist(note.data) });
    progress = { after: records[at]?.position ?? progress.after, end: [seq, link] };
  }
  if (records.length === 0) return progress;
  const all = [...(await bundles(mine)), ...taken];
  const bonds = (await mine.shelf.all<WireBond>('bond')).map(({ id }) => id);
  await mine.shelf.change([
    // Limits and the like hold everywhere.
    ...[null, ...bonds].map(lastViewGone),
    ...pagesWith(BUNDLES, byPosition(all), taken.map(positionOf)),
    { kind: PROGRESS, key: '', value: progress },
  ]);
  readSoFar.set(mine, { after: progress.after, all });
  return progress;
}

/** A gist is for a new device, which reads it before anything else; all others would keep thousands of them. */
export function withoutGist({ gist: _, upto: __, ...data }: Data): Data {
  return data;
}

function positionOf({ position }: Bundle): number {
  return position;
}

function byPosition(all: readonly Bundle[]): ReadonlyMap<number, Bundle> {
  return new Map(all.map((bundle) => [bundle.position, bundle]));
}
