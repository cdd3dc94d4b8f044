// SPDX-License-Identifier: AGPL-3.0-or-later
/** Me: keys, sessions, resting, leaving. */
import { other } from './names.ts';

export const me = {
  me: {
    title: 'Me',
    signedInAs: (handle: string) => `Signed in as ${handle}`,
    mine: 'For you alone',
    together: (name: string | null) => `With ${other(name)}`,
    device: 'This device',
    account: 'Your account',
    journal: 'Journal',
    journalMore: 'write at any time, read with your passphrase',
    limits: 'Your limits',
    limitsMore: 'topics, touch, what is not for you',
    pace: 'Your pace',
    paceMore: 'how deep questions go',
    reminder: 'A reminder',
    safety: 'Safety code',
    safetyDone: 'compared',
    safetyOpen: 'not compared yet',
    pause: 'Pause',
    pausing: (until: string) => `until ${until}`,
    leave: 'Leave',
    appearance: 'Appearance',
    appearanceMore: 'colours, size of the letters, motion',
    autoLock: 'Lock by itself',
    passphrase: 'Change the passphrase',
    recovery: 'New recovery code',
    sessions: 'Where you are signed in',
    pairings: 'Pairings',
    pairingsMore: 'go to another, or begin one',
    another: 'Invite someone else',
    export: 'Take a copy with you',
    signOut: 'Sign out',
    remove: 'Delete the account',
  },

  pause: {
    title: 'Pause',
    why: 'For a while nothing new is painted here by itself. Nobody is told, and a pause costs nothing.',
    until: 'Until',
    week: 'One week',
    month: 'One month',
    day: 'A day I choose',
    start: 'Pause',
    end: 'End the pause',
    now: (until: string) => `You are pausing until ${until}.`,
  },

  leave: {
    title: (name: string | null) => `Leave the pairing with ${other(name)}`,
    fear: 'If you are afraid of how the other will take it, talk first to someone you trust, or to a helpline where you live.',
    instead: 'You can also simply stop writing. That needs no button, and nobody is told.',
    why: 'Leaving is your own act, and it counts at once. You stop sending, and this pairing goes from your devices. Answers that wait unopened are destroyed.',
    keeps: (name: string | null) =>
      `What you two opened stays with ${other(name)}. Nothing that was for you alone was ever there.`,
    care: 'Whoever runs this server can see that you left, and keeps backups. If you want a copy of what you two opened, make it first and keep it elsewhere.',
    tell: (name: string | null) => `Shall ${other(name)} be told?`,
    never: 'No',
    neverHint: 'On the other device it looks like a quiet week, and goes on looking like one.',
    now: 'Yes, now',
    nowHint: 'The other device then says on which day this pairing ended, and no more than that.',
    onDate: 'Yes, on a day I choose',
    date: 'Day',
    sure: 'I want to leave. This cannot be undone.',
    sureMissing: 'Please confirm that you want to leave.',
    leave: 'Leave',
    done: 'You have left.',
    doneNever: 'Nobody was told. Nothing more goes out from you in this pairing.',
  },

  passphrase: {
    title: 'Change the passphrase',
    why: 'Your other devices are signed out. What you wrote stays as it is.',
    old: 'Your passphrase now',
    change: 'Change it',
    done: 'Your passphrase is changed.',
    wrong: 'That is not your passphrase.',
  },

  recovery: {
    title: 'A new recovery code',
    why: 'It takes the place of the old one, which then opens nothing.',
    begin: 'Draw a new code',
    finish: 'Use this code from now on',
    done: 'The new recovery code is set.',
  },

  sessions: {
    title: 'Where you are signed in',
    this: 'this one',
    line: (since: string, last: string) => `since ${since}, last used ${last}`,
    unnamed: 'A device',
    end: 'Sign out there',
    endOthers: 'Sign out everywhere else',
    ended: 'Signed out there.',
    onlyThis: 'Only here.',
  },

  remove: {
    title: 'Delete the account',
    fear: 'If somebody is pressing you to do this, or you are afraid, talk first to someone you trust, or to a helpline where you live.',
    why: 'Your keys and everything that was for you alone are deleted from this server, and you leave every pairing without a word. This cannot be undone.',
    keeps: 'What was opened between two stays with the other. What still waited unopened is destroyed.',
    care: 'Backups of the server keep the sealed letters until they are replaced. Nobody can open them without your passphrase or code.',
    sure: 'I want to delete my account.',
    sureMissing: 'Please confirm that you want to delete it.',
    remove: 'Delete it',
    done: 'Your account is deleted.',
  },

  signOut: {
    title: 'Sign out',
    why: 'This device forgets your keys and everything it kept. To come back you need your passphrase.',
    unsent: 'Not everything has been sent yet. If you sign out now, what waits here is lost.',
    signOut: 'Sign out',
  },

  switching: {
    title: 'Pairings',
    why: 'Each pairing stands for itself, and nothing of one is named in another.',
    choose: 'Your pairings',
    with: (name: string | null) => `With ${other(name)}`,
    here: 'you are here',
    ended: 'ended',
    linked:
      'You can begin another one. Before you do: the server can see that both belong to one account. If whoever runs this server should not know, another server is safer.',
    begin: 'Begin another pairing',
  },

  again: {
    label: 'Your passphrase, once more',
    why: 'An unlocked phone is not the whole person, so we ask again.',
    go: 'Go on',
  },
};
