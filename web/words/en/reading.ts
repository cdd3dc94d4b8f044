// SPDX-License-Identifier: AGPL-3.0-or-later
/** Lessons, plans and reflections, in Practise. */

const doors = {
  label: 'More in Practise',
  dates: {
    title: 'Dates and rituals',
    more: 'Time that you set aside, what comes round, what you would like to do',
  },
  wishes: { title: 'Wishes', more: 'You both learn what both would like, and nothing else' },
  evenings: {
    title: 'Evenings that suit you both',
    more: 'Marked in private, and said where both marked one',
  },
  lessons: { title: 'To read', more: 'Lessons of two minutes each' },
  plans: { title: 'For some weeks', more: 'Plans for two or for one, that ease off by themselves' },
  reflections: { title: 'A look at yourself', more: 'Questions for you alone' },
};

const lessons = {
  title: 'To read',
  why: 'Two minutes each. What is known about closeness, what is only thought, and what people say.',
  minutes: 'Two minutes',
  all: 'All there is to read',
  tryIt: 'To try it',
  none: 'There is nothing of that name here.',
};

const plans = {
  title: 'For some weeks',
  why: 'A plan is a few weeks of small things, a little deeper each time, and then less and less until it ends by itself.',
  untested: 'Nobody has tested this plan. How surely each practice in it is known stands on its own page.',
  untestedAll: 'Nobody has tested any of these plans. We put them together with care, and that is all.',
  weeks: (weeks: number) => `${weeks} weeks`,
  all: 'All plans',
  choose: 'There are these',
  together: 'For both of you',
  alone: 'For you alone',
  weekOf: (week: number, weeks: number, title: string) => `Week ${week} of ${weeks}: ${title}`,
  comes: (title: string, day: string) => `From ${day} on: ${title}`,
  atTheDoor: (title: string, week: number, weeks: number) =>
    `For you both now: “${title}”, week ${week} of ${weeks}.`,
  atTheDoorSoon: (title: string, day: string) => `For you both from ${day} on: “${title}”.`,
  laidBy: (name: string | null, mine: boolean) =>
    mine ? 'You put it here for you both.' : `${name ?? 'The other'} put it here for you both.`,
  quiet: 'A quiet week. There is nothing that you need to do.',
  questions: 'To ask each other, on a walk or over a meal',
  practices: 'To do, if you like',
  free: 'Do as much of it as you like, or none. Nothing is counted.',
  resting: 'You rest from it. Come back whenever you like.',
  rest: 'Rest from it',
  restTogether: 'While you rest, the weeks go on.',
  restAlone: 'It waits for you at this week.',
  restAloneWhy: 'While you rest, it waits at this week.',
  goOn: 'Go on with it',
  over: 'Put it away',
  overWhy: 'Put away, it looks as if it had come to its end. Nobody is told of either.',
  gone: 'It is put away.',
  undo: 'Take it out again',
  theWeeks: 'The weeks',
  before: 'Before you begin',
  after: 'How it ends',
  lay: 'Put it here for us both',
  layWhy: (name: string | null, day: string) =>
    `From ${day} on it stands here for you both, week by week. ${name ?? 'The other'} sees that you put it here. ` +
    'Nobody is told whether you go along, rest or put it away.',
  instead: (title: string, day: string) =>
    `From ${day} on it takes the place of “${title}”, for both of you.`,
  laid: (day: string) => `It is here for you both, from ${day} on.`,
  beginAlone: 'Do it alone',
  beginAloneWhy: 'It begins today, for you only. Nobody is told.',
  aloneInstead: (title: string) => `It takes the place of “${title}”.`,
  begun: 'It has begun.',
  isOn: 'It is on.',
  isComing: (day: string) => `It begins on ${day}.`,
  toIt: 'To this week',
};

const reflections = {
  title: 'A look at yourself',
  why: 'You answer alone, and only you read it. Nothing of it is ever a score for the two of you.',
  label: (label: string) => `${label.slice(0, 1).toUpperCase()}${label.slice(1)}.`,
  labelWhy:
    'We wrote it ourselves, and nobody has tried it out on many people. It measures nothing, and it has no name for what you are.',
  minutes: (minutes: number) => `about ${minutes} minutes`,
  all: 'All of these',
  begin: 'Begin',
  again: 'Answer it again',
  goOn: 'Go on where you stopped',
  free: 'Leave out whatever you like. What you tick is kept on this device as you go; press again to take it back.',
  keep: 'Keep it for myself',
  keeping: 'It is being kept.',
  empty: 'Nothing is ticked yet.',
  drop: 'Throw away what I began',
  kept: 'It is kept, for you alone.',
  onDay: (day: string) => `What you ticked on ${day}`,
  nearest: (title: string, answer: string) => `${title}: nearest to “${answer}”.`,
  even: 'As you would like it',
  apart: 'Furthest from what you would like',
  moved: (day: string) => `Since ${day}`,
  movedHow: (was: string, is: string) => `then “${was}”, now “${is}”`,
  movedWhy:
    'Only what moved by two steps or more stands here. How far such answers move by themselves, nobody knows.',
  nothingMoved: 'Nothing moved by two steps or more. Smaller steps mean little.',
  changed: (title: string, up: boolean) =>
    `${title}: ${up ? 'higher' : 'lower'} than before, by more than it moves by itself.`,
  said: 'In your own words',
  everything: 'All that you ticked',
  afterwards: 'And now',
  takeAway: 'Take this away',
  takeAwayWhy:
    'It goes from these pages for good. Sealed copies that left this device before stay sealed, and only you could open them.',
  takeAwaySure: 'Yes, take it away',
  takenAway: 'It is gone from here.',
  leave: 'Leave it',
};

export const reading = { doors, lessons, plans, reflections };
