// SPDX-License-Identifier: AGPL-3.0-or-later
/** Me: keys, sessions, resting, leaving. */
import { other } from './names.ts';

export const me = {
  me: {
    title: 'Me',
    signedInAs: (handle: string) => `Signed in as ${handle}`,
    together: (name: string | null) => `With ${other(name)}`,
    account: 'Your account',
    safety: 'Safety code',
    safetyDone: 'compared',
    safetyOpen: 'not compared yet',
    pause: 'Pause',
    pausing: (until: string) => `until ${until}`,
    leave: 'Leave',
    passphrase: 'Change the passphrase',
    recovery: 'New recovery code',
    sessions: 'Where you are signed in',
    another: 'Invite someone else',
    signOut: 'Sign out',
    remove: 'Delete the account',
    switcher: 'Go to another pairing',
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
    why: 'This is your own act, at once. You stop sending, and this pairing disappears from your devices. Answers that wait unopened are destroyed.',
    care: 'Whoever runs this server can see it and keeps backups. If you want an export, make it and keep it elsewhere first. You can also simply stop writing.',
    fear: 'If you are afraid of how the other will take it, talk first to someone you trust, or to a helpline where you live.',
    tell: (name: string | null) => `Shall ${other(name)} be told?`,
    never: 'No',
    neverHint: 'On the other device it looks like a quiet week, and goes on looking like one.',
    now: 'Yes, now',
    onDate: 'Yes, on a day I choose',
    date: 'Day',
    sure: 'I want to leave. This cannot be undone.',
    sureMissing: 'Please confirm that you want to leave.',
    leave: 'Leave',
    done: 'You have left.',
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
    why: 'Your keys and everything sealed for you alone are deleted from this server, and every pairing is left without telling. Answers that both of you opened stay with the other. This cannot be undone.',
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
    title: 'Go to another pairing',
    why: 'Each pairing stands for itself, and nothing of one is named in another.',
    choose: 'To whom?',
    with: (name: string | null) => `With ${other(name)}`,
    here: 'you are here',
    ended: 'ended',
  },

  again: {
    label: 'Your passphrase, once more',
    why: 'An unlocked phone is not the whole person, so we ask again.',
    go: 'Go on',
  },
};
