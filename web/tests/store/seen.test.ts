// SPDX-License-Identifier: AGPL-3.0-or-later
/** What my records say of how far I have read: until the evening before, and only where I decided to send them. */
import { afterEach, expect, test, vi } from 'vitest';

import type { Note, Seen } from '../../sealed/records.ts';
import type { ChainEnd } from '../../sealed/shape.ts';
import type { BondFeed } from '../../store/post/feed.ts';
import { look, pair, question, type Someone } from './browser.ts';

afterEach(() => {
  vi.useRealTimers();
});

function days(later: number): void {
  vi.useRealTimers();
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + later * 86_400_000 });
}

function feedOf(who: Someone, bond: string): BondFeed {
  return who.person.with(bond).working.desk.feed(bond);
}

/** What this person has sent, oldest first. */
function sent(who: Someone, bond: string): readonly (Note & { readonly id: string })[] {
  const feed = feedOf(who, bond);
  const mine = feed.entries.filter(({ head }) => head.author === feed.bond.key.author);
  return mine.flatMap(({ head, row }) => (row.note === null ? [] : [{ ...row.note, id: head.id }]));
}

function seenIn(who: Someone, bond: string, kind: string): Seen | undefined {
  return sent(who, bond).findLast((note) => note.kind === kind)?.seen;
}

/** Where the other's chain ends, as this device has read it. */
function endOfOther(who: Someone, bond: string): ChainEnd | undefined {
  const feed = feedOf(who, bond);
  return feed.ends[feed.bond.theirCard.author];
}

test('what I decide to send names nothing that I read later than the evening before', async () => {
  const { ada, ben, bond } = await pair();
  await look(ada, bond);
  const thanks = { what: 'Tee', when: 'morgens', meant: 'Wärme' };
  await ada.person.with(bond).appreciate(thanks, { tucked: false });
  expect(endOfOther(ada, bond)).toBeDefined();
  expect(seenIn(ada, bond, 'appreciate')).toBeNull();
  const evening = endOfOther(ada, bond);
  days(1);
  await ben.person.with(bond).appreciate(thanks, { tucked: false });
  await look(ada, bond);
  await ada.person.with(bond).appreciate(thanks, { tucked: false });
  expect(endOfOther(ada, bond)).not.toEqual(evening);
  expect(seenIn(ada, bond, 'appreciate')).toEqual(evening);
});

test('what leaves by itself at an opening does not say until when I have read', async () => {
  const { ada, ben, bond } = await pair('us');
  await look(ada, bond);
  const { id, round } = await question(ada, bond);
  await ada.person.with(bond).answer(id, round, 'Ehrlich.');
  days(7);
  await ben.person.with(bond).answer(id, round, 'Auch ehrlich.');
  // Without a name that stands the device says it once more.
  const hello = sent(ada, bond).find(({ kind }) => kind === 'hello');
  await ada.person.with(bond).takeBack(hello?.id ?? '');
  await look(ada);
  await look(ada, bond);
  for (const kind of ['hello', 'release', 'week']) expect(seenIn(ada, bond, kind), kind).toBeNull();
});
