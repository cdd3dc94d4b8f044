// SPDX-License-Identifier: AGPL-3.0-or-later
/** Pairing: with whom, inviting, joining, comparing the code. */
import { other } from './names.ts';

export const pairing = {
  withWhom: {
    title: 'With whom?',
    partner: 'My partner',
    friend: 'A friend',
    family: 'Family',
    familyHint: 'a brother or sister, a parent, a grown-up child',
    kindMissing: 'Please choose one.',
    theirs: 'What do you call them?',
    theirsHint: 'Sealed. Only you see it.',
    theirsMissing: 'Please say what you call them.',
    invite: 'Invite them now',
    alone: 'Start alone',
    aloneHint: 'You can invite them later. Nothing is lost then.',
    inviting: (name: string) => (name ? `Invite ${name}` : 'Invite somebody'),
    name: 'Your name, as the other shall see it',
    nameHint: 'Sealed. The server does not learn it.',
    nameMissing: 'Please say what the other calls you.',
    hostTitle: 'Who runs this server?',
    hostUs: 'One of us two',
    hostOther: 'Someone else',
    hostUnsure: 'I am not sure',
    hostStrict:
      'Nobody can then open an answer early, not even the one who runs the server. Answers open a little later for it: when you both have been here again.',
    hostServer:
      'The server then holds an answer back until both are in, and it opens at once. It still cannot read it. If you yourself set this server up, the stricter way is used all the same.',
    hostMissing: 'Please choose one. “I am not sure” is fine.',
    make: 'Make the invitation',
    another:
      'One thing before a second pairing: this server can see that both belong to the same account. If whoever runs it should not know, use another server.',
  },

  invite: {
    title: 'Your invitation is ready',
    why: 'Send this link to one person, or let their phone read the code. It works once, for 24 hours.',
    care: 'Best in person: whoever gets the link first can answer it. You two compare a code afterwards, which shows it.',
    here: 'Your server answers on this device only (its address begins with localhost), so the link opens only here: in another window, for trying it out. How a phone reaches it stands in the pages about hosting.',
    label: 'Your invitation link',
    qr: 'The invitation link as a code for a phone’s camera',
    copy: 'Copy the link',
    share: 'Share',
    shareText: 'An invitation to Nearer, for you:',
    expires: (when: string) => `Works until ${when}.`,
    withdraw: 'Withdraw it',
    withdrawn: 'Withdrawn. The link opens nothing any more.',
    waitingTitle: 'When the other has accepted, it shows here',
    waiting: 'You can begin, or close the app meanwhile. Nothing is lost.',
    goOn: 'Go on to the first question',
    again: 'Make a new one',
    gone: 'Your invitation was not used in time. Make a new one whenever you like.',
  },

  join: {
    title: (name: string) => `${name} invites you`,
    kind: {
      partner: (name: string) => `${name} would like to use Nearer with you, as partners.`,
      friend: (name: string) => `${name} would like to use Nearer with you, as friends.`,
      family: (name: string) => `${name} would like to use Nearer with you, as family.`,
    },
    strict:
      'You two will use the stricter way: nobody can open an answer early, not even whoever runs the server. Answers open a little later for it: when you both have been here again.',
    server: 'The server holds each answer back until both are in. It cannot read them.',
    stricter: 'Use the stricter way',
    stricterHint:
      'Choose this if the other may run this server. Then nobody can open an answer early, not even there, and answers open a little later: when you both have been here again.',
    free: 'You can pass any question, pause or leave at any time. Nobody is told that you passed.',
    accept: 'Accept',
    accepting: 'Pairing your two devices.',
    gone: 'This invitation does not open anything. It was used already, withdrawn, or is older than 24 hours. Ask for a new one.',
    broken: 'This link is not complete. Ask the other to send it again, and open it whole.',
    own: 'This is your own invitation. Send it to the other person.',
    peeking: 'Reading the invitation.',
  },

  safety: {
    title: 'Compare it once, together',
    why: (name: string | null) =>
      `Read these six groups aloud with ${other(name)}, side by side or by telephone. If they are the same on both devices, nobody has put themselves between you.`,
    label: 'Your safety code, six groups of five digits',
    same: 'They are the same',
    differ: 'They differ',
    later: 'Later',
    differTitle: 'Then somebody may stand between you',
    differWhy: (name: string | null) =>
      `Write nothing here that matters. First compare once more, slowly. If the codes still differ, leave this pairing and invite ${other(name)} again, in person, from a network you both trust.`,
    checkAgain: 'Compare again',
    done: 'You compared it. Nobody stands between you.',
    open: 'You have not compared it yet.',
    notYet: 'The code is here as soon as both devices have met. Open the app again a little later.',
  },
};
