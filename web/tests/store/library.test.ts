// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterEach, expect, test, vi } from 'vitest';
import { compiled } from '../../content.mjs';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

/** `howTo` as it is when the page has just been opened, with a network that answers like this. */
async function fresh(...answers: (string | null)[]): Promise<typeof import('../../store/library.ts')> {
  vi.stubGlobal('NEARER_FILES', { library: '/built/library.json' });
  const fetched = vi.fn(() => {
    const answer = answers.shift() ?? null;
    return answer === null
      ? Promise.reject(new TypeError('no network'))
      : Promise.resolve(new Response(answer));
  });
  vi.stubGlobal('fetch', fetched);
  return import('../../store/library.ts');
}

test('how a practice is done is fetched once, and what it has none of is empty', async () => {
  const { howTo } = await fresh(compiled('library'));
  const hug = await howTo('a-long-hug');
  expect(hug.steps.length).toBeGreaterThan(2);
  expect(hug.apart.length).toBeGreaterThan(2);
  expect((await howTo('three-lines-for-nobody')).alone).toEqual([]);
  expect(fetch).toHaveBeenCalledTimes(1);
});

test('what could not be had is asked for again, and what is not there is a refusal', async () => {
  const { howTo } = await fresh(null, '{"practices":{}}');
  await expect(howTo('a-long-hug')).rejects.toMatchObject({ code: 'offline' });
  await expect(howTo('a-long-hug')).rejects.toMatchObject({ code: 'unwell' });
});
