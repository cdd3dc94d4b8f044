// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * What the app says to a person on its first pages, in English; one module of `en/` for each part of the app.
 *
 * A translation is a second module of the same type. Names come in as arguments and are never part of a grammar that
 * needs to know a gender. Second person, present tense, plain words.
 */
import { app } from './en/app.ts';
import { arriving } from './en/arriving.ts';
import { dates } from './en/dates.ts';
import { help } from './en/help.ts';
import { pairing } from './en/pairing.ts';
import { today } from './en/today.ts';
import { evening } from './en/evening.ts';
import { me } from './en/me.ts';
import { update } from './en/update.ts';

export const en = {
  ...app,
  ...arriving,
  ...dates,
  ...help,
  ...pairing,
  ...today,
  ...evening,
  ...me,
  ...update,
};

/** What a translation has to provide. */
export type Words = typeof en;
