// SPDX-License-Identifier: AGPL-3.0-or-later
/** The line between two pages is opened anew whenever it may have gone without a word. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { inThePage } from '../../store/sessions/signals.ts';

const lines: Line[] = [];

class Line {
  static readonly CLOSED = 2;
  readyState = 1;
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;

  constructor() {
    lines.push(this);
  }

  addEventListener(): void {
    // Nothing is said here.
  }

  close(): void {
    this.readyState = 2;
  }
}

class Sight extends EventTarget {
  visibilityState = 'visible';

  turns(to: string): void {
    this.visibilityState = to;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

const opened = vi.fn();
let sight: Sight;
let around: EventTarget;
let line: { close(): void };

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', Line);
  sight = new Sight();
  around = new EventTarget();
  vi.stubGlobal('document', sight);
  vi.stubGlobal('addEventListener', around.addEventListener.bind(around));
  line = inThePage('/live', { open: opened, signal: () => undefined });
});

afterEach(() => {
  line.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.clearAllMocks();
  lines.length = 0;
});

const open = (): number => lines.filter(({ readyState }) => readyState !== Line.CLOSED).length;

test('a page that is seen again has a new line at once, and learns of it', () => {
  sight.turns('hidden');
  expect(lines.length).toBe(1);
  sight.turns('visible');
  expect([lines.length, open()]).toEqual([2, 1]);
  lines[1]?.onopen?.();
  expect(opened).toHaveBeenCalledTimes(1);
});

test('so has one whose network is back', () => {
  around.dispatchEvent(new Event('online'));
  expect([lines.length, open()]).toEqual([2, 1]);
});

test('one that was refused is not tried twice', () => {
  lines[0]?.close();
  lines[0]?.onerror?.();
  sight.turns('visible');
  vi.advanceTimersByTime(60_000);
  expect([lines.length, open()]).toEqual([2, 1]);
});

test('a line that was closed stays so', () => {
  line.close();
  sight.turns('visible');
  around.dispatchEvent(new Event('online'));
  expect([lines.length, open()]).toEqual([1, 0]);
});
