// SPDX-License-Identifier: AGPL-3.0-or-later
/** The samples of lessons, plans and reflections. */
import { html, type TemplateResult } from 'lit';
import '../elements/lesson.ts';
import '../elements/mirrored.ts';
import '../elements/plan.ts';
import '../elements/plans.ts';
import '../elements/reflect.ts';
import '../elements/reflection.ts';
import '../elements/week.ts';
import type { ReflectionView, Ticked } from '../store/mirror.ts';
import type { Lesson, Plan, Reflection } from '../store/shelves.ts';
import type { PlanNow, PlansView, WeekView } from '../store/weeks.ts';
import { readingWords } from '../words/reading.ts';
import { HOW, PRACTICE } from './evening.ts';
import type { Sample } from './samples.ts';

const LESSON: Lesson = {
  title: 'A key in the door',
  summary: 'The first two minutes after coming home say a good deal.',
  order: 1,
  text: [
    'You hear the key, and you know from the sound of it what kind of day it was.',
    'It costs little to look up, and it is missed when nobody does.',
  ],
  bonds: ['partner'],
  grade: 'C',
  evidence: 'One diary study links greetings to calmer evenings. Which causes which is not known.',
  cautions: ['Not where there is fear.'],
  sources: HOW.sources,
};

const PLAN: Plan = {
  title: 'A slow start',
  summary: 'Four weeks of small things.',
  order: 1,
  text: ['You have just met, and there is no hurry.'],
  bonds: ['partner', 'friend'],
  cautions: ['Not where there is fear. Then help is one tap away.'],
  weeks: [
    { title: 'Two chairs', text: 'A quarter of an hour in one room.', practices: ['two-chairs'] },
    { title: 'A walk', text: 'As far as the bridge and back.', practices: ['a-walk'] },
    { title: 'Nothing', text: 'A week off.' },
    { title: 'A question', text: 'One, over a meal.', questions: ['q001'] },
  ],
  after: ['It may go on without a plan now, or not. Both are fine.'],
};

const HOLDS: WeekView = {
  practices: [PRACTICE],
  questions: [{ id: 'q001', text: 'What did you look forward to this week?' }],
  left: false,
};
const QUIET: WeekView = { practices: [], questions: [], left: true };
const NOW: PlanNow = {
  record: '1'.repeat(32),
  plan: 'a-slow-start',
  mine: false,
  from: '2025-11-17',
  week: 1,
  rests: false,
  holds: HOLDS,
};
const VIEW: PlansView = {
  suits: ['a-slow-start'],
  together: null,
  coming: null,
  alone: null,
  start: '2025-11-24',
  instead: null,
  weeks: [],
};

const REFLECTION: Reflection = {
  title: 'The two of us',
  summary: 'What there is, and what you would like.',
  order: 1,
  text: ['This is a map and no mark.'],
  bonds: ['partner'],
  minutes: 2,
  label: 'ours, not validated',
  after: ['Look first at what is as you would like it.'],
  cautions: ['Stop whenever you like.'],
  scales: [{ id: 'amount', answers: ['hardly any', 'a little', 'some', 'plenty'] }],
  ways: [
    { id: 'is', asks: 'How it has been' },
    { id: 'wish', asks: 'How you would like it' },
  ],
  items: [
    { id: 'play', text: 'You are silly together, and laugh.', scale: 'amount' },
    { id: 'safety', text: 'You need not weigh your words.', scale: 'amount', help: true },
    { id: 'aloud', text: 'What would you say aloud, one day?', scale: 'words' },
  ],
  scores: [{ id: 'ease', title: 'Ease' }],
  measure: { scales: { amount: [0, 1, 2, 3] } },
};
const TICKED: Ticked = { answers: { 'play.is': 1, 'play.wish': 3 }, words: { aloud: 'A walk helps.' } };
const NOTHING: ReflectionView = { times: [], last: null, scores: [], gaps: [], moved: [], changed: [] };
const KEPT: ReflectionView = {
  times: [
    { record: '2'.repeat(32), date: '2025-11-20' },
    { record: '3'.repeat(32), date: '2025-09-01' },
  ],
  last: {
    ...TICKED,
    answers: { ...TICKED.answers, 'safety.is': 3, 'safety.wish': 3 },
    record: '2'.repeat(32),
    date: '2025-11-20',
  },
  scores: [{ id: 'ease', answer: 2 }],
  gaps: [
    { is: 'play.is', wish: 'play.wish', even: false },
    { is: 'safety.is', wish: 'safety.wish', even: true },
  ],
  moved: [{ item: 'safety.is', was: 0, is: 3 }],
  changed: [{ id: 'ease', up: true }],
};

const week = (more: Partial<PlanNow>, alone = false): TemplateResult =>
  html`<nearer-week .now=${{ ...NOW, ...more }} .plan=${PLAN} .name=${'Ben'} .alone=${alone}></nearer-week>`;

const plans = (view: Partial<PlansView>, away = ''): TemplateResult =>
  html`<nearer-plans
    .view=${{ ...VIEW, ...view }}
    .plans=${{ 'a-slow-start': PLAN }}
    .name=${'Ben'}
    .away=${away}
  ></nearer-plans>`;

const plan = (more: { two?: boolean; standing?: string; instead?: string }): TemplateResult =>
  html`<nearer-plan
    .plan=${PLAN}
    .weeks=${[HOLDS, QUIET, HOLDS, HOLDS]}
    .two=${more.two ?? false}
    .name=${'Ben'}
    .start=${VIEW.start}
    .instead=${more.instead ?? ''}
    .aloneInstead=${more.instead ?? ''}
    .standing=${more.standing ?? ''}
  ></nearer-plan>`;

const reflect = (ticked: Ticked, busy = false, error = ''): TemplateResult =>
  html`<nearer-reflect
    .reflection=${REFLECTION}
    .ticked=${ticked}
    .busy=${busy}
    .error=${error}
  ></nearer-reflect>`;

const reflection = (view: ReflectionView, begun = false): TemplateResult =>
  html`<nearer-reflection .reflection=${REFLECTION} .view=${view} .begun=${begun}></nearer-reflection>`;

export const READING: readonly Sample[] = [
  ['lesson', html`<nearer-lesson .lesson=${LESSON} .practices=${[PRACTICE]}></nearer-lesson>`],
  ['plans: none on', plans({})],
  ['plans: one on, one to come', plans({ together: NOW, coming: { ...NOW, week: 0, holds: null } })],
  ['plans: put away', plans({}, NOW.record)],
  ['plan: alone', plan({})],
  ['plan: for two, in the place of another', plan({ two: true, instead: 'Many years' })],
  ['plan: it is on', plan({ two: true, standing: 'It is on. Ben put it here for you both.' })],
  ['week', week({})],
  ['week: of one’s own', week({ mine: true }, true)],
  ['week: quiet', week({ week: 2, holds: QUIET })],
  ['week: to come', week({ week: 0, holds: null })],
  ['week: at rest', week({ rests: true, holds: null })],
  ['reflect', reflect({ answers: {}, words: {} })],
  ['reflect: begun', reflect(TICKED)],
  ['reflect: being kept', reflect(TICKED, true)],
  ['reflect: not kept', reflect(TICKED, false, readingWords.reflections.empty)],
  ['reflection: new', reflection(NOTHING)],
  ['reflection: begun', reflection(NOTHING, true)],
  ['reflection: kept', reflection(KEPT)],
  [
    'mirrored: once',
    html`<nearer-mirrored
      .reflection=${REFLECTION}
      .view=${{ ...KEPT, times: KEPT.times.slice(0, 1), moved: [], changed: [] }}
    ></nearer-mirrored>`,
  ],
];
