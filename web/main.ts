// SPDX-License-Identifier: AGPL-3.0-or-later
/** The page that people use: the shell and everything in it, and beside it the word of a new version. */
import './elements/app.ts';
import { NearerUpdate } from './elements/update.ts';
import { Versions } from './offline/versions.ts';
// Leaving comes with the first load, as help does: opening it asks the network nothing.
import './rooms/me/ending.ts';

const update = document.querySelector('nearer-update');
if (update instanceof NearerUpdate) update.versions = Versions.begin();
