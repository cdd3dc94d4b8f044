// SPDX-License-Identifier: AGPL-3.0-or-later
/** One invented evening of Ada and Ben, for the samples of Today. */
import type {
  Appreciation,
  CheckIn,
  Exchange,
  Practice,
  Question,
  Response,
  Said,
  Suggestion,
} from '../store/daily.ts';
import type { HowTo } from '../store/library.ts';

export const DAY = '2025-11-22';
export const NAMES = { mine: 'Ada', theirs: 'Ben' };

export const QUESTION: Question = {
  id: 'small-kindness',
  round: 1,
  text: 'What did somebody do for you this week that was easy to miss?',
  kind: 'emotional',
  by: 'catalogue',
  depth: 1,
};

const DEEP: Question = {
  ...QUESTION,
  id: 'step-around',
  text: 'What do you usually keep to yourself when somebody asks how you are?',
  depth: 3,
};

const MINE: Said = {
  id: '1'.repeat(32),
  text: 'You put my gloves on the radiator before I came down. I only noticed on the bus, when my hands were warm.',
  edited: false,
};

const THEIRS: Said = {
  id: '2'.repeat(32),
  text: 'My sister rang and asked nothing. She just told me about her garden for ten minutes, and then said good night.\n\nI think she knew.',
  edited: false,
};

export const RESPONSES: readonly Response[] = [
  {
    id: '3'.repeat(32),
    mine: false,
    starter: 'heard',
    text: 'that warm hands on a bus can say good morning for me.',
    date: DAY,
  },
  {
    id: '4'.repeat(32),
    mine: true,
    starter: 'more',
    text: 'What grows in her garden in November?',
    date: DAY,
  },
  { id: '5'.repeat(32), mine: false, starter: 'room', text: '', date: DAY },
];

const ASK: Exchange = {
  question: QUESTION,
  state: 'ask',
  mine: null,
  theirs: null,
  first: null,
  kept: null,
  responses: [],
  understood: null,
  asksUnderstood: false,
  date: null,
};

export const OPEN: Exchange = { ...ASK, state: 'open', mine: MINE, theirs: THEIRS, date: DAY };

export const EXCHANGES = {
  ask: ASK,
  deep: { ...ASK, question: DEEP },
  veryDeep: { ...ASK, question: { ...DEEP, id: 'never-said', depth: 4 } },
  waiting: { ...ASK, state: 'waiting', mine: MINE },
  iWentFirst: { ...ASK, state: 'waiting', mine: MINE, first: 'me' },
  opening: { ...ASK, state: 'opening', mine: MINE },
  open: OPEN,
  theyWentFirst: { ...ASK, theirs: THEIRS, first: 'them' },
  ours: { ...ASK, question: { ...QUESTION, by: 'them', text: 'Shall we keep the piano?' } },
  kept: { ...ASK, kept: MINE.text },
  alone: { ...ASK, state: 'kept', mine: MINE, date: DAY },
} as const satisfies Readonly<Record<string, Exchange>>;

export const OPENED: readonly Exchange[] = [
  {
    ...OPEN,
    question: { ...QUESTION, id: 'a', text: 'Which room of your childhood can you still walk through?' },
    mine: { ...MINE, text: 'The cellar. It smelled of apples until Easter.' },
    theirs: { ...THEIRS, text: 'My grandmother’s kitchen, with the radio on the fridge.', edited: true },
    date: '2025-11-21',
  },
  {
    ...OPEN,
    question: { ...QUESTION, id: 'b', text: 'What would you like to be asked more often?' },
    mine: { ...MINE, text: 'What I am reading.' },
    theirs: { ...THEIRS, text: 'Whether I slept.' },
    date: '2025-11-19',
  },
];

export const DRAFT = 'You put my gloves on the radiator before I came down. I only noticed';

export const GIVEN: CheckIn = {
  met: true,
  light: false,
  close: 7,
  understood: 8,
  mine: 1,
  theirs: 2,
  tension: 2,
  space: 'right',
  apart: 4,
};

export const THANKS = {
  what: 'You stayed on the telephone until my train came.',
  when: 'Tuesday, in the rain',
  meant: 'I was not cold any more, although I was.',
};

export const APPRECIATION: Appreciation = {
  id: '6'.repeat(32),
  mine: false,
  ...THANKS,
  from: DAY,
  date: DAY,
  responses: [],
};

export const PRACTICE: Practice = {
  id: 'six-slow-minutes',
  title: 'Six slow minutes',
  summary: 'One talks for three minutes, the other only listens; then the other way round.',
  minutes: 8,
  family: 'talk',
  place: 'together',
  alone: true,
  apart: true,
  touch: 0,
  depth: 2,
  needs: 'a clock that both can see',
  grade: 'B',
  bonds: ['partner', 'friend', 'family'],
  fits: true,
  unwanted: false,
};

export const HOW: HowTo = {
  steps: [
    'Sit so that you can see each other, and put both phones face down.',
    'Agree who begins. Whoever begins talks for three minutes about anything that is on their mind. The other says nothing at all, not even yes.',
    'Say thank you, and change over.',
  ],
  alone: ['Write for three minutes without lifting the pen.', 'Read it once, slowly.'],
  apart: ['Call each other.', 'One talks for three minutes, and the other only listens.', 'Change over.'],
  evidence:
    'Taking turns to speak and listen is part of several programmes for couples that were tested with some hundred pairs.',
  sources: [{ title: 'A review of programmes for couples, 2019', url: '#sources' }],
  cautions: [
    'Not on an evening when one of you is afraid of the other.',
    'Either may stop it with one word.',
  ],
};

export const OFFER: Suggestion = { state: 'offer', practice: PRACTICE, from: 'me', suits: false };
export const REST: Suggestion = { state: 'rest', practice: null, from: null, suits: false };
