// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, it } from 'vitest';

import { Refusal } from '../../store/refusal.ts';
import { sentenceFor } from '../../elements/sentence.ts';
import { enteringWords } from '../../words/entering.ts';
import { lookbackWords } from '../../words/lookback.ts';
import { meWords } from '../../words/me.ts';
import { pairingWords } from '../../words/pairing.ts';
import { dayHere, dayInShort, dayInWords, words } from '../../words/words.ts';

it('a day is said as people say it, with the year only where it is another one', () => {
  expect(dayInWords('2025-11-22', '2025-12-01')).toMatch(/^Saturday,? 22 November$/);
  expect(dayInWords('2025-11-22', '2026-01-02')).toMatch(/^Saturday,? 22 November 2025$/);
  expect(dayInShort('2025-11-02', '2025-12-01')).toBe('2 Nov');
});

it('a day some days from now is a day of the calendar here', () => {
  expect(dayHere()).toMatch(/^\d{4}-\d\d-\d\d$/);
  expect(dayHere(1) > dayHere()).toBe(true);
});

it('whatever goes wrong, there is a sentence', () => {
  expect(sentenceFor(new Refusal('slow-down', 'Please wait a minute.'))).toBe('Please wait a minute.');
  expect(sentenceFor(new Refusal('offline', ''))).toBe(words.say.needsConnection);
  for (const odd of [new Error('x is undefined'), 'text', undefined, new Refusal('new', '')])
    expect(sentenceFor(odd)).toBe(words.say.unexpected);
  expect(sentenceFor(new DOMException('no room', 'QuotaExceededError'))).toBe(words.say.full);
  expect(sentenceFor(new Refusal('not-found', 'No.'), { 'not-found': 'Gone.' })).toBe('Gone.');
});

it('no sentence is empty, and none is written twice', () => {
  const said: string[] = [];
  const collect = (part: unknown): void => {
    if (typeof part === 'string') said.push(part);
    else if (typeof part === 'object' && part !== null) Object.values(part).forEach(collect);
  };
  collect([words, enteringWords, lookbackWords, meWords, pairingWords]);
  expect(said.filter((sentence) => sentence.trim() === '')).toEqual([]);
  const long = said.filter((sentence) => sentence.length > 30);
  expect(long.filter((sentence, at) => long.indexOf(sentence) !== at)).toEqual([]);
});
