// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { PICTURES } from '../../elements/lamps.ts';
import { beginning, before, isEmpty, NO_MONTH, NO_WEEK, readUnder, said } from '../../elements/looking.ts';
import { lookbackWords } from '../../words/lookback.ts';

const reflection = (name: string): string =>
  readFileSync(new URL(`../../../content/reflections/${name}.toml`, import.meta.url), 'utf8');

describe('looking back', () => {
  it('names what brings near as the reflection on it does', () => {
    const text = reflection('what-makes-me-feel-close');
    const titles = [...text.matchAll(/^\[\[scores\]\]\nid = "(.*)"\ntitle = "(.*)"$/gm)];
    expect(titles.map(([, id, title]) => [id, title])).toEqual(
      Object.entries(lookbackWords.month.way).map(([id, [title]]) => [id, title]),
    );
  });

  it('asks for room or company on the scale of the reflection on that', () => {
    const answers = /^answers = (\[.*\])$/m.exec(reflection('together-or-apart'))?.[1] ?? '';
    expect(lookbackWords.month.sides).toEqual(JSON.parse(answers));
  });

  it('has a sentence for every picture', () => {
    expect(new Set(lookbackWords.month.pictures).size).toBe(PICTURES);
  });

  it('says nothing of twelve weeks but their middle and their ends', () => {
    const { said: says } = lookbackWords.weeks;
    expect(says('us', 12, 15, 5, 9)).toBe(
      'Content with how things are: around 7.5 in 12 weeks, from 5 to 9.',
    );
    expect(says('lonely', 4, 0, 0, 0)).toBe('Lonely: 0 in each of 4 weeks.');
    expect(says('us', 5, 14, 5, 9)).toContain('around 7 in');
  });

  it('has nothing set beforehand, keeps 0 as an answer, and goes back', () => {
    const first = beginning(NO_WEEK);
    expect(isEmpty(first.said)).toBe(true);
    const second = said(first, { us: 0 });
    expect([second.at, isEmpty(second.said)]).toEqual([1, false]);
    expect(before(before(second)).at).toBe(0);
    expect(isEmpty(NO_MONTH)).toBe(true);
    expect(isEmpty({ ...NO_MONTH, ways: ['deeds'] })).toBe(false);
  });

  it('reads back what was under way, and nothing else', () => {
    const under = said(beginning(NO_WEEK), { us: 4 });
    expect(readUnder(JSON.stringify(under))).toEqual(under);
    for (const text of ['', 'folded', 'null', '{}', '{"at": 1}']) expect(readUnder(text)).toBeNull();
  });
});
