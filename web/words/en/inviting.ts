// SPDX-License-Identifier: AGPL-3.0-or-later
/** Pairing: with whom, and the invitation. */

export const inviting = {
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
    nameHint: 'The server does not learn it.',
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
};
