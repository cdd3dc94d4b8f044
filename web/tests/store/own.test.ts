// SPDX-License-Identifier: AGPL-3.0-or-later
/** What is for one person alone: one bundle a day, of one size, whether or not anything was written. */
import { afterEach, expect, test, vi } from 'vitest';

import { dayHere, untilNight } from '../../store/device/days.ts';
import { anotherDevice, look, pair, PASSPHRASE, question, type Someone } from './browser.ts';

const DAY_MS = 86_400_000;

afterEach(() => {
  vi.useRealTimers();
});

function days(later: number): void {
  const now = Date.now();
  vi.useRealTimers();
  vi.useFakeTimers({ toFake: ['Date'], now: now + later * DAY_MS });
}

/** The sizes of what this device sends to its own feed from now on. */
function bundlesOf(who: Someone): number[] {
  const sizes: number[] = [];
  who.browser.wire = (url, init) => {
    if (init.method === 'POST' && url.endsWith('/me/records')) sizes.push((init.body as string).length);
    return fetch(url, init);
  };
  return sizes;
}

test('a pass leaves with the bundle of the day, and that day looks like any other', async () => {
  const { ada, ben, bond } = await pair();
  const [adas, bens] = [bundlesOf(ada), bundlesOf(ben)];
  const { id, round } = await question(ada, bond);
  await ada.person.with(bond).pass(id, round);
  await look(ada);
  expect((await question(ada, bond)).id).not.toBe(id);
  expect([adas, bens]).toEqual([[], []]);
  days(1);
  for (const who of [ada, ben]) {
    await look(who);
    await look(who);
  }
  expect(adas).toHaveLength(1);
  expect(bens).toHaveLength(1);
  // Signatures, ids and hashes differ and are as long; so is what is inside.
  expect(adas).toEqual(bens);
});

test('a pass reaches my other device, and two devices share the chain', async () => {
  const { ada, bond } = await pair();
  const tablet = await anotherDevice(ada);
  const { id, round } = await question(ada, bond);
  expect((await question(tablet, bond)).id).toBe(id);
  await ada.person.with(bond).pass(id, round);
  days(1);
  await look(ada);
  const { day } = await tablet.person.with(bond).today();
  expect(await tablet.person.with(bond).lastToday()).toMatchObject({ day });
  await look(tablet);
  // What was shown last was made without knowing of the pass.
  expect(await tablet.person.with(bond).lastToday()).toBeNull();
  expect((await question(tablet, bond)).id).not.toBe(id);
  expect([...ada.person.troubles, ...tablet.person.troubles]).toEqual([]);
});

test('what a sign-out would lose is counted until the bundle of the day has taken it', async () => {
  const { ada, bond } = await pair();
  days(1);
  await look(ada); // what was said on the first day has gone
  expect(await ada.person.onlyHere()).toBe(0);
  const between = ada.person.with(bond);
  await between.setLimits({ topics: ['money'], touch: 0, depth: 1 });
  await ada.person.with(null).keepAlone('q001', 1, 'Kept for myself.');
  await ada.person.drawer.write('A page of the journal.');
  await look(ada);
  expect(ada.person.unsent).toBe(0);
  expect(await ada.person.onlyHere()).toBe(3);
  days(1);
  await look(ada);
  expect(await ada.person.onlyHere()).toBe(0);
  await ada.browser.here(() => ada.person.signOut());
  const tablet = await anotherDevice(ada);
  expect((await tablet.person.with(bond).me()).limits.topics).toEqual(['money']);
});

test('locking keeps what waits for the bundle, and signing out does not', async () => {
  const { ada, bond } = await pair();
  const between = ada.person.with(bond);
  await between.setLimits({ topics: ['money'], touch: 0, depth: 1 });
  const waits = await ada.person.onlyHere();
  expect(waits).toBeGreaterThan(0);
  const unlock = (): Promise<void> =>
    ada.browser.here(() => ada.person.unlock(ada.handle, PASSPHRASE, { remember: true }));
  await ada.person.lock();
  await unlock();
  expect(await ada.person.onlyHere()).toBe(waits);
  expect((await between.me()).limits.topics).toEqual(['money']);
  await ada.browser.here(() => ada.person.signOut());
  await unlock();
  expect(await ada.person.onlyHere()).toBe(0);
  expect((await between.me()).limits.topics).toEqual([]);
});

test('a bundle whose acknowledgement was lost is not sent as another one', async () => {
  const { ada } = await pair();
  const sizes = bundlesOf(ada);
  const sending = ada.browser.wire;
  ada.browser.wire = async (url, init) => {
    const response = await sending(url, init);
    if (init.method === 'POST' && url.endsWith('/me/records')) throw new TypeError('lost');
    return response;
  };
  days(1);
  await look(ada);
  ada.browser.wire = sending;
  await look(ada);
  expect(sizes).toHaveLength(2);
  expect(ada.person.troubles).toEqual([]);
  await look(ada);
  expect(sizes).toHaveLength(2);
});

test('a day with everything in it looks like a day with nothing, and what does not fit waits', async () => {
  const { ada, ben, bond } = await pair();
  const [adas, bens] = [bundlesOf(ada), bundlesOf(ben)];
  const between = ada.person.with(bond);
  for (const item of ['walk', 'gaze', 'tea']) await between.unwanted(item, true);
  await between.setLimits({ topics: ['money', 'body'], touch: 0, depth: 1 });
  await ada.person.with(null).keepAlone('q001', 1, 'a'.repeat(12_000));
  await ada.person.with(null).keepAlone('q002', 1, 'b'.repeat(12_000));
  await ada.person.drawer.write('c'.repeat(5_000));
  for (const day of [1, 2, 3]) {
    days(1);
    await look(ada);
    await look(ben);
    expect([adas.length, bens.length]).toEqual([day, day]);
  }
  expect(new Set([...adas, ...bens]).size).toBe(1);
  const tablet = await anotherDevice(ada);
  expect((await tablet.person.with(bond).me()).limits.topics).toEqual(['money', 'body']);
  expect(await tablet.person.drawer.read(PASSPHRASE)).toHaveLength(1);
});

test('a clock that was years ahead and is right again does not end the bundles', async () => {
  const { ada } = await pair();
  const sizes = bundlesOf(ada);
  days(9 * 365);
  await look(ada);
  expect(sizes).toHaveLength(1);
  days(-9 * 365);
  await look(ada);
  expect(sizes).toHaveLength(2);
  await look(ada);
  expect(sizes).toHaveLength(2);
});

test('the bundle waits for a random moment of the night', () => {
  const evening = new Date('2026-03-14T22:30:00');
  for (const chance of [0, 0.5, 0.999]) {
    const moment = new Date(evening.getTime() + untilNight(evening, chance));
    expect(dayHere(moment)).toBe('2026-03-15');
    expect(moment.getHours()).toBeGreaterThanOrEqual(4);
    expect(moment.getHours()).toBeLessThan(7);
  }
});
