// SPDX-License-Identifier: AGPL-3.0-or-later
/** Wishes, in Practise. */

export const wishes = {
  title: 'Wishes',
  why: (name: string | null): string =>
    `Mark what you would like. ${name ?? 'The other'} can do the same. Once a month the two lists meet, and each of you ` +
    'learns what both have marked. What only one of you marked stays with that person.',
  alone: 'This is for two. It is here as soon as there are two of you.',
  both: 'You both would like',
  since: (day: string): string => `Since ${day}`,
  talk: 'It is something to talk about, and no promise. Each of you may think otherwise by now.',
  plan: 'Plan a time for it',
  planned: 'To the dates',
  away: 'Put it away',
  awaited: (day: string): string =>
    `This month's marks are on their way, if there are any. What you both marked stands here from ${day} on.`,
  goes: (day: string, comes: string): string =>
    `What is marked now goes with the next round, from ${day} on. What both have marked stands here from ${comes} on.`,
  left: (left: number): string =>
    left === 0
      ? 'You have marked twelve. To mark another one, take a mark away.'
      : left === 1
        ? 'You can mark one more.'
        : `You can mark up to ${left} more.`,
  leave: 'What you leave unmarked says nothing. You need not look at all of it.',
  marked: (count: number): string => (count === 0 ? '' : ` (${count} marked)`),
  limits: 'What your limits leave out is not here, and nobody can tell.',
  toLimits: 'My limits',
  how: 'How this works, and what it cannot do',
  plain: [
    'Each month your two devices send each other two messages. They have twelve places, filled with wishes or with noise, ' +
      'and look the same and leave at the same times whether you marked twelve, one or none, or never came here.',
    'Each device can find out one thing from them: which of its own marks the other has too. Nobody learns the rest, the ' +
      'server neither.',
    'Where nothing comes back, that says nothing either. The other may have marked nothing, or not have opened the app.',
    'Whoever marks something only to find out about you can do so, for twelve wishes a month. With this app you see it as ' +
      'their wish as well. With an app that they have changed you may not see it. So mark only what you could bear the other to know.',
    'One of your two devices always has the other’s last message first. This app waits until both have sent theirs; a changed ' +
      'one need not.',
    'When both marked a wish, that is a yes to talking about it. It is never a yes to doing it.',
  ],
};
