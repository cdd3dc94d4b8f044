// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterEach, expect, test, vi } from 'vitest';
import { practiseWords } from '../../words/practise.ts';

const { root } = practiseWords.find;
const LIBRARY = {
  practices: {
    hug: { steps: ['Hold each other.', 'Hugs may last.'] },
    path: { steps: ['Sit.'], apart: ['You both walk, on the phone.'] },
    talk: { steps: ['Talk at the sidewalk.'], alone: ['Dance.'] },
  },
};

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

async function fresh(answer: string | null): Promise<typeof import('../../store/searching.ts')> {
  vi.stubGlobal('NEARER_FILES', { library: '/built/library.json' });
  const come = () =>
    answer === null ? Promise.reject(new TypeError('no network')) : Promise.resolve(new Response(answer));
  vi.stubGlobal('fetch', vi.fn(come));
  return import('../../store/searching.ts');
}

test('each word is looked for in all the steps, where a word begins so', async () => {
  const { searched } = await fresh(JSON.stringify(LIBRARY));
  expect(await searched(' Walking, hug ', root)).toEqual({
    words: 'walk hug',
    steps: { walk: ['path'], hug: ['hug'] },
  });
  expect((await searched('dancing', root)).steps).toEqual({ danc: ['talk'] });
  expect(await searched(' ( ', root)).toEqual({ words: '', steps: {} });
});

test('without the steps the words are looked for elsewhere', async () => {
  const { searched } = await fresh(null);
  expect(await searched('walk', root)).toEqual({ words: 'walk', steps: { walk: [] } });
});

test('a word is looked for by its beginning, and a short one stays whole', () => {
  const roots = ['walks', 'walked', 'hugging', 'kisses', 'stories', 'dates'].map(root);
  expect(roots).toEqual(['walk', 'walk', 'hug', 'kiss', 'stor', 'date']);
  const whole = ['evening', 'sing', 'bring', 'this', 'kiss', 'need', 'bed', 'bus', 'tea', 'massage'];
  expect(whole.map(root)).toEqual(whole);
});
