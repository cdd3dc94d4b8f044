// SPDX-License-Identifier: AGPL-3.0-or-later
/** Looking back on a week and on a month: own records, which nobody else ever sees, and what the brain shows of them. */
import type { Between } from './between.ts';

/** Three taps about a week, 0 to 10; null is skipped. */
export interface Week {
  /** How content with the two of us. */
  readonly us: number | null;
  readonly myself: number | null;
  readonly lonely: number | null;
}

export type About = keyof Week;

export type Way = 'told-and-heard' | 'thoughts' | 'side-by-side' | 'deeds' | 'nearness' | 'room-to-breathe';

/** How near it feels, what brings near, and room or company; null is skipped. */
export interface Month {
  /** Which of seven pictures; 1 is far apart. */
  readonly near: number | null;
  readonly ways: readonly Way[];
  /** 0 much more room, 2 right as it is, 4 much more together. */
  readonly side: number | null;
}

interface Kept {
  /** Of a week, its Sunday. */
  readonly day: string;
  /** Left out of what is shown, but for the list of what there is. */
  readonly out: boolean;
}

export type KeptWeek = Week & Kept;
export type KeptMonth = Month & Kept;

/** The last weeks in three numbers, where there are enough of them; `halves` is twice the middle one. */
interface SaidOfWeeks {
  readonly about: About;
  readonly weeks: number;
  readonly low: number;
  readonly high: number;
  readonly halves: number;
}

export interface LookbackView {
  /** The Sunday to ask about now, and the day since when the picture is to be drawn; null where nothing is due. */
  readonly week: string | null;
  readonly month: string | null;
  /** Newest first. */
  readonly weeks: readonly KeptWeek[];
  readonly months: readonly KeptMonth[];
  /** How many weeks are still to come before anything is said of them. */
  readonly toCome: number;
  readonly said: readonly SaidOfWeeks[];
}

export function lookback(between: Between): Promise<LookbackView> {
  return between.think<LookbackView>('further', { page: 'lookback' });
}

/** Once more for the same day takes the place of what was there. */
export function keepWeek(between: Between, { day, us, myself, lonely, out }: KeptWeek): Promise<void> {
  return between.own('looked-week', { day, us, myself, lonely, out });
}

export function keepMonth(between: Between, { day, near, ways, side, out }: KeptMonth): Promise<void> {
  return between.own('looked-month', { day, near, ways: [...ways], side, out });
}
