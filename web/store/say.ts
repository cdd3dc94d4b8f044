// SPDX-License-Identifier: AGPL-3.0-or-later
/** The store's own sentences: what went wrong here and what to do. The server's come with its refusals. */
import { Refusal } from './refusal.ts';

const REFUSALS = {
  offline: 'There is no connection to the server just now. What you wrote is safe on this device.',
  unwell: 'The server is not well just now. Please try again a little later. Nothing is lost.',
  locked: 'This device is locked. Please unlock it with your passphrase.',
  insecure: 'This address is not secure, so nothing can be sealed here. Please open it with https.',
  'bad-handle':
    'A name to sign in with has 2 to 31 small letters, digits, dots, underscores or hyphens, and begins with a letter or digit.',
  'short-passphrase': 'A passphrase of your own choice has at least 20 characters.',
  'bad-code': 'A recovery code has 25 letters and digits. Please compare it with what you wrote down.',
  'wrong-key': 'This name and passphrase do not open anything here. Please compare both.',
  'wrong-code': 'This name and recovery code do not open anything here. Please compare both.',
  'not-yours':
    'The server gave keys that are not the ones of this account. Please do not write anything, and ask whoever runs the server.',
  'self-damaged':
    'The file that remembers whom you trust does not open. Please ask whoever runs the server to restore a backup.',
  'broken-link': 'This link is not whole. Please ask for it again and copy all of it.',
  'other-link': 'This link does not belong to this invitation. Please ask for a new one.',
  'own-invitation': 'This is your own invitation. Please send the link to the other person.',
  'bad-name': 'A name has 1 to 64 characters.',
  'no-bond': 'This bond is not here any more.',
  'no-drawer': 'Your journal has no drawer yet. It is made once, with your passphrase.',
  'drawer-shut':
    'Your journal does not open with this. If you have changed your passphrase a moment ago with your recovery code, that code opens it.',
  'drawer-apart':
    'Your journal opens with your present recovery code only, and not yet with your passphrase. Please open it with the code first, so that nothing is lost.',
  'no-demo': 'This server is not a demo.',
  alone: 'There is nobody here yet to give this to. It can be kept for yourself.',
  'not-alone': 'You are paired here already, so this is known.',
  'not-ready': 'This bond is not ready yet. Please try again after the other has opened nearer once.',
  closed: 'This bond has ended, so nothing more can be sent in it.',
  answered: 'You have answered this already. Both answers open when both are in.',
  'no-record': 'This is not here any more.',
  'too-long': 'This is longer than fits into one piece. Please write it in two parts.',
  'no-words': 'The words for passphrases have not arrived yet. Please try again with a connection.',
  'no-stretch':
    'This device has too little memory free for making keys. Please close other pages and try again.',
} as const;

const TROUBLES = {
  'other-card':
    'The server shows other keys for this person than the ones you trusted. Do not write here; compare the safety code in person.',
  'older-keys':
    'The server shows older keys than it did before. Do not write here; ask whoever runs it whether an old backup was restored.',
  'bad-bond':
    'The keys of this bond do not fit together. Do not write here; ask whoever runs the server, or pair again in person.',
  update: 'Something came that was written by a newer nearer. Please reload this page to update.',
  malformed:
    'Something came that is not written as it should be. It is not shown. Please ask whoever runs the server.',
  'foreign-signature':
    'Something came that neither of you signed. It is not shown. Please ask whoever runs the server.',
  'broken-chain':
    'Something is missing between two letters, so what follows is not shown. Sign in on this device again to read everything anew; if it stays, ask whoever runs the server.',
  'rolled-back':
    'The server shows fewer letters than it did before. Please ask whoever runs it whether an old backup was restored.',
  'told-different':
    'The server has shown the two of you different things. Compare with the other what each of you sees, and ask whoever runs the server.',
  copied: 'Somebody sent words under another name than the one they were written for. They are not shown.',
  'does-not-open': 'A letter came that does not open. It is not shown. Ask the other to send it again.',
  'other-question': 'An answer came under another question than the one it was given to. It is not shown.',
  twice: 'A letter came a second time. Only the first is shown.',
  'missing-body':
    'A letter has lost its words on the server, and nobody deleted it. Please ask whoever runs the server.',
  'wrong-release':
    'The key that came does not open the letter it was sent for. Ask the other to open nearer again.',
  'hold-used':
    'You had answered this on another device already, and that answer counts. What you wrote here is kept as a draft.',
  'not-taken': 'The server did not take something you wrote. It is kept as a draft.',
  'server-chain':
    'The server remembers your own letters differently from this device, so nothing more is sent in this bond. Please ask whoever runs it.',
  'disk-full':
    "The server's disk is full. What you give or take back waits on this device until there is room again. Please tell whoever runs it.",
  'memory-only': 'This browser keeps nothing, so you stay signed in until this page closes.',
} as const;

export type RefusalCode = keyof typeof REFUSALS;
export type TroubleCode = keyof typeof TROUBLES;

/** A refusal of our own. */
export function refusal(code: RefusalCode, cause?: unknown): Refusal {
  const made = new Refusal(code, REFUSALS[code]);
  if (cause !== undefined) made.cause = cause;
  return made;
}

export function troubleSaid(code: TroubleCode): string {
  return TROUBLES[code];
}
