// SPDX-License-Identifier: AGPL-3.0-or-later
/** Every component in every state, with invented words; no server is asked. */
import './kit/kit.ts';
