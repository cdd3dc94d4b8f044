// SPDX-License-Identifier: AGPL-3.0-or-later
/** Today. */
import { Other, other } from './names.ts';

export const today = {
  today: {
    title: 'Today',
    label: 'Your answer',
    hint: (name: string | null) =>
      `${Other(name)} cannot see it before both answers are in. A draft stays on this device.`,
    give: 'Give my answer',
    giving: 'Sealing your answer.',
    empty: 'There is nothing written yet.',
    tooLong: 'This is longer than one letter can carry. Please shorten it a little.',
    pass: 'Not this one',
    passed: 'Put aside. Nobody is told.',
    waitTitle: 'It opens when both are in',
    waitStrict: 'Until then nobody can open it, not even whoever runs the server.',
    waitServer: 'Until then the server holds it back. It cannot read it.',
    another: 'Answer another one meanwhile',
    noOther: 'There is no other question tonight.',
    kept: 'There is no connection just now. Your answer is safe on this device and goes out by itself.',
    openingTitle: 'Both are in',
    opening: (name: string | null) =>
      `It opens here once ${other(name)} has opened the app again, because only that device holds the key.`,
    opened: 'Both answers are open.',
    mine: (name: string | null) => name ?? 'You',
    theirs: (name: string | null) => Other(name),
    edited: 'Changed later',
    noAnswer: 'No answer here.',
    done: 'That’s all for today.',
    doneMore: 'Tomorrow there is another question.',
    earlier: 'Opened earlier',
    notReady: (name: string | null) =>
      `You are paired. The first question comes when ${other(name)} has opened the app once more.`,
    troubles: 'Something did not fit',
    unsent: (count: number) =>
      count === 1
        ? 'One letter waits on this device for a connection.'
        : `${count} letters wait on this device for a connection.`,
    closed: (when: string) => `This pairing ended on ${when}. What you opened stays here.`,
    paused: (until: string) => `You are pausing until ${until}. Nobody was told.`,
    resume: 'End the pause',
    compare: 'You two have not compared your safety code yet.',
    compareNow: 'Compare it',
  },
};
