// SPDX-License-Identifier: AGPL-3.0-or-later
/** The samples of looking back: what is asked, the pictures, and what one finds of it afterwards. */
import { html, type TemplateResult } from 'lit';
import '../elements/afraid.ts';
import '../elements/looked-back.ts';
import '../elements/looked-list.ts';
import { offer } from '../elements/looking-month.ts';
import '../elements/looking-week.ts';
import { NO_MONTH, NO_WEEK } from '../elements/looking.ts';
import type { KeptMonth, KeptWeek, LookbackView } from '../store/lookback.ts';
import type { Sample } from './samples.ts';

const WEEKS: readonly KeptWeek[] = [
  { day: '2025-11-16', us: 7, myself: 8, lonely: 2, out: false },
  { day: '2025-11-09', us: 4, myself: null, lonely: 6, out: true },
  { day: '2025-11-02', us: 8, myself: 9, lonely: 1, out: false },
];
const MONTHS: readonly KeptMonth[] = [
  { day: '2025-11-18', near: 5, ways: ['told-and-heard', 'deeds'], side: 3, out: false },
  { day: '2025-10-17', near: null, ways: ['nearness'], side: null, out: false },
];
const VIEW: LookbackView = {
  week: null,
  month: null,
  weeks: WEEKS,
  months: MONTHS,
  toCome: 0,
  said: [
    { about: 'us', weeks: 6, low: 4, high: 9, halves: 15 },
    { about: 'myself', weeks: 5, low: 8, high: 8, halves: 16 },
  ],
};

const nothing = (): void => undefined;
const week = (at: number): TemplateResult =>
  html`<nearer-looking-week
    .under=${{ at, said: { ...NO_WEEK, us: 7 } }}
    .name=${'Ben'}
  ></nearer-looking-week>`;
const month = (at: number): TemplateResult =>
  html`<nearer-looking-month
    .under=${{ at, said: { ...NO_MONTH, near: at === 0 ? 5 : null, ways: ['deeds'] } }}
    .name=${'Ben'}
  ></nearer-looking-month>`;
const back = (more: Partial<LookbackView> = {}): TemplateResult =>
  html`<nearer-looked-back .view=${{ ...VIEW, ...more }}></nearer-looked-back>`;

export const LOOKBACK: readonly Sample[] = [
  ['looking-week: the first of three', week(0)],
  ['looking-week: the second', week(1)],
  ['afraid', html`<nearer-afraid .name=${'Ben'}></nearer-afraid>`],
  ['looking-month: offered', offer(nothing, nothing)],
  ['looking-month: the pictures', month(0)],
  ['looking-month: what brings near', month(1)],
  ['looking-month: room or company', month(2)],
  ['looked-back: weeks and months', back()],
  ['looked-back: too early', back({ toCome: 2, said: [], months: [] })],
  ['looked-list', html`<nearer-looked-list .view=${VIEW}></nearer-looked-list>`],
];
