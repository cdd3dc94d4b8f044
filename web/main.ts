// SPDX-License-Identifier: AGPL-3.0-or-later
/** The page that people use: the shell and everything in it. */
import './elements/app.ts';
// Leaving comes with the first load, as help does: opening it asks the network nothing.
import './rooms/me/ending.ts';
