// SPDX-License-Identifier: AGPL-3.0-or-later
/** Dates, traditions and the fun list. Nothing is counted, and taking something back needs no reason. */
import { Other, other } from './names.ts';

const WEEKDAYS: Readonly<Record<string, string>> = {
  MO: 'Monday',
  TU: 'Tuesday',
  WE: 'Wednesday',
  TH: 'Thursday',
  FR: 'Friday',
  SA: 'Saturday',
  SU: 'Sunday',
};
const WHICH: Readonly<Record<string, string>> = {
  '1': 'first',
  '2': 'second',
  '3': 'third',
  '4': 'fourth',
  '-1': 'last',
};

const ordinal = (date: number): string => {
  const teen = date > 10 && date < 14;
  return `${date}${teen ? 'th' : (['th', 'st', 'nd', 'rd'][date % 10] ?? 'th')}`;
};

/** A recurrence rule as a person says it. `day` has its weekday and its date, in words; both are empty of no day yet. */
function every(
  rule: string,
  { weekday: day, date: of }: { readonly weekday: string; readonly date: string },
): string {
  const [, freq, by = ''] = /^FREQ=([A-Z]+);?(.*)$/.exec(rule) ?? [];
  if (freq === 'WEEKLY') return by === '' ? `Every ${day || 'week'}` : `Every other ${day || 'week'}`;
  if (freq === 'YEARLY' && of === '') return 'Every year';
  if (freq === 'YEARLY')
    return by === '' ? `Every year, on ${of}` : 'Every year, on the last day of February';
  if (of === '') return 'Every month';
  const [, which = '', weekday] = /^BYDAY=(-?\d)([A-Z]{2})$/.exec(by) ?? [];
  if (weekday !== undefined)
    return `Every month, on the ${WHICH[which] ?? which} ${WEEKDAYS[weekday] ?? weekday}`;
  const date = Number(by.replace('BYMONTHDAY=', ''));
  return date < 0 ? 'Every month, on its last day' : `Every month, on the ${ordinal(date)}`;
}

function long(minutes: number): string {
  if (minutes === 0) return 'as long as you like';
  if (minutes < 60) return `${minutes} minutes`;
  const hours = minutes / 60;
  if (Number.isInteger(hours)) return hours === 1 ? 'an hour' : `${hours} hours`;
  return `${Math.floor(hours)} h ${minutes % 60} min`;
}

/** The town by which a time zone is named. */
const town = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');

export const rituals = {
  page: {
    title: 'Dates and rituals',
    why: 'Time that you set aside for each other. Either of you can set a date, change it or take it back, with no reason given. Nothing is counted.',
    alone: 'Dates take two. What you would like to do can be noted here already; it stays yours.',
    over: 'This is over. What you kept can still be read.',
    none: 'Nothing is planned.',
    plan: 'Plan a time',
    list: 'Coming up',
    behind: 'Lately',
    saved: 'It is set for you both.',
    kept: 'Kept on this device. It goes out as soon as there is a connection.',
    off: 'It is off.',
    lineKept: 'It is kept.',
    gone: 'It is gone.',
  },
  card: {
    when: (day: string, time: string): string => `${day}, ${time}`,
    long,
    every,
    there: (time: string, zone: string): string => `${time} by the clocks of ${town(zone)}`,
    then: (days: string): string => `Then ${days}`,
    change: 'Change',
    off: 'Take it back',
    did: 'We did it',
    named: (act: string, what: string): string => `${act}: ${what}`,
  },
  form: {
    title: 'Plan a time',
    changing: 'Change it',
    begun: 'You had begun to plan this.',
    anew: (what: string): string => `Let it go, and plan “${what}”`,
    hint: 'Anything at all: a walk, a film, an evening in.',
    what: 'What',
    where: 'Where, if it matters',
    day: 'Day',
    time: 'Time',
    zone: (zone: string): string => `By the clocks of ${town(zone)}.`,
    minutes: 'How long',
    lasts: (minutes: number): string => (minutes === 0 ? 'As long as we like' : long(minutes)),
    again: 'Does it come round?',
    once: 'Just this once',
    dayFirst: 'Choose a day first.',
    stays: 'It keeps its hour when the clocks change.',
    put: 'Set it for us both',
    change: 'Change it for us both',
    leave: 'Not now',
    missing: { what: 'Please write what.', day: 'Please choose a day.', time: 'Please choose a time.' },
    long: 'That is too long. A few words are enough.',
    far: 'That day is too far away.',
  },
  done: {
    title: (what: string): string => `“${what}”: something to keep of it?`,
    begin: 'Keep a line of it, for you both',
    line: 'A line to keep, if you like',
    oneLine: 'A line to keep',
    hint: (name: string | null): string => `${Other(name)} reads it too. It stays until you take it away.`,
    keep: 'Keep it',
    leave: 'Not now',
    long: 'That is more than a line. A thousand characters fit.',
    missing: 'Please write a line.',
    kept: 'It is kept, among your dates and rituals.',
    list: 'What we keep of it',
    by: (mine: boolean, name: string | null): string => (mine ? 'Kept by you' : `Kept by ${other(name)}`),
    away: 'Take this line away',
    more: 'Show earlier ones',
  },
  fun: {
    title: 'What I would like to do',
    why: (name: string | null): string =>
      `This list is yours. ${Other(name)} does not see it, and is not told that you have one, unless you show something of it.`,
    whyAlone: 'This list is yours. Nobody else sees it.',
    match: 'What you both would like can also come to light by itself, with neither of you showing it first.',
    toMatch: 'To the wishes',
    add: 'Something that you would like to do one day',
    put: 'Add it to my list',
    missing: 'Please write what.',
    none: 'Nothing is on it.',
    show: (name: string | null): string => `Show it to ${other(name)}`,
    away: 'Take it off',
    shown: 'What one of you has shown',
    shownWhy: (name: string | null): string =>
      `You and ${other(name)} both see what stands here. You can take back what you have shown; it may have been read by then.`,
    shownNone: 'Nothing yet. It is fine if it stays so.',
    by: (mine: boolean, name: string | null): string =>
      mine ? 'You would like this' : `${Other(name)} would like this`,
    back: 'Take it back to my list',
    plan: 'Plan a time for it',
    saidShown: (name: string | null): string => `${Other(name)} can see it now.`,
    saidBack: 'It is back on your own list. It may have been read before.',
    added: 'It is on your list, and nobody else sees it.',
    off: 'It is off your list.',
  },
  file: {
    title: 'For your calendar',
    all: 'All of them, for your calendar',
    why: 'A file for the calendar of this device, made here and sent nowhere. In it every date is called “Appointment”, because others may look into a calendar.',
    words: 'With our own words, and the place',
    neutral: 'Appointment',
    save: 'Save the file',
    care: 'A calendar may pass on what stands in it. What you change here later does not change there.',
  },
};
