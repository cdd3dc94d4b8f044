// SPDX-License-Identifier: AGPL-3.0-or-later
/** The sentences of dates and rituals in the person's language. They come with their page. */
import { rituals } from './en/rituals.ts';

/** What a translation has to provide. */
export type RitualWords = typeof rituals;

export const ritualWords: RitualWords = rituals;
