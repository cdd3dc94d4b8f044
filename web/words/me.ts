// SPDX-License-Identifier: AGPL-3.0-or-later
/** The sentences of Me in the person's language, but for leaving and pausing, which come with the first page. */
import { account } from './en/account.ts';
import { matters } from './en/matters.ts';

const all = { ...account, ...matters };

/** What a translation has to provide. */
export type MeWords = typeof all;

export const meWords: MeWords = all;
