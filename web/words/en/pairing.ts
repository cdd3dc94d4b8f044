// SPDX-License-Identifier: AGPL-3.0-or-later
/** Pairing: joining, comparing the code. */
import { other } from './names.ts';

export const pairing = {
  join: {
    title: (name: string) => `${name} invites you`,
    kind: {
      partner: 'To use Nearer together, as partners.',
      friend: 'To use Nearer together, as friends.',
      family: 'To use Nearer together, as family.',
    },
    strict:
      'Nobody can open an answer early, not even whoever runs the server. Answers open a little later for it: when you both have been here again.',
    server: 'The server keeps each answer, unread, until both are in.',
    stricter: 'Use the stricter way',
    stricterHint: 'If the other may run this server: no answer opens early, and all a little later.',
    free: 'You can pass any question unseen, pause or leave.',
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
