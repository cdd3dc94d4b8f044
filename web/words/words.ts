// SPDX-License-Identifier: AGPL-3.0-or-later
/** The sentences in the person's language. English only for now; a second catalogue is chosen here. */
import { dayHere as dayOf } from '../store/days.ts';
import { en, type Words } from './en.ts';

export const words: Words = en;

/** The language in which the words are, for dates. */
const LANGUAGE = 'en-GB';

/** A calendar date (`YYYY-MM-DD`) as a person says it: `Saturday, 22 November`. The year only where it is another one. */
export function dayInWords(date: string, today: string = dayHere()): string {
  const other = date.slice(0, 4) !== today.slice(0, 4);
  return new Intl.DateTimeFormat(LANGUAGE, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(other ? { year: 'numeric' as const } : {}),
    timeZone: 'UTC',
  }).format(new Date(`${date}T00:00:00Z`));
}

/** A calendar date in short: `22 Nov`, with the year where it is another one. */
export function dayInShort(date: string, today: string = dayHere()): string {
  const other = date.slice(0, 4) !== today.slice(0, 4);
  return new Intl.DateTimeFormat(LANGUAGE, {
    day: 'numeric',
    month: 'short',
    ...(other ? { year: 'numeric' as const } : {}),
    timeZone: 'UTC',
  }).format(new Date(`${date}T00:00:00Z`));
}

/** An instant (ISO 8601) in the person's own time: `Sunday at 21:05`. */
export function momentInWords(instant: string): string {
  const at = new Date(instant);
  const day = new Intl.DateTimeFormat(LANGUAGE, { weekday: 'long' }).format(at);
  const time = new Intl.DateTimeFormat(LANGUAGE, { hour: '2-digit', minute: '2-digit' }).format(at);
  return `${day} at ${time}`;
}

/** The day where this person is, `YYYY-MM-DD`, some days from now; it turns at 4:00. */
export function dayHere(fromNow = 0): string {
  return dayOf(new Date(), fromNow);
}
