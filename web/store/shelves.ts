// SPDX-License-Identifier: AGPL-3.0-or-later
/** What else stands in the library beside how practices are done: lessons, plans and reflections, by id. */
import type { Between } from './between.ts';
import type { Grade, Source } from './daily.ts';
import type { Kind } from './kinds.ts';
import { library } from './library.ts';

interface Entry {
  readonly title: string;
  /** One sentence. */
  readonly summary: string;
  /** Its place among its like. */
  readonly order: number;
  /** In paragraphs. */
  readonly text: readonly string[];
  readonly bonds: readonly Kind[];
  readonly topics?: readonly string[];
  readonly cautions?: readonly string[];
}

export interface Lesson extends Entry {
  readonly grade: Grade;
  readonly evidence: string;
  /** In which one can try it. */
  readonly practices?: readonly string[];
  readonly sources?: readonly Source[];
}

/** A week in which nothing is named is a rest. */
interface PlanWeek {
  readonly title: string;
  readonly text: string;
  readonly practices?: readonly string[];
  readonly questions?: readonly string[];
  /** For somebody who does the plan alone. */
  readonly alone?: readonly string[];
}

export interface Plan extends Entry {
  readonly weeks: readonly PlanWeek[];
  /** How it ends, and what may stay. */
  readonly after: readonly string[];
}

export interface ReflectionItem {
  readonly id: string;
  readonly text: string;
  /** A scale, or `words`: answered in one's own. */
  readonly scale: string;
  /** Help stands beside it. */
  readonly help?: boolean;
}

export interface Reflection extends Entry {
  readonly minutes: number;
  /** That it is ours, and not validated. */
  readonly label: string;
  /** Read afterwards, whatever was ticked. */
  readonly after: readonly string[];
  readonly scales: readonly { readonly id: string; readonly answers: readonly string[] }[];
  readonly items: readonly ReflectionItem[];
  /** Two ways in which every item is answered. */
  readonly ways?: readonly { readonly id: string; readonly asks: string }[];
  readonly scores?: readonly { readonly id: string; readonly title: string }[];
  /** How the core scores it. */
  readonly measure: { readonly scales: Readonly<Record<string, readonly number[]>> };
}

interface Shelves {
  readonly lessons: Readonly<Record<string, Lesson>>;
  readonly plans: Readonly<Record<string, Plan>>;
  readonly reflections: Readonly<Record<string, Reflection>>;
}

/** Throws a Refusal where it cannot be had. */
export async function shelf<Name extends keyof Shelves>(name: Name): Promise<Shelves[Name]> {
  return ((await library()) as unknown as Shelves)[name];
}

/** One of them; undefined where this version does not know it. */
export function one<T>(all: Readonly<Record<string, T>>, id: string): T | undefined {
  return Object.hasOwn(all, id) ? all[id] : undefined;
}

/** The ids of what suits this person, in the order of the shelf. */
export async function suiting(between: Between, name: 'lessons' | 'reflections'): Promise<readonly string[]> {
  const all: Readonly<Record<string, Entry>> = await shelf(name);
  const entries = Object.fromEntries(
    Object.entries(all).map(([id, { bonds, topics = [] }]) => [id, { bonds, topics }]),
  );
  return inOrder(all, await between.think<readonly string[]>('further', { page: 'suits', entries }));
}

export function inOrder(all: Readonly<Record<string, Entry>>, ids: readonly string[]): readonly string[] {
  return [...ids].sort((one, other) => (all[one]?.order ?? 0) - (all[other]?.order ?? 0));
}
