// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * Days as a person says them. Names of our own, because Today stands under one: the browser's table of dates takes a
 * tenth of a second to load.
 */
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `year` is null where it goes without saying. */
export interface Day {
  readonly weekday: number;
  readonly date: number;
  readonly month: number;
  readonly year: number | null;
}

export const dates = {
  dates: {
    long: ({ weekday, date, month, year }: Day): string =>
      [WEEKDAYS[weekday], date, MONTHS[month], year ?? ''].join(' ').trim(),
    short: ({ date, month, year }: Day): string =>
      [date, MONTHS[month]?.slice(0, 3), year ?? ''].join(' ').trim(),
    weekday: (weekday: number): string => WEEKDAYS[weekday] ?? '',
    moment: (weekday: number, time: string): string => `${WEEKDAYS[weekday]} at ${time}`,
  },
};
