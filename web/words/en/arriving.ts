// SPDX-License-Identifier: AGPL-3.0-or-later
/** Arriving: what this is, signing up, signing in, recovering. */

export const arriving = {
  welcome: {
    title: 'A little at a time',
    what: 'One question a day for two people. Each answers alone; when both answers are in, both open.',
    sealed: 'What you write is sealed on this device. The server cannot read it, even if one of you runs it.',
    device:
      'Use a device that is yours alone. Where somebody else can look into it, your words are not safe.',
    sees: 'What the server can see',
    seesList: [
      'the name you sign in with, and who is paired with whom',
      'on which days something was sent, how many letters there were, and their size in steps',
      'the internet address you come from',
    ],
    seesNot: 'It sees no answer, no name you call each other, and not which question you are at.',
    limit:
      'One honest limit: whoever runs this server also gives you this page. A changed page could read along, so use a server you trust.',
    adults: 'For adults: partners, friends, brothers and sisters, parents and grown-up children.',
    start: 'I am 18 or older: begin',
    young: 'I am under 18',
    signIn: 'I have an account',
    onThisServer: (name: string) => `You are on the server “${name}”.`,
    byInvitation:
      'New people come to this server by invitation. Open the link that the other sent you, or ask whoever runs this server.',
  },

  signUp: {
    step: (now: number, all: number) => `Step ${now} of ${all}`,
    nameTitle: 'Choose a name to sign in with',
    name: 'Sign-in name',
    nameHint: 'Small letters and digits. The server sees this name.',
    nameBad: 'Use 2 to 31 small letters, digits, dots or dashes, beginning with a letter or a digit.',
    nameMissing: 'Please choose a name.',
    next: 'Go on',
    phraseTitle: 'Six words are your passphrase',
    phraseWhy:
      'They open all that you will write, and nobody can send them to you again. Write them down, or keep them in a password manager.',
    renewed:
      'The page was opened anew, and nothing secret was kept for it: these six words are new ones, and the code after them is too. If you have written down others, cross them out.',
    phraseLabel: 'Your six words',
    another: 'Draw another one',
    copy: 'Copy',
    own: 'Use one of my own',
    ownTitle: 'A passphrase of your own',
    ownLabel: 'Your own passphrase',
    ownHint: 'At least 20 characters, used nowhere else, and not a line from a song or a book.',
    ownShort: (missing: number) =>
      missing === 1 ? 'One more character is needed.' : `${missing} more characters are needed.`,
    drawn: 'Use six drawn words instead',
    kept: 'I have it in safe keeping',
    againTitle: 'Type it once, so that we know you have it',
    againLabel: 'Your passphrase',
    againBad: 'That is not the same. Compare it with what you wrote down.',
    show: 'Show what I type',
    seeAgain: 'See it again',
    codeTitle: 'Your recovery code',
    codeWhy:
      'For the day on which you forget the six words. Keep it in another place: whoever has it can open what is yours.',
    codeLabel: 'Your recovery code, five groups',
    codeKept: 'I have written it down',
    backTitle: 'Type back what you wrote down',
    seeBoth: 'See both again',
    checkTitle: 'Two groups of your recovery code',
    checkWhy: 'Look at your paper and type these two groups.',
    checkLabel: (group: number) => `Group ${group}`,
    checkBad: (group: number) => `Group ${group} is not as it was shown.`,
    finish: 'Make my account',
    making: 'Making your keys. This takes a few seconds on purpose: it makes guessing slow.',
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
    wrong: 'This name and passphrase do not open anything here. Check both, and the keyboard’s language.',
    nameMissing: 'Please type your sign-in name.',
    phraseMissing: 'Please type your passphrase.',
    forgot: 'I forgot my passphrase',
    newHere: 'I am new here',
    otherName: 'Use another name',
  },

  recover: {
    title: 'A new passphrase, by your recovery code',
    why: 'The code on your paper opens your keys. You then sign in everywhere with the new passphrase; every other device is signed out.',
    code: 'Recovery code',
    codeHint: '25 letters and digits in five groups. Small or large letters, with or without dashes.',
    codeBad: 'A recovery code has 25 letters and digits. This one has another length.',
    newPhrase: 'Your new passphrase',
    recover: 'Set the new passphrase',
    wrong: 'This name and code do not belong together. Check each group once more.',
    done: 'Done. Your new passphrase is set, and you are signed in.',
  },
};
