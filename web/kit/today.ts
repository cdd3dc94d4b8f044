// SPDX-License-Identifier: AGPL-3.0-or-later
/** The samples of Today. */
import { html, type TemplateResult } from 'lit';
import '../elements/appreciate.ts';
import '../elements/appreciation.ts';
import '../elements/check-in.ts';
import { begin, type Checking } from '../elements/checking.ts';
import '../elements/earlier.ts';
import '../elements/no-code.ts';
import '../elements/own-question.ts';
import '../elements/pick.ts';
import '../elements/question.ts';
import '../elements/respond.ts';
import { SHORT } from '../elements/respond.ts';
import '../elements/responses.ts';
import '../elements/suggestion.ts';
import '../elements/understood.ts';
import { words } from '../words/words.ts';
import * as cast from './evening.ts';
import type { Sample } from './samples.ts';

const { NAMES } = cast;

interface About {
  readonly yesterday?: boolean;
  readonly practice?: boolean;
}

const checkIn = (at: number, more: Partial<Checking> = {}, about: About = {}): TemplateResult =>
  html`<nearer-check-in
    .checking=${{ ...begin(null), at, ...more }}
    .name=${NAMES.theirs}
    .practice=${about.practice ? cast.PRACTICE : null}
    .yesterday=${about.yesterday ?? false}
    .other=${at === 0}
  ></nearer-check-in>`;

const checks: readonly Sample[] = [
  ['check-in: first', checkIn(0)],
  [
    'check-in: yesterday, not met',
    checkIn(0, { given: { ...begin(null).given, met: false } }, { yesterday: true }),
  ],
  ['check-in: matters', checkIn(2)],
  ['check-in: tension, given before', checkIn(4, { given: cast.GIVEN })],
  ['check-in: space', checkIn(5)],
  ['check-in: practice', checkIn(0, {}, { practice: true })],
  ['check-in: how it felt', checkIn(1, { done: 'yes' }, { practice: true })],
];

interface More {
  readonly hold?: string;
  readonly draft?: string;
  readonly error?: string;
  readonly first?: boolean;
  readonly mayGoFirst?: boolean;
  readonly alone?: boolean;
}

const question = (state: keyof typeof cast.EXCHANGES, more: More = {}): TemplateResult =>
  html`<nearer-question
    .exchange=${cast.EXCHANGES[state]}
    .names=${NAMES}
    .hold=${more.hold ?? 'strict'}
    .draft=${more.draft ?? ''}
    .error=${more.error ?? ''}
    .first=${more.first ?? false}
    .mayGoFirst=${more.mayGoFirst ?? true}
    .alone=${more.alone ?? false}
  ></nearer-question>`;

const questions: readonly Sample[] = [
  ['question: ask', question('ask')],
  ['question: a draft', question('ask', { draft: cast.DRAFT })],
  ['question: refused', question('ask', { draft: cast.DRAFT, error: words.say.needsConnection })],
  ['question: going first', question('ask', { draft: cast.DRAFT, first: true })],
  ['question: kept light', question('ask', { mayGoFirst: false })],
  ['question: deep', question('deep')],
  ['question: very deep', question('veryDeep')],
  ['question: they went first', question('theyWentFirst')],
  ['question: one of our own', question('ours')],
  ['question: kept from when alone', question('kept')],
  ['question: waiting, strict', question('waiting')],
  ['question: waiting, held by the server', question('waiting', { hold: 'server' })],
  ['question: waiting, went first', question('iWentFirst')],
  ['question: opening', question('opening')],
  ['question: open', question('open')],
  ['question: alone', question('ask', { alone: true })],
  ['question: alone, kept', question('alone', { alone: true })],
  ['own-question', html`<nearer-own-question .name=${NAMES.theirs}></nearer-own-question>`],
  [
    'own-question: something missing',
    html`<nearer-own-question .name=${NAMES.theirs} .depth=${'3'} .checked=${true}></nearer-own-question>`,
  ],
];

const answers: readonly Sample[] = [
  ['respond', html`<nearer-respond .name=${NAMES.theirs}></nearer-respond>`],
  ['respond: begun', html`<nearer-respond .name=${NAMES.theirs} .starter=${'heard'}></nearer-respond>`],
  ['respond: in the room', html`<nearer-respond .name=${NAMES.theirs} .starter=${'room'}></nearer-respond>`],
  ['respond: to thanks', html`<nearer-respond .name=${NAMES.theirs} .starters=${SHORT}></nearer-respond>`],
  [
    'responses',
    html`<nearer-responses .name=${NAMES.theirs} .responses=${cast.RESPONSES}></nearer-responses>`,
  ],
  ['understood', html`<nearer-understood .name=${NAMES.theirs}></nearer-understood>`],
  ['understood: marked', html`<nearer-understood .mark=${'partly'}></nearer-understood>`],
  [
    'earlier',
    html`<nearer-earlier
      .opened=${cast.OPENED}
      .more=${4}
      .inside=${({ mine, theirs }: (typeof cast.OPENED)[number]) =>
        html`<nearer-spread .mine=${mine} .theirs=${theirs} .names=${NAMES}></nearer-spread>`}
    ></nearer-earlier>`,
  ],
];

const thanks: readonly Sample[] = [
  ['appreciate', html`<nearer-appreciate .name=${NAMES.theirs} .draft=${cast.THANKS}></nearer-appreciate>`],
  ['appreciate: alone', html`<nearer-appreciate .alone=${true}></nearer-appreciate>`],
  [
    'appreciation',
    html`<nearer-appreciation
      .appreciation=${cast.APPRECIATION}
      .name=${NAMES.theirs}
      .day=${cast.DAY}
    ></nearer-appreciation>`,
  ],
  [
    'appreciation: tucked away',
    html`<nearer-appreciation
      .appreciation=${{ ...cast.APPRECIATION, mine: true, from: '2025-11-23' }}
      .name=${NAMES.theirs}
      .day=${cast.DAY}
    ></nearer-appreciation>`,
  ],
];

const tonight: readonly Sample[] = [
  [
    'suggestion',
    html`<nearer-suggestion .suggestion=${cast.OFFER} .name=${NAMES.theirs}></nearer-suggestion>`,
  ],
  [
    'suggestion: it suits both',
    html`<nearer-suggestion
      .suggestion=${{ ...cast.OFFER, suits: true }}
      .name=${NAMES.theirs}
    ></nearer-suggestion>`,
  ],
  ['suggestion: rest', html`<nearer-suggestion .suggestion=${cast.REST}></nearer-suggestion>`],
  ['no-code', html`<nearer-no-code></nearer-no-code>`],
  ['no-code: put off before', html`<nearer-no-code again></nearer-no-code>`],
];

export const TODAY: readonly Sample[] = [...checks, ...questions, ...answers, ...thanks, ...tonight];
