// SPDX-License-Identifier: AGPL-3.0-or-later
/** Ada's phone and Ben's, in step through the real server; and a client of Ben's that was changed. */
import { afterEach, beforeEach, expect, vi } from 'vitest';

import type { Json } from '../../sealed/json.ts';
import type { Plan } from '../../store/sessions/sessions.ts';
import { type Heard, Signals, type Stream } from '../../store/sessions/signals.ts';
import { Together } from '../../store/sessions/together.ts';
import { type Couple, pair, type Someone } from './browser.ts';

export const PLAN: Plan = {
  practice: 'a-quiet-look',
  form: 'apart',
  minutes: 10,
  touch: 0,
  steps: ['Sit down.', 'One tells.', 'Say thank you.'],
};
export const ANOTHER: Plan = { ...PLAN, practice: 'turns-about-the-day' };
export const SOON = { timeout: 30_000, interval: 10 };

export let two: Couple;
const open: { close(): void }[] = [];

beforeEach(async () => {
  two = await pair();
});

afterEach(() => {
  vi.useRealTimers();
  for (const page of open.splice(0)) page.close();
});

export function page(who: Someone, stream: Stream = who.browser.stream): Together {
  const together = new Together(who.person, two.bond, stream);
  open.push(together);
  return together;
}

export async function until(isSo: () => boolean, soon = SOON): Promise<void> {
  await vi.waitFor(() => {
    expect(isSo()).toBe(true);
  }, soon);
}

/** What somebody is asked, by the name of the practice. */
export async function asked(page: Together): Promise<string | undefined> {
  return (await page.invited())?.practice.id;
}

export async function isAsked(page: Together): Promise<void> {
  await vi.waitFor(async () => {
    expect(await asked(page)).toBe(PLAN.practice);
  }, SOON);
}

export async function isAskedNothing(page: Together): Promise<void> {
  await vi.waitFor(async () => {
    expect(await asked(page)).toBeUndefined();
  }, SOON);
}

/** Everything that this device sends, from now on. */
export function sending(who: Someone): string[] {
  const sent: string[] = [];
  who.browser.wire = (url, init) => {
    if (init.method === 'POST') sent.push(url);
    return fetch(url, init);
  };
  return sent;
}

export interface Changed {
  readonly say: (session: string, data: Json) => Promise<void>;
  /** The sessions of what it has heard, and all of it. */
  readonly heard: string[];
  readonly signals: Heard[];
}

/** A client of Ben's that was changed: it says what it likes. */
export function changed(): Changed {
  const heard: string[] = [];
  const signals: Heard[] = [];
  const on = {
    open: () => undefined,
    heard: (signal: Heard) => {
      heard.push(signal.session);
      signals.push(signal);
    },
  };
  const line = new Signals(two.ben.person, two.bond, on, two.ben.browser.stream);
  open.push(line);
  return { say: (session, data) => line.send(session, data), heard, signals };
}

/** The author names of the two. */
export function names(): { readonly ada: string; readonly ben: string } {
  const { key, theirCard } = two.ada.person.with(two.bond).working.desk.feed(two.bond).bond;
  return { ada: key.author, ben: theirCard.author };
}

/** Something that Ada could be told. */
export function state(more: Json): Json {
  const { ada, ben } = names();
  const said = { n: 50, by: ben, host: ada, asked: false, practice: PLAN.practice, form: 'apart' };
  return { ...said, of: PLAN.steps.length, at: 0, turn: null, clock: null, ...more };
}

/** Ada has asked, and a changed client of Ben's has joined. */
export async function joinedBy(ben: Changed): Promise<{ ada: Together; session: string }> {
  const ada = page(two.ada);
  await ada.begin(PLAN);
  await until(() => ben.heard.length > 0);
  const [session = ''] = ben.heard;
  await ben.say(session, state({ n: 2 }));
  await until(() => !ada.waits);
  return { ada, session };
}

/** Ada has asked and Ben has joined. */
export async function joined(...streams: Stream[]): Promise<{ ada: Together; ben: Together }> {
  const [ada, ben] = [page(two.ada, streams[0]), page(two.ben, streams[1])];
  await ada.begin(PLAN);
  await isAsked(ben);
  expect(await joins(ben)).toBe(true);
  await until(() => !ada.waits);
  return { ada, ben };
}

/** Says yes to what shows. */
export async function joins(page: Together): Promise<boolean> {
  const invited = await page.invited();
  return invited !== null && page.join(invited.session, PLAN);
}

export function step({ view }: Together): string | null {
  return view?.step ?? null;
}
