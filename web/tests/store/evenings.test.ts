// SPDX-License-Identifier: AGPL-3.0-or-later
/** Evenings that suit both, through the real server: what both marked comes out on its Monday, and nothing else. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { base64, fromBase64, random } from '../../sealed/bytes.ts';
import { NOTHING } from '../../sealed/shape.ts';
import { dayHere } from '../../store/device/days.ts';
import { EVENINGS } from '../../store/giving.ts';
import { write } from '../../store/post/outbox.ts';
import { type EveningsView, eveningsView, markEvenings, type Weekday } from '../../store/wishes/suiting.ts';
import { anotherDevice, look, pair, type Someone } from './browser.ts';

const [FRIDAY, NEXT, NEXT_FRIDAY] = [4, 7, 11];
const EVERY: readonly Weekday[] = [0, 1, 2, 3, 4, 5, 6];

let monday: Date;

beforeEach(() => {
  const now = new Date();
  // Of a week that nothing was drawn for when the two paired.
  monday = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 14 - ((now.getDay() + 6) % 7), 20);
});

afterEach(() => {
  vi.useRealTimers();
});

function turnsTo(day: number): Date {
  const now = new Date(monday.getFullYear(), monday.getMonth(), monday.getDate() + day, 20);
  vi.useFakeTimers({ toFake: ['Date'], now: now.getTime() });
  return now;
}

/** The app is opened so many days after that Monday: after a restart, nothing is left but what was kept. */
async function opens(who: Someone, day: number): Promise<Someone> {
  turnsTo(day);
  const opened = { ...who, person: await who.browser.open() };
  await look(opened);
  return opened;
}

async function both(who: Someone, bond: string): Promise<EveningsView['both']> {
  return (await eveningsView(who.person.with(bond))).both;
}

interface Draw {
  readonly from: string;
  readonly evenings?: unknown;
}

/** The first draw for each week that this device has of the other, or of its own person. */
async function drawsOf(who: Someone, bond: string, mine: boolean): Promise<readonly Draw[]> {
  const found = new Map<string, Draw>();
  await who.person.with(bond).give((desk, id) => {
    const { entries, bond: open } = desk.feed(id);
    for (const { row, head } of entries)
      if (row.note?.kind === 'week' && (head.author === open.key.author) === mine) {
        const draw = row.note.data as unknown as Draw;
        if (!found.has(draw.from)) found.set(draw.from, draw);
      }
    return Promise.resolve({ letters: [], drafts: [] });
  });
  return [...found.values()];
}

/** With a changed app: a draw for the Monday so many days from the first, before the app makes one. */
async function draws(
  who: Someone,
  bond: string,
  day: number,
  more: Readonly<Record<string, unknown>>,
): Promise<void> {
  const from = dayHere(new Date(monday.getFullYear(), monday.getMonth(), monday.getDate() + day, 20));
  const items = Array.from({ length: 7 }, () => 'a-practice');
  await who.person.with(bond).give(async (desk, id) => {
    const data = { from, items, experiment: '0'.repeat(32), ...more };
    const note = { about: NOTHING, kind: 'week', data, seen: null };
    return { letters: [await write(desk.mine, desk.feed(id).bond, note)], drafts: [] };
  });
}

/** Path and size of everything that this device sends from now on. */
function sizes(who: Someone): string[] {
  const sent: string[] = [];
  who.browser.wire = (url, init) => {
    const body = typeof init.body === 'string' ? init.body : '{}';
    const { head } = JSON.parse(body) as { head?: string };
    if (init.method !== 'GET') {
      const path = new URL(url).pathname.replace(/[0-9a-f]{32}/g, '*');
      sent.push(`${path} ${/^size (\d+)$/m.exec(head ?? '')?.[1] ?? ''} ${body.length}`);
    }
    return fetch(url, init);
  };
  return sent;
}

async function wholeWeek(ada: Someone, ben: Someone): Promise<void> {
  for (const day of [0, FRIDAY]) for (const who of [ada, ben]) await opens(who, day);
}

describe('evenings', { timeout: 300_000 }, () => {
  test('tell each what both marked, from the Monday on, and nothing else', async () => {
    const { ada, ben, bond } = await pair();
    await markEvenings(ada.person.with(bond), [1, 4]);
    await markEvenings(ben.person.with(bond), [4, 6]);
    await wholeWeek(ada, ben);
    for (const who of [ada, ben]) expect(await both(await opens(who, NEXT - 1), bond)).toEqual([]);
    const [hers, his] = [await opens(ada, NEXT), await opens(ben, NEXT)];
    expect([await both(hers, bond), await both(his, bond)]).toEqual([[4], [4]]);
    for (const who of [hers, his]) expect([who.person.troubles, who.person.unsent]).toEqual([[], 0]);
    // Nothing of it stands anywhere in clear, and the brain is not even told what was sealed.
    expect(his.browser.told.join()).not.toContain('[1,4]');
    expect(hers.browser.told.join()).not.toContain('[4,6]');
    for (const who of [hers, his]) {
      const told = who.browser.told.flatMap((json) => JSON.parse(json) as { kind?: string; data: object }[]);
      const weeks = told.filter(({ kind }) => kind === 'week');
      expect(weeks.length).toBeGreaterThan(2);
      expect(new Set(weeks.flatMap(({ data }) => Object.keys(data)))).toEqual(
        new Set(['from', 'items', 'experiment']),
      );
    }
    // What one marks no more is gone from their own page at once, and the other's stays as it is.
    await markEvenings(hers.person.with(bond), [1]);
    expect(await both(hers, bond)).toEqual([]);
    expect(await both(await opens(ben, NEXT + 1), bond)).toEqual([4]);
  });

  test('send the same, at the same openings, whoever marks all seven, none, or nothing yet', async () => {
    const days: string[][][] = [];
    for (const marked of [EVERY, [], null]) {
      vi.useRealTimers();
      const { ada, ben, bond } = await pair();
      if (marked) await markEvenings(ada.person.with(bond), marked);
      await markEvenings(ben.person.with(bond), EVERY);
      const sent = sizes(ada);
      const each: string[][] = [];
      for (const day of [0, FRIDAY, NEXT, NEXT_FRIDAY]) {
        const opened = await opens(ada, day);
        each.push(sent.splice(0).sort());
        expect(await both(opened, bond)).toEqual(marked && day >= NEXT ? marked : []);
        await opens(ben, day);
      }
      for (const { evenings } of await drawsOf(await opens(ben, NEXT_FRIDAY), bond, false))
        expect(fromBase64(String(evenings))).toHaveLength(EVENINGS);
      days.push(each);
    }
    expect(days[1]).toEqual(days[0]);
    expect(days[2]).toEqual(days[0]);
    const drawn = days[0]?.flat().filter((one) => one.startsWith('/api/v1/bonds/*/records 1992 '));
    expect(drawn).toHaveLength(3);
  });

  test('go on from another device, once the bundle of the day has come there', async () => {
    const { ada, ben, bond } = await pair();
    await markEvenings(ada.person.with(bond), [2, 3]);
    await markEvenings(ben.person.with(bond), [3]);
    for (const who of [ada, ben]) await opens(who, 0);
    await opens(ada, 1);
    const other = await opens(await anotherDevice(ada), FRIDAY);
    await opens(ben, FRIDAY);
    expect(await both(await opens(other, NEXT), bond)).toEqual([3]);
    expect(await both(await opens(ben, NEXT), bond)).toEqual([3]);
    expect(await both(await opens(ada, NEXT + 1), bond)).toEqual([3]);
  });

  test('are none in a week that one of the two did not open the app before, and nobody is told', async () => {
    const { ada, ben, bond } = await pair();
    for (const who of [ada, ben]) await markEvenings(who.person.with(bond), EVERY);
    await opens(ada, 0);
    await opens(ben, 0);
    await opens(ada, FRIDAY);
    await opens(ben, NEXT);
    for (const who of [ada, ben]) expect(await both(await opens(who, NEXT + 1), bond)).toEqual([]);
    // Two draws in time, and it is as if nothing had been.
    for (const who of [ada, ben]) await opens(who, NEXT_FRIDAY);
    for (const who of [ada, ben]) expect(await both(await opens(who, 2 * NEXT), bond)).toEqual(EVERY);
  });

  test('are the same for both, or for neither: whoever could not be answered shows nothing', async () => {
    const { ada, ben, bond } = await pair();
    for (const who of [ada, ben]) await markEvenings(who.person.with(bond), EVERY);
    // Ben's first draw comes after Ada's second, so hers has nothing to answer, and his has.
    await opens(ada, 0);
    await opens(ada, FRIDAY);
    await opens(ben, FRIDAY + 1);
    for (const who of [ada, ben]) expect(await both(await opens(who, NEXT), bond)).toEqual([]);
  });

  test('are answered of the first draw only, whatever a changed app sends after it', async () => {
    const { ada, ben, bond } = await pair();
    await markEvenings(ada.person.with(bond), EVERY);
    await markEvenings(ben.person.with(bond), [2]);
    for (const who of [ada, ben]) await opens(who, 0);
    const changed = await opens(ben, 1);
    await draws(changed, bond, 0, { evenings: base64(random(EVENINGS)) });
    for (const who of [ada, ben]) await opens(who, FRIDAY);
    expect(await both(await opens(ada, NEXT), bond)).toEqual([2]);
  });

  test.each([
    ['of an older version', {}],
    ['no base64', { evenings: '!'.repeat(1280) }],
    ['no elements', { evenings: base64(new Uint8Array(EVENINGS).fill(255)) }],
  ])('leave a draw as it is whose message is %s', async (_, more) => {
    const { ada, ben, bond } = await pair();
    for (const who of [ada, ben]) await markEvenings(who.person.with(bond), EVERY);
    await opens(ada, 0);
    turnsTo(0);
    await draws(ben, bond, 0, more);
    for (const day of [0, FRIDAY]) for (const who of [ben, ada]) await opens(who, day);
    const hers = await opens(ada, NEXT);
    expect([await both(hers, bond), hers.person.troubles]).toEqual([[], []]);
    const drawn = await drawsOf(hers, bond, true);
    expect(drawn.map(({ evenings }) => String(evenings).length)).toEqual(drawn.map(() => 1280));
    // What is in the draw counts all the same, and from the next one on everything is as ever.
    expect((await drawsOf(hers, bond, false)).length).toBeGreaterThan(1);
    for (const who of [ada, ben]) await opens(who, NEXT_FRIDAY);
    expect(await both(await opens(ada, 2 * NEXT), bond)).toEqual(EVERY);
  });
});
