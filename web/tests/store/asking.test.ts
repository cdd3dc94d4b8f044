// SPDX-License-Identifier: AGPL-3.0-or-later
/** Asking the other to do something now, and being asked: nobody is in two sessions, and a no sends nothing. */
import { expect, test, vi } from 'vitest';

import type { Stream } from '../../store/sessions/signals.ts';
import {
  ANOTHER,
  asked,
  changed,
  isAsked,
  isAskedNothing,
  names,
  page,
  PLAN,
  sending,
  SOON,
  state,
  step,
  two,
  until,
} from './phones.ts';

test('an invitation shows to whoever comes to listen, goes with whoever asked, and a no sends nothing', async () => {
  const ada = page(two.ada);
  await ada.begin(PLAN);
  const sent = sending(two.ben);
  const ben = page(two.ben);
  await isAsked(ben);
  ben.decline();
  await isAskedNothing(ben);
  const elsewhere = page(two.ben);
  const later = page({ ...two.ben, person: await two.ben.browser.open() });
  await isAsked(later);
  await isAskedNothing(elsewhere);
  await ada.press({ do: 'stop' });
  await isAskedNothing(later);
  expect(sent.filter((url) => url.endsWith('/signal'))).toEqual([]);
});

test('whoever has put a practice aside is not asked, and nobody learns of it', async () => {
  await two.ben.person.with(two.bond).unwanted(PLAN.practice, true);
  const ada = page(two.ada);
  await ada.begin(PLAN);
  const sent = sending(two.ben);
  const ben = page(two.ben);
  const heard = vi.fn();
  ben.addEventListener('change', heard);
  await until(() => heard.mock.calls.length > 0);
  expect(await asked(ben)).toBeUndefined();
  expect(sent).toEqual([]);
});

test('whoever has waited for five minutes asks no longer, goes on alone, and says nothing', async () => {
  let isOpen = false;
  const opening: Stream = (address, hearing) =>
    two.ada.browser.stream(address, { ...hearing, open: () => (isOpen = true) });
  const ada = page(two.ada, opening);
  const ben = changed();
  await until(() => isOpen);
  await ada.begin(PLAN);
  expect(ada.asks).toBe(true);
  await until(() => ben.heard.length > 0);
  const sent = sending(two.ada);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 5 * 60_000 + 1 });
  expect(ada.asks).toBe(false);
  await ada.press({ do: 'next' });
  expect(step(ada)).toBe('One tells.');
  const again = page(two.ada);
  await again.find(PLAN.practice);
  expect([again.waits, again.asks]).toEqual([true, false]);
  expect(sent).toEqual([]);
});

test('two who ask for the same at once are in one session', async () => {
  const [ada, ben] = [page(two.ada), page(two.ben)];
  await Promise.all([ada.begin(PLAN), ben.begin(PLAN)]);
  await until(() => !ada.waits && !ben.waits);
  await ada.press({ do: 'next' });
  await until(() => step(ben) === 'One tells.');
});

test('whoever taps twice begins once', async () => {
  const ben = changed();
  const ada = page(two.ada);
  await Promise.all([ada.begin(PLAN), ada.begin(PLAN)]);
  await ada.press({ do: 'next' });
  await until(() => ben.signals.some(({ data }) => data['at'] === 1));
  expect(new Set(ben.heard).size).toBe(1);
});

test('whoever begins another practice has ended the one before, for the other as well', async () => {
  const ben = changed();
  const before = page(two.ada);
  await before.begin(PLAN);
  await until(() => ben.heard.length > 0);
  const [first] = ben.heard;
  before.close();
  await page(two.ada).begin(ANOTHER);
  await until(() => ben.heard.some((session) => session !== first));
  await until(() => ben.signals.some(({ session, data }) => session === first && data['at'] === data['of']));
});

test('of two invitations the newer shows', async () => {
  const ada = page(two.ada);
  const ben = changed();
  const invites = { asked: true, host: names().ben, by: names().ben, n: 1 };
  await vi.waitFor(async () => {
    await ben.say('1'.repeat(32), state(invites));
    expect(await asked(ada)).toBe(PLAN.practice);
  }, SOON);
  await ben.say('2'.repeat(32), state({ ...invites, practice: ANOTHER.practice }));
  await vi.waitFor(async () => {
    expect(await asked(ada)).toBe(ANOTHER.practice);
  }, SOON);
});

test('whoever joins what is over by then is told so, and is in nothing', async () => {
  const [ada, ben] = [page(two.ada), page(two.ben)];
  await ada.begin(PLAN);
  await isAsked(ben);
  const { session = '' } = (await ben.invited()) ?? {};
  await ada.press({ do: 'stop' });
  await isAskedNothing(ben);
  expect(await ben.join(session, PLAN)).toBe(false);
  expect(ben.view).toBeNull();
});

test('of two who ask at once whoever has not gone on joins whoever has', async () => {
  const ada = page(two.ada);
  await ada.begin(PLAN);
  const ben = changed();
  const { ben: host } = names();
  await vi.waitFor(async () => {
    await ben.say('f'.repeat(32), state({ asked: true, host, at: 1 }));
    expect(step(ada)).toBe('One tells.');
  }, SOON);
  expect(ada.waits).toBe(false);
});
