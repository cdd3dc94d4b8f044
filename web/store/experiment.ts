// SPDX-License-Identifier: AGPL-3.0-or-later
/** What the brain says of our experiment, as the elements paint it; for this person alone. No behaviour here. */
import type { PracticeCard } from './daily.ts';

export type Weeks = 4 | 8 | 12;

export interface Proposing {
  /** A practice. */
  readonly item: string;
  readonly weeks: Weeks;
  /** The Monday on which it begins. */
  readonly from: string;
}

/** One that was proposed. */
export interface Proposed {
  readonly id: string;
  readonly mine: boolean;
  /** null where this version does not know it. */
  readonly practice: PracticeCard | null;
  readonly weeks: Weeks;
  readonly from: string;
  readonly until: string;
  /** The last day on which one can say whether one takes part. */
  readonly by: string;
}

/** What one found that is over and was not stopped. `low` and `high` hold 80 %, in points of the rating. */
export interface Found {
  readonly is: 'helps' | 'no-clear-gain' | 'cannot-tell';
  readonly low: number;
  readonly middle: number;
  readonly high: number;
  /** Rated evenings with it, and without. */
  readonly offered: number;
  readonly rested: number;
  /** Days that went as the coin said, and how many there were. */
  readonly kept: number;
  readonly days: number;
  readonly experiment: Proposed;
}

export interface ExperimentView {
  /** Whether anything is worked out at all. */
  readonly on: boolean;
  /** `resting`: I have stopped, and rest until its last day. */
  readonly state: 'choose' | 'asked' | 'waiting' | 'running' | 'resting';
  readonly experiment: Proposed | null;
  /** The day that this is, counted from 1; 0 before it has begun. */
  readonly day: number;
  /** How many of its days I have rated so far. */
  readonly rated: number;
  /** The Monday on which one proposed today would begin. */
  readonly start: string;
  readonly lengths: readonly Weeks[];
  /** With fewer rated days than this with it, or without it, nothing is said. */
  readonly enough: number;
  /** What may be tried; only while one may choose. */
  readonly practices: readonly PracticeCard[];
  readonly found: Found | null;
}
