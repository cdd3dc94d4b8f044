// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * A practice being done, step by step. The brain says what becomes of it at each press; nothing of it is ever sent or
 * kept as a record. Only where one is in it lies on the device, sealed, so that a reload goes on.
 */
import { dayHere } from '../device/days.ts';
import { liesBetweenTwo, sessionDraft } from './lying.ts';
import type { Person } from '../person.ts';

/** On one phone between two, each on a phone of their own, or for one alone. */
export type Form = 'shared' | 'apart' | 'alone';
export type Who = 'me' | 'them';
export type Area = 'hands' | 'shoulders' | 'back' | 'arms' | 'hair' | 'face';

/** A time in seconds; `left` is null where it has no end. */
export interface Running {
  readonly runs: boolean;
  readonly gone: number;
  readonly left: number | null;
}

export interface SessionView {
  readonly practice: string;
  readonly form: Form;
  readonly closed: boolean;
  /** Who is asked where they may be touched, before anything begins. */
  readonly asks: Who | null;
  readonly areas: readonly Area[];
  readonly step: string | null;
  readonly at: number | null;
  readonly of: number;
  /** The times that the step speaks of, and how long the breaths take that it counts; in seconds. */
  readonly times: readonly number[];
  readonly breath: number | null;
  readonly turn: Who | null;
  readonly clock: Running | null;
  /** Where each may be touched. */
  readonly touch: Readonly<Record<Who, readonly Area[]>> | null;
  /** Until when (in seconds, as `secondNow` counts) somebody is taken to be there. */
  readonly until: number;
}

export interface Plan {
  readonly practice: string;
  readonly form: Form;
  readonly minutes: number;
  readonly touch: number;
  readonly steps: readonly string[];
}

export type Press =
  /** `at` is the step that was read as it was pressed: at another one it changes nothing. */
  | { readonly do: 'next' | 'back'; readonly at?: number }
  | { readonly do: 'pause' | 'resume' | 'up' | 'withdraw' | 'stop' }
  | { readonly do: 'turn'; readonly who: Who | null }
  | { readonly do: 'start'; readonly seconds: number }
  | { readonly do: 'touch'; readonly who: Who; readonly areas: readonly Area[] };

interface Guided {
  readonly kept: string | null;
  /** Never written down. */
  readonly areas: unknown;
  readonly view: SessionView | null;
}

/** Two phones may tell a time this many seconds apart. */
const BY_LATENESS = 2;

const NOTHING: Guided = { kept: null, areas: null, view: null };

export function secondNow(): number {
  return Math.floor(Date.now() / 1000);
}

/** How a time stands at another second than the one at which it was told. */
export function clockAt(clock: Running, told: number, now: number): Running {
  const since = clock.runs ? Math.max(0, now - told) : 0;
  const { left } = clock;
  if (left === null) return { ...clock, gone: clock.gone + since };
  const more = Math.min(left, since);
  return { ...clock, gone: clock.gone + more, left: left - more };
}

/** Who guides through a session: this device by itself, or in step with the other's (`Together`). */
export interface Guide {
  /** The second at which the view was told. */
  readonly told: number;
  readonly view: SessionView | null;
  begin(plan: Plan): Promise<void>;
  press(event: Press): Promise<void>;
  /** Nothing is left of it here. */
  forget(): Promise<void>;
}

/** What was pressed between two views of a session, as far as it is worth saying; null where nothing was. */
export function pressedBetween(before: SessionView | null, after: SessionView | null): Press | null {
  if (before === null || after === null) return null;
  if (before.at !== after.at) return { do: 'next' };
  const [was, is] = [before.clock, after.clock];
  if (is !== null && (was === null || isAnother(was, is))) return { do: 'start', seconds: wholeOf(is) };
  if (before.turn !== after.turn) return { do: 'turn', who: after.turn };
  if (is === null) return was === null ? null : { do: 'up' };
  if (was === null || was.runs === is.runs) return null;
  return { do: is.runs ? 'resume' : 'pause' };
}

/** What a time is of, in seconds; 0 has no end. */
export function wholeOf(clock: Running): number {
  return clock.left === null ? 0 : clock.gone + clock.left;
}

/** Whether it began anew: no time ever has less behind it than before, but for what two phones differ by. */
function isAnother(was: Running, is: Running): boolean {
  return wholeOf(was) !== wholeOf(is) || is.gone + BY_LATENESS < was.gone;
}

/** One session at a time, between this person and one other, or of this person alone. */
export class Guiding implements Guide {
  /** The second at which the view was told. */
  told = 0;
  readonly #person: Person;
  readonly #bond: string | null;
  #now: Guided = NOTHING;
  #last: Promise<unknown> = Promise.resolve();

  constructor(person: Person) {
    this.#person = person;
    this.#bond = person.current?.id ?? null;
  }

  get view(): SessionView | null {
    return this.#now.view;
  }

  /** Goes on with what was kept of this practice, if anything was. */
  find(practice: string): Promise<void> {
    return this.#after(async () => {
      const kept = await this.#person.draft(this.#key);
      if (kept === '') return;
      const found = await this.#ask({ kept }).catch(() => NOTHING); // of another version, perhaps
      if (found.view === null) await this.#putAway(kept);
      else if (found.view.practice === practice) this.#now = found;
    });
  }

  /** It was left for so long that it is over; a phone that lay between two may be in anybody's hands by now. */
  async #putAway(kept: string): Promise<void> {
    await this.#keep(null);
    if (liesBetweenTwo(kept)) await this.#person.lock();
  }

  begin(plan: Plan): Promise<void> {
    return this.#after(() => this.#become({ plan: { ...plan, day: dayHere() } }));
  }

  press(event: Press): Promise<void> {
    return this.#after(async () => {
      const { kept, areas } = this.#now;
      if (kept !== null) await this.#become({ kept, areas, event });
    });
  }

  /** Nothing is left of it, on the page or on the device. */
  forget(): Promise<void> {
    this.#now = NOTHING;
    return this.#keep(null);
  }

  get #key(): string {
    return sessionDraft(this.#bond);
  }

  /** Where it was left for so long that it is over by itself, it ends as it would have at a press. */
  async #become(told: Readonly<Record<string, unknown>>): Promise<void> {
    const { view } = this.#now;
    const next = await this.#ask(told);
    this.#now = next.view === null && view !== null ? { ...NOTHING, view: { ...view, closed: true } } : next;
    await this.#keep(next.kept);
  }

  #ask(told: Readonly<Record<string, unknown>>): Promise<Guided> {
    this.told = secondNow();
    const args = { page: 'session', areas: null, event: null, ...told, now: this.told };
    return this.#person.with(this.#bond).think<Guided>('further', args);
  }

  /** A device without room goes on all the same; only a reload would begin anew. */
  async #keep(kept: string | null): Promise<void> {
    await this.#person.keepDraft(this.#key, kept ?? '').catch(() => undefined);
  }

  /** One after the other: of two quick presses the second meets what the first has made. */
  #after(act: () => Promise<void>): Promise<void> {
    const acting = this.#last.then(act);
    this.#last = acting.catch(() => undefined);
    return acting;
  }
}
