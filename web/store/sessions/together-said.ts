// SPDX-License-Identifier: AGPL-3.0-or-later
/** What two phones in one session say to each other, and what each keeps of it. */
import { isObject, type Json } from '../../sealed/json.ts';

export interface Kept {
  readonly session: string;
  readonly kept: string;
  /** When it was begun or joined here, in milliseconds. */
  readonly began: number;
}

/** Whether these are two states, by what decides between them. */
export function differ(one: Json, other: Json): boolean {
  return ['n', 'by', 'asked', 'at'].some((name) => one[name] !== other[name]);
}

/** The practice that the other asks for by a state of theirs; null where they ask for none. */
export function invitedTo({ practice, form, asked, host, at, of }: Json, them: string): string | null {
  if (asked !== true || host !== them || form !== 'apart' || at === of) return null;
  return typeof practice === 'string' && practice !== '' ? practice : null;
}

/** Where it is kept how far the two have come. */
export function togetherDraft(bond: string): string {
  return `together/${bond}`;
}

export function readKept(text: string): Kept | null {
  try {
    const found: unknown = JSON.parse(text);
    if (!isObject(found)) return null;
    const { session, kept, began } = found;
    if (typeof session === 'string' && typeof kept === 'string' && typeof began === 'number')
      return { session, kept, began };
  } catch {
    // Nothing, or of another version.
  }
  return null;
}
