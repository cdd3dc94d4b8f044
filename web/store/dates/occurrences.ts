// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * When dates and traditions come round. A tradition keeps its hour by the clocks of its own time zone, also after they
 * have been changed; who is somewhere else is shown the same moment by their own.
 */
import { TZDate, tzOffset } from '@date-fns/tz';
import ICAL from 'ical.js';
import type { Planned } from './dates.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 1440 * MINUTE_MS;
/** Every week for two hundred years. */
const MOST = 10_500;

/** One time round. `day` is that of its own time zone; `from` and `until` are instants. */
export interface Occurrence {
  readonly date: Planned;
  readonly day: string;
  readonly from: number;
  readonly until: number;
}

export function zoneHere(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** The instant at which clocks in a zone show this. A zone that this browser does not know counts as one's own. */
export function instantOf(day: string, time: string, zone: string): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const at = Number.isNaN(tzOffset(zone, new Date())) ? zoneHere() : zone;
  return new TZDate(year, month - 1, date, hour, minute, at).getTime();
}

/** What clocks in a zone show at an instant: `YYYY-MM-DD` and `HH:MM`. An unknown zone counts as one's own. */
export function clockAt(instant: number, zone = zoneHere()): { readonly day: string; readonly time: string } {
  const at = new Date(instant);
  const there = tzOffset(zone, at);
  const offset = Number.isNaN(there) ? -at.getTimezoneOffset() : there;
  const text = new Date(instant + offset * MINUTE_MS).toISOString();
  return { day: text.slice(0, 10), time: text.slice(11, 16) };
}

/** The next so many times round that are not over at an instant, the earliest first. */
export function upcoming(date: Planned, now: number, most: number): Occurrence[] {
  const found: Occurrence[] = [];
  for (const day of daysOf(date, now)) {
    const one = occurrence(date, day);
    if (one.until >= now) found.push(one);
    if (found.length >= most) break;
  }
  return found;
}

/** The last time round that has begun at an instant, if it is no longer ago than so many days. */
export function latest(date: Planned, now: number, days: number): Occurrence | null {
  let last: Occurrence | null = null;
  for (const day of daysOf(date, now - days * DAY_MS)) {
    const one = occurrence(date, day);
    if (one.from > now) break;
    if (one.until >= now - days * DAY_MS) last = one;
  }
  return last;
}

function occurrence(date: Planned, day: string): Occurrence {
  const from = instantOf(day, date.time, date.zone);
  return { date, day, from, until: from + date.minutes * MINUTE_MS };
}

/** The days of its own zone on which it comes round, from about an instant on. */
function* daysOf({ day, every }: Planned, from: number): Generator<string> {
  if (every === '') {
    yield day;
    return;
  }
  const near = new Date(from - 3 * DAY_MS).toISOString().slice(0, 10);
  const days = ICAL.Recur.fromString(every).iterator(ICAL.Time.fromDateString(day));
  for (let times = 0; times < MOST; times++) {
    const next = days.next().toString();
    if (next >= near) yield next;
  }
}
