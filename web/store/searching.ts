// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * Words that somebody looks for, in the steps of practices: these are a file that the page reads and the brain does not
 * (library.ts), so that the brain is told whose steps have the words. What is looked for leaves the page for nowhere.
 */
import { library } from './library.ts';

export interface Searched {
  /** The words, as the brain shall look for them. */
  readonly words: string;
  /** For each of them the ids of the practices in whose steps a word begins so. */
  readonly steps: Readonly<Record<string, readonly string[]>>;
}

/** `root` gives what a word of the person's language begins with, however it ends. */
export async function searched(typed: string, root: (word: string) => string): Promise<Searched> {
  const words = (typed.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map(root);
  if (words.length === 0) return { words: '', steps: {} };
  const all = Object.entries(await texts());
  const having = (word: string): string[] => {
    const begins = new RegExp(`(?<!\\p{L})${word}`, 'u');
    return all.filter(([, text]) => begins.test(text)).map(([id]) => id);
  };
  return { words: words.join(' '), steps: Object.fromEntries(words.map((word) => [word, having(word)])) };
}

let read: Readonly<Record<string, string>> | undefined;

/** All the steps of each practice; none while they cannot be had, for titles can be looked through without them. */
async function texts(): Promise<Readonly<Record<string, string>>> {
  if (read !== undefined) return read;
  const come = await library().catch(() => null);
  if (come === null) return {};
  const practices = Object.entries(come.practices);
  read = Object.fromEntries(
    practices.map(([id, how]) => {
      const { steps = [], alone = [], apart = [] } = how ?? {};
      return [id, [...steps, ...alone, ...apart].join(' ').toLowerCase()];
    }),
  );
  return read;
}
