// SPDX-License-Identifier: AGPL-3.0-or-later
/** What is asked of the brain in the room Practise, and what it answers. No behaviour here. */
import type { Practice } from './daily.ts';

/** What somebody looks for; an empty text and 0 stand for anything. */
export interface Wants {
  readonly words: string;
  /** At most so many. */
  readonly minutes: number;
  readonly where: '' | 'together' | 'apart' | 'alone';
  readonly touch: '' | 'none' | 'some';
  readonly family: string;
  readonly favourites: boolean;
}

/** What is asked of the brain. */
export interface Asked extends Wants {
  /** For each of the words, the practices in whose steps it stands. */
  readonly steps: Readonly<Record<string, readonly string[]>>;
  /** How many are listed. */
  readonly show: number;
  /** A chance, which decides what comes as a surprise. */
  readonly dice: number;
  /** What came as a surprise already, the latest at the end. */
  readonly shown: readonly string[];
}

export interface Found extends Practice {
  readonly favourite: boolean;
}

export interface FindView {
  /** The shortest first; where minutes are wanted, what is nearest to them. */
  readonly practices: readonly Found[];
  /** How many there are. */
  readonly count: number;
  /** The kinds that this person may find at all. */
  readonly families: readonly string[];
  /** Whether this person may find any touch. */
  readonly touch: boolean;
  /** One of them by chance, among those that chance may suggest to this person; null where there is none. */
  readonly surprise: string | null;
}
