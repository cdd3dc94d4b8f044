// SPDX-License-Identifier: AGPL-3.0-or-later
/** The page of wishes: the decks of the library, and what this person has marked. Marking is theirs alone. */
import type { Between } from '../between.ts';
import type { Touch } from '../daily.ts';
import type { Kind } from '../kinds.ts';
import { library } from '../library.ts';

export interface Wish {
  readonly id: string;
  readonly text: string;
  readonly touch: Touch;
  readonly topics?: readonly string[];
}

export interface Deck {
  readonly title: string;
  /** One sentence. */
  readonly summary: string;
  readonly order: number;
  readonly bonds: readonly Kind[];
  readonly wishes: readonly Wish[];
}

export interface WishesView {
  /** The decks that suit these two, with what this person's limits leave of them. */
  readonly decks: readonly { readonly id: string; readonly items: readonly string[] }[];
  readonly marked: readonly string[];
  /** How many more can be marked. */
  readonly left: number;
  /** What both wish for, the newest first; `since` is the day from which it stands there. */
  readonly both: readonly { readonly since: string; readonly items: readonly string[] }[];
  /** The day on which what is marked now goes out, and the one on which it comes back. */
  readonly goes: string;
  readonly comes: string;
  /** The day on which what has gone out comes back; null where nothing is out, or it has come. */
  readonly awaited: string | null;
}

export type Decks = Readonly<Record<string, Deck>>;

/** Throws a Refusal where they cannot be had. */
export async function decks(): Promise<Decks> {
  return ((await library()) as unknown as { readonly wishes: Decks }).wishes;
}

export function wishesView(between: Between, all: Decks): Promise<WishesView> {
  return between.think<WishesView>('further', { page: 'wishes', decks: all });
}

/** It leaves this device with what leaves it anyway; what limits need to know goes with it. */
export async function mark(between: Between, { id, touch, topics = [] }: Wish, is: boolean): Promise<void> {
  await between.own('wish', { item: id, touch, topics: [...topics], is });
}
