// SPDX-License-Identifier: AGPL-3.0-or-later
/** What the service worker keeps of a build: every file that the app may need without a network. */
import { createHash } from 'node:crypto';

/** The pages it keeps: file -> address. */
const PAGES = { 'index.html': '/', 'kitchen.html': '/kitchen' };
/** For those who look at the works, and for the system that keeps an icon of its own. */
const NOT_NEEDED = /^kit\.|^icon-|\.(?:html|webmanifest|txt)$/;
const ALWAYS = /^words\./;

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** Lists what is kept (address -> SHA-256, hex) from all files (name -> bytes), and the list's own SHA-256. */
export function shelfOf(files, at) {
  const shelf = {};
  for (const [name, bytes] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (PAGES[name]) shelf[PAGES[name]] = sha256(bytes);
    else if (ALWAYS.test(name) || !NOT_NEEDED.test(name)) shelf[at + name] = sha256(bytes);
  }
  return { shelf, version: sha256(JSON.stringify(shelf)) };
}
