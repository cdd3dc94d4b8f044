// SPDX-License-Identifier: AGPL-3.0-or-later
/** Runs before the first paint, so that a page which should be dark never flashes white. It waits for nothing. */
import { keptLook, wear } from './elements/look.ts';

wear(keptLook());
// Where a device keeps things is slow to wake; it wakes while the scripts are read.
void indexedDB.databases().catch(() => undefined);
