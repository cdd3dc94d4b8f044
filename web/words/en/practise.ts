// SPDX-License-Identifier: AGPL-3.0-or-later
/** Practise: finding something to do. */

const FAMILIES: Readonly<Record<string, string>> = {
  talk: 'Talking',
  thanks: 'Thanks',
  touch: 'Touch',
  attention: 'Attention',
  novelty: 'Something new',
  time: 'Time together',
  help: 'Helping',
  mend: 'Mending',
  self: 'For yourself',
  space: 'Time apart',
};

/**
 * What somebody who looks for 'walking' or 'walks' means as well: all that begins with 'walk'. Where less than three
 * letters or no vowel would be left, the word stays whole.
 */
function root(word: string): string {
  const short = /(?<!even)ing$|(?<=[^aeiou])ed$/u.test(word)
    ? word.replace(/(?:([bdgmnprt])\1|(.))(?:ing|ed)$/u, '$1$2')
    : word.replace(/ies$|(?<=ss|sh|ch|x)es$|(?<![siu])s$/u, '');
  return short.length >= 3 && /[aeiouy]/u.test(short) ? short : word;
}

const find = {
  root,
  title: 'Practise',
  why: 'Things to do, for two or for one. Nobody is told what you look at.',
  words: 'A word in it',
  minutes: 'Up to',
  upTo: (minutes: number) => (minutes === 60 ? '1 hour' : `${minutes} min`),
  where: 'Where',
  wheres: { together: 'Together', apart: 'Apart', alone: 'Alone' },
  more: 'A word, kind, touch, favourites',
  touch: 'Touch',
  touches: { none: 'Without', some: 'With' },
  family: 'Kind',
  families: (family: string) => FAMILIES[family] ?? family,
  favourites: 'My favourites',
  surprise: 'Surprise us',
  count: (count: number) =>
    count === 0 ? 'Nothing fits all of this.' : count === 1 ? 'One fits.' : `${count} fit.`,
  all: 'Show everything again',
  next: 'Show more',
  limits: 'What your limits leave out, and what is not for you, does not show here.',
  toLimits: 'Look at my limits',
  favourite: 'a favourite',
};

const one = {
  grades: { A: 'Well tested', B: 'Tested', C: 'Hardly tested', D: 'Popular, untested' },
  back: 'All practices',
  another: 'Another one',
  steps: 'How it goes',
  apart: 'From two places',
  alone: 'For one',
  done: 'You have done it?',
  felt: 'How was it, beside an ordinary evening?',
  like: 'Make it a favourite',
  unlike: 'No favourite any more',
  wanted: 'It is not for you, so it does not come up.',
  want: 'Let it come up again',
  none: 'There is no such practice here.',
};

export const practise = { find, one };
