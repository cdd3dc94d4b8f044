// SPDX-License-Identifier: AGPL-3.0-or-later
/** Somebody whose clock is off by a day is told so, and may do everything all the same. */
import { expect, test } from 'vitest';

import { Clock } from '../../store/device/clock.ts';
import { look, pair, question, tonight, type Wire } from './browser.ts';

const HOUR_MS = 3_600_000;
const DATE = 'Sun, 22 Nov 2026 12:00:00 GMT';
const THEN = Date.parse(DATE);

test('half a day apart says nothing; more does, whichever of the two is ahead', () => {
  for (const [apart, isOff] of [
    [0, false],
    [12 * HOUR_MS, false],
    [-12 * HOUR_MS, false],
    [12 * HOUR_MS + 1, true],
    [-12 * HOUR_MS - 1, true],
    [365 * 24 * HOUR_MS, true],
  ] as const) {
    const clock = new Clock();
    clock.heard(DATE, THEN + apart);
    expect(clock.isOff).toBe(isOff);
  }
});

test('an answer without a date changes nothing', () => {
  const clock = new Clock();
  for (const before of [false, true]) {
    if (before) clock.heard(DATE, 0);
    for (const date of [null, '', 'some day']) clock.heard(date, THEN);
    expect(clock.isOff).toBe(before);
  }
});

test('it is said once when it begins, and once when the clock is right again', () => {
  const clock = new Clock();
  const said: boolean[] = [];
  clock.addEventListener('change', () => said.push(clock.isOff));
  for (const apart of [0, 24, 25, 24, 1, 0]) clock.heard(DATE, THEN + apart * HOUR_MS);
  expect(said).toEqual([true, false]);
});

test.each([1, -1])('with a clock %i day off one is told, and answers all the same', async (days) => {
  const { ada, ben, bond } = await pair();
  expect(ada.person.clockIsOff).toBe(false);
  let painted = 0;
  ada.person.addEventListener('change', () => (painted += Number(ada.person.clockIsOff)));
  ada.browser.wire = elsewhen(-days);
  await look(ada);
  expect(ada.person.clockIsOff).toBe(true);
  expect(painted).toBeGreaterThan(0);
  const { id, round } = await question(ada, bond);
  expect(await ada.person.with(bond).answer(id, round, 'Trotzdem.')).toBe('sent');
  await ben.person.with(bond).answer(id, round, 'Auch.');
  expect((await tonight(ben, bond))?.theirs?.text).toBe('Trotzdem.');
  ada.browser.wire = elsewhen(0);
  await look(ada);
  expect(ada.person.clockIsOff).toBe(false);
});

/** The server as it is, whose clock is this many days away from the one here. */
function elsewhen(days: number): Wire {
  return async (url, init) => {
    const response = await fetch(url, init);
    const headers = new Headers(response.headers);
    headers.set('Date', new Date(Date.now() + days * 24 * HOUR_MS).toUTCString());
    return new Response(response.status === 204 ? null : response.body, { status: response.status, headers });
  };
}
