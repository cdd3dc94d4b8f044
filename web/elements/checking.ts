// SPDX-License-Identifier: AGPL-3.0-or-later
/** Which questions a check-in asks, in which order, and what a tap makes of it. Nothing is set beforehand. */
import type { CheckIn, Done, Felt } from '../store/daily.ts';

export type Item =
  'close' | 'understood' | 'mine' | 'theirs' | 'tension' | 'space' | 'apart' | 'done' | 'felt';

/** A check-in under way: what was said and where one is; of a day, or of a practice that was on. */
export interface Checking {
  readonly at: number;
  readonly given: CheckIn;
  readonly done: Done | null;
  readonly felt: Felt | null;
}

const ALL: readonly Item[] = ['close', 'understood', 'mine', 'theirs', 'tension', 'space', 'apart'];
const LIGHT: readonly Item[] = ['close', 'understood', 'tension'];

const NOTHING: CheckIn = {
  met: true,
  light: false,
  close: null,
  understood: null,
  mine: null,
  theirs: null,
  tension: null,
  space: null,
  apart: null,
};

/** From the beginning; whoever changes a check-in begins with what they had said. */
export function begin(given: CheckIn | null): Checking {
  return { at: 0, given: given ?? NOTHING, done: null, felt: null };
}

/**
 * What is asked, given what was said: of the day, where without a meeting nobody told anything; or of a practice, and
 * how it felt only if it was done.
 */
export function items(of: Checking, practice: boolean): readonly Item[] {
  if (practice) return of.done === 'yes' || of.done === 'partly' ? ['done', 'felt'] : ['done'];
  return (of.given.light ? LIGHT : ALL).filter(
    (item) => of.given.met || (item !== 'mine' && item !== 'theirs'),
  );
}

/** The present item, or null once all were asked. */
export function present(of: Checking, practice: boolean): Item | null {
  return items(of, practice)[of.at] ?? null;
}

/** What was said to an item, as the value of a pick; null where nothing was. */
export function said(of: Checking, item: Item): string | null {
  const value = item === 'done' || item === 'felt' ? of[item] : of.given[item];
  return value === null ? null : String(value);
}

/** After a tap, or a skip (null): noted, and on to the next. */
export function answer(of: Checking, item: Item, value: string | null): Checking {
  const at = of.at + 1;
  if (item === 'done')
    return { ...of, at, done: value as Done | null, felt: value === 'no' ? null : of.felt };
  if (item === 'felt') return { ...of, at, felt: value as Felt | null };
  if (item === 'space') return { ...of, at, given: { ...of.given, space: value as CheckIn['space'] } };
  return { ...of, at, given: { ...of.given, [item]: value === null ? null : Number(value) } };
}

export function back(of: Checking): Checking {
  return { ...of, at: Math.max(0, of.at - 1) };
}

/** Only three questions, or all of them. What was said already stays, and one stays where one was. */
export function lighten(of: Checking, light: boolean): Checking {
  const given = light ? { ...of.given, mine: null, theirs: null, space: null, apart: null } : of.given;
  const here = present(of, false);
  const next = { ...of, given: { ...given, light } };
  const at = here === null ? -1 : items(next, false).indexOf(here);
  return { ...next, at: at < 0 ? Math.min(of.at, items(next, false).length) : at };
}

/** Whether they met or spoke; without it nobody can have told the other anything. */
export function meet(of: Checking, met: boolean): Checking {
  const given = met ? of.given : { ...of.given, mine: null, theirs: null };
  return { ...of, given: { ...given, met } };
}

/** Nothing was said at all: there is nothing to keep. */
export function saysNothing({ met, light: _, ...rest }: CheckIn): boolean {
  return met && Object.values(rest).every((value) => value === null);
}

/** Read back from a draft; null where it is not one. */
export function readChecking(text: string): Checking | null {
  try {
    const read = JSON.parse(text) as Partial<Checking> | null;
    return typeof read?.at === 'number' && read.given ? (read as Checking) : null;
  } catch {
    return null;
  }
}
