// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * The lines of Me. They say where they lead, and nothing of what was set there: somebody may be looking. Of the keys they
 * say what is still to be done.
 */
import type { Row } from '../../elements/rows.ts';
import type { Bond } from '../../store/person.ts';
import { dayInShort, words } from '../../words/words.ts';

export function ofMine(): readonly Row[] {
  const w = words.me;
  return [
    { href: '/#me/journal', title: w.journal, more: w.journalMore },
    { href: '/#me/limits', title: w.limits, more: w.limitsMore },
    { href: '/#me/pace', title: w.pace, more: w.paceMore },
    { href: '/#me/numbers', title: w.numbers, more: w.numbersMore },
    { href: '/#me/reminder', title: w.reminder },
  ];
}

export function ofBond(bond: Bond): readonly Row[] {
  const w = words.me;
  const paused = bond.pausedUntil;
  return [
    { href: '/#me/safety', title: w.safety, more: bond.verified ? w.safetyDone : w.safetyOpen },
    { href: '/#me/pause', title: w.pause, ...(paused ? { more: w.pausing(dayInShort(paused)) } : {}) },
    { name: 'leave', title: w.leave },
  ];
}

export function ofDevice(): readonly Row[] {
  const w = words.me;
  return [
    { href: '/#me/appearance', title: w.appearance, more: w.appearanceMore },
    { href: '/#me/auto-lock', title: w.autoLock },
    { href: '/#me/export', title: w.export },
  ];
}

/** The same lines whether somebody has one pairing or three: how many stands behind the passphrase. */
export function ofAccount(recoveryMade: boolean | null): readonly Row[] {
  const w = words.me;
  const more = recoveryMade === null ? {} : { more: recoveryMade ? w.recoveryMade : w.recoveryNone };
  return [
    { href: '/#me/pairings', title: w.pairings, more: w.pairingsMore },
    { href: '/#me/passphrase', title: w.passphrase },
    { href: '/#me/recovery', title: w.recovery, ...more },
    { href: '/#me/sessions', title: w.sessions },
    { href: '/#me/sign-out', title: w.signOut },
    { href: '/#me/delete', title: w.remove },
  ];
}
