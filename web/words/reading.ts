// SPDX-License-Identifier: AGPL-3.0-or-later
/** The sentences of lessons, plans and reflections in the person's language. They come with Practise. */
import { reading } from './en/reading.ts';

/** What a translation has to provide. */
export type ReadingWords = typeof reading;

export const readingWords: ReadingWords = reading;
