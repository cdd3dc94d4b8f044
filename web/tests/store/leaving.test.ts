// SPDX-License-Identifier: AGPL-3.0-or-later
/** Leaving: at once here; the other is told on a day, or never, and finds everything as it was until then. */
import { expect, test } from 'vitest';

import { dayHere } from '../../store/device/days.ts';
import { readHead } from '../../sealed/shape.ts';
import { anotherDevice, look, pair, pulled, question, type Someone, type Wire } from './browser.ts';

const THANKS = { what: 'Der Kaffee am Bett.', when: 'Heute', meant: '' };
const FETCH: Wire = (url, init) => fetch(url, init);

function leaves(url: string, init: RequestInit): boolean {
  return init.method === 'POST' && url.endsWith('/leave');
}

/** Everything that the server gives somebody of a bond, as it comes. */
async function download({ browser }: Someone, bond: string): Promise<string> {
  const of = ['', '/records?after=0&limit=200', '/held', '/chain'].map((part) => `/bonds/${bond}${part}`);
  const all = ['/me', '/bonds', ...of].map((path) => browser.api.get(path));
  return JSON.stringify(await Promise.all(all));
}

/** What this device sends when it leaves. */
function sentBy(who: Someone): Record<string, string>[] {
  const sent: Record<string, string>[] = [];
  who.browser.wire = (url, init) => {
    if (leaves(url, init)) sent.push(JSON.parse(init.body as string) as Record<string, string>);
    return fetch(url, init);
  };
  return sent;
}

/** Each of the two has answered a question, and both have seen it. */
async function talked(): ReturnType<typeof pair> {
  const two = await pair();
  const { id, round } = await question(two.ada, two.bond);
  for (const { person } of [two.ada, two.ben]) await person.with(two.bond).answer(id, round, 'Früh.');
  for (const who of [two.ada, two.ben]) await look(who, two.bond);
  return two;
}

test.each([{ tell: 'never' }, { tell: 'date', on: dayHere(new Date(), 9) }] as const)(
  'who leaves and tells ($tell) changes no byte for the other',
  async (how) => {
    const { ada, ben, bond } = await talked();
    const before = await download(ben, bond);
    await ada.person.leave(bond, how);
    expect(ada.person.bonds).toEqual([]);
    expect(await download(ben, bond)).toBe(before);
    await look(ben);
    expect(ben.person.bonds).toMatchObject([{ ready: true, closed: null }]);
    expect(ben.person.troubles).toEqual([]);
  },
);

test('the word for the other carries the day on which they are told, and not the day of leaving', async () => {
  const { ada, bond } = await talked();
  const sent = sentBy(ada);
  const on = dayHere(new Date(), 9);
  await ada.person.leave(bond, { tell: 'date', on });
  expect(sent).toMatchObject([{ tell: 'date', on }]);
  const { head = '' } = sent[0] ?? {};
  expect(readHead(new TextEncoder().encode(head))).toMatchObject({ date: on, about: { kind: 'leave' } });
  expect(JSON.stringify(sent)).not.toContain(dayHere());
});

test('who tells nobody sends no word at all', async () => {
  const { ada, bond } = await talked();
  const sent = sentBy(ada);
  await ada.person.leave(bond, { tell: 'never' });
  expect(sent).toEqual([{ tell: 'never' }]);
});

test('a word that another device of mine came before is written again', async () => {
  const { ada, ben, bond } = await talked();
  const tablet = await anotherDevice(ada);
  const reads = (url: string): boolean => url.includes(`/bonds/${bond}/records?`);
  let before: Response | undefined;
  ada.browser.wire = async (url, init) => {
    const response = await fetch(url, init);
    if (reads(url)) before ??= response.clone();
    return response;
  };
  await look(ada);
  await tablet.person.with(bond).appreciate(THANKS, { tucked: false });
  let tries = 0;
  ada.browser.wire = async (url, init) => {
    const stale = reads(url) ? before : undefined; // the tablet is a moment faster
    if (stale !== undefined) before = undefined;
    if (leaves(url, init)) tries++;
    return stale ?? fetch(url, init);
  };
  await ada.person.leave(bond, { tell: 'now' });
  expect(tries).toBe(2);
  await look(ben);
  expect(ben.person.bonds[0]?.closed).not.toBeNull();
  expect(ben.person.troubles).toEqual([]);
});

test.each([{ tell: 'never' }, { tell: 'date', on: dayHere(new Date(), 9) }] as const)(
  'where the answer was lost, leaving once more ($tell) is the same leaving',
  async (how) => {
    const { ada, ben, bond } = await talked();
    const before = await download(ben, bond);
    ada.browser.wire = async (url, init) => {
      const response = await fetch(url, init);
      if (leaves(url, init)) throw new TypeError('the network broke after the server had it');
      return response;
    };
    await expect(ada.person.leave(bond, how)).rejects.toMatchObject({ code: 'offline' });
    ada.browser.wire = FETCH;
    await ada.person.leave(bond, how);
    expect(ada.person.bonds).toEqual([]);
    expect(await download(ben, bond)).toBe(before);
  },
);

test('whoever has left is not told that they have not, where the line breaks just then', async () => {
  const { ada, bond } = await talked();
  ada.browser.wire = async (url, init) => {
    const response = await fetch(url, init);
    if (leaves(url, init)) ada.browser.wire = pulled;
    return response;
  };
  await ada.person.leave(bond, { tell: 'never' });
  expect(ada.person.bonds).toEqual([]);
  ada.browser.wire = FETCH;
  await look(ada);
  expect(ada.person.bonds).toEqual([]);
});

test('without a connection nobody has left, and the sentence says so', async () => {
  const { ada, bond } = await talked();
  ada.browser.wire = pulled;
  await expect(ada.person.leave(bond, { tell: 'never' })).rejects.toMatchObject({ code: 'offline' });
  ada.browser.wire = FETCH;
  await look(ada);
  expect(ada.person.bonds).toMatchObject([{ id: bond, closed: null }]);
});
