// SPDX-License-Identifier: AGPL-3.0-or-later
/** The samples of a session, in each of its states. */
import { html, nothing, type TemplateResult } from 'lit';
import '../elements/session-ask.ts';
import '../elements/session-begin.ts';
import '../elements/session-down.ts';
import '../elements/session-end.ts';
import '../elements/session-invited.ts';
import '../elements/session-set-up.ts';
import '../elements/session-step.ts';
import '../elements/session-wait.ts';
import type { Area, Form, Running, SessionView, Who } from '../store/sessions/sessions.ts';
import { sessionWords } from '../words/session.ts';
import { HOW, NAMES, PRACTICE } from './evening.ts';
import type { Sample } from './samples.ts';

const ADA_AND_BEN = { me: NAMES.mine, them: NAMES.theirs };
const AREAS: readonly Area[] = ['hands', 'shoulders', 'back', 'arms'];
const VIEW: SessionView = {
  practice: PRACTICE.id,
  form: 'shared',
  closed: false,
  asks: null,
  areas: [],
  step: 'The other asks once: “Listen, or help?” Without an answer, it is listening.',
  at: 2,
  of: 5,
  times: [],
  breath: null,
  turn: null,
  clock: null,
  touch: null,
  until: 0,
};
const RUNNING: Running = { runs: true, gone: 35, left: 265 };

const setUp = (
  form: Form,
  more: { readonly dark?: boolean; readonly inStep?: boolean } = {},
): TemplateResult =>
  html`<nearer-session-set-up
    .name=${PRACTICE.title}
    .form=${form}
    .buzzes=${form === 'shared'}
    .dark=${more.dark ?? false}
    .names=${ADA_AND_BEN}
    .inStep=${more.inStep ?? null}
  ></nearer-session-set-up>`;

const ask = (who: Who): TemplateResult =>
  html`<nearer-session-ask .who=${who} .names=${ADA_AND_BEN} .areas=${AREAS}></nearer-session-ask>`;

const invited = (name: string): TemplateResult =>
  html`<nearer-session-invited .name=${name} .names=${ADA_AND_BEN}></nearer-session-invited>`;

const wait = (over: boolean): TemplateResult =>
  html`<nearer-session-wait
    .name=${PRACTICE.title}
    .names=${ADA_AND_BEN}
    .over=${over}
  ></nearer-session-wait>`;

const step = (more: Partial<SessionView>, beside = ''): TemplateResult =>
  html`<nearer-session-step
    .name=${PRACTICE.title}
    .view=${{ ...VIEW, ...more }}
    .clock=${more.clock ?? null}
    .names=${ADA_AND_BEN}
    .beside=${beside ? html`<p class="small quiet">${beside}</p>` : nothing}
  ></nearer-session-step>`;

const down = (clock: Running, touch: boolean): TemplateResult =>
  html`<nearer-session-down .still=${true} .clock=${clock} .touch=${touch}></nearer-session-down>`;

export const SESSION: readonly Sample[] = [
  [
    'session begin',
    html`<nearer-session-begin
      .practice=${{ ...PRACTICE, place: 'either', favourite: false }}
      .how=${HOW}
    ></nearer-session-begin>`,
  ],
  ['session set up: on one phone', setUp('shared')],
  ['session set up: each on a phone, where the screen goes dark', setUp('apart', { dark: true })],
  ['session set up: both phones in step', setUp('apart', { inStep: true })],
  ['session invited', invited(PRACTICE.title)],
  ['session invited: by nobody', invited('')],
  ['session wait', wait(false)],
  ['session wait: nobody has joined', wait(true)],
  ['session ask: the first', ask('me')],
  ['session ask: the second', ask('them')],
  ['session step', step({})],
  ['session step: a time is named', step({ at: 1, times: [30, 60] })],
  ['session step: breaths are counted', step({ breath: 70, form: 'alone' })],
  ['session step: a turn and its time', step({ turn: 'me', clock: RUNNING })],
  ['session step: on two phones', step({ form: 'apart' }, sessionWords.beside.inStep(ADA_AND_BEN))],
  ['session step: paused', step({ clock: { ...RUNNING, runs: false } })],
  ['session step: the time is over', step({ turn: 'me', clock: { runs: true, gone: 300, left: 0 } })],
  ['session step: breathing', step({ breath: 70, clock: { runs: true, gone: 12, left: 58 } })],
  [
    'session step: with touch, the last',
    step({ at: 5, touch: { me: ['hands', 'shoulders'], them: ['hands'] } }),
  ],
  ['session down', down(RUNNING, false)],
  ['session down: with touch, without an end', down({ runs: true, gone: 75, left: null }, true)],
  ['session end: on one phone', html`<nearer-session-end .form=${'shared'}></nearer-session-end>`],
  ['session end', html`<nearer-session-end .form=${'alone'}></nearer-session-end>`],
];
