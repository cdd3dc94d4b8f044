// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * What the brain says of a person's own check-ins, as the elements paint it. Nobody else's numbers are in it. Ratings go
 * from 0 to 100: ten times what was tapped. No behaviour here.
 */

/** One day of the curve. `mean`, `low` and `high` (80 %) are in tenths of a point; `y` is null where nothing was rated. */
export interface SeenDay {
  readonly date: string;
  readonly y: number | null;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

interface Said {
  /** In points of the rating; `low` and `high` hold 80 %. */
  readonly low: number;
  readonly middle: number;
  readonly high: number;
  /** The days that it speaks of. */
  readonly from: string;
  readonly until: string;
  /** How many of them were rated; of an association, on how many both are known. */
  readonly rated: number;
  /** Rated evenings on which a practice was offered, or rested, by chance. */
  readonly offered: number;
  readonly rested: number;
}

export interface LevelSaid extends Said {
  readonly code: 'level';
  readonly is: '';
}

export interface TrendSaid extends Said {
  readonly code: 'trend';
  /** `unknown`: too few ratings in these four weeks, or fewer than four weeks. */
  readonly is: 'higher' | 'lower' | 'none' | 'unknown';
}

/** How closeness goes with one item of the check-in. It says nothing of causes, and its size is not told. */
export interface AssociationSaid extends Said {
  readonly code: 'association';
  readonly about: 'mine' | 'theirs' | 'space' | 'apart';
  readonly is: 'together' | 'opposite' | 'unknown';
}

/** What evenings on which something of a family was suggested were like, beside rest, by chance alone. */
export interface PracticeSaid extends Said {
  readonly code: 'practice';
  /** A family of practices. */
  readonly about: string;
  /** `retracted`: it was said once, and does not look so any more. */
  readonly is: 'helps' | 'early' | 'no-clear-gain' | 'retracted' | 'unknown';
}

export type Statement = LevelSaid | TrendSaid | AssociationSaid | PracticeSaid;

export interface SeeView {
  /** Whether anything is worked out at all. */
  readonly on: boolean;
  readonly day: string;
  /** How many ratings count. */
  readonly rated: number;
  /** How many more there have to be before anything is said. */
  readonly toCome: number;
  /** The last eight weeks, oldest first; empty before anything is said. */
  readonly days: readonly SeenDay[];
  readonly statements: readonly Statement[];
}

export interface RatedDay {
  readonly day: string;
  /** What was tapped, 0 to 10; null where it was skipped. */
  readonly close: number;
  readonly understood: number | null;
  readonly y: number;
  readonly leftOut: boolean;
  /** It lies before the day from which on days count. */
  readonly before: boolean;
}

export interface NumbersView {
  readonly on: boolean;
  /** From which day on days count; null: all of them. */
  readonly since: string | null;
  readonly counted: number;
  /** Newest first. */
  readonly days: readonly RatedDay[];
  /** How many more there are than were asked for. */
  readonly more: number;
}
