// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * Evenings that suit both: what a draw carries of them, and what came back. The brain says which messages are meant;
 * every device makes them, with as much work, whether or not its person ever marked an evening, and nothing of what is
 * sent tells which. Where a message cannot be made, nobody's stands in its place: one of a secret that is drawn and lost.
 *
 * Source: docs/specs/protocol.md, section 12. It comes when it is first needed: the group of section 11 weighs a lot.
 */
import { base64, type Bytes, concat, random } from '../../sealed/bytes.ts';
import { Malformed } from '../../sealed/shape.ts';
import { type Answering, WishRound } from '../../sealed/wishes.ts';
import { EVENINGS, openFeed } from '../giving.ts';
import { keepOwn } from '../post/own.ts';
import { WEEKDAYS } from './suiting.ts';
import type { Desk } from '../post/sync.ts';
import { bytesOf } from './rounds.ts';

const BLINDS = 384;
const EVALUATED = 384;
const SECRET = 32;

/** The first messages of a round: the draws of the week before in which they stand, by their ids. */
interface Messages {
  /** The Monday. */
  readonly round: string;
  /** Of which `mine` was made; null where this device does not know. */
  readonly days: readonly number[] | null;
  readonly mine: string;
  readonly theirs: string;
}

/** What a draw carries: a first message of `days` for a round, and the answer to another one. */
export interface Carried {
  readonly round: string;
  readonly days: readonly number[];
  readonly answer: Messages | null;
}

/** What is to be looked through: the draws of this week, mine and the other's, by their ids; null where one is missing. */
export interface Look {
  readonly round: string;
  readonly messages: (Messages & { readonly answered: string; readonly answers: string }) | null;
}

/** What goes into a draw, in base64 and always of one size, and the days of which it was made; null of nobody's. */
export interface Carrying {
  readonly evenings: string;
  readonly days: readonly number[] | null;
}

interface Message extends Answering {
  readonly blinds: Bytes;
}

/** What the draw with this id carries; null: the brain did not say. */
export async function carrying(
  desk: Desk,
  bond: string,
  draw: string,
  carried: Carried | null,
): Promise<Carrying> {
  const side = carried ? sideOf(desk, bond, { ...carried, draw }) : nobody(desk, bond);
  const blinds = side.blinds();
  await breath();
  const answer = await answerTo(desk, bond, draw, carried?.answer ?? null);
  const { evaluated, table } = answer;
  return { evenings: base64(concat(blinds, evaluated, table)), days: carried?.days ?? null };
}

/** Looks through what came back and keeps what both have, also where it is nothing: later nothing is added to a week. */
export async function lookThrough(desk: Desk, bond: string, look: Look): Promise<void> {
  const found = await common(desk, bond, look);
  // A device that knows not what its person asked cannot say what came of it: another one can.
  if (look.messages && !look.messages.days) return;
  const days = WEEKDAYS.filter((day) => found.includes(wish(day)));
  await keepOwn(desk.mine, bond, { kind: 'evenings-both', data: { from: look.round, days } });
}

/** What I learn, the other can learn too: nothing, where my own draw does not answer theirs. */
async function common(desk: Desk, bond: string, { messages }: Look): Promise<readonly string[]> {
  const draw = messages?.answered ?? '';
  const answer = await answerTo(desk, bond, draw, messages);
  const mine = messages && messageIn(desk, bond, messages.answered, 'mine');
  const theirs = messages && messageIn(desk, bond, messages.answers, 'theirs');
  await breath();
  const { days = null, round = '', mine: asked = '' } = messages ?? {};
  const side = days ? sideOf(desk, bond, { round, days, draw: asked }) : nobody(desk, bond);
  const found = orNull(() => side.both(theirs ?? answer));
  return mine && theirs && same(mine, answer) ? (found ?? []) : [];
}

/** The second message to the other's first one, for a draw of mine; nobody's where it cannot be made. */
async function answerTo(
  desk: Desk,
  bond: string,
  draw: string,
  messages: Messages | null,
): Promise<Answering> {
  const [none, blank] = [nobody(desk, bond), nobody(desk, bond).blinds()];
  await breath();
  const theirs = messages && messageIn(desk, bond, messages.theirs, 'theirs');
  const { days = null, round = '' } = messages ?? {};
  const side = days && theirs ? sideOf(desk, bond, { round, days, draw }) : none;
  return orNull(() => side.answer(theirs?.blinds ?? blank)) ?? none.answer(blank);
}

function same(one: Answering, other: Answering): boolean {
  const [here, there] = [one, other].map(({ evaluated, table }) => base64(concat(evaluated, table)));
  return here === there;
}

/** My side of a round, for what stands in one draw of mine. */
function sideOf(
  desk: Desk,
  bond: string,
  o: { readonly round: string; readonly days: readonly number[]; readonly draw: string },
): WishRound {
  const { round, days, draw } = o;
  return new WishRound(desk.mine.identity, { ...whose(desk, bond), round, draw }, days.map(wish));
}

/** What it makes cannot be told from anybody's, and nobody learns anything from it. */
function nobody(desk: Desk, bond: string): WishRound {
  return new WishRound(random(SECRET), { ...whose(desk, bond), round: '' }, []);
}

function whose(desk: Desk, bond: string): { bond: string; mine: string; theirs: string } {
  const { key, theirCard } = openFeed(desk, bond).bond;
  return { bond, mine: key.author, theirs: theirCard.author };
}

function wish(day: number): string {
  return `evening-${day}`;
}

/** What a draw carries of evenings; null where it is of an older version, or not of its one size. */
function messageIn(desk: Desk, bond: string, id: string, whose: 'mine' | 'theirs'): Message | null {
  const { entries, bond: open } = openFeed(desk, bond);
  const author = whose === 'mine' ? open.key.author : open.theirCard.author;
  const note =
    entries.find(({ head }) => head.id === id && head.author === author)?.row.note ??
    desk.letters.find((letter) => letter.id === id && letter.author === author)?.note;
  const letters = note?.data['evenings'];
  const bytes = typeof letters === 'string' ? orNull(() => bytesOf(letters)) : null;
  if (bytes?.length !== EVENINGS) return null;
  const [evaluated, table] = [BLINDS, BLINDS + EVALUATED];
  return {
    blinds: bytes.slice(0, evaluated),
    evaluated: bytes.slice(evaluated, table),
    table: bytes.slice(table),
  };
}

/** Each message takes a phone a moment, and whoever sits before it may be pressing something. */
function breath(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

function orNull<T>(make: () => T): T | null {
  try {
    return make();
  } catch (error) {
    if (error instanceof Malformed) return null;
    throw error;
  }
}
