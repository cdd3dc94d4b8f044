// SPDX-License-Identifier: AGPL-3.0-or-later
/** A day lasts from four to four, on every clock there is. */
import { expect, test } from 'vitest';

import { dayHere, minuteHere, momentHere, untilNight } from '../../store/device/days.ts';
import { dayHere as dayInWords } from '../../words/words.ts';

test('a day turns at four, also over the ends of months and years', () => {
  expect(dayHere(new Date(2026, 2, 1, 3, 59))).toBe('2026-02-28');
  expect(dayHere(new Date(2026, 2, 1, 4, 0))).toBe('2026-03-01');
  expect(dayHere(new Date(2026, 0, 1, 0, 0))).toBe('2025-12-31');
  expect(dayHere(new Date(2025, 11, 31, 3, 0), 1)).toBe('2025-12-31');
  expect(dayHere(new Date(2025, 11, 31, 12, 0), 1)).toBe('2026-01-01');
  expect(dayInWords()).toBe(dayHere());
});

test('the minute and the moment are those of the clock', () => {
  const night = new Date(2026, 2, 1, 0, 5);
  expect([minuteHere(night), momentHere(night)]).toEqual([5, '2026-03-01T00:05']);
});

test('a clock beyond all calendars gives a day that can be signed, and never a wait of nothing', () => {
  for (const wrong of [new Date(8.64e15), new Date(-8.64e15), new Date(253_402_300_800_000)]) {
    expect(dayHere(wrong)).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(untilNight(wrong, 0)).toBeGreaterThanOrEqual(60_000);
  }
});
