// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * A copy of one's own: everything this person can read, as the sealed and signed files themselves, and beside them what
 * anybody can read. The files lie as `nearer export` lays them, so that `nearer open` takes them.
 */
import { type Bytes, concat, fromBase64, fromHex, utf8 } from '../../sealed/bytes.ts';
import { type Drawer, keyOf, readDrawer } from '../../sealed/drawer.ts';
import { Malformed, readCard } from '../../sealed/shape.ts';
import { confirm, type Entrance } from '../people/account.ts';
import { dayHere } from '../device/days.ts';
import { type JournalPage, readAll } from '../people/drawer.ts';
import { sentOf, troubleOf, verified } from '../post/entry.ts';
import type { BondFeed } from '../post/feed.ts';
import { heldHere } from '../post/held.ts';
import { HOW_TO_OPEN, HOW_TO_OPEN_JOURNAL } from './howto.ts';
import type { Mine } from '../device/mine.ts';
import { ownRecords } from '../post/own.ts';
import { type OpenedBond, readable } from './readable.ts';
import { Refusal, refusedWith } from '../refusal.ts';
import { refusal, troubleSaid } from '../say.ts';
import type { Desk } from '../post/sync.ts';
import { ofOwn, recordsOf } from '../thought.ts';
import { titles } from '../titles.ts';
import type { WireBond, WireFeed, WireMe, WireSent } from '../post/wire.ts';
import type { Working } from '../working.ts';

/** What stands before the 32 bytes of an Ed25519 public key in the form openssl reads (RFC 8410). */
const DER = fromHex('302a300506032b6570032100');
const AT_ONCE = 200;

/** What it takes to make a copy. */
export interface CopyRoom extends Entrance {
  /** The compiled catalogue, as JSON. */
  readonly catalogue: () => Promise<string>;
}

/** A file of a copy. */
interface Entry {
  readonly path: string;
  readonly bytes: Bytes;
}

export interface Copying {
  /** The pairing whose shared words go in. */
  readonly bond: string | null;
  /** Also every other pairing, what waits, own records and the journal; then the passphrase is needed. */
  readonly own: boolean;
  readonly passphrase?: string;
}

/** A zip of the files. Throws a Refusal `wrong-key` where the passphrase does not fit. */
export async function copy(at: CopyRoom, working: Working, o: Copying): Promise<Blob> {
  const { passphrase } = o;
  if (o.own && passphrase === undefined) throw refusal('wrong-key');
  if (passphrase !== undefined) await confirm(at, working.who, passphrase);
  const files = await working.act((desk) => collected(at, desk, o));
  // Only who makes a copy needs it.
  const { zipSync } = await import('fflate');
  // What is sealed has no pattern to squeeze.
  const packed = files.map(
    ({ path, bytes }) => [path, [bytes, { level: path.endsWith('.age') ? 0 : 6 }]] as const,
  );
  const zip = zipSync(Object.fromEntries(packed) as Parameters<typeof zipSync>[0]);
  return new Blob([zip], { type: 'application/zip' });
}

/** Every file of the copy. What does not check is copied all the same, and named. */
export async function collected(at: CopyRoom, desk: Desk, o: Copying): Promise<readonly Entry[]> {
  const { mine } = desk;
  await desk.all();
  const me = await mine.api.get<WireMe>('/me');
  const files: Entry[] = [
    file('handle', mine.handle),
    sealed('identity.passphrase.age', me.keys.passphrase_file),
    sealed('self.age', me.self.file),
  ];
  const odd: string[] = [];
  const bonds: OpenedBond[] = [];
  for (const wire of await mine.api.get<readonly WireBond[]>('/bonds')) {
    if (wire.id !== o.bond && !o.own) continue;
    const feed = desk.find(wire.id);
    files.push(...ofBond(wire), ...(await ofRecords(desk, wire, { feed, odd, own: o.own })));
    if (feed !== null) bonds.push(await openedBond(desk, feed, o.own));
  }
  let journal: readonly JournalPage[] | null = null;
  if (o.own) {
    files.push(...(await filesOfOwn(desk)));
    const drawer = readDrawer(desk.self.drawer);
    if (drawer !== null) journal = await journalOf(at, mine, drawer, o.passphrase ?? '');
  }
  const own = o.own ? await ofOwn(mine) : null;
  const texts = await titles(at.catalogue);
  const opened = readable({ made: dayHere(), texts, bonds, own, journal });
  files.push(...opened.map(([path, text]) => file(path, text)));
  files.push(file('HOW-TO-OPEN.txt', HOW_TO_OPEN + (o.own ? HOW_TO_OPEN_JOURNAL : '')));
  if (odd.length > 0) files.push(file('DOES-NOT-CHECK.txt', `${odd.join('\n')}\n`));
  return files;
}

function ofBond(wire: WireBond): Entry[] {
  const place = `bonds/${named(wire.id)}`;
  const { id, invitation, closed } = wire;
  const files = [file(`${place}/bond.json`, JSON.stringify({ id, invitation, closed }))];
  for (const side of ['offer', 'accept'] as const) {
    const { card, mac } = wire[side];
    files.push(file(`${place}/${side}.card`, card), file(`${place}/${side}.mac`, mac));
    files.push(...keyOfCard(`${place}/${side}.der`, card));
  }
  for (const epoch of wire.epochs) {
    const { countersignature: second } = epoch;
    const nth = whole(epoch.epoch);
    const stated = `${place}/epoch.${nth}`;
    files.push(
      sealed(`${place}/bond.${nth}.age`, epoch.key_file),
      file(`${stated}.statement`, epoch.statement),
      sealed(`${stated}.signature`, epoch.signature),
      file(`${stated}.by`, epoch.by),
      ...(second === null ? [] : [sealed(`${stated}.countersignature`, second)]),
    );
  }
  return files;
}

/** The public key on a card, as openssl reads it; nothing where the card is none. */
function keyOfCard(path: string, card: string): Entry[] {
  try {
    return [{ path, bytes: concat(DER, fromHex(readCard(utf8(card)).sign)) }];
  } catch (error) {
    if (error instanceof Malformed) return [];
    throw error;
  }
}

/** null where the passphrase does not open it (yet): sealed it is in the copy all the same. */
async function journalOf(
  at: Entrance,
  mine: Mine,
  drawer: Drawer,
  passphrase: string,
): Promise<readonly JournalPage[] | null> {
  try {
    return await readAll(at, mine, drawer, passphrase);
  } catch (error) {
    if (refusedWith(error, 'drawer-shut')) return null;
    throw error;
  }
}

/** What is open to both, and where `own` is asked for mine that waits. */
async function ofRecords(
  desk: Desk,
  wire: WireBond,
  o: { readonly feed: BondFeed | null; readonly odd: string[]; readonly own: boolean },
): Promise<Entry[]> {
  const { feed, odd } = o;
  const place = `bonds/${wire.id}`;
  const files: Entry[] = [];
  const add = async (path: string, record: WireSent): Promise<void> => {
    if (!(await checks(feed, record))) odd.push(path);
    files.push(...ofRecord(path, record));
  };
  for await (const record of pages(desk, `/bonds/${wire.id}/records`))
    await add(`${place}/records/${six(record.position)}`, record);
  if (!o.own) return files;
  const waiting = await desk.mine.api.get<readonly WireSent[]>(`/bonds/${wire.id}/held`);
  for (const [at, record] of waiting.entries()) await add(`${place}/waiting/${six(at + 1)}`, record);
  return files;
}

/** Own bundles, and the journal with what opens it. */
async function filesOfOwn(desk: Desk): Promise<Entry[]> {
  const files: Entry[] = [];
  for await (const record of pages(desk, '/me/records'))
    files.push(...ofRecord(`own/${six(record.position)}`, record));
  const drawer = readDrawer(desk.self.drawer)?.files.find((one) => keyOf(one) === 'passphrase');
  if (drawer !== undefined) files.push(sealed('drawer.passphrase.age', drawer));
  const journal = (await ownRecords(desk.mine)).flatMap(({ kind, data: { drawer: entry } }) =>
    kind === 'journal' && typeof entry === 'string' ? [entry] : [],
  );
  return [...files, ...journal.map((entry, at) => sealed(`journal/${six(at + 1)}.age`, entry))];
}

function ofRecord(path: string, { head, signature, body }: WireSent): Entry[] {
  const files = [file(`${path}.head`, head), sealed(`${path}.signature`, signature)];
  return body === null ? files : [...files, sealed(`${path}.age`, body)];
}

async function checks(feed: BondFeed | null, record: WireSent): Promise<boolean> {
  if (feed === null) return false;
  try {
    await verified(feed.bond, sentOf(record));
    return true;
  } catch (error) {
    troubleOf(error);
    return false;
  }
}

/** `own`: also what only this person knows of yet. */
async function openedBond(desk: Desk, feed: BondFeed, own: boolean): Promise<OpenedBond> {
  const { id, kind, closed } = feed.bond;
  const held = own ? await heldHere(desk.mine, id) : [];
  const letters = own ? desk.letters : [];
  const names = desk.bonds.find((one) => one.id === id)?.names ?? { mine: '', theirs: null };
  return { id, kind, names, closed, told: recordsOf({ feed, held, letters }) };
}

async function* pages(desk: Desk, path: string): AsyncGenerator<WireFeed['records'][number]> {
  let after = 0;
  for (let more = true; more;) {
    const piece = await desk.mine.api.get<WireFeed>(`${path}?after=${after}&limit=${AT_ONCE}`);
    yield* piece.records;
    const last = piece.records.at(-1)?.position ?? after;
    more = piece.more && last > after;
    after = last;
  }
}

/** It becomes the name of a folder. */
function named(id: string): string {
  if (!/^[0-9a-f]{32}$/.test(id)) throw refusal('no-bond');
  return id;
}

/** It becomes part of the name of a file. */
function whole(number: number): string {
  if (!Number.isSafeInteger(number) || number < 0) throw new Refusal('malformed', troubleSaid('malformed'));
  return String(number);
}

function six(number: number): string {
  return whole(number).padStart(6, '0');
}

function file(path: string, text: string): Entry {
  return { path, bytes: utf8(text) };
}

function sealed(path: string, base64: string): Entry {
  return { path, bytes: fromBase64(base64) };
}
