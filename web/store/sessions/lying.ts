// SPDX-License-Identifier: AGPL-3.0-or-later
/** A phone that lies between two shows the practice that they go through on it, and nothing else of its owner. */
import { isObject, type Json } from '../../sealed/json.ts';
import type { Person } from '../person.ts';

/** Where it is kept how far a practice has come. */
export function sessionDraft(bond: string | null): string {
  return `session/${bond ?? '-'}`;
}

/** Ends a practice that lies between two, and locks, where another page than its own is opened. */
export async function lockBetweenTwo(person: Person, practice: string): Promise<void> {
  const here = person.current?.id ?? null;
  for (const bond of new Set([null, ...person.bonds.map(({ id }) => id)])) {
    const draft = sessionDraft(bond);
    const kept = await person.draft(draft);
    if (!liesBetweenTwo(kept) || (bond === here && read(kept)?.['practice'] === practice)) continue;
    await person.keepDraft(draft, '');
    await person.lock();
    return;
  }
}

/** Whether what was kept may lie between two: also where nobody can read it any more. */
export function liesBetweenTwo(kept: string): boolean {
  const form = read(kept)?.['form'];
  return kept !== '' && form !== 'apart' && form !== 'alone';
}

function read(kept: string): Json | null {
  try {
    const found: unknown = JSON.parse(kept);
    return isObject(found) ? found : null;
  } catch {
    return null;
  }
}
