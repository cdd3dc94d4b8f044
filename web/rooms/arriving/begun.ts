// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * How far somebody has come with signing up in this tab, for a page that is opened anew. The six words are never here:
 * whoever had seen them is shown new ones, and told so.
 */
export interface Begun {
  readonly handle: string;
  /** Whether words were shown. */
  readonly shown: boolean;
}

const KEPT = 'nearer sign-up';

export function begun(): Begun | null {
  try {
    const { handle, shown } = JSON.parse(sessionStorage.getItem(KEPT) ?? '{}') as Partial<Begun>;
    return typeof handle === 'string' ? { handle, shown: shown === true } : null;
  } catch {
    return null;
  }
}

/** Null forgets it. Some browsers let a page keep nothing; then one begins anew. */
export function keepBegun(of: Begun | null): void {
  try {
    if (of === null) sessionStorage.removeItem(KEPT);
    else sessionStorage.setItem(KEPT, JSON.stringify(of));
  } catch {
    // begun anew
  }
}
