// SPDX-License-Identifier: AGPL-3.0-or-later
/** A practice being done: nothing of it is a record, a reload goes on, and the end leaves nothing on the device. */
import { afterEach, expect, test, vi } from 'vitest';

import { lockBetweenTwo } from '../../store/sessions/lying.ts';
import {
  clockAt,
  Guiding,
  pressedBetween,
  type Plan,
  type Running,
  type SessionView,
} from '../../store/sessions/sessions.ts';
import { look, newPerson, pair, PASSPHRASE, type Someone } from './browser.ts';

const PLAN: Plan = {
  practice: 'a-long-hug',
  form: 'shared',
  minutes: 2,
  touch: 2,
  steps: ['Ask first.', 'Stay for ten seconds, or forty.', 'Let go.'],
};
const ALONE: Plan = { ...PLAN, form: 'alone' };
const KEY = 'session/-';

afterEach(() => {
  vi.useRealTimers();
});

async function atRest(): Promise<Someone> {
  const ada = await newPerson('ada');
  await look(ada);
  return ada;
}

test('it goes from press to press, and touch is only remembered by the page', async () => {
  const { person, browser } = await atRest();
  const guiding = new Guiding(person);
  await guiding.begin(PLAN);
  expect(guiding.view?.asks).toBe('me');
  await guiding.press({ do: 'touch', who: 'me', areas: ['hands', 'back'] });
  await guiding.press({ do: 'touch', who: 'them', areas: ['shoulders'] });
  await guiding.press({ do: 'next' });
  expect(guiding.view).toMatchObject({ at: 2, times: [10, 40], touch: { me: ['hands', 'back'] } });
  const kept = await person.draft(KEY);
  expect(kept).toContain('a-long-hug');
  expect(kept).not.toMatch(/hands|back|shoulders/);
  expect(await person.onlyHere()).toBe(0);
  expect(browser.told.some((json) => json.includes('a-long-hug'))).toBe(false);

  const reloaded = new Guiding(person);
  await reloaded.find('a-long-hug');
  expect(reloaded.view).toMatchObject({ asks: 'me', touch: null });
});

test('another page than its own ends what lies between two, and locks; its own goes on', async () => {
  const { person } = await atRest();
  const guiding = new Guiding(person);
  await guiding.begin(ALONE);
  await lockBetweenTwo(person, '');
  expect(person.state).toBe('open');
  await guiding.begin(PLAN);
  await lockBetweenTwo(person, PLAN.practice);
  expect(person.state).toBe('open');
  expect(await person.draft(KEY)).not.toBe('');
  await lockBetweenTwo(person, 'another-one');
  expect(person.state).toBe('locked');
  await expect(person.draft(KEY)).rejects.toMatchObject({ code: 'locked' });
});

test('an end and a stop leave the same, which is nothing', async () => {
  const { person } = await atRest();
  const ends = [];
  for (const deeds of [['next', 'next', 'next'], ['next', 'stop'], ['withdraw']] as const) {
    const guiding = new Guiding(person);
    await guiding.begin(ALONE);
    expect(await person.draft(KEY)).not.toBe('');
    // Both at once: a press that comes early waits for the one before.
    await Promise.all(deeds.map((deed) => guiding.press({ do: deed })));
    ends.push({ ...guiding.view, until: 0 });
    expect(await person.draft(KEY)).toBe('');
    expect(await person.onlyHere()).toBe(0);
    const after = new Guiding(person);
    await after.find('a-long-hug');
    expect(after.view).toBeNull();
  }
  expect(ends[0]).toMatchObject({ closed: true, step: null });
  expect(ends.slice(1)).toEqual([ends[0], ends[0]]);
});

test('what lay between two and is over by itself leaves its own page locked', async () => {
  const { person } = await atRest();
  await new Guiding(person).begin(PLAN);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 24 * 3_600_000 });
  await lockBetweenTwo(person, PLAN.practice);
  await new Guiding(person).find(PLAN.practice);
  expect(person.state).toBe('locked');
});

test('what nobody can read may have lain between two, and locks', async () => {
  const { person, handle } = await atRest();
  const finds = [() => lockBetweenTwo(person, PLAN.practice), () => new Guiding(person).find(PLAN.practice)];
  for (const find of finds)
    for (const text of ['{"at": "nowhere"}', 'half a sentence']) {
      await person.keepDraft(KEY, text);
      await find();
      expect(person.state).toBe('locked');
      await person.unlock(handle, PASSPHRASE, { remember: true });
      expect(await person.draft(KEY)).toBe('');
    }
});

test('what lies between two of another bond, or was begun before there was one, locks as well', async () => {
  const { ada } = await pair();
  const { person } = ada;
  await person.keepDraft(KEY, JSON.stringify({ ...ALONE, practice: 'another-one' }));
  await lockBetweenTwo(person, PLAN.practice);
  expect(person.state).toBe('open');
  await person.keepDraft(KEY, JSON.stringify(PLAN));
  await lockBetweenTwo(person, PLAN.practice);
  expect(person.state).toBe('locked');
});

test('what was left lying for long is over', async () => {
  const { person } = await atRest();
  const guiding = new Guiding(person);
  await guiding.begin(ALONE);
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.setSystemTime(Date.now() + 24 * 3_600_000);
  await guiding.press({ do: 'next' });
  expect(guiding.view?.closed).toBe(true);
  expect(await person.draft(KEY)).toBe('');
});

test('another practice finds nothing of it, and does not put it away', async () => {
  const { person } = await atRest();
  await new Guiding(person).begin(ALONE);
  const other = new Guiding(person);
  await other.find('five-things');
  expect(other.view).toBeNull();
  const same = new Guiding(person);
  await same.find('a-long-hug');
  expect(same.view?.at).toBe(1);
});

test('a time runs from the second at which it was told, and not beyond its end', () => {
  const clock = { runs: true, gone: 10, left: 50 };
  expect(clockAt(clock, 100, 120)).toEqual({ runs: true, gone: 30, left: 30 });
  expect(clockAt(clock, 100, 900)).toEqual({ runs: true, gone: 60, left: 0 });
  expect(clockAt({ ...clock, runs: false }, 100, 120)).toEqual({ ...clock, runs: false });
  expect(clockAt({ ...clock, left: null }, 100, 120)).toEqual({ runs: true, gone: 30, left: null });
  expect(clockAt(clock, 100, 40)).toEqual(clock);
});

test('what was pressed between two views is told from them', () => {
  const view = { at: 2, turn: null, clock: null } as SessionView;
  const clock = (gone: number, runs = true, whole = 60): Running => ({ runs, gone, left: whole - gone });
  const pressed = (was: Partial<SessionView>, is: Partial<SessionView>) =>
    pressedBetween({ ...view, ...was }, { ...view, ...is });
  expect(pressed({}, {})).toBeNull();
  expect(pressed({ clock: clock(3) }, { clock: clock(9) })).toBeNull();
  expect(pressed({ clock: clock(9) }, { clock: clock(8) })).toBeNull();
  expect(pressed({}, { at: 3 })).toEqual({ do: 'next' });
  expect(pressed({}, { turn: 'them' })).toEqual({ do: 'turn', who: 'them' });
  expect(pressed({}, { clock: clock(0) })).toEqual({ do: 'start', seconds: 60 });
  expect(pressed({ clock: clock(60) }, { clock: clock(1), turn: 'me' })).toEqual({
    do: 'start',
    seconds: 60,
  });
  expect(pressed({ clock: clock(1) }, { clock: clock(1, true, 90) })).toEqual({ do: 'start', seconds: 90 });
  expect(pressed({ clock: clock(4) }, { clock: clock(5, false) })).toEqual({ do: 'pause' });
  expect(pressed({ clock: clock(5, false) }, { clock: clock(5) })).toEqual({ do: 'resume' });
  expect(pressed({ clock: clock(5) }, {})).toEqual({ do: 'up' });
  expect(pressedBetween(null, view)).toBeNull();
});
