// SPDX-License-Identifier: AGPL-3.0-or-later
/** A round of wishes through the real server: what both wish for comes out, and of the rest there is no trace. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { NOTHING } from '../../sealed/shape.ts';
import { write } from '../../store/post/outbox.ts';
import { anotherDevice, look, pair, pulled, type Someone } from './browser.ts';

interface View {
  readonly both: readonly { readonly since: string; readonly items: readonly string[] }[];
}

let month: Date;

beforeEach(() => {
  month = new Date();
  month = new Date(month.getFullYear(), month.getMonth() + 1, 1, 20);
});

afterEach(() => {
  vi.useRealTimers();
});

/** The app is opened on a day of the coming month: after a restart, nothing is left but what was kept. */
async function opens(who: Someone, day: number): Promise<Someone> {
  vi.useFakeTimers({
    toFake: ['Date'],
    now: new Date(month.getFullYear(), month.getMonth(), day, 20).getTime(),
  });
  const opened = { ...who, person: await who.browser.open() };
  await look(opened);
  return opened;
}

async function wishes(who: Someone, bond: string, ...items: readonly string[]): Promise<void> {
  for (const item of items) await who.person.with(bond).own('wish', { item, touch: 0, topics: [], is: true });
}

async function both(who: Someone, bond: string): Promise<readonly string[]> {
  const view = await who.person.with(bond).think<View>('further', { page: 'wishes', decks: {} });
  return view.both.flatMap(({ items }) => items);
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

type Sending = Readonly<Record<string, string>>;

/** With a changed app: the same once more, as a record that says it is another one. */
function asksAgain(who: Someone, bond: string, data: Sending): Promise<unknown> {
  return who.person.with(bond).give(async (desk, id) => {
    const note = { about: NOTHING, kind: 'wish-blinds', data, seen: null };
    return { letters: [await write(desk.mine, desk.feed(id).bond, note)], drafts: [] };
  });
}

interface OfWishes {
  readonly id: string;
  /** None where the words were taken back. */
  readonly kind?: string;
  readonly mine: boolean;
  readonly data: unknown;
}

function ofWishes(who: Someone): OfWishes[] {
  return who.browser.told
    .flatMap((json) => JSON.parse(json) as OfWishes[])
    .filter(({ kind }) => kind?.startsWith('wish'));
}

// Many openings, each with a brain of its own.
describe('a round', { timeout: 300_000 }, () => {
  test('tells each what both wish for, on its day, and nothing else', async () => {
    const { ada, ben, bond } = await pair();
    await wishes(ada, bond, 'tea-outside', 'night-swim');
    await wishes(ben, bond, 'night-swim', 'long-letter');
    for (const day of [8, 9, 20]) for (const who of [ada, ben]) await opens(who, day);
    expect([await both(await opens(ada, 20), bond), await both(await opens(ben, 20), bond)]).toEqual([
      [],
      [],
    ]);
    const [hers, his] = [await opens(ada, 21), await opens(ben, 21)];
    expect([await both(hers, bond), await both(his, bond)]).toEqual([['night-swim'], ['night-swim']]);
    for (const who of [hers, his]) expect([who.person.troubles, who.person.unsent]).toEqual([[], 0]);
    const seen = ofWishes(his);
    expect(new Set(seen.filter(({ mine }) => !mine).map(({ kind }) => kind))).toEqual(
      new Set(['wish-blinds', 'wish-table']),
    );
    expect(his.browser.told.join()).not.toContain('tea-outside');
    expect(hers.browser.told.join()).not.toContain('long-letter');
  });

  test('sends the same, at the same openings, whoever wishes for twelve things or for none', async () => {
    const twelve = Array.from({ length: 12 }, (_, at) => `wish-number-${at}`);
    const days: string[][][] = [];
    for (const wished of [twelve, []]) {
      vi.useRealTimers();
      const { ada, ben, bond } = await pair();
      await wishes(ada, bond, ...wished);
      await wishes(ben, bond, 'wish-number-1');
      const sent = sizes(ada);
      // What one opening sends is written within one moment here, in any order.
      const each: string[][] = [];
      for (const day of [8, 9]) {
        await opens(ada, day);
        each.push(sent.splice(0).sort());
        await opens(ben, day);
      }
      days.push(each);
    }
    expect(days[0]).toEqual(days[1]);
    const [eighth, ninth] = days[0] ?? [];
    for (const [day, size] of [
      [eighth, 968],
      [ninth, 1_224],
    ] as const)
      expect(day?.filter((one) => one.startsWith(`/api/v1/bonds/*/records ${size} `))).toHaveLength(1);
  });

  test('goes on from another device, once the bundle of the day has come there', async () => {
    const { ada, ben, bond } = await pair();
    await wishes(ada, bond, 'night-swim');
    await wishes(ben, bond, 'night-swim');
    await opens(ada, 8);
    await opens(ada, 9);
    await opens(ben, 9);
    const other = await opens(await anotherDevice(ada), 10);
    await opens(ben, 10);
    expect(await both(await opens(other, 21), bond)).toEqual(['night-swim']);
    expect(await both(await opens(ben, 21), bond)).toEqual(['night-swim']);
  });

  test('answers the first message of the other only, whatever became of it', async () => {
    const { ada, ben, bond } = await pair();
    await wishes(ada, bond, 'night-swim');
    await wishes(ben, bond, 'tea-outside');
    await opens(ada, 8);
    const changed = await opens(ben, 8);
    const [asked] = ofWishes(changed).filter(({ kind, mine }) => mine && kind === 'wish-blinds');
    await changed.person.with(bond).takeBack(asked?.id ?? '');
    await asksAgain(changed, bond, asked?.data as Sending);
    const ofAda = ofWishes(await opens(ada, 9)).filter(({ mine }) => mine);
    expect(ofAda.map(({ kind }) => kind)).not.toContain('wish-table');
  });

  test('begins once where two devices of one person begin at the same time', async () => {
    const { ada, ben, bond } = await pair();
    await wishes(ada, bond, 'night-swim');
    await wishes(ben, bond, 'night-swim');
    const other = await anotherDevice(ada);
    const begins = (init: RequestInit): boolean =>
      typeof init.body === 'string' && init.body.includes('size 968');
    let late: (() => Promise<Response>) | undefined;
    other.browser.wire = (url, init) => {
      if (!begins(init)) return fetch(url, init);
      late ??= () => fetch(url, init);
      return pulled(url, init);
    };
    await opens(other, 8);
    ada.browser.wire = async (url, init) => {
      if (begins(init)) await late?.();
      return fetch(url, init);
    };
    const first = await opens(ada, 8);
    expect([first.person.troubles, first.person.unsent]).toEqual([[], 0]);
    other.browser.wire = fetch;
    for (const who of [ada, other, ada]) await opens(who, 9);
    const seen = ofWishes(await opens(ben, 10)).filter(({ kind, mine }) => !mine && kind === 'wish-blinds');
    expect(seen).toHaveLength(1);
  });

  test('that one of the two begins too late is none, and nobody is told', async () => {
    const { ada, ben, bond } = await pair();
    await wishes(ada, bond, 'night-swim');
    await wishes(ben, bond, 'night-swim');
    await opens(ada, 8);
    await opens(ben, 15);
    await opens(ada, 16);
    for (const who of [await opens(ada, 22), await opens(ben, 22)]) expect(await both(who, bond)).toEqual([]);
    const kinds = ofWishes(await opens(ben, 23)).map(({ kind }) => kind);
    expect(new Set(kinds)).toEqual(new Set(['wish', 'wish-blinds']));
  });
});
