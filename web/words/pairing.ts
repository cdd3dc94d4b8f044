// SPDX-License-Identifier: AGPL-3.0-or-later
/** The sentences of inviting in the person's language. They come with the pages that need them. */
import { inviting } from './en/inviting.ts';

/** What a translation has to provide. */
export type PairingWords = typeof inviting;

export const pairingWords: PairingWords = inviting;
