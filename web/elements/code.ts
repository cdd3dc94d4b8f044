// SPDX-License-Identifier: AGPL-3.0-or-later

/** A piece of a recovery code as it was typed: upper case, no spaces or dashes, digits for letters that look like them. */
export function tidyCode(typed: string): string {
  return typed.toUpperCase().replace(/[\s-]/gu, '').replaceAll('O', '0').replace(/[IL]/gu, '1');
}

/** Two different groups of five, drawn at random, in order. */
export function twoOfFive(): readonly number[] {
  const [a = 0, b = 0] = crypto.getRandomValues(new Uint32Array(2));
  const first = a % 5;
  const second = (first + 1 + (b % 4)) % 5;
  return [first + 1, second + 1].sort((x, y) => x - y);
}
