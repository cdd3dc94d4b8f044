// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * What is on its way: sealed and durable here before anybody is told that it was given, sent in order, and let go
 * only when it was seen where it belongs.
 *
 * A letter keeps its id and body whatever happens; its head is written and signed at each try, so that a lost
 * compare-and-swap costs nothing and a repeated one is the same record.
 */
import { base64, type Bytes, fromBase64, hash, newId, text } from '../../sealed/bytes.ts';
import { type Note, type Place, type Seen, sealNote, sealStrict } from '../../sealed/records.ts';
import { type About, type ChainEnd, EMPTY_CHAIN, readHead, writeHead } from '../../sealed/shape.ts';
import { sign } from '../../sealed/signing.ts';
import { newestRecipient, type OpenBond } from '../bonds.ts';
import type { BondFeed } from './feed.ts';
import { heldKind, heldRow } from './held.ts';
import { dayHere } from '../device/days.ts';
import { lastViewGone } from '../device/lastview.ts';
import type { Mine } from '../device/mine.ts';
import { refusedWith } from '../refusal.ts';
import { refusal, type TroubleCode } from '../say.ts';
import type { Change } from '../device/shelf.ts';
import type { WirePlaced } from './wire.ts';

const TRIES = 5;

export interface Letter {
  /** Orders letters: milliseconds since 1970 when it was written, on this device only. */
  readonly written: number;
  readonly id: string;
  readonly bond: string;
  readonly author: string;
  readonly epoch: number;
  readonly about: About;
  readonly date: string;
  readonly note: Note;
  /** null for a drop. */
  readonly body: string | null;
  /** Where its words go back to if it can never arrive; null where there are none to save. */
  readonly draft: { readonly key: string; readonly words: string } | null;
  /** The server has it, and the feed has not shown it yet. */
  readonly sent: boolean;
}

/** What became of trying to send all letters of a bond. */
export interface Sending {
  /** Ids now waiting at the server for their counterpart. */
  readonly held: ReadonlySet<string>;
  readonly tried: number;
  readonly troubles: readonly TroubleCode[];
  /** Ids that can never arrive, and why; their words are drafts again. */
  readonly refused: ReadonlyMap<string, TroubleCode>;
}

export async function letters(mine: Mine): Promise<Letter[]> {
  const late = ({ note }: Letter): number => Number(note.kind === 'first');
  // Of two of one millisecond the answer goes before the words that show it first.
  return (await mine.shelf.all<Letter>('letter')).sort((a, b) => a.written - b.written || late(a) - late(b));
}

/** Seals a record of a bond. `strictly`: to me and a one-note key, as section 6 asks of held words in strict bonds. */
export async function write(
  mine: Mine,
  bond: OpenBond,
  o: {
    readonly about: About;
    readonly kind: string;
    readonly data: Note['data'];
    readonly seen: Seen;
    readonly id?: string;
    readonly draft?: Letter['draft'];
  },
): Promise<Letter> {
  const { author } = bond.key;
  const place: Place = { id: o.id ?? newId(), bond: bond.id, author, about: o.about };
  const note: Note = { kind: o.kind, seen: o.seen, data: o.data };
  const body = o.about.kind === 'drop' ? null : base64(await sealed(mine, bond, place, note));
  const rest = { epoch: bond.newest, date: dayHere(), note, body, draft: o.draft ?? null, sent: false };
  return { ...rest, id: place.id, bond: bond.id, author, about: o.about, written: Date.now() };
}

async function sealed(mine: Mine, bond: OpenBond, place: Place, note: Note): Promise<Bytes> {
  const strictly = place.about.kind === 'hold' && bond.hold === 'strict';
  try {
    if (strictly) return await sealStrict(mine.recipient, place, note);
    return await sealNote([newestRecipient(bond)], place, note);
  } catch (error) {
    if (error instanceof RangeError) throw refusal('too-long', error);
    throw error;
  }
}

export function kept(letter: Letter): Change {
  return { kind: 'letter', key: letter.id, value: letter };
}

export function letGo(letter: Letter): Change {
  return { kind: 'letter', key: letter.id, gone: true };
}

/** Lets go of letters that the feed has shown. */
export async function settleLetters(mine: Mine, feed: BondFeed): Promise<void> {
  const seen = (await letters(mine)).filter((letter) => letter.bond === feed.bond.id && feed.has(letter));
  if (seen.length > 0) await mine.shelf.change(seen.map(letGo));
}

/**
 * Sends what waits in this bond, and again what the feed, just read, does not show. Throws a Refusal when the server cannot be
 * reached or has signed us out.
 */
export async function sendAll(mine: Mine, feed: BondFeed): Promise<Sending> {
  await settleLetters(mine, feed);
  const waiting = (await letters(mine)).filter((letter) => letter.bond === feed.bond.id);
  const held = new Set<string>();
  const troubles: TroubleCode[] = [];
  const refused = new Map<string, TroubleCode>();
  const gone = new Set<string>();
  for (const letter of waiting) {
    if (gone.has(letter.id)) continue;
    try {
      if (await send(mine, feed, letter)) held.add(letter.id);
    } catch (error) {
      // A derived id that the other has used up: nobody typed what is in the letter, and there is nothing to do.
      const usedUp = letter.draft === null && refusedWith(error, 'taken');
      const trouble = usedUp || refusedWith(error, 'dropped') ? null : troubleOfSending(error);
      if (trouble !== null) troubles.push(trouble);
      // Nothing typed is lost; but a chain that the server disputes must not be continued blindly.
      if (trouble === 'server-chain' || trouble === 'disk-full') break;
      if (trouble !== null) refused.set(letter.id, trouble);
      // Words that go nowhere as an answer do not go first either.
      const firsts = waiting.filter((other) => !other.sent && wentFirst(other, letter));
      for (const { id } of firsts) gone.add(id);
      const changes = [...(await asDraft(mine, letter)), ...firsts.map(letGo)];
      await mine.shelf.change([...changes, lastViewGone(letter.bond)]);
    }
  }
  return { held, tried: waiting.length, troubles, refused };
}

/** Whether `first` shows the words of this answer before the other has answered. */
function wentFirst(first: Letter, { note: answer }: Letter): boolean {
  const { kind, data } = first.note;
  if (kind !== 'first' || answer.kind !== 'answer') return false;
  return data['question'] === answer.data['question'] && data['round'] === answer.data['round'];
}

/** Sends one letter, again after each lost compare-and-swap. True where it is held now. */
async function send(mine: Mine, feed: BondFeed, letter: Letter): Promise<boolean> {
  for (let tries = 1; ; tries++) {
    const end = letter.about.kind === 'hold' ? EMPTY_CHAIN : feed.myEnd;
    try {
      return await post(mine, feed.bond, letter, end);
    } catch (error) {
      const moved = refusedWith(error, 'moved');
      if (!(moved || refusedWith(error, 'taken')) || tries === TRIES) throw error;
      // Another device of mine was quicker. Its record is believed only once it is read and verified here.
      await feed.read();
      // It had sent this very one, whose id is derived.
      if (feed.has(letter)) return false;
      if (!moved || feed.myEnd[0] === end[0]) throw error;
    } finally {
      // The next letter continues the chain from what was read, never from what was merely sent.
      if (letter.about.kind !== 'hold') await feed.read();
    }
  }
}

async function post(mine: Mine, bond: OpenBond, letter: Letter, end: ChainEnd): Promise<boolean> {
  const body = letter.body === null ? null : fromBase64(letter.body);
  const head = writeHead({
    id: letter.id,
    bond: bond.id,
    epoch: letter.epoch,
    author: bond.key.author,
    about: letter.about,
    date: letter.date,
    seq: end[0] + 1,
    prev: end[1],
    size: body?.length ?? 0,
    body: body === null ? null : hash(body),
  });
  const placed = await mine.api.post<WirePlaced>(`/bonds/${bond.id}/records`, {
    head: text(head),
    signature: base64(await sign(bond.key, head)),
    body: letter.body,
  });
  if (placed.state === 'open') {
    await mine.shelf.change([kept({ ...letter, sent: true })]);
    return false;
  }
  const row = heldRow(text(head), readHead(head), letter.note);
  await mine.shelf.change([letGo(letter), { kind: heldKind(bond.id), key: letter.id, value: row }]);
  return true;
}

/** Throws on where trying again later is the remedy. */
function troubleOfSending(error: unknown): TroubleCode {
  if (refusedWith(error, 'moved')) return 'server-chain';
  if (refusedWith(error, 'hold-used')) return 'hold-used';
  if (refusedWith(error, 'disk-full')) return 'disk-full';
  const lasting = [
    'taken',
    'closed',
    'not-found',
    'malformed',
    'misplaced',
    'too-large',
    'bad-signature',
    'nothing-to-drop',
  ];
  if (lasting.some((code) => refusedWith(error, code))) return 'not-taken';
  throw error;
}

/** A letter that can never arrive: its words become a draft again, beside what may be written there now. */
export async function asDraft(mine: Mine, { id, draft }: Letter): Promise<Change[]> {
  const gone: Change = { kind: 'letter', key: id, gone: true };
  if (draft === null) return [gone];
  const now = (await mine.shelf.get<string>('draft', draft.key)) ?? '';
  const whole = now === '' || now === draft.words ? draft.words : `${now}\n\n${draft.words}`;
  return [gone, { kind: 'draft', key: draft.key, value: whole }];
}
