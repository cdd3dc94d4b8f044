// SPDX-License-Identifier: AGPL-3.0-or-later
/** A draw goes out as ever where what it carries of evenings cannot be made, and nothing can be looked through. */
import { afterEach, expect, test, vi } from 'vitest';

import { fromBase64 } from '../../sealed/bytes.ts';
import { EVENINGS } from '../../store/giving.ts';
import { look, pair } from './browser.ts';

const wrong = vi.hoisted(() => new Error('the file did not come'));

vi.mock('../../store/wishes/evenings.ts', () => ({
  carrying: () => Promise.reject(wrong),
  lookThrough: () => Promise.reject(wrong),
}));

afterEach(() => {
  vi.unstubAllGlobals();
});

test('where the group does not come, a draw carries noise of the same size', async () => {
  const reported: unknown[] = [];
  vi.stubGlobal('reportError', (error: unknown) => reported.push(error));
  const { ada, bond } = await pair();
  await look(ada);
  const carried: unknown[] = [];
  await ada.person.with(bond).give((desk, id) => {
    const weeks = desk.feed(id).entries.filter(({ row }) => row.note?.kind === 'week');
    carried.push(...weeks.map(({ row }) => row.note?.data['evenings']));
    return Promise.resolve({ letters: [], drafts: [] });
  });
  expect(carried.length).toBeGreaterThan(0);
  expect(carried.map((one) => fromBase64(String(one)).length)).toEqual(carried.map(() => EVENINGS));
  expect(reported).toContain(wrong);
});
