// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * Plans: what is on, and what each of the two may do about it. One lays a plan before both by a record that both
 * have; whatever else somebody says of it stays on their own device.
 */
import { NOTHING } from '../sealed/shape.ts';
import type { Between, Sent } from './between.ts';
import type { PracticeCard } from './daily.ts';
import { dayHere } from './device/days.ts';
import { openFeed } from './giving.ts';
import { write } from './post/outbox.ts';
import type { Plan } from './shelves.ts';

/** What a week holds for this person. */
export interface WeekView {
  readonly practices: readonly PracticeCard[];
  readonly questions: readonly { readonly id: string; readonly text: string }[];
  /** My limits leave nothing of what stands in it. */
  readonly left: boolean;
}

/** A plan that was begun, as it stands today. */
export interface PlanNow {
  readonly record: string;
  readonly plan: string;
  /** Whether this person began it. */
  readonly mine: boolean;
  readonly from: string;
  /** From 1 on; 0 before it begins. */
  readonly week: number;
  /** I rest from it. */
  readonly rests: boolean;
  /** null before it begins, and while I rest. */
  readonly holds: WeekView | null;
}

export interface PlansView {
  /** The ids of those that are for such a bond. */
  readonly suits: readonly string[];
  readonly together: PlanNow | null;
  /** One for both that begins on a day to come. */
  readonly coming: PlanNow | null;
  readonly alone: PlanNow | null;
  /** The Monday on which one laid today begins. */
  readonly start: string;
  /** The record whose place one laid today takes. */
  readonly instead: string | null;
  /** Of the plan that was asked for. */
  readonly weeks: readonly WeekView[];
}

export type Turn = 'on' | 'rest' | 'over';

type Plans = Readonly<Record<string, Plan>>;

export function plansNow(between: Between, plans: Plans, plan: string | null = null): Promise<PlansView> {
  const chosenBy = Object.entries(plans).map(([id, { bonds, weeks }]) => [
    id,
    {
      bonds,
      weeks: weeks.map(({ practices = [], questions = [], alone = [] }) => ({ practices, questions, alone })),
    },
  ]);
  return between.think('further', { page: 'plans', plans: Object.fromEntries(chosenBy), plan });
}

/** Lays a plan before both, from a Monday on. */
export function lay(
  between: Between,
  { plan, from, instead }: { readonly plan: string; readonly from: string; readonly instead: string | null },
): Promise<Sent> {
  return between.give(async (desk, bond) => {
    const feed = openFeed(desk, bond);
    const seen = feed.seenBefore(dayHere());
    const note = { kind: 'plan', data: { plan, from, instead }, seen, about: NOTHING };
    return { letters: [await write(desk.mine, feed.bond, note)], drafts: [] };
  });
}

/** Begins a plan for oneself, today. */
export function beginAlone(between: Between, plan: string): Promise<void> {
  return between.own('plan-alone', { plan, from: dayHere() });
}

/** Rests from a plan, goes on with it, or puts it away. */
export function turn(between: Between, record: string, to: Turn): Promise<void> {
  return between.own('plan-turn', { record, to });
}
