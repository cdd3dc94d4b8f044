// SPDX-License-Identifier: AGPL-3.0-or-later
/** What a person does in a bond: answering, asking for today, resting, going. */
import { base64, text } from '../sealed/bytes.ts';
import { holdId } from '../sealed/records.ts';
import { type Head, LEAVE, readHead, writeHead } from '../sealed/shape.ts';
import { sign } from '../sealed/signing.ts';
import { newId } from '../sealed/bytes.ts';
import { firstIdentity } from './bonds.ts';
import type { BondFeed } from './feed.ts';
import { heldHere } from './held.ts';
import type { Leaving, TodayView } from './kinds.ts';
import { dayHere } from './mine.ts';
import { draftKey, write } from './outbox.ts';
import { refusedWith } from './refusal.ts';
import { refusal } from './say.ts';
import { changeSelf } from './selffile.ts';
import type { Desk } from './sync.ts';
import type { Thought } from './thought.ts';

const TRIES = 5;

/** Seals an answer and keeps it on this device; from then on it cannot be lost. Returns its id. */
export async function keepAnswer(
  desk: Desk,
  bond: string,
  o: { readonly question: string; readonly round: number; readonly text: string },
): Promise<string> {
  const feed = desk.feed(bond);
  if (feed.bond.closed !== null) throw refusal('closed');
  const hold = holdId(firstIdentity(feed.bond), o.question, o.round);
  if (await isAnswered(desk, feed, hold)) throw refusal('answered');
  const data = { question: o.question, round: o.round, text: o.text };
  const seen = feed.seenBefore(dayHere());
  const about = { kind: 'hold', id: hold } as const;
  const letter = await write(desk.mine, feed.bond, { about, kind: 'answer', data, seen });
  await desk.keep(letter, draftKey(bond, o.question, o.round));
  return letter.id;
}

export async function today(
  desk: Desk,
  thought: Thought,
  bond: string,
  evening: { readonly date: string; readonly another: boolean },
): Promise<TodayView> {
  const held = await heldHere(desk.mine, bond);
  const view = await thought.today(desk.mine, desk.feed(bond), { ...evening, held, letters: desk.letters });
  const { names } = desk.bonds.find((one) => one.id === bond) ?? { names: { mine: null, theirs: null } };
  // Before the first hello has come, people go by the names they were introduced with.
  return {
    ...view,
    names: { mine: view.names.mine ?? names.mine, theirs: view.names.theirs ?? names.theirs },
  };
}

/** Goes. The other is told as `o` says; on this device the bond is gone at once. */
export async function leave(desk: Desk, bond: string, o: Leaving): Promise<void> {
  const feed = desk.feed(bond);
  if (o.tell === 'never') await desk.mine.api.post(`/bonds/${bond}/leave`, { tell: 'never' });
  else await leaveTelling(desk, feed, o);
  await desk.forget(bond);
  desk.self = await changeSelf(desk.mine, (self) => {
    const { [bond]: left, ...bonds } = self.bonds;
    return left === undefined ? self : { ...self, bonds };
  });
}

async function leaveTelling(desk: Desk, feed: BondFeed, o: Leaving): Promise<void> {
  for (let tries = 1; ; tries++) {
    await feed.read();
    const head = leaveHead(feed, o);
    const signature = base64(await sign(feed.bond.key, head.text));
    try {
      await desk.mine.api.post(`/bonds/${feed.bond.id}/leave`, {
        tell: o.tell,
        ...(o.tell === 'date' ? { on: o.on } : {}),
        head: text(head.text),
        signature,
      });
      return;
    } catch (error) {
      if (!refusedWith(error, 'moved') || tries === TRIES) throw error;
    }
  }
}

/** It carries the day on which it is told, which says nothing about the day on which it was decided. */
function leaveHead(feed: BondFeed, o: Leaving): Head {
  const [seq, prev] = feed.myEnd;
  return readHead(
    writeHead({
      id: newId(),
      bond: feed.bond.id,
      epoch: feed.bond.newest,
      author: feed.bond.key.author,
      about: LEAVE,
      date: o.tell === 'date' && o.on !== undefined ? o.on : dayHere(),
      seq: seq + 1,
      prev,
      size: 0,
      body: null,
    }),
  );
}

async function isAnswered(desk: Desk, feed: BondFeed, hold: string): Promise<boolean> {
  const { author } = feed.bond.key;
  const inFeed = feed.entries.some(({ head }) => head.author === author && head.about.id === hold);
  const onItsWay = desk.letters.some(
    (letter) => letter.bond === feed.bond.id && letter.about.id === hold && letter.about.kind === 'hold',
  );
  return inFeed || onItsWay || (await heldHere(desk.mine, feed.bond.id)).some((row) => row.hold === hold);
}
