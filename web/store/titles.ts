// SPDX-License-Identifier: AGPL-3.0-or-later
/** What the ids in records stand for, in words: questions, practices, plans, wishes, and reflections with their items. */
import { library } from './library.ts';
import type { Plan, Reflection } from './shelves.ts';
import type { Decks } from './wishes/wishing.ts';

export type Titles = Readonly<Record<string, string>>;

interface Catalogue {
  readonly questions: readonly { readonly id: string; readonly text: string }[];
  readonly practices: readonly { readonly id: string; readonly title: string }[];
}

/** What of it can be had; whoever makes a copy without a network is not kept from it. */
export interface Shelved {
  readonly plans?: Readonly<Record<string, Plan>>;
  readonly reflections?: Readonly<Record<string, Reflection>>;
  readonly wishes?: Decks;
}

/**
 * By id, and what comes of the library by its shelf: `plan/`, `wish/` and `reflection/` with the id; an item of a
 * reflection by that, `/` and its id, an answer to it by that, `=` and the number.
 */
export async function titles(catalogue: () => Promise<string>): Promise<Titles> {
  const [short, long] = await Promise.allSettled([catalogue(), library()]);
  if (short.status === 'rejected') reportError(short.reason);
  return {
    ...(short.status === 'fulfilled' ? ofCatalogue(JSON.parse(short.value) as Catalogue) : {}),
    ...(long.status === 'fulfilled' ? ofLibrary(long.value as Shelved) : {}),
  };
}

function ofCatalogue({ questions, practices }: Catalogue): Titles {
  const texts = questions.map(({ id, text }) => [id, text] as const);
  return Object.fromEntries([...texts, ...practices.map(({ id, title }) => [id, title] as const)]);
}

export function ofLibrary({ plans = {}, reflections = {}, wishes = {} }: Shelved): Titles {
  const decks = Object.values(wishes).flatMap((deck) => deck.wishes);
  return Object.fromEntries([
    ...Object.entries(plans).map(([id, { title }]) => [`plan/${id}`, title] as const),
    ...decks.map(({ id, text }) => [`wish/${id}`, text] as const),
    ...Object.entries(reflections).flatMap(([id, one]) => ofReflection(`reflection/${id}`, one)),
  ]);
}

function ofReflection(id: string, { title, items, ways, scales, measure }: Reflection): [string, string][] {
  const found: [string, string][] = [[id, title]];
  for (const { id: item, text, scale } of items) {
    const asked = ways?.map((way) => [`${id}/${item}.${way.id}`, `${text} ${way.asks}:`] as const);
    for (const [name, question] of asked ?? [[`${id}/${item}`, text] as const]) {
      found.push([name, question]);
      const answers = scales.find((one) => one.id === scale)?.answers ?? [];
      for (const [place, answer] of answers.entries())
        found.push([`${name}=${String(measure.scales[scale]?.[place])}`, answer]);
    }
  }
  return found;
}
