// SPDX-License-Identifier: AGPL-3.0-or-later
/** The samples of Us, and of what its numbers are made of. */
import { html, type TemplateResult } from 'lit';
import '../elements/curve.ts';
import '../elements/numbers.ts';
import '../elements/seen.ts';
import type {
  PracticeSaid,
  NumbersView,
  SeenDay,
  SeeView,
  Statement,
  AssociationSaid,
} from '../store/seen.ts';
import { usWords } from '../words/us.ts';
import { EXPERIMENT } from './experiment.ts';
import { LOOKBACK } from './lookback.ts';
import type { Sample } from './samples.ts';

const UNTIL = '2025-11-22';
const COUNT = 56;

const dateOf = (ago: number): string =>
  new Date(Date.parse(`${UNTIL}T00:00:00Z`) - ago * 86_400_000).toISOString().slice(0, 10);

/** A level that moves from one height to another, with a band that is wide where it knows little. */
function curve(from: number, to: number): SeenDay[] {
  return Array.from({ length: COUNT }, (_, at) => {
    const mean = Math.round(10 * (from + ((to - from) * at) / (COUNT - 1)) + 12 * Math.sin(at / 6));
    const reach = 55 + Math.round(25 * Math.abs(at / COUNT - 0.5));
    const rated = at % 4 !== 3 && (at < 30 || at > 34);
    const y = rated ? Math.min(100, 5 * Math.round((mean / 10 + 14 * Math.sin(at * 2.3)) / 5)) : null;
    return { date: dateOf(COUNT - 1 - at), y, mean, low: mean - reach, high: Math.min(1000, mean + reach) };
  });
}

const SPAN = { from: dateOf(COUNT - 1), until: UNTIL, rated: 40, offered: 0, rested: 0 };
const FOUR = { from: dateOf(27), until: UNTIL, rated: 22, offered: 0, rested: 0 };
const LEVEL: Statement = { code: 'level', is: '', middle: 74, low: 68, high: 80, ...SPAN };
const SAME: Statement = { code: 'trend', is: 'none', middle: 0, low: -4, high: 4, ...FOUR };
const UP: Statement = { code: 'trend', is: 'higher', middle: 8, low: 3, high: 13, ...FOUR };
const DOWN: Statement = { code: 'trend', is: 'lower', middle: -7, low: -12, high: -2, ...FOUR };
const FEW: Statement = { ...SAME, is: 'unknown', rated: 9 };

const together = (about: AssociationSaid['about'], is: AssociationSaid['is'], rated: number): Statement => ({
  code: 'association',
  about,
  is,
  middle: 3,
  low: 1,
  high: 5,
  ...SPAN,
  rated,
});

const helps = (about: string, is: PracticeSaid['is'], middle = 4): Statement => ({
  code: 'practice',
  about,
  is,
  middle,
  low: middle - 3,
  high: middle + 3,
  ...SPAN,
  offered: 18,
  rested: 9,
  rated: 27,
});

const seen = (more: Partial<SeeView>): TemplateResult => {
  const view: SeeView = { on: true, day: UNTIL, rated: 40, toCome: 0, days: [], statements: [], ...more };
  return html`<nearer-seen .view=${view} .name=${'Ben'}></nearer-seen>`;
};

const NUMBERS: NumbersView = {
  on: true,
  since: null,
  counted: 3,
  days: [
    { day: dateOf(0), close: 8, understood: 7, y: 75, leftOut: false, before: false },
    { day: dateOf(1), close: 2, understood: null, y: 20, leftOut: true, before: false },
    { day: dateOf(3), close: 9, understood: 9, y: 90, leftOut: false, before: false },
    { day: dateOf(4), close: 10, understood: 10, y: 100, leftOut: false, before: false },
  ],
  more: 36,
};

const numbers = (more: Partial<NumbersView> = {}): TemplateResult =>
  html`<nearer-numbers .view=${{ ...NUMBERS, ...more }}></nearer-numbers>`;

const BEFORE = dateOf(2);

export const US: readonly Sample[] = [
  ...EXPERIMENT,
  ...LOOKBACK,
  ['seen: none yet', seen({ rated: 0, toCome: 14 })],
  ['seen: nine of fourteen', seen({ rated: 9, toCome: 5 })],
  ['seen: one to come', seen({ rated: 13, toCome: 1 })],
  ['seen: the level, and nothing else', seen({ days: curve(74, 74), statements: [LEVEL, SAME] })],
  ['seen: too few ratings lately', seen({ days: curve(74, 74), statements: [LEVEL, FEW] })],
  [
    'seen: higher, and what goes together',
    seen({
      days: curve(62, 78),
      statements: [LEVEL, UP, together('mine', 'together', 34), together('theirs', 'unknown', 12)],
    }),
  ],
  [
    'seen: lower, and what seems to help',
    seen({
      days: curve(80, 66),
      statements: [
        LEVEL,
        DOWN,
        helps('talk', 'helps'),
        helps('novelty', 'no-clear-gain', 0),
        helps('thanks', 'early', 2),
        helps('time', 'retracted', 1),
        helps('touch', 'unknown', 1),
      ],
    }),
  ],
  ['seen: off', seen({ on: false, rated: 0, toCome: 14 })],
  ['curve: at the top of the scale', html`<nearer-curve .days=${curve(96, 99)}></nearer-curve>`],
  ['numbers', numbers()],
  ['numbers: none', numbers({ days: [], more: 0, counted: 0 })],
  [
    'numbers: started afresh',
    numbers({
      since: BEFORE,
      counted: 1,
      days: NUMBERS.days.map((day) => ({ ...day, before: day.day < BEFORE })),
    }),
  ],
  [
    'numbers: off',
    html`<nearer-numbers
      .view=${{ ...NUMBERS, on: false, counted: 0 }}
      .said=${usWords.numbers.kept}
    ></nearer-numbers>`,
  ],
];
