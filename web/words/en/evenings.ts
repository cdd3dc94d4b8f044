// SPDX-License-Identifier: AGPL-3.0-or-later
/** Evenings that suit both, in Practise. */
import { Other, other } from './names.ts';

const listed = (days: readonly string[]): string =>
  days.length < 2 ? days.join('') : `${days.slice(0, -1).join(', ')} and ${days.at(-1) ?? ''}`;

export const evenings = {
  title: 'Evenings that suit you both',
  why: (name: string | null): string =>
    `Mark the evenings that you like to keep for the two of you. ${Other(name)} can do the same. Where both of you marked ` +
    'one, and a practice is on, Today says that this evening suits you both.',
  alone: 'This is for two. It is here as soon as there are two of you.',
  mine: 'Evenings I like to keep',
  private: (name: string | null): string =>
    `Only you see your marks. ${Other(name)} learns of an evening only if both of you marked it.`,
  counts: (day: string): string => `What you change now counts from the week of ${day} on.`,
  both: (days: readonly string[]): string => `This week you both like to keep ${listed(days)}.`,
  free: 'It is a time, and no promise. Not tonight stays as quiet as on any other evening.',
  how: 'How this works, and what it cannot do',
  plain: (name: string | null): readonly string[] => [
    'Nothing of its own is sent. Sealed marks go along with what your device draws for a week, which it sends anyway. They ' +
      'look the same whether you mark all seven evenings, none, or never come here.',
    'When you first open the app in a week, your device finds out one thing: which of your marks the other has too. ' +
      'Nobody learns the rest, the server neither.',
    'It takes two weeks in a row in which each of you opens the app between Friday and Sunday. Where that is missing, there ' +
      'is no such evening that week, and nobody is told why. Where a connection was missing, or your clocks are hours apart, only one of you may see it.',
    `A mark that you take away is gone from your pages at once. ${Other(name)} may still see the evening until the change counts.`,
    `Whoever changes their own app can ask about all seven evenings every week, unseen. So mark only what ${other(name)} may ` +
      'know.',
    'What is on, and on which evenings there is rest, chance decides as before. Your marks change nothing of it.',
  ],
};
