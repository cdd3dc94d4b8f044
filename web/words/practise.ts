// SPDX-License-Identifier: AGPL-3.0-or-later
/** The sentences of Practise in the person's language. They come with its room, as us.ts comes with Us. */
import { practise } from './en/practise.ts';

/** What a translation has to provide. */
export type PractiseWords = typeof practise;

export const practiseWords: PractiseWords = practise;
