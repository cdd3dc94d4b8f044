// SPDX-License-Identifier: AGPL-3.0-or-later
/** Looking back on a week and on a month. Nobody else ever sees any of it, and nothing is made of it. */
import type { About, Way } from '../../store/lookback.ts';
import { other } from './names.ts';

const ABOUT: Readonly<Record<About, string>> = {
  us: 'Content with how things are',
  myself: 'Able to be yourself',
  lonely: 'Lonely',
};

/** Twice a number from 0 to 10. */
const half = (halves: number): string => (halves / 2).toFixed(halves % 2);

export const lookback = {
  week: {
    title: 'How was the week?',
    aside: 'Once a week: three taps more, for you alone.',
    items: {
      us: 'All in all, how content were you, these past seven days, with how things are between you two?',
      myself: (name: string | null) => `How much could you be yourself with ${other(name)}?`,
      lonely: 'How lonely did you feel in the past week?',
    },
    ends: {
      us: ['not at all', 'fully'],
      myself: ['not at all', 'entirely'],
      lonely: ['not at all', 'very much'],
    } satisfies Readonly<Record<About, readonly [string, string]>>,
    kept: 'Your week is noted.',
    where: 'Only you see it, in Us.',
  },

  afraid: {
    title: 'One question that is kept nowhere',
    asks: (name: string | null) =>
      `In the past week, were you ever afraid of how ${other(name)} might react?`,
    why: 'Your answer is not sent, and not kept, not even on this device. “Sometimes” and “often” open the page with help.',
    answers: ['Never', 'Sometimes', 'Often'],
  },

  month: {
    title: 'How near',
    offer: 'Once a month, if you like: how near you two feel, in pictures.',
    begin: 'Look at them',
    near: 'Which picture is most like you two lately?',
    nearWhy: 'Two lamps on one table. No distance is the right one.',
    pictures: [
      'Two lights at two ends of the table, and dark between them.',
      'Two lights apart, with less dark between them.',
      'Two lights that touch at the edge.',
      'Two lights that share a little of the table.',
      'Two lights that share a good part of it.',
      'Two lights that share most of it.',
      'Two lights that are almost one.',
    ],
    ways: (name: string | null) => `What has brought you close to ${other(name)} lately?`,
    waysWhy: 'As many as you like, or none.',
    way: {
      'told-and-heard': ['Told and heard', 'A long talk, being asked, a kind word'],
      thoughts: ['Thoughts', 'An idea, a song, being asked what you think'],
      'side-by-side': ['Side by side', 'Making something, watching something, laughing'],
      deeds: ['Deeds', 'A job taken over, something small, turning up'],
      nearness: ['Nearness', 'A hug, a hand, sitting near'],
      'room-to-breathe': ['Room to breathe', 'Left in peace, and welcomed back'],
    } satisfies Readonly<Record<Way, readonly [string, string]>>,
    next: 'Go on',
    side: 'Time together, or room of your own: what would you like?',
    sides: [
      'much more room',
      'a little more room',
      'right as it is',
      'a little more together',
      'much more together',
    ],
    kept: 'It is noted.',
    where: 'Only you see it, in Us.',
  },

  weeks: {
    title: 'Your weeks',
    why: 'What you noted on Sundays, and nothing made of it.',
    toCome: (toCome: number) =>
      `Too early to say anything: it takes four Sundays, and ${toCome === 1 ? 'one is' : `${toCome} are`} still to come.`,
    said: (about: About, weeks: number, halves: number, low: number, high: number) =>
      low === high
        ? `${ABOUT[about]}: ${low} in each of ${weeks} weeks.`
        : `${ABOUT[about]}: around ${half(halves)} in ${weeks} weeks, from ${low} to ${high}.`,
    conclude: 'The middle of what you tapped, from 0 to 10. It is no mark, and it says nothing of why.',
    week: 'Week ending',
    about: ABOUT,
    none: 'skipped',
  },

  months: {
    title: 'How near it felt',
    why: 'The pictures that you chose, the newest first. There is no right one.',
    none: 'no picture',
    ways: (ways: readonly string[]) => `What brought you close: ${ways.join(', ').toLowerCase()}.`,
    side: (side: string) => `What you wanted: ${side}.`,
  },

  kept: {
    weeks: 'Your Sundays',
    months: 'Your pictures',
    week: (us: string, myself: string, lonely: string) =>
      `content ${us}, able to be yourself ${myself}, lonely ${lonely}`,
  },
};
