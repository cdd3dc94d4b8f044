// SPDX-License-Identifier: AGPL-3.0-or-later
/** JSON as it is sealed: UTF-8, and no half surrogate pairs, which are no characters and which Python refuses. */
import { text, utf8 } from './bytes.ts';
import { Malformed } from './shape.ts';

export type Json = Readonly<Record<string, unknown>>;

/** A half surrogate pair becomes U+FFFD. */
export function writeJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (typeof part === 'string' ? text(utf8(part)) : part));
}

/** An object. Throws Malformed for anything else, and for half surrogate pairs. */
export function readJson(bytes: Uint8Array): Json {
  let value: unknown;
  try {
    value = JSON.parse(text(bytes), (name, part: unknown) => {
      if (hasHalf(name) || (typeof part === 'string' && hasHalf(part)))
        throw new Malformed('half a character');
      return part;
    });
  } catch {
    throw new Malformed('this is not readable JSON');
  }
  if (!isObject(value)) throw new Malformed('this is not an object');
  return value;
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function hasHalf(string: string): boolean {
  return /\p{Surrogate}/u.test(string);
}
