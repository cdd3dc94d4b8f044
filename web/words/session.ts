// SPDX-License-Identifier: AGPL-3.0-or-later
/** The sentences of a session in the person's language. They come with Practise. */
import { session } from './en/session.ts';

export type { Names } from './en/session.ts';

/** What a translation has to provide. */
export type SessionWords = typeof session;

export const sessionWords: SessionWords = session;
