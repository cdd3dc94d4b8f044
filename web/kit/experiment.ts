// SPDX-License-Identifier: AGPL-3.0-or-later
/** The samples of our experiment: every state, and everything that it can find. */
import { html, type TemplateResult } from 'lit';
import '../elements/experiment.ts';
import type { PracticeCard } from '../store/daily.ts';
import type { ExperimentView, Found, Proposed } from '../store/experiment.ts';
import { usWords } from '../words/us.ts';
import type { Sample } from './samples.ts';

const WALK: PracticeCard = {
  id: 'a-walk-of-ten-minutes',
  title: 'A walk of ten minutes',
  summary: 'Once around the houses, side by side, without the phones.',
  minutes: 10,
};
const TEA: PracticeCard = {
  id: 'tea-without-words',
  title: 'Tea without words',
  summary: 'One pot, two cups, and nobody has to say anything.',
  minutes: 15,
};
const ONE: Proposed = {
  id: 'e1'.repeat(16),
  mine: false,
  practice: WALK,
  weeks: 4,
  from: '2025-12-01',
  until: '2025-12-28',
  by: '2025-11-27',
};
const NONE: ExperimentView = {
  on: true,
  state: 'choose',
  experiment: null,
  day: 0,
  rated: 0,
  start: '2025-12-01',
  lengths: [4, 8, 12],
  enough: 8,
  practices: [WALK, TEA],
  found: null,
};
const FOUND: Found = {
  is: 'cannot-tell',
  low: -4,
  middle: 3,
  high: 9,
  offered: 11,
  rested: 12,
  kept: 25,
  days: 28,
  experiment: ONE,
};

const experiment = (more: Partial<ExperimentView>, error = '', said = ''): TemplateResult =>
  html`<nearer-experiment
    .view=${{ ...NONE, ...more }}
    .name=${'Ben'}
    .error=${error}
    .said=${said}
  ></nearer-experiment>`;

const found = (more: Partial<Found>): TemplateResult => experiment({ found: { ...FOUND, ...more } });

export const EXPERIMENT: readonly Sample[] = [
  ['experiment: choose', experiment({})],
  ['experiment: nothing to choose', experiment({ practices: [] })],
  ['experiment: asked', experiment({ state: 'asked', experiment: ONE, practices: [] })],
  ['experiment: waiting', experiment({ state: 'waiting', experiment: ONE }, '', usWords.experiment.kept)],
  ['experiment: running', experiment({ state: 'running', experiment: ONE, day: 12, rated: 10 })],
  ['experiment: stopped', experiment({ state: 'resting', experiment: ONE, day: 12, rated: 10 })],
  ['experiment: we cannot tell', found({})],
  ['experiment: it helps', found({ is: 'helps', low: 2, middle: 8, high: 14 })],
  ['experiment: no clear gain', found({ is: 'no-clear-gain', low: -9, middle: -3, high: 3 })],
  ['experiment: off', experiment({ on: false })],
];
