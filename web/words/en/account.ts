// SPDX-License-Identifier: AGPL-3.0-or-later
/** Me: keys, sessions, other pairings, signing out. */
import { other } from './names.ts';

export const account = {
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
    first: {
      title: 'A recovery code',
      why: 'For the day you forget your passphrase. It is shown once, to be written down.',
    },
    perhaps: 'The code may count already: keep your paper, and press again with a connection.',
    finish: 'Use this code from now on',
    done: 'Your recovery code is set.',
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
    why: 'This device forgets your keys and everything it kept, drafts too. To come back you need your passphrase.',
    onlyHere:
      'What you gave today for yourself, such as a check-in, your limits or a page of the journal, is on this device only until tonight. If you sign out now, it is lost.',
    unsent: 'Not everything has been sent yet. If you sign out now, what waits here is lost.',
    lockKeeps: 'Locking keeps it, and asks for your passphrase too.',
    signOut: 'Sign out',
    sure: 'Signing out now loses what is on this device only. It cannot be brought back.',
    allTheSame: 'Sign out all the same',
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
