// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * Dates, traditions and the fun list: what the brain says of them, and what each of the two may do.
 *
 * A date, what was kept of one or of a practice, and what somebody shows of their list are shared; the list itself is an own record.
 */
import { NOTHING } from '../../sealed/shape.ts';
import type { Between, Sent } from '../between.ts';
import { dayHere } from '../device/days.ts';
import { openFeed } from '../giving.ts';
import { type Letter, write } from '../post/outbox.ts';

/** Where the id of the record would stand that began a date: in that one itself. */
const NONE = '0'.repeat(32);

/** Time that is set aside. */
export interface Planning {
  readonly what: string;
  /** Empty where it does not matter. */
  readonly where: string;
  readonly day: string;
  /** `HH:MM`, as the clocks show it in `zone`. */
  readonly time: string;
  /** The time zone of whoever put it so: `Europe/Berlin`. */
  readonly zone: string;
  /** 0: as long as you like. */
  readonly minutes: number;
  /** The recurrence rule of a tradition (RFC 5545); empty for a date. */
  readonly every: string;
}

export interface Planned extends Planning {
  /** The record that began it. */
  readonly id: string;
  /** Whether this person put it as it stands. */
  readonly mine: boolean;
  readonly version: number;
  /** Days of which either has kept something. */
  readonly done: readonly string[];
}

export interface KeptLine {
  readonly id: string;
  readonly mine: boolean;
  readonly day: string;
  readonly what: string;
  /** Empty where nothing was written. */
  readonly text: string;
}

export interface ShownWish {
  readonly id: string;
  readonly mine: boolean;
  readonly what: string;
}

export interface DatesView {
  readonly dates: readonly Planned[];
  /** Newest first. */
  readonly kept: readonly KeptLine[];
  /** How many more there are than were asked for. */
  readonly more: number;
  /** For this person alone. */
  readonly fun: readonly string[];
  /** What either has shown of theirs. */
  readonly shown: readonly ShownWish[];
}

export function datesNow(between: Between, show: number): Promise<DatesView> {
  return between.think<DatesView>('further', { page: 'dates', show });
}

/** The recurrence rules of which this day can be the first. */
export function rulesFor(between: Between, day: string): Promise<readonly string[]> {
  return between.think<readonly string[]>('further', { page: 'rules', day });
}

/** Where the words of a date are kept while they are being written; of a new one, and of one that is changed. */
export function planDraft(bond: string | null, date = ''): string {
  return `date/${bond ?? '-'}/${date}`;
}

/** Of a date on one of its days, or of a practice: then `day` is empty, for what is begun stays open over midnight. */
export function didDraft(bond: string | null, date: string, day = ''): string {
  return `did/${bond ?? '-'}/${date}/${day}`;
}

export function funDraft(bond: string | null): string {
  return `fun/${bond ?? '-'}`;
}

/** Puts a date, or puts one differently that either has put. */
export function plan(
  between: Between,
  planning: Planning,
  before: Planned | null,
  words: string,
): Promise<Sent> {
  const { what, where, day, time, zone, minutes, every } = planning;
  const of = { of: before?.id ?? NONE, version: (before?.version ?? 0) + 1 };
  const data = { ...of, what, where, day, time, zone, minutes, every };
  return share(between, 'date', data, { key: planDraft(between.bond, before?.id), words });
}

/** Takes back a date that either has put, for good. */
export function takeOff(between: Between, date: Planned): Promise<Sent> {
  return share(between, 'date-off', { of: date.id });
}

/** Keeps something of what the two did on a day: of a date, or of a practice. `key` is that of its draft. */
export function keepLine(
  between: Between,
  of: { readonly id: string; readonly what: string },
  { day, text, key }: { readonly day: string; readonly text: string; readonly key: string },
): Promise<Sent> {
  return share(between, 'did', { of: of.id, day, what: of.what, text }, { key, words: text });
}

/** Adds something to my own list, or takes it off. */
export function wish(between: Between, what: string, is: boolean): Promise<void> {
  return between.own('fun', { what, is }, is ? [funDraft(between.bond)] : []);
}

/** Shows the other one thing of my list. */
export function showWish(between: Between, what: string): Promise<Sent> {
  return share(between, 'fun-shown', { what });
}

function share(
  between: Between,
  kind: string,
  data: Letter['note']['data'],
  draft?: NonNullable<Letter['draft']>,
): Promise<Sent> {
  return between.give(async (desk, bond) => {
    const feed = openFeed(desk, bond);
    const note = { about: NOTHING, kind, data, seen: feed.seenBefore(dayHere()), ...(draft && { draft }) };
    return { letters: [await write(desk.mine, feed.bond, note)], drafts: draft ? [draft.key] : [] };
  });
}
