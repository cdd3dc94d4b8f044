// SPDX-License-Identifier: AGPL-3.0-or-later
/** Signing up, the recovery code, and recovering by it. */

export const entering = {
  signUp: {
    nameTitle: 'Choose a name to sign in with',
    name: 'Sign-in name',
    nameHint: 'Small letters and digits. The server sees it.',
    nameBad: 'Use 2 to 31 small letters, digits, dots or dashes, beginning with a letter or a digit.',
    nameMissing: 'Please choose a name.',
    next: 'Go on',
    phraseTitle: 'Six words are your passphrase',
    phraseWhy: 'Nobody can send them to you again: write them down, or let a password manager keep them.',
    renewed:
      'The page was opened anew, and nothing secret was kept for it: these six words are new ones. If you have written down others, cross them out.',
    phraseLabel: 'Your six words',
    another: 'Draw others',
    own: 'Use my own',
    ownTitle: 'A passphrase of your own',
    ownLabel: 'Your own passphrase',
    ownHint: 'At least 20 characters, used nowhere else, and not a line from a song or a book.',
    ownShort: (missing: number) =>
      missing === 1 ? 'One more character is needed.' : `${missing} more characters are needed.`,
    drawn: 'Use six drawn words instead',
    kept: 'I have it in safe keeping',
    againTitle: 'Type it back once',
    againLabel: 'Your passphrase',
    againBad: 'That is not the same. Compare it with what you wrote down.',
    show: 'Show what I type',
    seeAgain: 'See it again',
    finish: 'Make my account',
    making: 'Making your keys. This takes a few seconds on purpose: it makes guessing slow.',
  },

  code: {
    title: 'Your recovery code',
    why: 'For the day you forget your passphrase. Keep it in another place: it opens as much.',
    label: 'Your recovery code, five groups',
    kept: 'I have written it down',
    checkTitle: 'Two groups of your recovery code',
    checkWhy: 'Look at your paper and type these two groups.',
    group: (group: number) => `Group ${group}`,
    bad: (group: number) => `Group ${group} is not as it was shown.`,
  },

  recover: {
    title: 'A new passphrase, by your recovery code',
    why: 'The code on your paper opens your keys. You then sign in everywhere with the new passphrase; every other device is signed out.',
    code: 'Recovery code',
    codeHint: '25 letters and digits in five groups. Small or large letters, with or without dashes.',
    codeBad: 'A recovery code has 25 letters and digits. This one has another length.',
    none: 'If you never made a code: a device of yours that is still open can still show and copy what you wrote, so use it before you sign out there. What you shared, the other still has. You can begin anew under another name; on some servers that takes an invitation.',
  },
};
