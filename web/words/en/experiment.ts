// SPDX-License-Identifier: AGPL-3.0-or-later
/** Us: our experiment. A no is never shown as one, and 'we cannot tell' is an ordinary answer. */
import type { Found, Proposed, Weeks } from '../../store/experiment.ts';
import { Other, other } from './names.ts';

/** A date as a person says it. */
type Day = (date: string) => string;

/** Of 100 made-up people whom it helps: those who are told so, by weeks, for each size of the help. */
export interface Power {
  /** In standard deviations of one's own evenings. */
  readonly size: 0.3 | 0.5 | 0.8;
  readonly name: string;
  /** Done on 95, and on 65 of 100 days with it. */
  readonly kept: Readonly<Record<Weeks, readonly [nearlyAlways: number, twoOfThree: number]>>;
}

/** From docs/model/results/experiment.md; a test compares. */
export const POWER: readonly Power[] = [
  { size: 0.3, name: 'a little', kept: { 4: [7, 5], 8: [16, 10], 12: [17, 11] } },
  { size: 0.5, name: 'quite a bit', kept: { 4: [13, 8], 8: [25, 16], 12: [37, 20] } },
  { size: 0.8, name: 'much', kept: { 4: [23, 13], 8: [53, 32], 12: [67, 39] } },
];
/** Of 100 whom it does not help: the most that were told 'it helps', in any of the made-up worlds; from there, too. */
export const FALSELY = 4;

const step = (points: number): string => (points < 0 ? '−' : '+') + (Math.abs(points) / 10).toFixed(1);
const evenings = (count: number): string => (count === 1 ? 'one evening' : `${count} evenings`);

function says({ is, low, middle, high, experiment }: Found): string {
  const likely = `likely between ${step(low)} and ${step(high)} on the scale that you tap`;
  const what = named(experiment);
  if (is === 'helps')
    return `${what} seems to help you: on days with it you felt closer, by about ${step(middle)}, ${likely}.`;
  if (is === 'no-clear-gain') return `${what}: we see no clear gain for you. On days with it, ${likely}.`;
  return `We cannot tell whether ${what} helps you. On days with it, ${likely}: too wide to say.`;
}

const named = ({ practice }: Proposed): string => (practice ? `“${practice.title}”` : 'this');

export const experiment = {
  experiment: {
    title: 'Our experiment',
    why: 'Find out about one thing that the two of you do. A coin says each day whether it is a day with it; at the end your own evenings say whether those days were closer.',
    alone: 'This takes two. Once somebody is here with you, it can begin.',
    off: 'Working out is turned off, so an experiment would find nothing for you. You can turn it on where your numbers are listed.',
    choose: 'What would you like to find out about?',
    thing: 'Something to do',
    thingHint: 'Nothing with touch and nothing that asks you to open up: that is never left to a coin.',
    pick: 'Please choose something to do.',
    minutes: (minutes: number): string => (minutes === 1 ? 'One minute.' : `${minutes} minutes.`),
    nothing: 'There is nothing here that you allow at the moment.',
    length: 'How long?',
    pickLength: 'Please choose how long.',
    weeks: (weeks: Weeks): string => `${weeks} weeks`,
    finds: (weeks: Weeks): string =>
      `Of 100 people whom it helps much, about ${POWER.at(-1)?.kept[weeks][0] ?? 0} would be told so.`,
    power: 'How much can it find?',
    powerWhy: (weeks: readonly Weeks[]): string =>
      `Of 100 people whom it helps, so many are told that it does, after ${weeks.join(', ')} weeks. The first number is for those who do it on nearly every day with it, the second for two days out of three.`,
    helpsHow: 'It helps',
    told: ([always, often]: readonly [number, number]): string => `${always} or ${often}`,
    sizes:
      'A little, quite a bit and much are 0.3, 0.5 and 0.8 of the usual distance between one of your evenings and another.',
    falsely: `Whom it does not help is told so by mistake in at most about ${FALSELY} of 100 cases. Everybody else reads that we cannot tell, or that we see no clear gain.`,
    source:
      'From made-up people, 1,200 for each number, so each may be off by about 3. The tables come with nearer: docs/model/results/experiment.md.',
    rules: 'What is settled beforehand',
    rulesList: (enough: number): readonly string[] => [
      'The coin comes from both your devices, so that neither of you chose it. On days without it nothing is suggested.',
      'We look once, after the last day, and never before.',
      `With fewer than ${enough} evenings that you rated on days with it, or on days without, we say that we cannot tell.`,
      'You can stop at any time. Your evenings rest then until the last day, and nobody is told.',
      'Whoever has stopped is told no result, so that nobody stops when it looks good.',
      'What it finds rests on your own taps and is shown to you alone.',
    ],
    propose: 'Propose it',
    starts: (name: string | null, start: string): string =>
      `It begins on ${start} if both of you want it. If ${other(name)} does not, or does not look, nothing happens and nothing is said.`,
    proposed: (name: string | null, one: Proposed): string =>
      `${Other(name)} would like to find out about ${named(one)}.`,
    lasting: ({ weeks }: Proposed, from: string, until: string): string =>
      `For ${weeks} weeks, ${from} to ${until}. Each day a coin says whether it is a day with it.`,
    by: (name: string | null, day: string): string =>
      `You can say so until ${day}. If you leave it, ${other(name)} cannot tell whether you saw it.`,
    yes: 'I would like that too',
    no: 'Rather not',
    waiting: (from: string): string =>
      `If both of you want it, it begins on ${from} and stands in Today. If not, nothing is said.`,
    back: 'Rather not, after all',
    kept: 'Kept.',
    day: (day: number, weeks: Weeks, until: string): string =>
      `Day ${day} of ${7 * weeks}. The last is ${until}.`,
    rated: (rated: number): string =>
      `You have rated ${evenings(rated)} so far. An evening without a rating costs nothing.`,
    running: 'On days with it, it stands in Today. What it found is told after the last day, to you alone.',
    stop: 'Stop here',
    stopWhy: (until: string): string =>
      `Your evenings rest then until ${until}. Nobody is told, and no result is worked out for you.`,
    resting: (until: string): string =>
      `You have stopped. Your evenings rest until ${until}. Nobody was told.`,
    goOn: 'Go on after all',
    found: 'What it found',
    says,
    foundAsk: 'Why do you say so?',
    because: ({ offered, rested, kept, days, experiment }: Found, day: Day): string =>
      `From ${evenings(offered)} that you rated on days with it and ${evenings(rested)} on days without, ${day(experiment.from)} to ${day(experiment.until)}. ${kept} of ${days} days went as the coin said; each counts as the coin said, whether you did it or not. In eight of ten such cases the truth lies within the range.`,
    yours: (name: string | null): string =>
      `Nobody else sees this. Whether you tell ${other(name)} is up to you.`,
    lines: {
      choose: 'Find out about one thing, together.',
      asked: 'Something was proposed to you.',
      waiting: 'It begins if both of you want it.',
      running: 'It is on.',
      resting: 'Your evenings rest.',
    },
  },
};
