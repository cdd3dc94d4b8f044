// SPDX-License-Identifier: AGPL-3.0-or-later
/** How each item of a check-in is put, and what may be pressed under it. */
import type { PracticeCard } from '../store/daily.ts';
import { words } from '../words/words.ts';
import type { Item } from './checking.ts';
import { numbers, type Pick } from './pick.ts';

const SCALE = numbers(0, 10);

export interface About {
  readonly name: string | null;
  readonly yesterday: boolean;
  readonly practice: PracticeCard | null;
}

export function asks(item: Item, { name, yesterday, practice }: About): string {
  const w = words.checkIn;
  if (item === 'done') return w.items.done(practice?.title ?? '');
  if (yesterday && item === 'close') return w.itemsYesterday.close(name);
  if (yesterday && item === 'apart') return w.itemsYesterday.apart;
  const question = w.items[item];
  return typeof question === 'string' ? question : question(name);
}

export function picksOf(item: Item): readonly Pick[] {
  const w = words.checkIn;
  if (item === 'mine' || item === 'theirs')
    return w.matters.map((title, at) => ({ value: String(at), title }));
  if (item === 'space' || item === 'done' || item === 'felt') {
    return Object.entries(w[item]).map(([value, title]) => ({ value, title }));
  }
  return SCALE;
}

/** What the first and the last number mean; null where words are pressed. */
export function endsOf(item: Item): readonly [string, string] | null {
  const ends = (words.checkIn.ends as Readonly<Record<string, readonly string[]>>)[item];
  return ends ? [ends[0] ?? '', ends[1] ?? ''] : null;
}
