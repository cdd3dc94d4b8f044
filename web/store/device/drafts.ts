// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * Where words are kept while they are being written. Giving them empties the draft in the same act, and words that
 * can never arrive come back to it; so whoever lets people write uses these keys. `bond` is null for somebody alone.
 */

/** The words of an answer, given or kept for oneself. */
export function answerDraft(bond: string | null, question: string, round: number): string {
  return `answer/${bond ?? '-'}/${question}/${round}`;
}

/** The words of a response to this record. */
export function respondDraft(bond: string, record: string): string {
  return `respond/${bond}/${record}`;
}

/** One of the three parts of an appreciation. */
export function appreciateDraft(bond: string | null, part: 'what' | 'when' | 'meant'): string {
  return `appreciate/${bond ?? '-'}/${part}`;
}

/** The words of a question of one's own. */
export function askDraft(bond: string): string {
  return `ask/${bond}`;
}

/** What this device notes of asking for a recovery code. */
export const WAY_BACK_DRAFT = 'way back';

/** The words of the journal. */
export const JOURNAL_DRAFT = 'journal';
