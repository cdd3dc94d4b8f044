// SPDX-License-Identifier: AGPL-3.0-or-later
/** The quick exit: nothing to see at once, locked, and another page where this one was. */
import type { Person } from '../store/person.ts';

/** The page that stands here instead; the server gives it to everybody, and the browser keeps it for the tunnel. */
const KITCHEN = '/kitchen';
/** How long locking may take before the page goes all the same. */
const PATIENCE_MS = 400;

export async function leaveAtOnce(person: Person | null): Promise<void> {
  document.body.hidden = true;
  const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  try {
    await Promise.race([person?.state === 'open' ? person.lock() : null, patience]);
  } finally {
    location.replace(KITCHEN);
  }
}
