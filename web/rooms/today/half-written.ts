// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Person } from '../../store/person.ts';
import { answerDraft } from '../../store/device/drafts.ts';

/**
 * Keeps what was half written alone when the other came: where that question is asked again, these words are offered
 * to begin with.
 */
export async function keepHalfWritten(person: Person): Promise<void> {
  const alone = person.with(null);
  const exchange = (await alone.lastToday())?.tonight;
  if (exchange?.state !== 'ask') return;
  const { id, round } = exchange.question;
  const text = await person.draft(answerDraft(null, id, round));
  if (text.trim() !== '') await alone.keepAlone(id, round, text);
}
