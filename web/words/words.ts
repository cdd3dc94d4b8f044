// SPDX-License-Identifier: AGPL-3.0-or-later
/** The sentences in the person's language. English only for now; a second catalogue is chosen here. */
import { dayHere as dayOf } from '../store/device/days.ts';
import { en, type Words } from './en.ts';
import type { Day } from './en/dates.ts';

export const words: Words = en;

/** A calendar date (`YYYY-MM-DD`) as a person says it: `Saturday 22 November`. The year only where it is another one. */
export function dayInWords(date: string, today: string = dayHere()): string {
  return words.dates.long(dayOn(date, today));
}

/** A calendar date in short: `22 Nov`, with the year where it is another one. */
export function dayInShort(date: string, today: string = dayHere()): string {
  return words.dates.short(dayOn(date, today));
}

/** An instant (ISO 8601) in the person's own time: `Sunday at 21:05`. */
export function momentInWords(instant: string): string {
  const at = new Date(instant);
  const [hour, minute] = [at.getHours(), at.getMinutes()].map((part) => String(part).padStart(2, '0'));
  return words.dates.moment(at.getDay(), `${hour}:${minute}`);
}

function dayOn(date: string, today: string): Day {
  const at = new Date(`${date}T00:00:00Z`);
  const year = at.getUTCFullYear();
  return {
    weekday: at.getUTCDay(),
    date: at.getUTCDate(),
    month: at.getUTCMonth(),
    year: year === Number(today.slice(0, 4)) ? null : year,
  };
}

/** The day where this person is, `YYYY-MM-DD`, some days from now; it turns at 4:00. */
export function dayHere(fromNow = 0): string {
  return dayOf(new Date(), fromNow);
}
