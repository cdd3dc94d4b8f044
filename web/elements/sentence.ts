// SPDX-License-Identifier: AGPL-3.0-or-later
import { Refusal } from '../store/refusal.ts';
import { words } from '../words/words.ts';

/** Our own words for refusals that people meet often; the others bring a sentence along. */
const BY_CODE: Readonly<Record<string, string>> = {
  offline: words.say.needsConnection,
  'wrong-key': words.unlock.wrong,
  'wrong-code': words.unlock.wrongCode,
  'own-invitation': words.join.own,
  'broken-link': words.join.broken,
  'other-link': words.join.broken,
};

/**
 * What went wrong, as one sentence for the person; never a blank and never a stack of names. `here` are the words of
 * this page for some codes, where they are better than the usual ones.
 */
export function sentenceFor(error: unknown, here: Readonly<Record<string, string>> = {}): string {
  if (isFull(error)) return words.say.full;
  if (!(error instanceof Refusal)) return words.say.unexpected;
  return here[error.code] ?? BY_CODE[error.code] ?? (error.say || words.say.unexpected);
}

/** Whether the device had no room for what it was to keep. */
export function isFull(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}
