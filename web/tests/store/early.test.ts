// SPDX-License-Identifier: AGPL-3.0-or-later
/** A new device of somebody who has been here for long: Today stands before everything was read, and stays. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import type { WireFeed } from '../../store/post/wire.ts';
import { Browser, type Couple, look, pair, PASSPHRASE, pulled, question, type Wire } from './browser.ts';

const DAY_MS = 86_400_000;
const EVENINGS = 52;
const FROM_THE_BEGINNING = '/me/records?after=0&';
/** What a brain is told of a gist. */
const GIST = '"id":"gist"';

let couple: Couple;
let passed: string;

/** Ada passes on the first evening and wants no money on the second; then there are only evenings. */
beforeAll(async () => {
  couple = await pair();
  const { ada, bond } = couple;
  const { id, round } = await question(ada, bond);
  passed = id;
  await ada.person.with(bond).pass(id, round);
  const now = Date.now();
  for (let evening = 1; evening <= EVENINGS; evening++) {
    vi.useRealTimers();
    vi.useFakeTimers({ toFake: ['Date'], now: now + evening * DAY_MS });
    await look(ada);
    if (evening === 1) await ada.person.with(bond).setLimits({ topics: ['money'], touch: 0, depth: 1 });
  }
}, 120_000);

afterAll(() => {
  vi.useRealTimers();
});

/** A new device of Ada's, on which reading from the beginning waits for `go`. */
async function fresh(change: (feed: WireFeed) => WireFeed = (feed) => feed) {
  let go = (): void => undefined;
  const gone = new Promise<void>((resolve) => (go = resolve));
  const browser = new Browser();
  const wire: Wire = async (url, init) => {
    if (!url.includes(FROM_THE_BEGINNING)) return fetch(url, init);
    await gone;
    const response = await fetch(url, init);
    return Response.json(change((await response.json()) as WireFeed));
  };
  browser.wire = wire;
  const person = await browser.open();
  await browser.here(() => person.unlock(couple.ada.handle, PASSPHRASE, { remember: true }));
  return { browser, person, go };
}

/** Waits until a device has read everything. */
async function settled({
  browser,
  person,
}: {
  browser: Browser;
  person: Couple['ada']['person'];
}): Promise<void> {
  await browser.heard?.arrived(null);
  await person.with(couple.bond).numbers(1);
}

test('Today stands as on the old device while the rest is still to come, and after it has come', async () => {
  const { ada, bond } = couple;
  const tablet = await fresh();
  const known = await ada.person.with(bond).today();
  const me = await ada.person.with(bond).me();
  expect(known.tonight?.question.id).not.toBe(passed);
  expect(await tablet.person.with(bond).today()).toEqual(known);
  expect(await tablet.person.with(bond).me()).toEqual(me);
  expect(tablet.browser.told.join()).toContain(GIST);
  const early = tablet.browser.told.length;
  tablet.go();
  await settled(tablet);
  expect(await tablet.person.with(bond).today()).toEqual(known);
  expect(await tablet.person.with(bond).me()).toEqual(me);
  // Another brain, which was told all and nothing of the gist.
  const later = tablet.browser.told.slice(early).join();
  expect(later).not.toContain(GIST);
  expect(later).toContain(`"question":"${passed}"`);
  // A packed gist of each day would be the greater part of five years.
  expect(tablet.browser.told.join()).not.toContain('"upto"');
  expect(tablet.person.troubles).toEqual([]);
});

test('a chain that is broken far back is refused as ever', async () => {
  const without = (feed: WireFeed): WireFeed => ({ ...feed, records: feed.records.slice(1) });
  const tablet = await fresh(without);
  expect(tablet.person.troubles).toEqual([]);
  tablet.go();
  await settled(tablet);
  expect(tablet.person.troubles.map(({ code }) => code)).toEqual(['broken-chain']);
  expect((await tablet.person.with(couple.bond).me()).limits.topics).toEqual([]);
});

test('what counts from all evenings waits until all were read', async () => {
  const tablet = await fresh();
  const numbers = vi.fn();
  const asked = tablet.person.with(couple.bond).numbers(1).then(numbers);
  await tablet.person.with(couple.bond).today();
  expect(numbers).not.toHaveBeenCalled();
  tablet.go();
  await asked;
  expect(numbers).toHaveBeenCalledOnce();
});

test.each([true, false])(
  'whoever opens the app anew meanwhile asks for the rest after the same look (a gist: %s)',
  async (hasGist) => {
    const browser = new Browser();
    let [asked, isAgain, go] = [0, false, (): void => undefined];
    const gone = new Promise<void>((resolve) => (go = resolve));
    browser.wire = async (url, init) => {
      if (url.includes(FROM_THE_BEGINNING)) {
        asked++;
        return pulled(url, init);
      }
      if (isAgain && url.endsWith('/bonds')) await gone;
      const response = await fetch(url, init);
      if (hasGist || !url.includes('/me/records?')) return response;
      const { records, more } = (await response.json()) as WireFeed;
      return Response.json({ records: [records[0], records[2]], more });
    };
    const first = await browser.open();
    await browser.here(() => first.unlock(couple.ada.handle, PASSPHRASE, { remember: true }));
    await vi.waitFor(() => {
      expect(asked).toBe(1);
    }, 10_000);
    isAgain = true;
    const opened = await browser.open();
    const today = opened
      .with(couple.bond)
      .today()
      .catch(() => null);
    // Long after the rest would have been asked for, had it not waited for the look.
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    expect(asked).toBe(1);
    go();
    await vi.waitFor(() => {
      expect(asked).toBe(2);
    }, 10_000);
    await today;
  },
);
