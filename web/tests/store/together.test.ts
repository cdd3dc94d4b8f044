// SPDX-License-Identifier: AGPL-3.0-or-later
/** Two phones in step, through the real server: whatever is lost, one state that comes through makes both equal. */
import { expect, onTestFinished, test, vi } from 'vitest';

import { fromBase64 } from '../../sealed/bytes.ts';
import type { Json } from '../../sealed/json.ts';
import type { Hearing, Stream } from '../../store/sessions/signals.ts';
import { pulled } from './browser.ts';
import {
  changed,
  isAsked,
  joined,
  joinedBy,
  joins,
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

test('one asks, the other joins, and each press shows on the other', async () => {
  const ada = page(two.ada);
  const ben = page(two.ben);
  await ada.begin(PLAN);
  expect(ada.waits).toBe(true);
  await isAsked(ben);
  expect(await joins(ben)).toBe(true);
  await until(() => !ada.waits);
  await ada.press({ do: 'next' });
  await until(() => step(ben) === 'One tells.');
  await ben.press({ do: 'turn', who: 'me' });
  await until(() => ada.view?.turn === 'them');
});

test('a stop on one is the ordinary end on the other', async () => {
  const { ada, ben } = await joined();
  await ben.press({ do: 'stop' });
  await until(() => ada.view?.closed === true);
  expect({ ...ada.view, until: 0 }).toEqual({ ...ben.view, until: 0 });
});

test('what was said while one had no network is there once it is back', async () => {
  const { ada, ben } = await joined();
  const there = two.ada.browser.wire;
  two.ada.browser.wire = pulled;
  await ada.press({ do: 'next' });
  await ada.press({ do: 'next' });
  expect(step(ben)).toBe('Sit down.');
  two.ada.browser.wire = there;
  await until(() => step(ben) === 'Say thank you.');
});

test('what was lost on the way is made good by whatever comes next, from either', async () => {
  let lost = 0;
  const lossy: Stream = (address, hearing) =>
    two.ben.browser.stream(address, {
      ...hearing,
      signal: (letters) => {
        if (lost > 0) lost--;
        else hearing.signal(letters);
      },
    });
  const { ada, ben } = await joined(two.ada.browser.stream, lossy);
  lost = 2;
  await ada.press({ do: 'next' });
  await ada.press({ do: 'next' });
  await until(() => lost === 0);
  // Ben's is the earlier state, and Ada's phone answers it with hers.
  await ben.press({ do: 'turn', who: 'me' });
  await until(() => step(ben) === 'Say thank you.' && ben.view?.turn === ada.view?.turn);
});

test('what comes twice counts once', async () => {
  const letters: string[] = [];
  const doubling: Stream = (address, hearing) =>
    two.ben.browser.stream(address, {
      ...hearing,
      signal: (one) => {
        letters.push(one);
        for (const each of letters) hearing.signal(each);
      },
    });
  const { ada, ben } = await joined(two.ada.browser.stream, doubling);
  await ada.press({ do: 'next' });
  await until(() => step(ben) === 'One tells.');
  await ada.press({ do: 'back' });
  await until(() => step(ben) === 'Sit down.');
  await ada.press({ do: 'stop' });
  await until(() => ben.view?.closed === true);
});

test('a page that was loaded again goes on where the two are by then', async () => {
  const { ada, ben } = await joined();
  ada.close();
  await ben.press({ do: 'next' });
  const again = page({ ...two.ada, person: await two.ada.browser.open() });
  await again.find(PLAN.practice);
  await until(() => step(again) === 'One tells.');
  await again.press({ do: 'next' });
  await until(() => step(ben) === 'Say thank you.');
});

test('an end is heard although it was lost once, and although its page is gone', async () => {
  const { ada, ben } = await joined();
  let lost = 0;
  two.ada.browser.wire = (url, init) => (url.endsWith('/signal') && lost++ === 0 ? pulled : fetch)(url, init);
  await ada.press({ do: 'stop' });
  ada.close();
  await until(() => ben.view?.closed === true);
  expect(lost).toBeGreaterThan(1);
});

test('a line that answers nothing holds no press, and one beat at most waits for it', async () => {
  const lines: Hearing[] = [];
  const { ada } = await joined((address, hearing) => {
    lines.push(hearing);
    return two.ada.browser.stream(address, hearing);
  });
  let sent = 0;
  two.ada.browser.wire = (url, init) => {
    if (!url.endsWith('/signal')) return fetch(url, init);
    sent++;
    return new Promise(() => undefined);
  };
  for (let time = 0; time < 5; time++) for (const line of lines) line.open();
  await ada.press({ do: 'next' });
  await until(() => sent === 2);
  for (const line of lines) line.open();
  await ada.press({ do: 'back' });
  await until(() => sent === 3);
  await ada.press({ do: 'stop' });
  expect(ada.view?.closed).toBe(true);
});

test('a page that has gone does nothing more, and keeps nothing', async () => {
  const { ada, ben } = await joined();
  const key = `together/${two.bond}`;
  await ada.press({ do: 'next' });
  await until(() => step(ben) === 'One tells.');
  ada.close();
  const kept = await two.ada.person.draft(key);
  expect(kept).not.toBe('');
  await ada.press({ do: 'next' });
  await ben.press({ do: 'next' });
  expect(step(ada)).toBe('One tells.');
  expect(await two.ada.person.draft(key)).toBe(kept);
});

test('a changed client says what it likes, and a press and a stop count all the same', async () => {
  const ben = changed();
  const { ada, session } = await joinedBy(ben);
  const held = ada.view?.until;
  const wrong: Json[] = [
    {},
    state({ n: 2 ** 31 - 1 }),
    state({ n: 2 ** 52 }),
    state({ clock: { whole: 2 ** 31 - 1, gone: 0, runs: true } }),
    state({ at: 99 }),
    state({ practice: 'p'.repeat(400) }),
    state({ asked: true, host: 'nobody' }),
  ];
  for (const data of wrong) await ben.say(session, data);
  for (const data of wrong) await ben.say('0'.repeat(32), { ...data, asked: true, host: names().ben });
  await ben.say(session, state({ n: 2 ** 30 - 1, at: 1 }));
  await until(() => step(ada) === 'One tells.');
  expect(ada.view).toMatchObject({ clock: null, until: held });
  await ada.press({ do: 'back' });
  await ben.say(session, state({ n: 2 ** 30 - 1, at: 2 }));
  await ben.say(session, state({ n: 2 ** 30 - 1, at: 1, turn: names().ben }));
  expect(step(ada)).toBe('Sit down.');
  await ada.press({ do: 'stop' });
  expect(ada.view?.closed).toBe(true);
});

test('what is said again and again is answered once a second, and an end three times', async () => {
  const ben = changed();
  const { ada, session } = await joinedBy(ben);
  await ada.press({ do: 'next' });
  const from = Date.now();
  const sent = sending(two.ada);
  for (let time = 0; time < 8; time++) await ben.say(session, state({ n: 1 }));
  await ben.say(session, state({ n: 60, at: 2 }));
  await until(() => step(ada) === 'Say thank you.');
  // And every five seconds a phone tells where it is by itself.
  expect(sent.length).toBeLessThanOrEqual(2 + (1.2 * (Date.now() - from)) / 1_000);
  await ada.press({ do: 'stop' });
  const before = sent.length;
  for (let time = 0; time < 8; time++) await ben.say(session, state({ n: 70 + time }));
  await ben.say('f'.repeat(32), state({ asked: true, host: names().ben }));
  await isAsked(ada);
  expect(sent.length - before).toBeLessThanOrEqual(3 + 3);
});

test('whoever sends without end moves the page no faster, and the newest is heard', async () => {
  const ben = changed();
  const { ada, session } = await joinedBy(ben);
  let moves = 0;
  let before = step(ada);
  ada.addEventListener('change', () => {
    if (step(ada) !== before) moves++;
    before = step(ada);
  });
  const from = Date.now();
  for (let n = 100; n < 180; n++) await ben.say(session, state({ n, at: n % 2 }));
  const last = state({ n: 1_000, at: 2 });
  await vi.waitFor(async () => {
    await ben.say(session, last);
    expect(step(ada)).toBe('Say thank you.');
  }, SOON);
  expect(moves).toBeLessThanOrEqual(20 + (Date.now() - from) / 2_000);
  await ada.press({ do: 'back' });
  expect(step(ada)).toBe('One tells.');
});

test('a press waits for nothing, and counts after all that has come', async () => {
  const ben = changed();
  const { ada, session } = await joinedBy(ben);
  const hears = (at: number): Promise<boolean> =>
    until(() => ada.view?.at === at + 1, { timeout: 1_000, interval: 5 }).then(
      () => true,
      () => false,
    );
  let n = 100;
  do await ben.say(session, state({ n: ++n, at: n % 2 }));
  while (n < 200 && (await hears(n % 2)));
  await ada.press({ do: 'turn', who: 'me' });
  expect(ada.view).toMatchObject({ at: (n % 2) + 1, turn: 'me' });
  await until(() => ben.signals.some(({ data }) => data['n'] === n + 1 && data['turn'] === names().ada));
});

test('whoever comes back is answered, although somebody was just now', async () => {
  vi.stubGlobal('setInterval', () => undefined); // nothing that a phone says by itself
  onTestFinished(() => {
    vi.unstubAllGlobals();
  });
  const ben = changed();
  const { ada, session } = await joinedBy(ben);
  await ada.press({ do: 'next' });
  await until(() => ben.signals.at(-1)?.data['at'] === 1);
  for (let time = 0; time < 3; time++) {
    const before = ben.signals.length;
    await ben.say(session, state({ n: 2 }));
    await until(() => ben.signals.length > before);
    expect(ben.signals.at(-1)?.data).toMatchObject({ at: 1 });
  }
});

test('every signal has one size, and names nothing', async () => {
  const bodies: string[] = [];
  two.ada.browser.wire = (url, init) => {
    if (url.endsWith('/signal')) bodies.push(init.body as string);
    return fetch(url, init);
  };
  const { ada } = await joined();
  await ada.press({ do: 'start', seconds: 60 });
  const sizes = bodies.map((body) => fromBase64((JSON.parse(body) as { signal: string }).signal).length);
  expect(new Set(sizes)).toEqual(new Set([1_024]));
  expect(new Set(bodies.map((body) => Object.keys(JSON.parse(body) as object).join()))).toEqual(
    new Set(['signal']),
  );
});
