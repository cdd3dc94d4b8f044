// SPDX-License-Identifier: AGPL-3.0-or-later
/** What the kit shows: Ada and Ben, one invented evening, and secrets that open nothing. */
import type {
  Bond,
  Greeting,
  Instance,
  Invitation,
  Opened,
  Question,
  Session,
  TodayView,
} from '../store/kinds.ts';

export const DATE = '2025-11-22';

export const QUESTION: Question = {
  id: 'small-kindness',
  round: 1,
  text: 'What did somebody do for you this week that was easy to miss?',
  kind: 'open',
};

const MINE = {
  id: '1'.repeat(32),
  text: 'You put my gloves on the radiator before I came down. I only noticed on the bus, when my hands were warm.',
  edited: false,
};

const THEIRS = {
  id: '2'.repeat(32),
  text: 'My sister rang and asked nothing. She just told me about her garden for ten minutes, and then said good night.\n\nI think she knew.',
  edited: false,
};

const NAMES = { mine: 'Ada', theirs: 'Ben' };

export const OPENED: readonly Opened[] = [
  {
    question: { ...QUESTION, id: 'a', text: 'Which room of your childhood can you still walk through?' },
    mine: { ...MINE, text: 'The cellar. It smelled of apples until Easter.' },
    theirs: {
      ...THEIRS,
      text: 'My grandmother’s kitchen, with the radio on top of the fridge.',
      edited: true,
    },
    date: '2025-11-21',
  },
  {
    question: { ...QUESTION, id: 'b', text: 'What would you like to be asked more often?' },
    mine: { ...MINE, text: 'What I am reading.' },
    theirs: { ...THEIRS, text: 'Whether I slept.' },
    date: '2025-11-19',
  },
];

const ASK: TodayView = {
  question: QUESTION,
  state: 'ask',
  mine: null,
  theirs: null,
  opened: OPENED,
  names: NAMES,
};

export const VIEWS: Readonly<Record<TodayView['state'], TodayView>> = {
  ask: ASK,
  waiting: { ...ASK, state: 'waiting', mine: MINE },
  opening: { ...ASK, state: 'opening', mine: MINE },
  open: { ...ASK, state: 'open', mine: MINE, theirs: THEIRS },
  done: { ...ASK, state: 'done', question: null },
};

export const DRAFT = 'You put my gloves on the radiator before I came down. I only noticed';

export const INSTANCE: Instance = {
  instance: '0'.repeat(32),
  name: 'Garden Street',
  sign_up: 'open',
  claimed: true,
  protocol: 'nearer/1',
};

export const PHRASE = 'lantern orchard velvet pebble harbour thistle';
export const CODE = '7K2QD-M4X9T-0RBWE-H83ZN-5VYCJ';
export const SAFETY = '48213 90577 03364 71920 55018 26847';

export const INVITATION: Invitation = {
  id: 'ab'.repeat(16),
  link: `nearer.example/join/${'ab'.repeat(16)}#Q2xvc2VyLWEtbGl0dGxlLWF0LWEtdGltZS1hbmQtbm8`,
  expires: '2025-11-23T20:15:00Z',
};

export const GREETING: Greeting = { name: 'Ada', kind: 'partner', host: 'us', hold: 'strict' };

export const SESSIONS: readonly Session[] = [
  { id: 'one', label: 'Firefox on Linux', since: '2025-11-02', last_day: '2025-11-22', current: true },
  { id: 'two', label: 'Safari on iPhone', since: '2025-09-14', last_day: '2025-11-21', current: false },
];

export const BOND: Bond = {
  id: 'b'.repeat(32),
  kind: 'partner',
  names: NAMES,
  ready: true,
  verified: false,
  hold: 'strict',
  closed: null,
  pausedUntil: '2025-12-01',
};
