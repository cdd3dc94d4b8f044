// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * Evenings that suit both: what a draw carries of them, and what came back. The brain says which messages are meant;
 * every device makes them, whether or not its person ever marked an evening, and nothing of what is sent tells which.
 *
 * Source: docs/specs/protocol.md, section 12. It comes when it is first needed: the group of section 11 weighs a lot.
 */
import { base64, type Bytes, concat, random } from '../../sealed/bytes.ts';
import { Malformed } from '../../sealed/shape.ts';
import { WishRound } from '../../sealed/wishes.ts';
import { EVENINGS, openFeed } from '../giving.ts';
import { keepOwn } from '../post/own.ts';
import { WEEKDAYS } from './suiting.ts';
import type { Desk } from '../post/sync.ts';
import { bytesOf, roundOf } from './wishes.ts';

const BLINDS = 384;
const EVALUATED = 384;

/** The first messages of a round: the draws of the week before in which they stand, by their ids. */
interface Messages {
  /** The Monday. */
  readonly round: string;
  /** Of which of these `mine` may be made. */
  readonly lists: readonly (readonly number[])[];
  readonly mine: string;
  readonly theirs: string;
}

/** What a draw carries: a first message of `days` for a round, and the answer to another one. */
export interface Carried {
  readonly round: string;
  readonly days: readonly number[];
  readonly answer: Messages | null;
}

/** What is to be looked through: the draws of this week, mine and the other's, by their ids. */
export interface Look extends Messages {
  readonly answered: string;
  readonly answers: string;
}

interface Message {
  readonly blinds: Bytes;
  readonly evaluated: Bytes;
  readonly table: Bytes;
}

/** What a draw carries, in base64; always of one size. */
export async function carrying(desk: Desk, bond: string, { round, days, answer }: Carried): Promise<string> {
  const blinds = sideOf(desk, bond, round, days).blinds();
  const answered = answer === null ? null : await answerTo(desk, bond, answer);
  return base64(concat(blinds, answered ?? random(EVENINGS - BLINDS)));
}

/** Looks through what came back and keeps what both have, where there is something to look through. */
export async function lookThrough(desk: Desk, bond: string, look: Look | null): Promise<void> {
  const side = look && (await mySide(desk, bond, look));
  // From a device that is lost, or whose bundle has not come yet.
  if (!look || !side) return;
  const found = await common(desk, bond, look, side);
  const days = WEEKDAYS.filter((day) => found.includes(wish(day)));
  await keepOwn(desk.mine, bond, { kind: 'evenings-both', data: { from: look.round, days } });
}

/** What I learn, the other can learn too: nothing, where my own draw does not answer theirs. */
async function common(desk: Desk, bond: string, look: Look, side: WishRound): Promise<readonly string[]> {
  const answered = await answerTo(desk, bond, look);
  const mine = messageIn(desk, bond, look.answered, 'mine');
  if (!answered || !mine || base64(answered) !== base64(concat(mine.evaluated, mine.table))) return [];
  const theirs = messageIn(desk, bond, look.answers, 'theirs');
  return (theirs && orNull(() => side.both(theirs))) ?? [];
}

/** The second message to the other's first one; null where that is none, or where mine was made elsewhere. */
async function answerTo(desk: Desk, bond: string, messages: Messages): Promise<Bytes | null> {
  const side = await mySide(desk, bond, messages);
  const theirs = messageIn(desk, bond, messages.theirs, 'theirs');
  if (!side || !theirs) return null;
  await breath();
  return orNull(() => {
    const { evaluated, table } = side.answer(theirs.blinds);
    return concat(evaluated, table);
  });
}

/** My side of a round, as my first message says it. */
async function mySide(desk: Desk, bond: string, { round, lists, mine }: Messages): Promise<WishRound | null> {
  const message = messageIn(desk, bond, mine, 'mine');
  if (!message) return null;
  const said = base64(message.blinds);
  for (const days of lists) {
    await breath();
    const side = sideOf(desk, bond, round, days);
    if (base64(side.blinds()) === said) return side;
  }
  return null;
}

function sideOf(desk: Desk, bond: string, round: string, days: readonly number[]): WishRound {
  return roundOf(desk, bond, round, days.map(wish));
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
