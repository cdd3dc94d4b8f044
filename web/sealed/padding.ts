// SPDX-License-Identifier: AGPL-3.0-or-later
/** Lengths tell things; padding makes them tell less. Source: docs/specs/protocol.md, sections 2, 4 and 5. */
import { type Bytes, utf8 } from './bytes.ts';

export const BUNDLE_SIZE = 16_384;
const SMALL_STEP = 256;
const LARGE_STEP = 4_096;

/** UTF-8 and spaces up to the next multiple of `step`. */
export function padded(json: string, step: number): Bytes {
  const bytes = utf8(json);
  return filled(bytes, Math.ceil(bytes.length / step) * step);
}

/** As bodies are padded: to the next 256 bytes, above 4,096 to the next 4,096. */
export function paddedBody(json: string): Bytes {
  const bytes = utf8(json);
  const step = bytes.length > LARGE_STEP ? LARGE_STEP : SMALL_STEP;
  return filled(bytes, Math.ceil(bytes.length / step) * step);
}

/** To exactly the size of every bundle. Throws a RangeError where it does not fit. */
export function paddedBundle(json: string): Bytes {
  return filled(utf8(json), BUNDLE_SIZE);
}

/** Self files. */
export function paddedSelf(json: string): Bytes {
  return padded(json, LARGE_STEP);
}

function filled(bytes: Uint8Array, size: number): Bytes {
  if (bytes.length > size) throw new RangeError('more than fits');
  const whole = new Uint8Array(size).fill(32);
  whole.set(bytes);
  return whole;
}
