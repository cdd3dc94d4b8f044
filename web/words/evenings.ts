// SPDX-License-Identifier: AGPL-3.0-or-later
/** The sentences of evenings that suit both, in the person's language. They come with their page. */
import { evenings } from './en/evenings.ts';

/** What a translation has to provide. */
export type EveningsWords = typeof evenings;

export const eveningsWords: EveningsWords = evenings;
