// SPDX-License-Identifier: AGPL-3.0-or-later
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { relative, join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';

import { STOPPED } from '../../brain/messages.ts';
import { startThinking, type Sources, type Think } from '../../brain/thinking.ts';
import { beginningSmall } from '../../interpreter.mjs';

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

function evening(ago: number): object {
  const day = new Date(Date.parse(EVENING.date) - ago * 86_400_000).toISOString().slice(0, 10);
  const close = 5 + ((ago * 7) % 4);
  const items = { close, understood: close, mine: ago % 3, theirs: 1, tension: 1, space: 'right', apart: 6 };
  const data = { day, met: true, light: false, late: false, ...items };
  const head = {
    id: `c${ago}`,
    bond: EVENING.bond,
    author: 'ada',
    mine: true,
    chain: 'own',
    date: day,
    seq: 1,
  };
  return { ...head, kind: 'checkin', data };
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

describe('its memory', () => {
  it('is less than 16 MB, and stays so through a year of evenings and a look at them', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'nearer-'));
    const small = join(folder, 'micropython.wasm');
    writeFileSync(small, beginningSmall(readFileSync(WASM)));
    let memory: WebAssembly.Memory | undefined;
    const instantiate = vi.spyOn(WebAssembly, 'instantiate');
    const think = await startThinking(core(), small);
    for (const made of instantiate.mock.results) {
      const { instance } = (await made.value) as WebAssembly.WebAssemblyInstantiatedSource;
      for (const one of Object.values(instance.exports)) if (one instanceof WebAssembly.Memory) memory = one;
    }
    instantiate.mockRestore();
    think('load', CATALOGUE);
    think('add', JSON.stringify(Array.from({ length: 365 }, (_, ago) => evening(ago))));
    const asked = JSON.stringify(EVENING);
    while (think('see', asked) === 'null') continue;
    expect(memory?.buffer.byteLength).toBeGreaterThan(10e6);
    expect(memory?.buffer.byteLength).toBeLessThan(16e6);
    rmSync(folder, { recursive: true });
  });
});
