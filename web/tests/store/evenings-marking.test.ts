// SPDX-License-Identifier: AGPL-3.0-or-later
/** Quick presses on the page of evenings: none is lost, however slow keeping is, and what is shown is true at last. */
import { expect, test } from 'vitest';

import { type EveningsView, EveningMarks, type Weekday } from '../../store/wishes/suiting.ts';

/** A store that answers when it is told to. */
class Slow {
  marked: readonly Weekday[] = [];
  readonly kept: (readonly Weekday[])[] = [];
  readonly shown: (readonly Weekday[])[] = [];
  readonly marking: EveningMarks;
  wrong: Error | null = null;
  readonly #waiting: (() => void)[] = [];

  constructor() {
    this.marking = new EveningMarks({
      keep: async (days) => {
        await this.#turn();
        if (this.wrong) throw this.wrong;
        this.kept.push(days);
        this.marked = days;
      },
      read: async (): Promise<EveningsView> => {
        const { marked } = this;
        await this.#turn();
        return { marked, both: [], counts: '2026-11-30' };
      },
      changed: () => {
        this.shown.push(this.marking.view?.marked ?? []);
      },
    });
  }

  #turn(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** Answers one call, after everything that follows from those before; false where none waits. */
  async step(): Promise<boolean> {
    await rests();
    const next = this.#waiting.shift();
    next?.();
    await rests();
    return next !== undefined;
  }

  async settle(): Promise<void> {
    while (await this.step());
  }
}

/** Lets everything happen that waits for nothing but its turn. */
function rests(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

async function opened(): Promise<Slow> {
  const slow = new Slow();
  void slow.marking.look();
  await slow.settle();
  slow.shown.length = 0;
  return slow;
}

test.each([0, 1, 2, 3])(
  'of three quick presses none is lost, with %i answers between them',
  async (steps) => {
    const slow = await opened();
    for (const day of [5, 1, 3] as const) {
      slow.marking.press(day);
      for (let step = 0; step < steps; step++) await slow.step();
    }
    await slow.settle();
    expect(slow.kept).toEqual([[5], [1, 5], [1, 3, 5]]);
    expect(slow.marking.view?.marked).toEqual([1, 3, 5]);
    // Nothing that was pressed is ever seen to go out again.
    const sizes = slow.shown.map((days) => days.length);
    expect(sizes).toEqual([...sizes].sort());
  },
);

test('a press while a look is under way stays', async () => {
  const slow = await opened();
  void slow.marking.look();
  await rests();
  slow.marking.press(2);
  await slow.step();
  slow.marking.press(4);
  await slow.settle();
  expect(slow.marking.view?.marked).toEqual([2, 4]);
  slow.marking.press(2);
  await slow.settle();
  expect([slow.marked, slow.marking.view?.marked]).toEqual([[4], [4]]);
});

test('what could not be kept is gone from the page, which says so; with a later press it is tried again', async () => {
  const slow = await opened();
  slow.wrong = new Error('no room');
  slow.marking.press(2);
  await slow.settle();
  expect([slow.marking.view?.marked, slow.marking.error]).toEqual([[], slow.wrong]);
  slow.marking.press(2);
  slow.marking.press(4);
  await slow.step();
  slow.wrong = null;
  await slow.settle();
  expect([slow.marked, slow.marking.view?.marked, slow.marking.error]).toEqual([[2, 4], [2, 4], null]);
});

test('a device that was locked meanwhile is an error like any other, and the next press is kept', async () => {
  let locked = false;
  const kept: (readonly Weekday[])[] = [];
  const marking = new EveningMarks({
    keep: (days) => {
      if (locked) throw new Error('locked');
      kept.push(days);
      return Promise.resolve();
    },
    read: () => {
      if (locked) throw new Error('locked');
      return Promise.resolve({ marked: kept.at(-1) ?? [], both: [], counts: '2026-11-30' });
    },
    changed: () => undefined,
  });
  await marking.look();
  locked = true;
  marking.press(0);
  await marking.look();
  expect(marking.error).toBeInstanceOf(Error);
  locked = false;
  await marking.look();
  marking.press(2);
  await marking.look();
  expect(kept).toEqual([[2]]);
  expect(marking.error).toBeNull();
});
