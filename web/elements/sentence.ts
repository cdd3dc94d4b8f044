// SPDX-License-Identifier: AGPL-3.0-or-later
import { Refusal } from '../store/refusal.ts';
import { words } from '../words/words.ts';

/** What went wrong, as one sentence for the person; never a blank and never a stack of names. */
export function sentenceFor(error: unknown): string {
  if (!(error instanceof Refusal)) return words.say.unexpected;
  if (error.code === 'offline') return words.say.needsConnection;
  return error.say || words.say.unexpected;
}
