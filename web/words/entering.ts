// SPDX-License-Identifier: AGPL-3.0-or-later
/** The sentences of signing up in the person's language. They come with its pages: nobody needs them twice. */
import { entering } from './en/entering.ts';

/** What a translation has to provide. */
export type EnteringWords = typeof entering;

export const enteringWords: EnteringWords = entering;
