// SPDX-License-Identifier: AGPL-3.0-or-later
/** A strictly held answer that has waited too long stays closed for good: its key does not leave the device. */
import { afterEach, expect, test, vi } from 'vitest';

import { look, pair, question, type Someone } from './browser.ts';

const NOW = Date.now();

afterEach(() => {
  vi.useRealTimers();
});

async function opens(who: Someone, bond: string, later: number): Promise<void> {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW + later * 86_400_000 });
  await look(who, bond);
}

test('a key leaves for 400 days, and never after', async () => {
  const { ada, ben, bond } = await pair('us');
  const { id, round } = await question(ada, bond);
  await ada.person.with(bond).answer(id, round, 'Ehrlich.');
  await ben.person.with(bond).answer(id, round, 'Auch ehrlich.');
  const feed = ada.person.with(bond).working.desk.feed(bond);
  const keys = () =>
    feed.entries.filter(
      ({ head, row }) => head.author === feed.bond.key.author && row.note?.kind === 'release',
    );
  await opens(ada, bond, 401);
  expect(feed.entries.filter(({ head }) => head.about.kind === 'hold')).toHaveLength(2);
  expect(keys()).toEqual([]);
  await opens(ada, bond, 400);
  expect(keys()).toHaveLength(1);
});
