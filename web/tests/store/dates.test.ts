// SPDX-License-Identifier: AGPL-3.0-or-later
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import type { Planned } from '../../store/dates/dates.ts';
import { calendar } from '../../store/dates/ics.ts';
import { clockAt, instantOf, latest, upcoming } from '../../store/dates/occurrences.ts';

const BERLIN = 'Europe/Berlin';
const DATE: Planned = {
  id: 'd1'.repeat(16),
  mine: true,
  version: 1,
  what: 'Soup; and a walk, by the river',
  where: 'The old mill',
  day: '2027-03-25',
  time: '19:00',
  zone: BERLIN,
  minutes: 90,
  every: '',
  done: [],
};
const WEEKLY: Planned = { ...DATE, every: 'FREQ=WEEKLY' };
const at = (text: string): number => new Date(text).getTime();
const EARLY = at('2027-03-01T12:00:00Z');

describe('a tradition', () => {
  it('keeps its hour when the clocks change, and who is elsewhere sees the moment by their own', () => {
    const times = upcoming(WEEKLY, EARLY, 2).map(({ from }) => from);
    expect(times.map((one) => new Date(one).toISOString())).toEqual([
      '2027-03-25T18:00:00.000Z',
      '2027-04-01T17:00:00.000Z',
    ]);
    expect(times.map((one) => clockAt(one, BERLIN).time)).toEqual(['19:00', '19:00']);
    expect(times.map((one) => clockAt(one, 'America/New_York').time)).toEqual(['14:00', '13:00']);
    expect(clockAt(times[0] ?? 0, 'Pacific/Auckland')).toEqual({ day: '2027-03-26', time: '07:00' });
  });

  it('comes round by each of its rules, and passes no month and no year over', () => {
    const days = (day: string, every: string): string[] =>
      upcoming({ ...DATE, day, every }, at(`${day}T00:00:00Z`), 3).map((one) => one.day);
    expect(days('2027-01-01', 'FREQ=WEEKLY;INTERVAL=2')).toEqual(['2027-01-01', '2027-01-15', '2027-01-29']);
    expect(days('2027-01-31', 'FREQ=MONTHLY;BYMONTHDAY=-1')).toEqual([
      '2027-01-31',
      '2027-02-28',
      '2027-03-31',
    ]);
    expect(days('2027-01-29', 'FREQ=MONTHLY;BYDAY=-1FR')).toEqual(['2027-01-29', '2027-02-26', '2027-03-26']);
    expect(days('2027-01-12', 'FREQ=MONTHLY;BYDAY=2TU')).toEqual(['2027-01-12', '2027-02-09', '2027-03-09']);
    expect(days('2028-02-29', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1')).toEqual([
      '2028-02-29',
      '2029-02-28',
      '2030-02-28',
    ]);
  });

  it('has been, for some days, and is then only still to come', () => {
    expect(latest(WEEKLY, at('2027-04-01T17:30:00Z'), 14)?.day).toBe('2027-04-01');
    expect(latest(WEEKLY, at('2027-04-01T16:30:00Z'), 14)?.day).toBe('2027-03-25');
    expect(latest(WEEKLY, EARLY, 14)).toBeNull();
    expect(latest(DATE, at('2027-04-20T12:00:00Z'), 14)).toBeNull();
    expect(upcoming(DATE, at('2027-03-25T19:00:00Z'), 1)).toHaveLength(1); // it is on
    expect(upcoming(DATE, at('2027-03-25T20:00:00Z'), 1)).toHaveLength(0);
  });

  it('is still found after a hundred years', () => {
    const old: Planned = { ...WEEKLY, day: '2000-01-06' };
    expect(upcoming(old, at('2100-01-01T00:00:00Z'), 1)[0]?.day).toBe('2100-01-07');
  });
});

describe('a time zone that this browser does not know', () => {
  it('counts as one’s own', () => {
    const here = instantOf('2027-03-25', '19:00', Intl.DateTimeFormat().resolvedOptions().timeZone);
    expect(instantOf('2027-03-25', '19:00', 'Mars/Base')).toBe(here);
    expect(clockAt(here, 'Mars/Base')).toEqual(clockAt(here));
    expect(calendar([{ ...WEEKLY, zone: 'Mars/Base' }], null, new Date(EARLY))).not.toContain('Mars');
  });
});

describe('a calendar file', () => {
  const parsed = (text: string): ICAL.Component => new ICAL.Component(ICAL.parse(text) as unknown[]);

  it('gives the words of the other no line of their own', () => {
    const told = { ...DATE, what: 'Soup\rURL:https://example.org\u2028', where: 'Here\nATTENDEE:x' };
    const event = parsed(calendar([told], null, new Date(EARLY))).getFirstSubcomponent('vevent');
    expect(event?.getFirstPropertyValue('summary')).toContain('Soup URL:');
    expect(event?.getFirstPropertyValue('url')).toBeNull();
    expect(event?.getFirstPropertyValue('attendee')).toBeNull();
  });

  it('says only what was chosen', () => {
    const neutral = calendar([DATE, WEEKLY], 'Appointment', new Date(EARLY));
    expect(neutral).not.toMatch(/soup|mill|ada|ben|nearer/i);
    for (const event of parsed(neutral).getAllSubcomponents('vevent'))
      expect(event.getFirstPropertyValue('summary')).toBe('Appointment');
    const [event] = parsed(calendar([DATE], null, new Date(EARLY))).getAllSubcomponents('vevent');
    expect(event?.getFirstPropertyValue('summary')).toBe(DATE.what);
    expect(event?.getFirstPropertyValue('location')).toBe(DATE.where);
    expect(String(event?.getFirstPropertyValue('dtstart'))).toBe('2027-03-25T18:00:00Z');
  });

  it('names a date by nothing that the server knows, and by the same when it is put differently', () => {
    const named = (date: Planned): unknown =>
      parsed(calendar([date], null, new Date(EARLY)))
        .getFirstSubcomponent('vevent')
        ?.getFirstPropertyValue('uid');
    const name = named(DATE);
    expect(name).toMatch(/^[0-9a-f]{32}$/);
    expect(calendar([DATE], null, new Date(EARLY))).not.toContain(DATE.id);
    expect(named({ ...DATE, version: 2, what: 'Bread', day: '2027-03-26' })).toBe(name);
    expect(named({ ...DATE, id: 'd2'.repeat(16) })).not.toBe(name);
  });

  it('carries its zone, so that a calendar comes to the same moments as we do', () => {
    const file = parsed(calendar([WEEKLY], 'Appointment', new Date(EARLY)));
    const part = (name: string): ICAL.Component =>
      file.getFirstSubcomponent(name) ?? new ICAL.Component('nothing');
    const zone = new ICAL.Timezone(part('vtimezone'));
    const event = new ICAL.Event(part('vevent'));
    const times = event.iterator();
    for (const { from } of upcoming(WEEKLY, EARLY, 60)) {
      const next = times.next();
      next.zone = zone;
      expect(next.toJSDate().getTime()).toBe(from);
    }
  });
});
