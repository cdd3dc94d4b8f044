// SPDX-License-Identifier: AGPL-3.0-or-later
/** What the door of plans says: what lies before both, and nothing of what one of them does with it. */
import { expect, it } from 'vitest';

import { beforeBoth } from '../../elements/week.ts';
import type { Plan } from '../../store/shelves.ts';
import type { PlanNow } from '../../store/weeks.ts';
import { readingWords } from '../../words/reading.ts';
import { dayInWords } from '../../words/words.ts';

const week = { title: 'Two chairs', text: 'A quarter of an hour in one room.' };
const plan = (title: string): Plan => ({
  title,
  summary: '',
  order: 1,
  text: [],
  bonds: ['partner'],
  weeks: [week, week, week],
  after: [],
});
const PLANS = { slow: plan('A slow start'), years: plan('Many years') };
const NOW: PlanNow = {
  record: '1'.repeat(32),
  plan: 'slow',
  mine: false,
  from: '2025-11-17',
  week: 2,
  rests: false,
  holds: null,
};
const COMING: PlanNow = { ...NOW, plan: 'years', from: '2025-12-01', week: 0 };

const said = (together: PlanNow | null, coming: PlanNow | null = null): string =>
  beforeBoth({ together, coming }, PLANS);

it('names the plan that is on and the one that comes, whoever put them there', () => {
  const { atTheDoor, atTheDoorSoon } = readingWords.plans;
  const on = atTheDoor('A slow start', 2, 3);
  const soon = atTheDoorSoon('Many years', dayInWords('2025-12-01'));
  expect(said(NOW)).toBe(on);
  expect(said({ ...NOW, mine: true })).toBe(on);
  expect(said(null, COMING)).toBe(soon);
  expect(said(NOW, COMING)).toBe(`${on} ${soon}`);
});

it('says nothing where nothing lies there, while I rest, and of a plan of a later version', () => {
  expect(said(null)).toBe('');
  expect(said({ ...NOW, rests: true }, { ...COMING, rests: true })).toBe('');
  expect(said({ ...NOW, plan: 'of-another-year' })).toBe('');
});
