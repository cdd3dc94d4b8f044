// SPDX-License-Identifier: AGPL-3.0-or-later
/** The rest of an evening: the check-in, tonight's suggestion, and what is said of any practice. */
import type { Grade, Touch } from '../../store/daily.ts';
import { Other, other } from './names.ts';

const checkIn = {
  title: 'How was today?',
  titleYesterday: 'How was yesterday?',
  aside: 'Forty seconds, for you alone.',
  items: {
    close: (name: string | null) => `How close did you feel to ${other(name)} today?`,
    understood: (name: string | null) =>
      `How much did you feel understood and cared about by ${other(name)}?`,
    mine: 'Did you tell something that matters to you?',
    theirs: (name: string | null) => `Did ${other(name)} tell something that matters?`,
    tension: 'How much tension was there between you?',
    space: 'Together or apart: was it right for you?',
    apart: 'How was your day apart from the two of you?',
    done: (title: string) => `Did you do “${title}”?`,
    felt: 'How was it, beside an ordinary evening?',
  },
  itemsYesterday: {
    close: (name: string | null) => `How close did you feel to ${other(name)} yesterday?`,
    apart: 'How was yesterday apart from the two of you?',
  },
  ends: {
    close: ['far apart', 'as close as it gets'],
    understood: ['not at all', 'fully'],
    tension: ['none', 'a great deal'],
    apart: ['hard', 'good'],
  },
  matters: ['No', 'A little', 'Yes'],
  space: { together: 'Too little together', right: 'Right', space: 'Too little space' },
  done: { yes: 'Yes', partly: 'Partly', no: 'No' },
  felt: { nicer: 'Nicer', same: 'The same', worse: 'Worse' },
  place: (at: number, of: number) => `${at} of ${of}`,
  skip: 'Skip',
  back: 'Back',
  light: 'Light: three questions',
  full: 'All seven',
  notMet: 'We did not meet or speak today',
  notMetYesterday: 'We did not meet or speak',
  enough: 'Enough for tonight',
  notTonight: 'Not now',
  yesterday: 'Rather for yesterday',
  today: 'Rather for today',
  given: 'Your evening is noted.',
  where: 'It is on this device now, and on your other devices from tomorrow.',
  givenYesterday: 'Yesterday is noted.',
  change: 'Change it',
  open: 'Note how today was',
  openYesterday: 'Note how yesterday was',
  practice: (title: string) => `How was “${title}”?`,
  practiceLast: (title: string) => `How was “${title}” last evening?`,
  practiceGiven: 'It is noted, for you alone.',
  private: 'Only you ever see this.',
};

const touch: Readonly<Record<Touch, string>> = {
  0: 'No touch',
  1: 'Hands and shoulders',
  2: 'A hug',
  3: 'Close together',
};

const grade: Readonly<Record<Grade, string>> = {
  A: 'Well tested: several good studies found that it tends to help.',
  B: 'Tested: some studies found that it tends to help, and more would be needed to be sure.',
  C: 'Hardly tested: there are reasons to think that it helps, and few studies.',
  D: 'Popular, untested: many people like it, and nobody has looked closely.',
};

const suggestion = {
  title: 'For tonight, if you like',
  suits: 'On tonight, if you like: this evening suits you both',
  minutes: (minutes: number) => (minutes === 1 ? 'One minute' : `${minutes} minutes`),
  places: {
    together: 'in one room',
    apart: 'each where you are',
    either: 'together or apart',
    alone: 'for you alone',
  },
  whyMine: 'Chance took it from your draw for this week; each of you draws from what suits them.',
  whyTheirs: (name: string | null) =>
    `Chance took it from ${other(name)}’s draw for this week; each of you draws from what suits them.`,
  whyBoth: (name: string | null) =>
    `${Other(name)} may have an evening of rest instead. Nobody is told who does it, or why not.`,
  whyOurs: 'Your experiment: the coin says that today is a day with it.',
  whySuits: 'Each of you has marked it as one to keep for the two of you.',
  whyAlone: 'Drawn by chance, from what one can do alone.',
  read: 'See how it goes',
  notTonight: 'Not tonight',
  put: 'Put aside for tonight. Nobody is told.',
  rest: 'Nothing planned tonight',
  restWhy: 'An evening without a plan is part of it.',
};

const practice = {
  before: 'Before you begin',
  needs: 'You need',
  known: 'What is known about it',
  sources: 'Where that comes from',
  step: (at: number, of: number) => `Step ${at} of ${of}`,
  unwanted: 'Not for me',
  unwantedWhy: 'It does not come up for you again. Nobody is told, and you can change it in Me.',
  touch,
  grade,
};

export const evening = { checkIn, suggestion, practice };
