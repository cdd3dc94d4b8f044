// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { relative, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';

import { STOPPED } from '../../brain/messages.ts';
import { startThinking, type Sources, type Think } from '../../brain/thinking.ts';

const SOURCES = join(import.meta.dirname, '../../../src');
const WASM = createRequire(import.meta.url).resolve(
  '@micropython/micropython-webassembly-pyscript/micropython.wasm',
);
const CATALOGUE = JSON.stringify({
  format: 'nearer/catalogue/1',
  questions: [
    {
      id: 'q001',
      text: 'What is that?',
      kind: 'emotional',
      depth: 1,
      bonds: ['friend', 'partner', 'family'],
    },
  ],
});
const EVENING = { date: '2026-11-20', bond: 'b'.repeat(32), order: '1'.repeat(64), skips: '3'.repeat(64) };

function core(): Sources {
  const files = readdirSync(join(SOURCES, 'nearer/core'), { recursive: true, withFileTypes: true });
  const found: Record<string, string> = {};
  for (const file of files) {
    const path = join(file.parentPath, file.name);
    if (file.name.endsWith('.py')) found[relative(SOURCES, path)] = readFileSync(path, 'utf8');
  }
  return found;
}

function answer(id: string, mine: boolean, text: string): object {
  const author = mine ? 'ada' : 'ben';
  const data = { question: 'q001', round: 1, text };
  const head = { id, bond: EVENING.bond, author, mine, chain: 'held', date: EVENING.date, seq: 1 };
  return { ...head, kind: 'answer', data };
}

describe('the core under MicroPython', () => {
  let think: Think;
  beforeAll(async () => {
    think = await startThinking(core(), WASM);
  });

  it('refuses with a sentence, and goes on', () => {
    expect(() => think('today', JSON.stringify(EVENING))).toThrow('No catalogue has been loaded.');
    expect(() => think('load', '{')).toThrow('This is not JSON.');
    expect(think('load', CATALOGUE)).toBe('');
    expect(() => think('today', '{}')).toThrow("'date' is not a text.");
  });

  it('opens an exchange when both answers are in, every character whole', () => {
    const texts = ['Wärme, 海, \u{1F33F} and "quotes"', 'half of a pair: \uD83C'];
    expect(JSON.parse(think('add', JSON.stringify([answer('a1', true, texts[0] ?? '')])))).toEqual({
      folded: 1,
      aside: [],
    });
    expect(JSON.parse(think('today', JSON.stringify(EVENING)))).toMatchObject({
      tonight: { state: 'waiting', theirs: null },
    });
    think('add', JSON.stringify([answer('b1', false, texts[1] ?? '')]));
    expect(JSON.parse(think('today', JSON.stringify(EVENING)))).toMatchObject({
      tonight: {
        state: 'open',
        mine: { text: texts[0] },
        theirs: { text: 'half of a pair: \uFFFD' },
      },
    });
  });

  it('survives a record nested beyond all reason', () => {
    const deep = '['.repeat(20_000) + ']'.repeat(20_000);
    expect(JSON.parse(think('add', `[${deep}]`))).toMatchObject({ folded: 0 });
  });

  it('takes a year of evenings in one delivery', () => {
    const one = answer('x', false, 'word '.repeat(60));
    const many = Array.from({ length: 3000 }, (_, place) => ({ ...one, id: `y${place}`, bond: 'other' }));
    expect(JSON.parse(think('add', JSON.stringify(many)))).toMatchObject({ folded: 3000 });
    think('today', JSON.stringify(EVENING));
  });

  it('says one sentence when something breaks that should not', () => {
    expect(() => think('nothing' as 'today', '')).toThrow(STOPPED);
  });
});
