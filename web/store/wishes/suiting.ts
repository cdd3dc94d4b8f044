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

export function eveningsView(between: Between): Promise<EveningsView> {
  return between.think<EveningsView>('further', { page: 'evenings' });
}

/** All that are marked from now on. It leaves this device with what leaves it anyway. */
export async function markEvenings(between: Between, days: readonly Weekday[]): Promise<void> {
  await between.own('evenings', { days: WEEKDAYS.filter((day) => days.includes(day)) });
}
