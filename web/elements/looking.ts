// SPDX-License-Identifier: AGPL-3.0-or-later
/** Looking back under way: what was said and where one is. Nothing is set beforehand, and all of it can be skipped. */
import type { About, Month, Week } from '../store/lookback.ts';

/** What is under way, and which of its questions is asked; after the last one it is done. */
export interface Under<Said> {
  readonly at: number;
  readonly said: Said;
}

export const ABOUT: readonly About[] = ['us', 'myself', 'lonely'];
export const MONTHLY = ['near', 'ways', 'side'] as const;
/** Of a week as of a month. */
export const QUESTIONS = 3;

export const NO_WEEK: Week = { us: null, myself: null, lonely: null };
export const NO_MONTH: Month = { near: null, ways: [], side: null };

export function beginning<Said>(said: Said): Under<Said> {
  return { at: 0, said };
}

/** After a tap, or a skip: noted, and on to the next. */
export function said<Said>(of: Under<Said>, more: Partial<Said>): Under<Said> {
  return { at: of.at + 1, said: { ...of.said, ...more } };
}

export function before<Said>(of: Under<Said>): Under<Said> {
  return { ...of, at: Math.max(0, of.at - 1) };
}

/** There is nothing to keep. */
export function isEmpty(of: Week | Month): boolean {
  return Object.values(of).every((value) => value === null || (Array.isArray(value) && value.length === 0));
}

/** Read back from a draft of the same version; null where it is none. */
export function readUnder<Said>(text: string): Under<Said> | null {
  try {
    const read = JSON.parse(text) as Partial<Under<Said>> | null;
    return typeof read?.at === 'number' && read.said ? (read as Under<Said>) : null;
  } catch {
    return null;
  }
}
