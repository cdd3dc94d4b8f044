// SPDX-License-Identifier: AGPL-3.0-or-later
/** Today: the question, what opens, and what is said back. The check-in and the practices have their own part below. */
import { Other, other } from './names.ts';

const question = {
  title: 'Today',
  label: 'Your answer',
  hint: (name: string | null) =>
    `${Other(name)} cannot see it before both answers are in. A draft stays on this device.`,
  hintFirst: (name: string | null) => `${Other(name)} sees it at once. A draft stays on this device.`,
  hintTheirs: (name: string | null) => `${Other(name)} sees it as soon as you give it. Nobody waits for it.`,
  hintAlone: 'Only you can read it. If somebody joins you later, you may use it then, or not.',
  give: 'Give my answer',
  giveFirst: 'Give it, and go first',
  giveAlone: 'Keep my answer',
  giving: 'Sealing your answer.',
  empty: 'There is nothing written yet.',
  tooLong: 'This is longer than one letter can carry. Please shorten it a little.',
  ways: 'Other ways to answer',
  pass: 'Not this one',
  passed: 'Put aside. Nobody is told.',
  later: 'Another one',
  laterSaid: 'Put off for another evening. Nobody is told.',
  goFirst: 'I go first',
  goFirstWhy: (name: string | null) =>
    `${Other(name)} reads your answer as soon as you give it, before writing anything. No answer need ever come back.`,
  goTogether: 'Rather open both together',
  wentFirst: (name: string | null) => `${Other(name)} went first, and wrote this before you had answered.`,
  iWentFirst: (name: string | null) => `You went first. ${Other(name)} can read what you wrote.`,
  ownMine: 'A question of yours',
  ownTheirs: (name: string | null) => `A question from ${other(name)}`,
  smallPlace: 'This one goes a little deeper. You may choose one small place to begin, and stop there.',
  unsaid:
    'This one goes deep, and what is said cannot be unsaid. Go only as far as is right tonight; passing it is fine.',
  kept: 'There is no connection just now. Your answer is safe on this device and goes out by itself.',
  keptAlone: 'Kept. You find it below.',
  useKept: 'Use what you wrote alone',
  keptWhy: (day: string) => `You answered this one for yourself on ${day}.`,
  keptEarlier: 'You answered this one for yourself before you two began.',
  waitTitle: 'It opens when both are in',
  waitStrict: 'Until then nobody can open it, not even whoever runs the server.',
  waitServer: 'Until then the server holds it back. It cannot read it.',
  another: 'Answer another one meanwhile',
  apart:
    'Now and then you two get different questions, so that nobody can tell who passed one. An answer waits as long as it takes.',
  noOther: 'There is no other question tonight.',
  takeBack: 'Take my answer back',
  tookBack: 'Taken back. The question may come again.',
  openingTitle: 'Both are in',
  opening: (name: string | null) =>
    `It opens here once ${other(name)} has opened the app again, because only that device holds the key.`,
  opened: 'Both answers are open.',
  mine: (name: string | null) => name ?? 'You',
  theirs: (name: string | null) => Other(name),
  edited: 'Changed later',
  noAnswer: 'No answer here.',
  none: 'No question tonight',
  noneWhy: 'What is there is enough for one evening.',
  done: 'That’s all for today.',
  doneMore: 'Tomorrow there is another question.',
  earlier: 'Opened',
  earlierAlone: 'What you wrote',
  showEarlier: 'Show earlier',
};

const around = {
  notReady: (name: string | null) =>
    `You are paired. The first question comes when ${other(name)} has opened the app once more.`,
  unsent: (count: number) =>
    count === 1
      ? 'One letter waits on this device for a connection.'
      : `${count} letters wait on this device for a connection.`,
  closed: (when: string) => `This pairing ended on ${when}. What you opened stays here.`,
  paused: (until: string) => `You are pausing until ${until}. Nobody was told.`,
  resume: 'End the pause',
  compare: 'You two have not compared your safety code yet.',
  compareNow: 'Compare it',
  alone: 'You are here by yourself for now. Everything works, and nobody else can read any of it.',
  invite: (name: string | null) => (name ? `Invite ${name}` : 'Invite somebody'),
};

const own = {
  open: 'One of our own',
  title: 'A question of your own',
  label: 'Your question',
  hint: (name: string | null) =>
    `You both answer it, each alone. ${Other(name)} sees the question at once, and may pass it.`,
  depth: 'How deep does it go?',
  depthFrom: 'Costs nothing',
  depthTo: 'Few people are told',
  depthMissing: 'Please choose how deep it goes.',
  empty: 'There is no question written yet.',
  tooLong: 'Please keep it to 300 characters, so that it fits above an answer.',
  ask: 'Ask it',
  asked: 'Asked. It comes to you both.',
  kept: 'There is no connection just now. Your question is safe on this device and goes out by itself.',
  cancel: 'Back to tonight’s question',
};

const respond = {
  open: 'Say something back',
  title: (name: string | null) => `Say something back to ${other(name)}`,
  how: 'How would you like to begin?',
  starters: {
    heard: 'What I heard',
    sense: 'It makes sense because',
    thanks: 'Thank you',
    more: 'Tell me more',
    plain: 'In my own words',
    room: 'Talk about it in the room instead',
  },
  hints: {
    heard: 'Say it back in your own words, as you understood it. Nothing to add, nothing to solve.',
    sense: 'What makes it understandable to you? You need not agree with it.',
    thanks: 'What are you glad to have been told?',
    more: 'Ask one thing that you would like to know more about.',
    plain: 'A sentence or two is plenty.',
    room: (name: string | null) =>
      `${Other(name)} reads that you would like to talk about this when you two are together. You may leave the lines empty.`,
  },
  label: 'What you say back',
  send: 'Send it',
  sendRoom: 'Let it be known',
  cancel: 'Leave it',
  sent: 'Sent.',
  kept: 'There is no connection just now. Your words are safe on this device and go out by themselves.',
  said: {
    heard: 'What I heard:',
    sense: 'It makes sense because',
    thanks: 'Thank you.',
    more: 'Tell me more.',
    room: 'I would like to talk about this with you, in the room.',
  },
  by: (name: string | null, mine: boolean) => (mine ? 'You' : Other(name)),
  takeBack: 'Take it back',
  shown: 'What was shown may have been read or copied before you take it back.',
  tookBack: 'Taken back.',
};

const understood = {
  ask: (name: string | null) => `Did you feel understood by ${other(name)}?`,
  private: 'Only you see this.',
  yes: 'Yes',
  partly: 'Partly',
  no: 'Not really',
  mark: {
    yes: 'For you alone: you felt understood.',
    partly: 'For you alone: you felt partly understood.',
    no: 'For you alone: you did not feel understood.',
  },
  change: 'Change it',
};

const leftover = {
  why: 'You wrote this here too, and had answered already on another device. That answer counts; nobody else has seen this one.',
  journal: 'Put it in the journal',
  kept: 'It is in the journal.',
  letGo: 'Let it go',
};

const appreciate = {
  open: (name: string | null) => `Something to thank ${other(name)} for?`,
  openAlone: 'Something good that you noticed?',
  title: (name: string | null) => `Thank ${other(name)} for one thing`,
  titleAlone: 'Something that you noticed',
  what: 'What was it?',
  whatHint: 'One thing that was done or said. The smaller, the better.',
  when: 'When was it?',
  whenHint: 'Tonight, this morning, last winter. You may leave it empty.',
  meant: 'What did it mean to you?',
  meantHint: 'You may leave it empty.',
  now: 'Send it now',
  tuck: 'Tuck it away for the morning',
  keep: 'Keep it',
  cancel: 'Leave it',
  missing: 'Write what it was, and the rest if you like.',
  sent: 'Sent.',
  tucked: 'Tucked away.',
  noted: 'Kept, for you alone.',
  kept: 'There is no connection just now. Your thanks are safe on this device and go out by themselves.',
  from: (name: string | null) => `${Other(name)} thanks you`,
  mine: (name: string | null) => `You thanked ${other(name)}`,
  noticed: 'You noticed',
  waits: (name: string | null, day: string) => `${Other(name)} sees it from ${day} on.`,
  title2: 'Thanks',
};

const wayBack = {
  title: 'If you forget your passphrase',
  why: 'Nobody can send it to you again. A recovery code, made once and written down, lets you back in. Without one, what you wrote stays shut.',
  make: 'Make a recovery code',
  later: 'Ask me tomorrow',
  laterSaid: 'You are asked again tomorrow.',
  rest: 'Ask me next week',
  restSaid: 'You are asked again in a week.',
};

export const today = {
  today: { ...question, ...around },
  own,
  wayBack,
  leftover,
  respond,
  understood,
  appreciate,
};
