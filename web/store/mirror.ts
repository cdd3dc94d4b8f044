// SPDX-License-Identifier: AGPL-3.0-or-later
/** Reflections: own records, and what the brain reads back of them. Nobody else ever has one. */
import type { Between } from './between.ts';
import type { Reflection } from './shelves.ts';

/** What stands in a reflection: places on the scales by item (and way), and own words by item. */
export interface Ticked {
  readonly answers: Readonly<Record<string, number>>;
  readonly words: Readonly<Record<string, string>>;
}

export interface Kept extends Ticked {
  readonly record: string;
  readonly date: string;
}

export interface ReflectionView {
  /** Each time that it was kept, the newest first. */
  readonly times: readonly { readonly record: string; readonly date: string }[];
  readonly last: Kept | null;
  /** The answer that is nearest to the mean of several. */
  readonly scores: readonly { readonly id: string; readonly answer: number }[];
  /** What is and what is wished, where they are far apart, the furthest first, or (`even`) the same. */
  readonly gaps: readonly { readonly is: string; readonly wish: string; readonly even: boolean }[];
  /** Answers that moved by two steps or more since the time before. */
  readonly moved: readonly { readonly item: string; readonly was: number; readonly is: number }[];
  /** Scores that changed by more than they wobble by themselves. */
  readonly changed: readonly { readonly id: string; readonly up: boolean }[];
}

export function mirrored(between: Between, { measure }: Reflection): Promise<ReflectionView> {
  return between.think('further', { page: 'reflection', measure });
}

/** What is being ticked, as it lies on the device until it is kept. */
export function reflectionDraft(bond: string | null, reflection: string): string {
  return `reflection/${bond ?? '-'}/${reflection}`;
}

export function fromDraft(text: string): Ticked {
  if (text === '') return { answers: {}, words: {} };
  return JSON.parse(text) as Ticked;
}

/** Empty where nothing stands in it. */
export function toDraft(ticked: Ticked): string {
  const isEmpty = Object.keys(ticked.answers).length === 0 && Object.keys(ticked.words).length === 0;
  return isEmpty ? '' : JSON.stringify(ticked);
}

export function keep(
  between: Between,
  id: string,
  { scales, items, measure }: Reflection,
  ticked: Ticked,
): Promise<void> {
  const scaleOf = new Map(items.map((item) => [item.id, item.scale]));
  const answers = Object.entries(ticked.answers).map(([item, place]) => {
    const scale = scaleOf.get(item.split('.')[0] ?? '') ?? scales[0]?.id ?? '';
    return [item, measure.scales[scale]?.[place]];
  });
  const data = { reflection: id, answers: Object.fromEntries(answers) as object, words: ticked.words };
  return between.own('reflection', data, [reflectionDraft(between.bond, id)]);
}

/** Takes a time away from every page. */
export function takeAway(between: Between, record: string): Promise<void> {
  return between.own('reflection-gone', { record });
}
