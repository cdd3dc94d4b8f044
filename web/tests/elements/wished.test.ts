// SPDX-License-Identifier: AGPL-3.0-or-later
/** What both would like: a wish says by its deck what is meant, where there are several. */
import { expect, it } from 'vitest';

import { wished } from '../../elements/wished.ts';
import { DECKS, VIEW } from '../../kit/wishes.ts';
import { wishesWords } from '../../words/wishes.ts';

/** Every text in a template, however deep. */
function texts(of: unknown): string[] {
  if (typeof of === 'string') return [of];
  if (Array.isArray(of)) return of.flatMap(texts);
  return typeof of === 'object' && of !== null && 'values' in of ? texts(of.values) : [];
}

const said = (...rounds: readonly (readonly string[])[]): string[] => {
  const both = rounds.map((items) => ({ since: '2025-11-21', items }));
  return texts(wished({ ...VIEW, both }, DECKS, () => undefined));
};

it('is named with its deck where it comes from more than one', () => {
  const { dates, desires } = DECKS;
  const titles = [dates?.title, desires?.title];
  expect(said(['a-flask', 'rain']).filter((text) => titles.includes(text))).toEqual([]);
  for (const rounds of [[['more-time', 'a-flask']], [['more-time'], ['a-flask', 'from-a-later-version']]])
    expect(said(...rounds).filter((text) => titles.includes(text))).toEqual(['Desires', 'Dates']);
});

it('is nothing at all where nothing was found', () => {
  expect(said()).toEqual([]);
});

it('can be given a time where it is no touch, and while there are two', () => {
  const both = [{ since: '2025-11-21', items: ['a-flask', 'more-time', 'rain'] }];
  const nothing = (): undefined => undefined;
  const offered = (plan: typeof nothing | null): number =>
    texts(wished({ ...VIEW, both }, DECKS, nothing, plan)).filter((text) => text === wishesWords.plan).length;
  expect(offered(nothing)).toBe(2);
  expect(offered(null)).toBe(0);
});
