// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest';

import {
  exchanges,
  type Opened,
  type OpenedBond,
  readable,
  thanks,
  type Told,
} from '../../store/readable.ts';

const ADA = 'a'.repeat(32);
const BEN = 'b'.repeat(32);
const HOLD = 'c'.repeat(32);
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
