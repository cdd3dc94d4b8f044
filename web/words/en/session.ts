// SPDX-License-Identifier: AGPL-3.0-or-later
/** A practice being done: on one phone between two, on two phones, or alone. */
import type { Area, Form, Who } from '../../store/sessions/sessions.ts';
import { Other, other } from './names.ts';

/** How the two are called; null where no name is known. */
export type Names = Readonly<Record<Who, string | null>>;

/** `Ada`, `you`, `the other`. */
const named = (names: Names, who: Who): string => (who === 'me' ? (names.me ?? 'you') : other(names.them));
const Named = (names: Names, who: Who): string => (who === 'me' ? (names.me ?? 'You') : Other(names.them));
const turnOf = (names: Names, who: Who): string =>
  who === 'me' && names.me === null ? 'Your turn' : `${Named(names, who)}’s turn`;

const AREAS: Readonly<Record<Area, string>> = {
  hands: 'Hands',
  shoulders: 'Shoulders',
  back: 'Back',
  arms: 'Arms',
  hair: 'Hair',
  face: 'Face',
};

/** `30 seconds`, `1 minute`, `2 minutes`, `1 hour 30 minutes`. */
const length = (seconds: number): string => {
  const parts: readonly (readonly [number, string])[] = [
    [Math.floor(seconds / 3600), 'hour'],
    [Math.floor((seconds % 3600) / 60), 'minute'],
    [seconds % 60, 'second'],
  ];
  const said = parts.filter(([count]) => count > 0);
  return said.map(([count, unit]) => `${count} ${unit}${count === 1 ? '' : 's'}`).join(' ');
};

/** `1:05`, `1:30:00`. */
const clock = (seconds: number): string => {
  const two = (part: number): string => String(part).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
};

const begin = {
  title: 'Do it now',
  forms: {
    shared: 'Together, with this phone',
    apart: 'Each with a phone',
    alone: 'For me alone',
  } satisfies Record<Form, string>,
};

const setUp = {
  why: {
    shared: 'Put the phone where both of you can see it. It shows this practice and nothing else.',
    apart: 'Each of you has it on a phone of your own. Call each other, if you like.',
    alone: 'One step at a time. Nobody learns that you do it.',
  } satisfies Record<Form, string>,
  lock: 'At the end, or when one of you stops, this device locks. You open it again with your passphrase.',
  stop: 'Stop whenever you like, without a reason. Nothing of it is written down.',
  tone: 'A soft tone when a time is over',
  buzz: 'A short buzz when a time is over',
  dark: 'This browser may let the screen go dark. The time goes on, and the tone waits until you wake it.',
  inStep: 'Keep both phones in step',
  inStepHint: (names: Names) =>
    `${Named(names, 'them')} then sees that you invite them now, but only while Practise or the page of this practice is open there. Nothing of it is kept. Without it, no phone follows the other: say aloud when you go on.`,
  begin: 'Begin',
  close: 'Not now',
};

/** The other asks, now. */
const invited = {
  asks: (names: Names, practice: string) =>
    `${Named(names, 'them')} asks: ${practice}, now, each on your own phone.`,
  join: 'Join',
  over: 'This invitation is over. You can begin by yourself, or invite in turn.',
  decline: 'Not now',
  why: (names: Names) =>
    `‘Not now’ sends nothing: to ${named(names, 'them')} it looks the same as if you had not seen this.`,
};

/** The other is asked, and can join or leave it. */
const wait = {
  title: (names: Names) => `${Named(names, 'them')} can join you now`,
  why: (names: Names) =>
    `For five minutes, from Practise or the page of this practice on a phone of their own. It begins for both when ${named(names, 'them')} joins.`,
  seen: 'Nobody tells you whether they have seen it. Call them, if you like.',
  over: 'The invitation is over',
  later:
    'It may just be the wrong moment, and says nothing about you two. Go on by yourself if you feel like it, or leave it for another time.',
  alone: 'Go on by myself',
  leave: 'Leave it for now',
  joined: (names: Names) => `${Named(names, 'them')} is here. You go on together.`,
};

const ask = {
  title: (names: Names, who: Who) => {
    if (who === 'me')
      return names.me === null ? 'Where may you be touched?' : `${names.me}, where may you be touched?`;
    return names.them === null
      ? 'And where may the other be touched?'
      : `${names.them}, where may you be touched?`;
  },
  hand: (names: Names, who: Who) => {
    if (who === 'them') return `Hand the phone to ${named(names, who)}, and look elsewhere.`;
    const whose = names.me === null ? 'This one is yours alone.' : `Only ${names.me} answers this.`;
    return `${whose} The other looks elsewhere.`;
  },
  why: 'It holds for this once and is written down nowhere. It can be taken back at any moment.',
  label: 'Here is fine',
  areas: AREAS,
  none: 'Choose where, or say: not tonight.',
  done: 'Go on',
  refuse: 'Not tonight',
};

const step = {
  next: 'Next',
  finish: 'Finish',
  back: 'Back',
  stop: 'Stop',
  withdraw: 'No more touch',
  only: 'Touch only where each of you said.',
  may: (names: Names, who: Who, areas: readonly Area[]) =>
    `${Named(names, who)} may be touched: ${areas.map((area) => AREAS[area].toLowerCase()).join(', ')}`,
  whose: 'Whose turn',
  name: Named,
  turnOf,
  swap: (names: Names, who: Who) => `Swap: ${turnOf(names, who).replace(/^Your/, 'your')}`,
  time: 'Set a timer',
  other: 'Another length',
  length,
  open: 'With no end',
  breaths: (seconds: number) => `${seconds / 10} breaths, with a circle`,
};

const time = {
  left: 'Time left',
  gone: 'Time so far',
  clock,
  in: 'Breathe in',
  out: 'Breathe out',
  paused: 'Paused.',
  over: 'Time is up.',
  pause: 'Pause',
  resume: 'Go on',
  end: 'Put the timer away',
  again: 'Once more',
  down: 'Phones down',
  up: 'Touch anywhere to come back',
  begun: (seconds: number) => (seconds === 0 ? 'The timer is running.' : `${length(seconds)} from now.`),
  breathe: 'In while you count to four, out while you count to six.',
  toGo: (seconds: number) => `${length(seconds)} left.`,
};

/** Whether the other phone is heard. */
const beside = {
  inStep: (names: Names) => `In step with ${named(names, 'them')}`,
  asks: (names: Names) => `${Named(names, 'them')} can still join`,
  byItself: (names: Names) =>
    `This phone goes on by itself until it hears from ${names.them === null ? 'the other' : `${names.them}’s`} again.`,
};

const end = {
  title: 'That is all for now',
  why: 'Stay where you are for a moment, if you like.',
  close: 'Back to the practice',
  locks: 'This device locks.',
};

export const session = { begin, setUp, invited, wait, ask, step, time, beside, end };
