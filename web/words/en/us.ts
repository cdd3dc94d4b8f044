// SPDX-License-Identifier: AGPL-3.0-or-later
/** Us: what we see; and in Me, what its numbers are made of. Sentences of uncertainty, and nothing that urges. */
import type { AssociationSaid, PracticeSaid, Statement, TrendSaid } from '../../store/seen.ts';
import { other } from './names.ts';

/** A date as a person says it. */
type Day = (date: string) => string;

/** On the scale that one taps, 0 to 10. */
const tapped = (points: number): string => (points / 10).toFixed(1);
const step = (points: number): string => (points < 0 ? '−' : '+') + tapped(Math.abs(points));
const days = (count: number): string => (count === 1 ? 'one evening' : `${count} evenings`);

const FAMILIES: Readonly<Record<string, string>> = {
  talk: 'talking',
  thanks: 'saying thanks',
  touch: 'touch',
  attention: 'giving attention',
  novelty: 'something new',
  time: 'time together',
  help: 'helping',
  mend: 'mending',
  self: 'something for yourself',
  space: 'time apart',
};

const family = (about: string): string => FAMILIES[about] ?? 'something';

const TOGETHER: Readonly<Record<AssociationSaid['about'], (name: string | null) => string>> = {
  mine: () => 'you told something that matters',
  theirs: (name) => `${other(name)} told something that matters`,
  space: () => 'together or apart was right for you',
  apart: () => 'the day apart from the two of you was good',
};

function trend({ is, middle, low, high, rated }: TrendSaid): string {
  const range = `by about ${tapped(Math.abs(middle))}, likely between ${step(low)} and ${step(high)}`;
  if (is === 'higher') return `It looks higher than four weeks ago: ${range}.`;
  if (is === 'lower')
    return `It looks lower than four weeks ago: ${range}. This says that it is so, not why.`;
  if (is === 'none') return 'No clear change. That is what most weeks look like.';
  return `Too early to say: it takes four weeks with fourteen ratings in them, and there ${rated === 1 ? 'is one' : `are ${rated}`} so far.`;
}

function together(said: AssociationSaid, name: string | null): string {
  const when = TOGETHER[said.about](name);
  if (said.is === 'unknown') return `Whether you feel closer on days when ${when}.`;
  const how = said.is === 'together' ? 'closer' : 'less close';
  return `On days when ${when}, you tend to feel ${how}. The two go together; we cannot tell what causes what.`;
}

function helps(said: PracticeSaid): string {
  const what = family(said.about);
  const range = `about ${step(said.middle)}, likely ${step(said.low)} to ${step(said.high)}`;
  if (said.is === 'helps')
    return `Suggesting ${what} seems to help: ${range} on evenings when we suggested it.`;
  if (said.is === 'early') return `${capital(what)}: an early sign that it helps, and it may be chance.`;
  if (said.is === 'no-clear-gain') return `${capital(what)}: we see no clear gain for you so far.`;
  if (said.is === 'retracted')
    return `${capital(what)}: we said that it seems to help. It does not look so any more.`;
  return `Whether suggesting ${what} helps.`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What is said, in one or two sentences. */
function says(said: Statement, name: string | null): string {
  if (said.code === 'trend') return trend(said);
  if (said.code === 'association') return together(said, name);
  if (said.code === 'practice') return helps(said);
  return `How close you feel to ${other(name)} lies at about ${tapped(said.middle)} these days, likely between ${tapped(said.low)} and ${tapped(said.high)}, on the scale that you tap.`;
}

/** Why it is said: numbers, dates, and the method in two sentences. */
function because(said: Statement, day: Day): string {
  const when = `${day(said.from)} to ${day(said.until)}`;
  const of = `From ${days(said.rated)} with a rating, ${when}.`;
  if (said.code === 'level')
    return `${of} A rating is the average of your first two taps. What lasts is told apart from what belongs to one evening, and in eight of ten such cases the level lies within the range.`;
  if (said.code === 'trend')
    return `${of} Today’s level is compared with that of four weeks ago. We call it a change only where it is at least nine to one that there is one, and no smaller than 0.2.`;
  if (said.code === 'association')
    return `From ${days(said.rated)} on which both are known, ${when}; it takes about thirty. Each day is compared with your own usual days, and we say it only where your own evenings make it very likely.`;
  return `From ${days(said.offered)} when chance suggested it and ${days(said.rested)} when chance let you rest, ${when}. Only such evenings are compared, whether you did it or not, because what one chooses on a good day always looks as if it helped.`;
}

export const us = {
  us: {
    title: 'What we see',
    why: 'Worked out on this device, from your own evenings alone. Nobody else sees it, and nobody else’s numbers are in it.',
    says,
    because,
    ask: 'Why do you say so?',
    askOpen: 'Why not yet?',
    level: 'Where it lies',
    changed: 'What has changed',
    together: 'What goes together',
    helps: 'What seems to help',
    open: (count: number): string =>
      count === 1 ? 'One thing that we do not know yet' : `${count} things that we do not know yet`,
    openWhy: 'It takes many evenings to tell such things from chance, and some are never told.',
    early: 'Early signs',
    earlyWhy: 'They may be chance. Most early signs are.',
    nothing: 'Nothing that we could say honestly yet.',
    conclude:
      'This is how you felt, as far as a few taps can tell. It is no mark for the two of you, and it cannot see why.',
    madeOf: 'What these numbers are made of',
    toCome: (rated: number, toCome: number) =>
      `Nothing can be said yet. It takes ${rated + toCome} evenings with a rating; so far there ${rated === 1 ? 'is one' : `are ${rated === 0 ? 'none' : rated}`}, so ${toCome === 1 ? 'one is' : `${toCome} are`} still to come.`,
    noHurry: 'There is no hurry, and an evening without a rating costs nothing.',
    then: 'Then you can see here:',
    thenSee: [
      'where closeness lies for you, and how surely we can tell,',
      'whether it has changed in four weeks, or most likely not,',
      'later, what goes together with it, and what seems to help, if that can be told from chance.',
    ],
    off: 'This is turned off, so nothing is worked out from your evenings. Everything else goes on.',
    turnOn: 'You can turn it on again where its numbers are listed.',
  },

  curve: {
    label: (from: string, until: string) => `How close you felt, ${from} to ${until}`,
    legend:
      'The line is where the level most likely was. The band holds it in eight of ten cases. Each dot is an evening that you rated.',
    top: '10, as close as it gets',
    bottom: '0, far apart',
    table: 'The same as a table',
    day: 'Evening',
    rating: 'Your rating',
    lies: 'Level',
    range: 'Likely between',
    none: 'none',
    tapped,
    between: (low: string, high: string) => `${low} and ${high}`,
  },

  numbers: {
    title: 'What the numbers are made of',
    why: 'Of your own evenings: the average of the first two taps. Whatever you change here, the check-ins themselves stay, and nobody is told.',
    counted: (counted: number) => `Now ${days(counted)} count${counted === 1 ? 's' : ''}.`,
    list: 'Your rated evenings',
    none: 'There is no evening with a rating yet.',
    close: 'close',
    understood: 'understood',
    rating: (y: number) => `rating ${tapped(y)}`,
    taps: (close: number, understood: number | null) =>
      understood === null ? `close ${close}` : `close ${close}, understood ${understood}`,
    leave: 'Leave it out',
    leaveNamed: (day: string) => `Leave it out: ${day}`,
    take: 'Let it count',
    takeNamed: (day: string) => `Let it count: ${day}`,
    out: 'left out',
    before: 'before you started afresh',
    more: 'Show more',
    afresh: 'Start afresh',
    afreshWhy: 'Only evenings from today on count then. Until there are fourteen, nothing is said.',
    afreshNow: 'Start afresh from today',
    since: (day: string) => `Only evenings from ${day} on count.`,
    all: 'Let all evenings count again',
    turn: 'Turn it off',
    turnWhy:
      'Nothing is worked out from your evenings then. Check-ins and questions go on as before; what you draw to suggest comes by chance alone, from your next draw on.',
    turnOff: 'Turn it off',
    turnedOff: 'It is turned off. Nothing is worked out from your evenings.',
    turnOn: 'Turn it on',
    kept: 'Kept. It counts here from now on.',
  },
};
