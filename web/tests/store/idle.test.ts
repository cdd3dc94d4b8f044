// SPDX-License-Identifier: AGPL-3.0-or-later
/** A page that was left lying open locks, in all tabs; a touch in any of them keeps all of them open. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { Idle } from '../../store/device/idle.ts';
import { newPerson, PASSPHRASE } from './browser.ts';

const MINUTE = 60_000;

afterEach(() => {
  vi.useRealTimers();
});

describe('the clock of touches', () => {
  let locked = 0;
  let told = 0;

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] });
    locked = told = 0;
  });

  function idle(minutes: number | null): Idle {
    return new Idle(minutes, { lock: () => locked++, tell: () => told++ });
  }

  test('locks after the minutes, and not before; each touch begins anew', () => {
    const clock = idle(30);
    vi.advanceTimersByTime(29 * MINUTE);
    clock.touched();
    vi.advanceTimersByTime(29 * MINUTE);
    expect(locked).toBe(0);
    vi.advanceTimersByTime(2 * MINUTE);
    expect(locked).toBe(1);
    vi.advanceTimersByTime(90 * MINUTE);
    expect(locked).toBe(1);
  });

  test('waits for whoever has put the device down until then, asleep or not, and no longer', () => {
    const clock = idle(5);
    clock.hold(Date.now() + 40 * MINUTE);
    expect(told).toBe(1);
    vi.advanceTimersByTime(39 * MINUTE);
    vi.setSystemTime(Date.now() + MINUTE / 2);
    clock.looked();
    expect(locked).toBe(0);
    vi.advanceTimersByTime(11 * MINUTE);
    expect(locked).toBe(1);
  });

  test('and locks as ever once they have taken it up', () => {
    const clock = idle(5);
    clock.hold(Date.now() + 40 * MINUTE);
    vi.advanceTimersByTime(10 * MINUTE);
    clock.hold(0);
    vi.advanceTimersByTime(4 * MINUTE);
    expect(locked).toBe(0);
    vi.advanceTimersByTime(2 * MINUTE);
    expect(locked).toBe(1);
  });

  test('hears the touches of other tabs, and tells of its own, now and then', () => {
    const clock = idle(5);
    for (let minute = 0; minute < 20; minute++) {
      vi.advanceTimersByTime(MINUTE);
      clock.heard();
    }
    expect(locked).toBe(0);
    for (let key = 0; key < 100; key++) clock.touched();
    expect(told).toBe(1);
  });

  test('locks a machine that slept at the first look, and the first touch does not save it', () => {
    for (const wakes of ['looked', 'touched'] as const) {
      locked = 0;
      const clock = idle(5);
      vi.setSystemTime(Date.now() + 6 * MINUTE);
      clock[wakes]();
      expect(locked).toBe(1);
    }
  });

  test('looking alone is no touch', () => {
    const clock = idle(5);
    for (let minute = 0; minute < 5; minute++) {
      vi.advanceTimersByTime(MINUTE);
      clock.looked();
    }
    expect(locked).toBe(1);
  });

  test('never is never, and a rule may change', () => {
    const clock = idle(null);
    vi.advanceTimersByTime(10_000 * MINUTE);
    clock.touched();
    expect(locked).toBe(0);
    clock.set(5);
    vi.advanceTimersByTime(6 * MINUTE);
    expect(locked).toBe(1);
  });

  test('does not lock what has been locked by hand', () => {
    const clock = idle(5);
    clock.stop();
    vi.advanceTimersByTime(60 * MINUTE);
    expect(locked).toBe(0);
  });
});

test('a device locks by itself, with every tab, and keeps what was typed', async () => {
  const { browser, person, handle } = await newPerson('ada');
  expect(person.lockAfter).toBe(null);
  const tab = await browser.open();
  await tab.setLockAfter(5);
  await expect.poll(() => person.lockAfter).toBe(5);
  await person.keepDraft('answer/x', 'half a sentence');
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 6 * MINUTE });
  browser.touches?.touched();
  await expect.poll(() => [person.state, tab.state]).toEqual(['locked', 'locked']);
  vi.useRealTimers();
  const again = await browser.open();
  expect([again.state, again.lockAfter]).toEqual(['locked', 5]);
  await browser.here(() => again.unlock(handle, PASSPHRASE, { remember: true }));
  expect(await again.draft('answer/x')).toBe('half a sentence');
  await again.setLockAfter(null);
  expect((await browser.open()).lockAfter).toBeNull();
});
