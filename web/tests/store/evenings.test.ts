// SPDX-License-Identifier: AGPL-3.0-or-later
/** Evenings that suit both, through the real server: what both marked comes out on its Monday, and nothing else. */
import { ristretto255 } from '@noble/curves/ed25519.js';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { base64, fromBase64, hex, newId, random } from '../../sealed/bytes.ts';
import { NOTHING } from '../../sealed/shape.ts';
import { dayHere } from '../../store/device/days.ts';
import { EVENINGS } from '../../store/giving.ts';
import { write } from '../../store/post/outbox.ts';
import type { Desk } from '../../store/post/sync.ts';
import { carrying } from '../../store/wishes/evenings.ts';
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
  // What was written later is sent later: no two moments are one.
  let moment = now.getTime();
  vi.spyOn(Date, 'now').mockImplementation(() => moment++);
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
  await at(who, bond, (desk, id) => {
    const { entries, bond: open } = desk.feed(id);
    for (const { row, head } of entries)
      if (row.note?.kind === 'week' && (head.author === open.key.author) === mine) {
        const draw = row.note.data as unknown as Draw;
        if (!found.has(draw.from)) found.set(draw.from, draw);
      }
  });
  return [...found.values()];
}

/** At the desk of somebody, without giving anything. */
async function at(
  who: Someone,
  bond: string,
  act: (desk: Desk, bond: string) => void | Promise<void>,
): Promise<void> {
  await who.person.with(bond).give(async (desk, id) => {
    await act(desk, id);
    return { letters: [], drafts: [] };
  });
}

/** The id of the draw of this person for the first Monday. */
async function idOf(who: Someone, bond: string): Promise<string> {
  const found: string[] = [];
  await at(who, bond, (desk, id) => {
    const { entries, bond: open } = desk.feed(id);
    for (const { row, head } of entries)
      if (head.author === open.key.author && row.note?.data['from'] === dayHere(monday)) found.push(head.id);
  });
  return found[0] ?? '';
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

/** The 24 elements that a draw carries; throws where one is none. */
function elements(evenings: unknown): string[] {
  const bytes = fromBase64(String(evenings));
  expect(bytes).toHaveLength(EVENINGS);
  return Array.from({ length: 24 }, (_, at) => {
    const element = bytes.slice(32 * at, 32 * (at + 1));
    ristretto255.Point.fromBytes(element);
    return hex(element);
  });
}

/** Everything that this device asks the server from now on, in its order, with the size of what it sends. */
function traffic(who: Someone): string[] {
  const asked: string[] = [];
  who.browser.wire = (url, init) => {
    const body = typeof init.body === 'string' ? init.body : '';
    const { head } = JSON.parse(body || '{}') as { head?: string };
    const { pathname, search } = new URL(url);
    const address = `${pathname}${search}`.replace(/[0-9a-f]{32}/g, '*');
    asked.push(
      `${init.method ?? 'GET'} ${address} ${/^size (\d+)$/m.exec(head ?? '')?.[1] ?? ''} ${body.length}`,
    );
    return fetch(url, init);
  };
  return asked;
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
      const sent = traffic(ada);
      if (marked) await markEvenings(ada.person.with(bond), marked);
      await markEvenings(ben.person.with(bond), EVERY);
      const each: string[][] = [];
      for (const day of [0, FRIDAY, NEXT, NEXT_FRIDAY]) {
        const opened = await opens(ada, day);
        // The two are asked about side by side, and each in its order.
        const all = sent.splice(0);
        for (const isBond of [true, false])
          each.push(all.filter((one) => one.includes(' /api/v1/bonds/*') === isBond));
        expect(await both(opened, bond)).toEqual(marked && day >= NEXT ? marked : []);
        await opens(ben, day);
      }
      for (const { evenings } of await drawsOf(await opens(ben, NEXT_FRIDAY), bond, false))
        expect(new Set(elements(evenings)).size).toBe(24);
      days.push(each);
    }
    expect(days[1]).toEqual(days[0]);
    expect(days[2]).toEqual(days[0]);
    const drawn = days[0]?.flat().filter((one) => one.startsWith('POST /api/v1/bonds/*/records 1992 '));
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

  test.each([
    ['marked all', EVERY],
    ['marked nothing', null],
  ])('look as ever from a device that does not know what was asked, of whoever %s', async (_, marked) => {
    const { ada, ben, bond } = await pair();
    if (marked) await markEvenings(ada.person.with(bond), marked);
    await markEvenings(ben.person.with(bond), EVERY);
    for (const who of [ada, ben]) await opens(who, 0);
    // The bundle that says of what the first draw was made waits on the first device.
    const other = await opens(await anotherDevice(ada), FRIDAY);
    await opens(ben, FRIDAY);
    const his = await opens(ben, NEXT);
    const drawn = await drawsOf(his, bond, false);
    expect(drawn.length).toBeGreaterThan(1);
    for (const { evenings } of drawn) expect(new Set(elements(evenings)).size).toBe(24);
    const all = [his, await opens(other, NEXT), await opens(ada, NEXT)];
    for (const who of all) expect([await both(who, bond), who.person.troubles]).toEqual([[], []]);
  });

  test('are of two draws never alike, though of the same marks, on two devices of one person', async () => {
    const { ada, ben, bond } = await pair();
    const other = await anotherDevice(ada);
    for (const who of [ada, ben]) await opens(who, 0);
    const [monday_, theirs] = [dayHere(monday), await idOf(ben, bond)];
    const made: string[] = [];
    for (const who of [ada, other, ada])
      for (const answer of [{ round: monday_, days: [1], mine: newId(), theirs }, null])
        await at(who, bond, async (desk, id) => {
          const carried = { round: '2030-01-07', days: [1], answer };
          made.push(...elements((await carrying(desk, id, newId(), carried)).evenings));
        });
    // Nobody's, where the brain says nothing.
    await at(ada, bond, async (desk, id) => {
      const { evenings, days } = await carrying(desk, id, newId(), null);
      made.push(...elements(evenings));
      expect(days).toBeNull();
    });
    expect(new Set(made).size).toBe(7 * 24);
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
    for (const { evenings } of drawn) expect(new Set(elements(evenings)).size).toBe(24);
    // What is in the draw counts all the same, and from the next one on everything is as ever.
    expect((await drawsOf(hers, bond, false)).length).toBeGreaterThan(1);
    for (const who of [ada, ben]) await opens(who, NEXT_FRIDAY);
    expect(await both(await opens(ada, 2 * NEXT), bond)).toEqual(EVERY);
  });
});
