// SPDX-License-Identifier: AGPL-3.0-or-later
/** The page that people use: the shell and everything in it. */
import './elements/app.ts';
