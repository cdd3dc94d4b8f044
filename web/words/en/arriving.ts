// SPDX-License-Identifier: AGPL-3.0-or-later
/** Arriving: what this is, and signing in. */

export const arriving = {
  welcome: {
    title: 'A little at a time',
    what: 'One question a day for two. Each answers alone, and both answers open together.',
    sealed:
      'Your words are sealed on this device. Whoever runs the server, even one of you, cannot read them.',
    device: 'Use a device that nobody else looks into.',
    sees: 'What the server can see',
    seesList: [
      'the name you sign in with, and who is paired with whom',
      'on which days something was sent, how many letters there were, and their size in steps',
      'the internet address you come from',
    ],
    seesNot: 'It sees no answer, no name you call each other, and not which question you are at.',
    limit:
      'One honest limit: whoever runs this server also gives you this page. A changed page could read along, so use a server you trust.',
    adults: 'For adults: partners, friends, family.',
    start: 'I am 18 or older: begin',
    young: 'I am under 18',
    signIn: 'I have an account',
    onThisServer: (name: string) => `You are on the server “${name}”.`,
    byInvitation:
      'New people come to this server by invitation. Open the link that the other sent you, or ask whoever runs this server.',
  },

  unlock: {
    title: 'Welcome back',
    lockedTitle: 'Locked',
    locked: 'What you wrote is still here, sealed. Your passphrase opens it.',
    name: 'Sign-in name',
    phrase: 'Passphrase',
    show: 'Show what I type',
    remember: 'Stay open on this device',
    rememberHint: 'Leave this off on a device that others use too.',
    open: 'Open',
    opening: 'Opening. This takes a few seconds on purpose: it makes guessing slow.',
    wrongCode: 'This name and code do not belong together. Check each group once more.',
    wrong: 'This name and passphrase do not open anything here. Check both, and the keyboard’s language.',
    nameMissing: 'Please type your sign-in name.',
    phraseMissing: 'Please type your passphrase.',
    forgot: 'I forgot my passphrase',
    newHere: 'I am new here',
    otherName: 'Use another name',
    copy: 'Copy',
  },
};
