// SPDX-License-Identifier: AGPL-3.0-or-later
/** The page of evenings that suit both: which weekdays this person marked. Marking is theirs alone. */
import type { Between } from '../between.ts';

/** Monday is 0. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

export const WEEKDAYS: readonly Weekday[] = [0, 1, 2, 3, 4, 5, 6];

export interface EveningsView {
  readonly marked: readonly Weekday[];
  /** Which of them both have marked for this week. */
  readonly both: readonly Weekday[];
  /** The Monday from which on a change of now counts. */
  readonly counts: string;
}

export async function eveningsView(between: Between): Promise<EveningsView> {
  return between.think<EveningsView>('further', { page: 'evenings' });
}

/** All that are marked from now on. It leaves this device with what leaves it anyway. */
export async function markEvenings(between: Between, days: readonly Weekday[]): Promise<void> {
  await between.own('evenings', { days: WEEKDAYS.filter((day) => days.includes(day)) });
}

/** What marks are kept through; both may throw a Refusal. */
export interface Keeping {
  keep(days: readonly Weekday[]): Promise<void>;
  read(): Promise<EveningsView>;
  /** `view` or `error` is another one. */
  changed(): void;
}

/** The page at work: presses count in their order, however quickly they follow each other and however slow keeping is. */
export class EveningMarks {
  /** What is shown: what was wished last, whether or not it is kept already. */
  view: EveningsView | null = null;
  /** What went wrong last; null where nothing did since. */
  error: unknown = null;
  readonly #keeping: Keeping;
  #last: Promise<void> = Promise.resolve();
  #waiting = 0;

  constructor(keeping: Keeping) {
    this.#keeping = keeping;
  }

  /** Marks a day, or takes its mark away. */
  press(day: Weekday): void {
    if (this.view === null) return;
    const { marked } = this.view;
    const days = WEEKDAYS.filter((one) => marked.includes(one) !== (one === day));
    this.view = { ...this.view, marked: days };
    this.#keeping.changed();
    void this.#do(() => this.#keeping.keep(days));
  }

  /** Reads it anew, after everything that was pressed. */
  look(): Promise<void> {
    return this.#do(() => Promise.resolve());
  }

  #do(deed: () => Promise<void>): Promise<void> {
    this.#waiting++;
    this.#last = this.#last.then(async () => {
      let failed: unknown = null;
      const note = (error: unknown): void => {
        failed ??= error;
      };
      await attempt(deed).catch(note);
      this.#waiting--;
      const read = this.#waiting > 0 ? null : await attempt(() => this.#keeping.read()).catch(note);
      this.error = failed;
      // Whatever was pressed since is wished already, and not kept yet.
      if (read && this.#waiting === 0) this.view = read;
      this.#keeping.changed();
    });
    return this.#last;
  }
}

/** What is thrown before anything is waited for, as by a device that was locked meanwhile, is a failure like any other. */
async function attempt<T>(deed: () => Promise<T>): Promise<T> {
  return deed();
}
