// SPDX-License-Identifier: AGPL-3.0-or-later
/** What one gives to the other: sealed, and kept here before anybody is told that it was given. */
import { newId } from '../sealed/bytes.ts';
import { holdId } from '../sealed/records.ts';
import { NOTHING } from '../sealed/shape.ts';
import { firstIdentity } from './bonds.ts';
import type { Depth, Starter } from './daily.ts';
import { dayHere } from './device/days.ts';
import { answerDraft, appreciateDraft, askDraft, respondDraft } from './device/drafts.ts';
import type { Proposing } from './experiment.ts';
import type { BondFeed } from './post/feed.ts';
import { heldHere } from './post/held.ts';
import { type Letter, write } from './post/outbox.ts';
import { refusal } from './say.ts';
import type { Desk } from './post/sync.ts';

/** What was written, and the drafts that it empties. */
export interface Given {
  readonly letters: readonly Letter[];
  readonly drafts: readonly string[];
}

export interface Answering {
  readonly question: string;
  readonly round: number;
  readonly text: string;
  /** Also shows it to the other before they have answered. */
  readonly first: boolean;
}

export interface Appreciating {
  readonly what: string;
  readonly when: string;
  readonly meant: string;
}

export async function answer(desk: Desk, bond: string, o: Answering): Promise<Given> {
  const feed = openFeed(desk, bond);
  const { question, round, text } = o;
  const hold = holdId(firstIdentity(feed.bond), question, round);
  if (await isAnswered(desk, feed, hold)) throw refusal('answered');
  const data = { question, round, text };
  const seen = feed.seenBefore(dayHere());
  const key = answerDraft(bond, question, round);
  const about = { kind: 'hold', id: hold } as const;
  const held = { about, kind: 'answer', data, seen, draft: { key, words: text } };
  const letters = [await write(desk.mine, feed.bond, held)];
  if (o.first)
    letters.unshift(await write(desk.mine, feed.bond, { about: NOTHING, kind: 'first', data, seen }));
  return { letters, drafts: [key] };
}

export function ask(desk: Desk, bond: string, text: string, depth: Depth): Promise<Given> {
  return share(desk, bond, { kind: 'question', data: { text, depth }, draft: askDraft(bond), words: text });
}

export function respond(
  desk: Desk,
  bond: string,
  data: { readonly record: string; readonly starter: Starter; readonly text: string },
): Promise<Given> {
  const draft = respondDraft(bond, data.record);
  return share(desk, bond, { kind: 'respond', data, draft, words: data.text });
}

/** `tucked` keeps it for tomorrow: the other sees it from then on. */
export async function appreciate(
  desk: Desk,
  bond: string,
  given: Appreciating,
  tucked: boolean,
): Promise<Given> {
  const { what, when, meant } = given;
  const data = { what, when, meant, from: dayHere(new Date(), tucked ? 1 : 0) };
  const draft = appreciateDraft(bond, 'what');
  const words = [what, when, meant].filter((part) => part !== '').join('\n');
  const { letters } = await share(desk, bond, { kind: 'appreciate', data, draft, words });
  return { letters, drafts: (['what', 'when', 'meant'] as const).map((part) => appreciateDraft(bond, part)) };
}

/** A proposal to find out about a practice together. */
export async function propose(desk: Desk, bond: string, data: Proposing): Promise<Given> {
  const feed = openFeed(desk, bond);
  const { item, weeks, from } = data;
  const seen = feed.seenBefore(dayHere());
  const note = { kind: 'experiment', data: { item, weeks, from }, seen, about: NOTHING };
  return { letters: [await write(desk.mine, feed.bond, note)], drafts: [] };
}

/** How many bytes a draw carries of evenings that suit both. */
export const EVENINGS = 960;

/**
 * The draw of a week under an id that was drawn before, and what it carries of evenings (base64), which is made for that id.
 * It says nothing of what was seen, because nobody decided to send it.
 */
export function week(
  desk: Desk,
  bond: string,
  o: { id: string; from: string; items: string[]; experiment: string; evenings: string },
): Promise<Letter> {
  const { id, from, items, experiment, evenings } = o;
  const { bond: open } = openFeed(desk, bond);
  return write(desk.mine, open, {
    about: NOTHING,
    kind: 'week',
    data: { from, items, experiment, evenings },
    seen: null,
    id,
  });
}

/** Throws a Refusal where nothing can be sent any more. */
export function openFeed(desk: Desk, bond: string): BondFeed {
  const feed = desk.feed(bond);
  if (feed.bond.closed !== null) throw refusal('closed');
  return feed;
}

async function share(
  desk: Desk,
  bond: string,
  o: {
    readonly kind: string;
    readonly data: Letter['note']['data'];
    readonly draft: string;
    readonly words: string;
  },
): Promise<Given> {
  const feed = openFeed(desk, bond);
  const { kind, data, draft, words } = o;
  const seen = feed.seenBefore(dayHere());
  const about = { about: NOTHING, id: newId(), draft: { key: draft, words } };
  return { letters: [await write(desk.mine, feed.bond, { kind, data, seen, ...about })], drafts: [draft] };
}

async function isAnswered(desk: Desk, feed: BondFeed, hold: string): Promise<boolean> {
  const { author } = feed.bond.key;
  const inFeed = feed.entries.some(({ head }) => head.author === author && head.about.id === hold);
  const onItsWay = desk.letters.some(
    (letter) => letter.bond === feed.bond.id && letter.about.id === hold && letter.about.kind === 'hold',
  );
  return inFeed || onItsWay || (await heldHere(desk.mine, feed.bond.id)).some((row) => row.hold === hold);
}
