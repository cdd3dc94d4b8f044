// SPDX-License-Identifier: AGPL-3.0-or-later
/** The sentences of Us in the person's language. They come with the pages that need them, as words.ts comes with the first. */
import { experiment } from './en/experiment.ts';
import { us } from './en/us.ts';

const all = { ...us, ...experiment };

/** What a translation has to provide. */
export type UsWords = typeof all;

export const usWords: UsWords = all;
