// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * The rounds in which wishes are matched. The brain says which message is due; every device sends it, whether or not
 * its person ever marked anything, and nothing of what is sent tells which.
 *
 * Source: docs/specs/protocol.md, section 11. It comes when it is first needed: the group of section 11 weighs a lot.
 */
import { base64, type Bytes, fromBase64, newId } from '../../sealed/bytes.ts';
import { Malformed, NOTHING } from '../../sealed/shape.ts';
import { blindsId, WishRound } from '../../sealed/wishes.ts';
import { firstIdentity } from '../bonds.ts';
import { openFeed } from '../giving.ts';
import { write } from '../post/outbox.ts';
import { keepOwn } from '../post/own.ts';
import type { Desk } from '../post/sync.ts';

interface Begin {
  readonly step: 'begin';
  readonly round: string;
  readonly items: readonly string[];
  /** Not kept yet: without the list, nothing that comes back could be read. */
  readonly fresh: boolean;
}

/** `mine` is my first message, made of one of the `lists`. */
interface Mine {
  readonly round: string;
  readonly lists: readonly (readonly string[])[];
  readonly mine: string;
}

interface Answer extends Mine {
  readonly step: 'answer';
  readonly theirs: string;
  /** The id of the record that `theirs` stands in. */
  readonly named: string;
}

interface Both extends Mine {
  readonly step: 'both';
  readonly evaluated: string;
  readonly table: string;
}

export type WishStep = Begin | Answer | Both;

/** Does what is due, until nothing new is; `due` asks the brain. True where something is to be sent. */
export async function sendWishes(
  desk: Desk,
  bond: string,
  due: () => Promise<readonly WishStep[]>,
): Promise<boolean> {
  const done = new Set<string>();
  let written = false;
  for (;;) {
    const steps = (await due()).filter(({ step, round }) => !done.has(`${step} ${round}`));
    if (steps.length === 0) return written;
    for (const step of steps) {
      done.add(`${step.step} ${step.round}`);
      written = (await take(desk, bond, step)) || written;
    }
  }
}

async function take(desk: Desk, bond: string, step: WishStep): Promise<boolean> {
  try {
    if (step.step === 'begin') return await begin(desk, bond, step);
    const side = sideOf(desk, bond, step);
    // From a device that is lost, or whose bundle has not come yet.
    if (side === null) return false;
    if (step.step === 'both') return await keepBoth(desk, bond, step, side);
    const { bond: open } = openFeed(desk, bond);
    // Under any other name it could be a second one, and ask about twelve wishes more.
    if (step.named !== blindsId(firstIdentity(open), step.round, open.theirCard.author)) return false;
    const { evaluated, table } = side.answer(bytesOf(step.theirs));
    const data = { round: step.round, evaluated: base64(evaluated), table: base64(table) };
    return await send(desk, bond, 'wish-table', data);
  } catch (error) {
    // The other sent what is no message: nothing answers it.
    if (error instanceof Malformed) return false;
    throw error;
  }
}

/** Throws Malformed. */
export function bytesOf(letters: string): Bytes {
  try {
    return fromBase64(letters);
  } catch (error) {
    throw new Malformed('a message about wishes is not base64', { cause: error });
  }
}

async function begin(desk: Desk, bond: string, { round, items, fresh }: Begin): Promise<boolean> {
  if (fresh) await keepOwn(desk.mine, bond, { kind: 'wish-round', data: { round, items: [...items] } });
  const blinds = base64(roundOf(desk, bond, round, items).blinds());
  const { bond: open } = openFeed(desk, bond);
  const id = blindsId(firstIdentity(open), round, open.key.author);
  return send(desk, bond, 'wish-blinds', { round, blinds }, id);
}

async function keepBoth(desk: Desk, bond: string, step: Both, side: WishRound): Promise<boolean> {
  const { round, evaluated, table } = step;
  const items = found(side, evaluated, table);
  await keepOwn(desk.mine, bond, { kind: 'wish-both', data: { round, items: [...items] } });
  return false;
}

/** What is no message holds nothing, and is not looked through again. */
function found(side: WishRound, evaluated: string, table: string): readonly string[] {
  try {
    return side.both({ evaluated: bytesOf(evaluated), table: bytesOf(table) });
  } catch (error) {
    if (error instanceof Malformed) return [];
    throw error;
  }
}

/** My side of a round, as my first message says it. */
function sideOf(desk: Desk, bond: string, { round, lists, mine }: Mine): WishRound | null {
  const sides = lists.map((items) => roundOf(desk, bond, round, items));
  return sides.find((side) => base64(side.blinds()) === mine) ?? null;
}

function roundOf(desk: Desk, bond: string, round: string, items: readonly string[]): WishRound {
  const { key, theirCard } = openFeed(desk, bond).bond;
  const of = { bond, round, mine: key.author, theirs: theirCard.author };
  return new WishRound(desk.mine.identity, of, items);
}

/** It says nothing of what was seen, because nobody decided to send it. */
async function send(
  desk: Desk,
  bond: string,
  kind: string,
  data: Record<string, string>,
  id = newId(),
): Promise<boolean> {
  const { bond: open } = openFeed(desk, bond);
  await desk.keep([await write(desk.mine, open, { about: NOTHING, kind, data, seen: null, id })]);
  return true;
}
