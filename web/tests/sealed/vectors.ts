// SPDX-License-Identifier: AGPL-3.0-or-later
/** The vectors that both languages read; `vectors/make.py` writes them. */
import { readFileSync } from 'node:fs';

import { type Bytes, fromBase64, fromHex } from '../../sealed/bytes.ts';

/** A case with its name first, as `test.each` likes it. */
export type Case = Readonly<Record<string, unknown>>;

/** One file of vectors. Its shape is told by the tests that use it. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- it names what the JSON is
export function vectors<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`../../../vectors/${name}.json`, import.meta.url), 'ascii')) as T;
}

export function bytes(letters: string): Bytes {
  return fromBase64(letters);
}

export function digits(hex: string): Bytes {
  return fromHex(hex);
}

/** Whether the act throws, or the promise it makes rejects. */
export async function refuses(act: () => unknown): Promise<boolean> {
  try {
    await act();
    return false;
  } catch {
    return true;
  }
}
