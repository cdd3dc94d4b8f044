// SPDX-License-Identifier: AGPL-3.0-or-later
/** The sentences of wishes in the person's language. They come with their page. */
import { wishes } from './en/wishes.ts';

/** What a translation has to provide. */
export type WishesWords = typeof wishes;

export const wishesWords: WishesWords = wishes;
