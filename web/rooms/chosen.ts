// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Bond, Person } from '../store/person.ts';

/** The pairing that the person has switched to on this page; forgotten when the page closes. */
let chosen: string | null = null;

/** The pairing that Today and Me speak of: the chosen one, else the newest that is still open, else the newest. */
export function currentBond(person: Person): Bond | null {
  const bonds = person.bonds;
  return (
    bonds.find((bond) => bond.id === chosen) ??
    bonds.findLast((bond) => bond.closed === null) ??
    bonds.at(-1) ??
    null
  );
}

export function chooseBond(id: string): void {
  chosen = id;
}
