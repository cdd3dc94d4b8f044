// SPDX-License-Identifier: AGPL-3.0-or-later

/** A piece of a recovery code as it was typed: upper case, no spaces or dashes, digits for letters that look like them. */
export function tidyCode(typed: string): string {
  return typed.toUpperCase().replace(/[\s-]/gu, '').replaceAll('O', '0').replace(/[IL]/gu, '1');
}
