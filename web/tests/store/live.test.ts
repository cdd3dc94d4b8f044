// SPDX-License-Identifier: AGPL-3.0-or-later
/** A server that is down is asked ever more patiently; what came meanwhile is looked for once it is back. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { Live } from '../../store/post/live.ts';

/** The connections of a page, in the order in which they were tried. */
const tried: Connection[] = [];

class Connection {
  static readonly OPEN = 1;
  static readonly CLOSED = 2;
  readyState = 0;
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;

  constructor() {
    tried.push(this);
  }

  addEventListener(): void {
    // Nothing is hinted at here.
  }

  close(): void {
    this.readyState = 2;
  }

  fail(): void {
    this.onerror?.();
  }

  open(): void {
    this.readyState = 1;
    this.onopen?.();
  }
}

const page = { visibilityState: 'visible', addEventListener: () => undefined };
const arrived = vi.fn(() => Promise.resolve());
let live: Live;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', Connection);
  vi.stubGlobal('addEventListener', () => undefined);
  page.visibilityState = 'visible';
  vi.stubGlobal('document', page);
  live = new Live({ arrived, night: () => Promise.resolve(), line: () => undefined });
});

afterEach(() => {
  live.stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.resetAllMocks();
  tried.length = 0;
});

/** Lets a server be down for so long. */
function down(ms: number): void {
  const end = Date.now() + ms;
  while (Date.now() < end) {
    if (tried.at(-1)?.readyState === 0) tried.at(-1)?.fail();
    vi.advanceTimersByTime(500);
  }
}

test('a hidden page asks a server that is down for an hour some forty times, and not every three seconds', () => {
  page.visibilityState = 'hidden';
  down(3_600_000);
  expect(tried.length).toBeGreaterThan(20);
  expect(tried.length).toBeLessThan(80);
  expect(arrived).not.toHaveBeenCalled();
});

test('a page that somebody looks at finds a server that is back within a quarter of a minute', () => {
  down(3_600_000);
  const count = tried.length;
  down(15_500);
  expect(tried.length).toBeGreaterThan(count);
});

test('two pages do not come back at the same moment', () => {
  const waits = [0.1, 0.9].map((drawn) => {
    vi.spyOn(Math, 'random').mockReturnValue(drawn);
    const [count, began] = [tried.length, Date.now()];
    tried.at(-1)?.fail();
    for (let step = 0; step < 1_000 && tried.length === count; step++) vi.advanceTimersByTime(10);
    tried.at(-1)?.open();
    return Date.now() - began;
  });
  vi.restoreAllMocks();
  expect(Math.abs((waits[0] ?? 0) - (waits[1] ?? 0))).toBeGreaterThan(500);
});

test('once it is back, what came meanwhile is looked for', () => {
  tried[0]?.open();
  expect(arrived).not.toHaveBeenCalled();
  tried[0]?.fail();
  vi.advanceTimersByTime(2_000);
  tried[1]?.open();
  expect(arrived).toHaveBeenCalledExactlyOnceWith(null);
});

test('a look that was not answered is made once there is a line', () => {
  live.again();
  vi.advanceTimersByTime(60_000);
  expect(arrived).not.toHaveBeenCalled();
  tried[0]?.open();
  expect(arrived).toHaveBeenCalledExactlyOnceWith(null);
});

test('where the line never went it is made again, ever more patiently, and not after the end', async () => {
  tried[0]?.open();
  arrived.mockImplementation(() => {
    live.again();
    return Promise.resolve();
  });
  live.again();
  vi.advanceTimersByTime(2_000);
  expect(arrived).toHaveBeenCalledExactlyOnceWith(null);
  vi.advanceTimersByTime(600_000);
  expect(arrived.mock.calls.length).toBeGreaterThan(600 / 15);
  expect(arrived.mock.calls.length).toBeLessThan(600 / 7);
  arrived.mockClear();
  arrived.mockImplementation(() => Promise.resolve());
  await vi.advanceTimersByTimeAsync(15_000); // one that was answered
  live.again();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(arrived).toHaveBeenCalledTimes(2);
  arrived.mockClear();
  live.stop();
  live.again();
  vi.advanceTimersByTime(60_000);
  expect(arrived).not.toHaveBeenCalled();
});

test('an answer that is no stream lets the page look, and learn that it was signed out', () => {
  tried[0]?.close();
  tried[0]?.fail();
  vi.advanceTimersByTime(2_000);
  expect(tried).toHaveLength(2);
  expect(arrived).toHaveBeenCalledOnce();
});
