// SPDX-License-Identifier: AGPL-3.0-or-later
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import type { Reflection } from '../../store/shelves.ts';
import { ofLibrary } from '../../store/titles.ts';
import { meWords } from '../../words/me.ts';
import {
  exchanges,
  type Opened,
  type OpenedBond,
  readable,
  thanks,
  type Told,
} from '../../store/copy/readable.ts';

const ADA = 'a'.repeat(32);
const BEN = 'b'.repeat(32);
const HOLD = 'c'.repeat(32);
const PYTHON = new URL('../../../src/nearer/', import.meta.url);
const PROTOCOL = readFileSync(new URL('../../../docs/specs/protocol.md', import.meta.url), 'utf8');
const MAP: Reflection = {
  title: 'The map',
  summary: '',
  order: 1,
  text: [],
  bonds: ['partner'],
  minutes: 6,
  label: '',
  after: [],
  scales: [{ id: 'amount', answers: ['hardly any', 'a little'] }],
  items: [
    { id: 'body', text: 'Close in body.', scale: 'amount' },
    { id: 'more', text: 'What else?', scale: 'words' },
  ],
  measure: { scales: { amount: [1, 2] } },
};
const TEXTS = { rain: 'Which smell brings you back to school?' };

function told(id: string, by: string, kind: string, more: Told = {}): Told {
  return {
    id,
    author: by,
    mine: by === ADA,
    chain: 'shared',
    date: '2025-11-20',
    seq: 1,
    kind,
    data: {},
    ...more,
  };
}

function answer(id: string, by: string, text: string, more: Told = {}): Told {
  const data = { question: 'rain', round: 1, text };
  return told(id, by, 'answer', { chain: 'held', hold: HOLD, data, ...more });
}

function bond(...records: readonly Told[]): OpenedBond {
  return {
    id: 'd'.repeat(32),
    kind: 'friend',
    names: { mine: 'Ada', theirs: 'Ben' },
    closed: null,
    told: records,
  };
}

function opened(one: OpenedBond, more: Partial<Opened> = {}): Opened {
  return { made: '2025-11-22', texts: TEXTS, bonds: [one], own: null, journal: null, ...more };
}

function file(of: Opened, path: string): string {
  return new Map(readable(of)).get(path) ?? '';
}

describe('what the two said', () => {
  it('stands together under its question, mine first', () => {
    const [one] = exchanges(bond(answer('2', BEN, 'Chalk.'), answer('1', ADA, 'Rain.')), TEXTS);
    expect(one?.question).toBe(TEXTS.rain);
    expect(one?.said.map(({ text, state }) => [text, state])).toEqual([
      ['Rain.', 'open'],
      ['Chalk.', 'open'],
    ]);
  });

  it('says of a lone answer that it still waited, and of one without its key that it is sealed', () => {
    const [alone] = exchanges(bond(answer('1', ADA, 'Rain.')), TEXTS);
    expect(alone?.said.map(({ state }) => state)).toEqual(['waits']);
    const sealed = told('2', BEN, 'sealed', { chain: 'held', hold: HOLD });
    const together = exchanges(bond(answer('1', ADA, 'Rain.'), sealed), TEXTS);
    expect(together).toHaveLength(1);
    expect(together[0]?.said.map(({ state }) => state)).toEqual(['open', 'sealed']);
  });

  it('is changed and taken back by its own author only', () => {
    const edit = (by: string): Told => told('9', by, 'edit', { data: { record: '1', text: 'Other.' } });
    const drop = (by: string): Told => told('8', by, 'drop', { drop: '1' });
    const both = [answer('1', ADA, 'Rain.'), answer('2', BEN, 'Chalk.')];
    expect(exchanges(bond(...both, edit(BEN), drop(BEN)), TEXTS)[0]?.said[0]?.text).toBe('Rain.');
    expect(exchanges(bond(...both, edit(ADA)), TEXTS)[0]?.said[0]).toMatchObject({
      text: 'Other.',
      edited: true,
    });
    expect(exchanges(bond(...both, drop(ADA)), TEXTS)[0]?.said[0]).toMatchObject({ text: '', state: 'gone' });
  });

  it('goes with what the other said to it, and not with what one said to oneself', () => {
    const respond = (by: string): Told =>
      told(`r${by}`, by, 'respond', { data: { record: '1', starter: 'heard', text: 'You miss it.' } });
    const [one] = exchanges(
      bond(answer('1', ADA, 'Rain.'), answer('2', BEN, 'Chalk.'), respond(BEN), respond(ADA)),
      TEXTS,
    );
    expect(one?.responses.map(({ mine }) => mine)).toEqual([false]);
  });

  it('names who went first, and asks our own question in its own words', () => {
    const own = told('q', BEN, 'question', { data: { text: 'What made you laugh?', depth: 1 } });
    const data = { question: 'own-q', round: 1, text: 'The cat.' };
    const [one] = exchanges(bond(own, told('f', BEN, 'first', { data })), TEXTS);
    expect(one).toMatchObject({ question: 'What made you laugh?', first: 'them' });
    expect(one?.said[0]).toMatchObject({ text: 'The cat.', state: 'open' });
  });

  it('has its thanks', () => {
    const data = { what: 'You cooked.', when: 'On Monday', meant: 'I could rest.' };
    expect(thanks(bond(told('t', BEN, 'appreciate', { data })))[0]).toMatchObject({ ...data, mine: false });
  });
});

describe('what else there is', () => {
  const page = (one: OpenedBond, more: Partial<Opened> = {}): string =>
    file(opened(one, more), 'readable.html').replace(/<style>.*<\/style>/s, '');
  const own = (kind: string, data: Told): Told => told(kind, ADA, kind, { chain: 'own', data });

  it('has a word for every kind of record, or is left out on purpose', () => {
    const core = readdirSync(new URL('core', PYTHON), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.py'))
      .map((path) => readFileSync(new URL(`core/${path}`, PYTHON), 'utf8'));
    const read = core.flatMap((text) => [...text.matchAll(/^ {4}"([a-z-]+)": "(?:own|shared|held)",$/gm)]);
    const rows = [...PROTOCOL.matchAll(/^\| (`[a-z-]+`(?:, `[a-z-]+`)*) \| (?:own|shared|held) \|/gm)];
    const stated = rows.flatMap(([, kinds = '']) => [...kinds.matchAll(/`([a-z-]+)`/g)]);
    const kinds = new Set([...read, ...stated].map(([, kind = '']) => kind));
    expect(kinds.size).toBeGreaterThan(45);
    expect([...kinds].filter((kind) => !Object.hasOwn(meWords.copy.kinds, kind))).toEqual([]);
  });

  it('never shows the bare name of a kind', () => {
    const future = told('f', BEN, 'from-the-future', { data: { text: 'Not yet.' } });
    expect(page(bond(future), { own: [own('of-tomorrow', { text: 'Not yet.' })] })).not.toMatch(
      /from-the-future|of-tomorrow|Not yet/,
    );
  });

  it('shows dates, what was done, what somebody would like, and plans', () => {
    const date = { of: '0', version: 1, what: 'A walk', where: 'The mill', day: '2025-12-05', time: '19:00' };
    const shown = page(
      bond(
        told('d', BEN, 'date', { data: date }),
        told('o', ADA, 'date-off', { data: { of: 'd' } }),
        told('k', ADA, 'did', { data: { of: 'd', day: '2025-11-19', what: 'Soup', text: 'The heron.' } }),
        told('s', BEN, 'fun-shown', { data: { what: 'Skating' } }),
        told('g', BEN, 'did', { dropped: true, kind: undefined }),
        told('p', ADA, 'plan', { data: { plan: 'many-years', from: '2025-11-24', instead: null } }),
        told('w', BEN, 'wish-blinds', { data: { round: '2025-11', blinds: 'AAAA' } }),
      ),
      { texts: { ...TEXTS, 'plan/many-years': 'Many years' } },
    );
    for (const words of ['A walk', 'The mill', '19:00', 'Soup', 'The heron.', 'Skating', 'Many years'])
      expect(shown).toContain(words);
    expect(shown.match(/A walk/g)).toHaveLength(2);
    expect(shown).not.toMatch(/wish-blinds|AAAA|fun-shown|date-off/);
  });

  it('shows a reflection in its words, until it was taken away', () => {
    const texts = ofLibrary({ reflections: { map: MAP } });
    const one = own('reflection', { reflection: 'map', answers: { body: 2 }, words: { more: 'Slowly.' } });
    const shown = page(bond(), { own: [one], texts });
    expect(shown).toContain('Close in body. a little');
    expect(shown).toContain('What else? Slowly.');
    const gone = own('reflection-gone', { record: 'reflection' });
    expect(page(bond(), { own: [one, gone], texts })).not.toContain('Slowly.');
  });

  it('shows what one said to oneself, and what one took back', () => {
    const shown = page(bond(), {
      own: [
        own('looked-week', { day: '2025-11-16', us: 7, myself: null, lonely: 2, out: false }),
        own('fun', { what: 'Skating', is: false }),
        own('wish', { item: 'rain', touch: 0, topics: [], is: true }),
        own('evenings', { days: [] }),
        own('evenings-both', { from: '2025-11-24', days: [0, 6] }),
        own('limits', { topics: ['old-hurts'], touch: 1, depth: 0 }),
      ],
      texts: { ...TEXTS, 'wish/rain': 'Going out when it rains' },
    });
    for (const words of [
      'content with us: 7',
      'lonely: 2',
      'no more',
      'Going out when it rains',
      'Monday, Sunday',
      'None of them',
      'old hurts',
    ])
      expect(shown).toContain(words);
    expect(shown).not.toContain(TEXTS.rain);
    expect(shown).not.toContain('able to be myself');
  });

  it('says nothing of weeks in which no evening suited both', () => {
    const nothing = page(bond(), { own: [own('evenings-both', { from: '2025-11-24', days: [] })] });
    expect(nothing).not.toMatch(/None of them|24 November/);
  });
});

describe('the page', () => {
  const nasty = '<script>alert(1)</script> "x" & \'y\' <img src=x onerror=alert(1)>';

  it('lets no word become markup, wherever it stands', () => {
    const names = { mine: nasty, theirs: nasty };
    const records = [
      answer('1', ADA, nasty),
      answer('2', BEN, nasty),
      told('t', BEN, 'appreciate', { data: { what: nasty } }),
    ];
    const note = told('n', ADA, 'kept', { data: { question: nasty, text: nasty } });
    const journal = [{ id: 'j', date: '2025-11-21', at: nasty, text: nasty }];
    const page = file(
      opened({ ...bond(...records), kind: nasty, names, closed: nasty }, { own: [note], journal }),
      'readable.html',
    );
    expect(page).not.toMatch(/<script|<img/);
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &quot;x&quot; &amp; &#39;y&#39;');
  });

  it('forbids itself every script and every address', () => {
    const page = file(opened(bond()), 'readable.html');
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect(page).not.toMatch(/https?:/);
  });

  it('carries own things only where they were asked for', () => {
    const note = told('n', ADA, 'kept', { data: { question: 'rain', text: 'Chestnuts.' } });
    const bundle = told('u', ADA, 'bundle', { data: { records: [note] } });
    const journal = [{ id: 'j', date: '2025-11-21', at: '2025-11-21T22:14', text: 'Could not sleep.' }];
    const shared = readable(opened(bond()));
    expect(shared.map(([path]) => path)).toEqual(['readable.html', `bonds/${'d'.repeat(32)}/readable.json`]);
    const all = opened(bond(), { own: [bundle, note], journal });
    expect(file(all, 'readable.html').match(/Chestnuts/g)).toHaveLength(1);
    expect(file(all, 'readable.html')).toContain('Could not sleep.');
    expect(file(all, 'readable.html')).toContain('22:14');
    expect(file(all, 'own/journal.json')).toContain('Could not sleep.');
  });
});
