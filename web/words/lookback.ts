// SPDX-License-Identifier: AGPL-3.0-or-later
/** The sentences of looking back in the person's language; they come with it, and not with the first page. */
import { lookback } from './en/lookback.ts';

/** What a translation has to provide. */
export type LookbackWords = typeof lookback;

export const lookbackWords: LookbackWords = lookback;
