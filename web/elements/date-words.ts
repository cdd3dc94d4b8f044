// SPDX-License-Identifier: AGPL-3.0-or-later
/** When dates are, in words, by the clocks of whoever reads them. */
import type { Planning } from '../store/dates/dates.ts';
import { clockAt, type Occurrence } from '../store/dates/occurrences.ts';
import { ritualWords } from '../words/rituals.ts';
import { dayInWords } from '../words/words.ts';

/** `Thursday 25 March, 19:00` */
export function whenSaid({ from }: Occurrence): string {
  const { day, time } = clockAt(from);
  return ritualWords.card.when(dayInWords(day), time);
}

/** What the clocks show where it was put, if those here show something else; else nothing. */
export function thereSaid({ date, from }: Occurrence): string {
  const here = clockAt(from);
  const there = clockAt(from, date.zone);
  return here.time === there.time && here.day === there.day
    ? ''
    : ritualWords.card.there(there.time, date.zone);
}

/** How often it comes round; empty for what is once. Before a day is chosen it is said without one. */
export function everySaid(rule: string, { day }: Pick<Planning, 'day'>): string {
  if (rule === '') return '';
  const [weekday = '', ...date] = day === '' ? [] : dayInWords(day, day).split(' ');
  return ritualWords.card.every(rule, { weekday, date: date.join(' ') });
}
