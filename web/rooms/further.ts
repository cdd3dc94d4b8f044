// SPDX-License-Identifier: AGPL-3.0-or-later
/** Rooms that come together when somebody first goes to one of them: in fewer pieces, all of them are lighter. */
import './practise/practise.ts';
import './us/us.ts';
