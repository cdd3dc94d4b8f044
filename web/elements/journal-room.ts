// SPDX-License-Identifier: AGPL-3.0-or-later
import { meWords } from '../words/me.ts';

/** What one entry can hold, in bytes. */
export const ENTRY_BYTES = 6_000;
/** From here on the page says how much room is left. */
const NEAR_BYTES = 600;

/** How much room is left, said only near the end and in round numbers; empty before. */
export function roomLeft(text: string): string {
  const left = ENTRY_BYTES - bytesOf(text);
  if (left < 0) return meWords.journal.tooLong(Math.ceil(-left / 10) * 10);
  return left < NEAR_BYTES ? meWords.journal.left(Math.floor(left / 50) * 50) : '';
}

export function bytesOf(text: string): number {
  return new TextEncoder().encode(text.trim()).length;
}
