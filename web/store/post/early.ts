// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * A new device with years to read begins with the newest bundles and their gist of those before, so that Today stands
 * while the rest is read and the chain is checked from its beginning. From then on nothing of the gist is told.
 */
import type { Mine } from '../device/mine.ts';
import { newest } from './newest.ts';
import type { Bundle } from './own.ts';

const EARLY = 'early';
/** Fewer are read at once. */
const MANY = 50;

/** What is told of own records meanwhile; `told` is null where no gist was found, and nothing can be told yet. */
interface Early {
  readonly told: readonly Bundle[] | null;
}

/** Null as soon as all own records were read. It is on the shelf: a page that is opened anew meanwhile needs it, too. */
export async function early(mine: Mine): Promise<Early | null> {
  return (await mine.shelf.get<Early>(EARLY, '')) ?? null;
}

/** True where own records are left for later. */
export async function readEarly(mine: Mine): Promise<boolean> {
  if ((await early(mine)) !== null) return true;
  if ((await mine.shelf.get('bundles read', '')) !== undefined) return false;
  const { seq } = await mine.api.get<{ readonly seq: number }>('/me/chain');
  if (seq < MANY) return false;
  const value: Early = { told: await newest(mine, seq) };
  await mine.shelf.change([{ kind: EARLY, key: '', value }]);
  return true;
}

export async function endEarly(mine: Mine): Promise<void> {
  await mine.shelf.change([{ kind: EARLY, key: '', gone: true }]);
}
