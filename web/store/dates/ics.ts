// SPDX-License-Identifier: AGPL-3.0-or-later
/** Dates as a calendar file (RFC 5545), made on this device. It names nobody, and what it says is chosen. */
import { tzOffset, tzScan } from '@date-fns/tz';
import ICAL from 'ical.js';
import { hash, utf8 } from '../../sealed/bytes.ts';
import type { Planned } from './dates.ts';
import { clockAt, instantOf } from './occurrences.ts';

/** For how long changes of the clocks are written down; calendars know their own for any zone that has a name. */
const YEARS = 10;

/**
 * A calendar with these dates. `title` is what every one of them is called; null: by its own words, and with its place.
 */
export function calendar(dates: readonly Planned[], title: string | null, now = new Date()): string {
  const file = new ICAL.Component('vcalendar');
  file.addPropertyWithValue('version', '2.0');
  file.addPropertyWithValue('prodid', '-//calendar//EN');
  const zones = new Set(dates.filter(({ every }) => every !== '').map(({ zone }) => zone));
  for (const zone of zones) if (isKnown(zone)) file.addSubcomponent(zoneOf(zone, now));
  for (const date of dates) file.addSubcomponent(eventOf(date, title, now));
  return `${file.toString()}\r\n`;
}

function isKnown(zone: string): boolean {
  return !Number.isNaN(tzOffset(zone, new Date()));
}

function eventOf(date: Planned, title: string | null, now: Date): ICAL.Component {
  const event = new ICAL.Component('vevent');
  const { id, version, what, where, day, time, zone, minutes, every } = date;
  event.addPropertyWithValue('uid', hash(utf8(`calendar\n${id}`)).slice(0, 32));
  event.addPropertyWithValue('dtstamp', utc(now.getTime()));
  event.addPropertyWithValue('sequence', version - 1);
  // A tradition is by the clocks of its zone; a date is one moment.
  if (every !== '' && isKnown(zone)) {
    const start = event.addPropertyWithValue('dtstart', ICAL.Time.fromDateTimeString(`${day}T${time}:00`));
    start.setParameter('tzid', zone);
  } else event.addPropertyWithValue('dtstart', utc(instantOf(day, time, zone)));
  if (every !== '') event.addPropertyWithValue('rrule', ICAL.Recur.fromString(every));
  if (minutes > 0) event.addPropertyWithValue('duration', ICAL.Duration.fromSeconds(minutes * 60));
  event.addPropertyWithValue('summary', title ?? oneLine(what));
  if (title === null && where !== '') event.addPropertyWithValue('location', oneLine(where));
  event.addPropertyWithValue('class', 'PRIVATE');
  return event;
}

function utc(instant: number): ICAL.Time {
  return ICAL.Time.fromJSDate(new Date(instant), true);
}

/** A zone by its changes of the clocks, from the beginning of last year on. */
function zoneOf(zone: string, now: Date): ICAL.Component {
  const start = new Date(Date.UTC(now.getUTCFullYear() - 1, 0, 1));
  const end = new Date(Date.UTC(now.getUTCFullYear() + YEARS, 0, 1));
  const found = new ICAL.Component('vtimezone');
  found.addPropertyWithValue('tzid', zone);
  const first = tzOffset(zone, start);
  found.addSubcomponent(observance('standard', '1970-01-01T00:00:00', first, first));
  for (const { date, change, offset } of tzScan(zone, { start, end })) {
    const before = offset - change;
    const { day, time } = clockAt(date.getTime() + before * 60_000, 'UTC');
    const kind = change > 0 ? 'daylight' : 'standard';
    found.addSubcomponent(observance(kind, `${day}T${time}:00`, before, offset));
  }
  return found;
}

/** From a moment on, by the clocks before it, these are so many minutes from UTC. */
function observance(kind: string, at: string, before: number, after: number): ICAL.Component {
  const found = new ICAL.Component(kind);
  found.addPropertyWithValue('dtstart', ICAL.Time.fromDateTimeString(at));
  found.addPropertyWithValue('tzoffsetfrom', ICAL.UtcOffset.fromSeconds(before * 60));
  found.addPropertyWithValue('tzoffsetto', ICAL.UtcOffset.fromSeconds(after * 60));
  return found;
}

/** What the other wrote must not begin a line of its own in the file. */
function oneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ');
}
