// SPDX-License-Identifier: AGPL-3.0-or-later
/** What is heard changes a page no faster than its pace, however fast it comes, and the newest of it counts. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { Pace } from '../../store/sessions/together-pace.ts';

const [AT_ONCE, EVERY_MS] = [20, 2_000];
let heard: number[];
let pace: Pace<number>;

beforeEach(() => {
  vi.useFakeTimers();
  heard = [];
  pace = new Pace((one) => {
    heard.push(one);
    return Promise.resolve();
  });
});

afterEach(() => {
  pace.close();
  vi.useRealTimers();
});

async function comes(from: number, to: number, name = 'in it'): Promise<void> {
  for (let one = from; one < to; one++) {
    pace.hear(name, one);
    await vi.advanceTimersByTimeAsync(0);
  }
}

test('two who press are heard at once', async () => {
  await comes(0, AT_ONCE);
  expect(heard).toEqual(Array.from({ length: AT_ONCE }, (_, one) => one));
});

test('whatever comes faster waits, and only the newest of it is heard', async () => {
  await comes(0, 500);
  expect(heard.length).toBe(AT_ONCE);
  await vi.advanceTimersByTimeAsync(EVERY_MS);
  expect(heard.slice(AT_ONCE)).toEqual([499]);
  await vi.advanceTimersByTimeAsync(10 * EVERY_MS);
  expect(heard.length).toBe(AT_ONCE + 1);
});

test('a minute of sending without end is thirty changes', async () => {
  await comes(0, 500);
  const before = heard.length;
  for (let second = 0; second < 60; second++) {
    await comes(0, 5);
    await vi.advanceTimersByTimeAsync(1_000);
  }
  expect(heard.length - before).toBe(30);
});

test('what is of another matter has its turn as well', async () => {
  await comes(0, 500);
  pace.hear('elsewhere', -1);
  await vi.advanceTimersByTimeAsync(2 * EVERY_MS);
  expect(heard.slice(AT_ONCE)).toEqual([499, -1]);
});

test('whoever cannot wait takes what waits, and it is heard only there', async () => {
  await comes(0, 500);
  expect(pace.take('in it')).toBe(499);
  expect(pace.take('in it')).toBeNull();
  await vi.advanceTimersByTimeAsync(10 * EVERY_MS);
  expect(heard.length).toBe(AT_ONCE);
});

test('one that takes long to hear is followed by the newest, and by nothing between', async () => {
  let done: () => void = () => undefined;
  const slow = new Pace<number>((one) => {
    heard.push(one);
    return new Promise((resolve) => {
      done = resolve;
    });
  });
  for (let one = 0; one < 10; one++) slow.hear('in it', one);
  expect(heard).toEqual([0]);
  done();
  await vi.advanceTimersByTimeAsync(0);
  expect(heard).toEqual([0, 9]);
});

test('nothing is heard once it is closed', async () => {
  await comes(0, 500);
  pace.close();
  await vi.advanceTimersByTimeAsync(10 * EVERY_MS);
  expect(heard.length).toBe(AT_ONCE);
});
