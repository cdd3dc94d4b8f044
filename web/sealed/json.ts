// SPDX-License-Identifier: AGPL-3.0-or-later
/** JSON as it is sealed: UTF-8, and no half surrogate pairs, which are no characters and which Python refuses. */
import { text, utf8 } from './bytes.ts';
import { Malformed } from './shape.ts';

const DEEPEST = 200;
const HALF = /\p{Surrogate}/u;

export type Json = Readonly<Record<string, unknown>>;

/** A half surrogate pair becomes U+FFFD. */
export function writeJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (typeof part === 'string' ? text(utf8(part)) : part));
}

/** An object. Throws Malformed for anything else, for half surrogate pairs, and for nesting beyond reason. */
export function readJson(bytes: Uint8Array): Json {
  let value: unknown;
  try {
    value = JSON.parse(text(bytes));
  } catch {
    throw new Malformed('this is not readable JSON');
  }
  checkParts(value, 0);
  if (!isObject(value)) throw new Malformed('this is not an object');
  return value;
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function checkParts(value: unknown, depth: number): void {
  if (depth > DEEPEST) throw new Malformed('this is nested beyond reason');
  if (typeof value === 'string') checkHalves(value);
  if (typeof value !== 'object' || value === null) return;
  for (const [name, part] of Object.entries(value)) {
    checkHalves(name);
    checkParts(part, depth + 1);
  }
}

function checkHalves(string: string): void {
  if (HALF.test(string)) throw new Malformed('half a surrogate pair is no character');
}
