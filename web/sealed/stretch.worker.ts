// SPDX-License-Identifier: AGPL-3.0-or-later
/** The Worker behind stretch.ts: one scrypt call, one answer. */
import { scrypt } from '@noble/hashes/scrypt.js';

import type { StretchAnswer, StretchRequest } from './stretch.ts';

addEventListener('message', (event: MessageEvent<StretchRequest>) => {
  const { secret, salt, logN } = event.data;
  let answer: StretchAnswer;
  try {
    answer = { key: scrypt(secret, salt, { N: 2 ** logN, r: 8, p: 1, dkLen: 32 }) };
  } catch (error) {
    // Most likely 128 MiB were not to be had.
    answer = { failed: error instanceof Error ? error.message : 'unknown' };
  }
  postMessage(answer);
});
