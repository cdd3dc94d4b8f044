// SPDX-License-Identifier: AGPL-3.0-or-later
/** What is said before a question, by how deep it goes. */
import { expect, it } from 'vitest';

import { offers } from '../../elements/offers.ts';
import { EXCHANGES, NAMES } from '../../kit/evening.ts';
import type { Depth } from '../../store/daily.ts';
import { words } from '../../words/words.ts';

/** Every text in a template, however deep. */
function texts(of: unknown): string[] {
  if (typeof of === 'string') return [of];
  if (Array.isArray(of)) return of.flatMap(texts);
  return typeof of === 'object' && of !== null && 'values' in of ? texts(of.values) : [];
}

const said = (depth: Depth): string[] => {
  const { ask } = EXCHANGES;
  return texts(offers({ ...ask, question: { ...ask.question, depth } }, NAMES));
};

it('a light question says nothing more, a deeper one where to begin, a very deep one what it may cost', () => {
  const { smallPlace, unsaid } = words.today;
  expect(([1, 2, 3, 4, 5] as const).map(said)).toEqual([[], [], [smallPlace], [unsaid], [unsaid]]);
});
