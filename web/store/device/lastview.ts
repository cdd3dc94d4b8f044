// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * The last view of a day, kept on the shelf so that Today stands there at once. It goes in the same act as anything
 * that makes it old, so that nobody is asked again what they have just answered.
 */
import type { TodayView } from '../daily.ts';
import { dayHere } from './days.ts';
import type { Mine } from './mine.ts';
import type { Change } from './shelf.ts';

const KIND = 'last view';

export async function lastView(mine: Mine, bond: string | null): Promise<TodayView | null> {
  const view = await mine.shelf.get<TodayView>(KIND, keyOf(bond));
  return view?.day === dayHere() ? view : null;
}

/** Whether there is one of this day, of whatever bond. */
export async function sawToday(mine: Mine): Promise<boolean> {
  const views = await mine.shelf.all<TodayView>(KIND);
  return views.some(({ day }) => day === dayHere());
}

export async function keepLastView(mine: Mine, bond: string | null, view: TodayView): Promise<void> {
  await mine.shelf.change([{ kind: KIND, key: keyOf(bond), value: view }]);
}

export function lastViewGone(bond: string | null): Change {
  return { kind: KIND, key: keyOf(bond), gone: true };
}

function keyOf(bond: string | null): string {
  return bond ?? '-';
}
