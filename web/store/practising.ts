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

export interface Found extends Practice {
  readonly favourite: boolean;
}

export interface FindView {
  /** The shortest first. */
  readonly practices: readonly Found[];
  /** How many there are. */
  readonly count: number;
  /** The kinds that this person may find at all. */
  readonly families: readonly string[];
  /** Whether this person may find any touch. */
  readonly touch: boolean;
  /** One of them by chance; null where there is none. */
  readonly surprise: string | null;
}
