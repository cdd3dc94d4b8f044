// SPDX-License-Identifier: AGPL-3.0-or-later
/** What a chain has grown to comes back whole and in order, whatever was written when. */
import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';

import { newIdentity } from '../../sealed/age.ts';
import { pagesGone, pagesWith, rowsOf } from '../../store/device/pages.ts';
import { openShelf } from '../../store/device/shelf.ts';

interface Row {
  readonly position: number;
  readonly says: string;
}

function rows(from: number, to: number, says: string): Row[] {
  return Array.from({ length: to - from + 1 }, (_, at) => ({ position: from + at, says }));
}

test('rows that come in pieces, and one that changes, stand in order after the page is opened again', async () => {
  const identity = newIdentity();
  const shelf = await openShelf(identity);
  const all = new Map<number, Row>();
  const write = async (some: readonly Row[]): Promise<void> => {
    for (const row of some) all.set(row.position, row);
    const positions = some.map(({ position }) => position);
    await shelf.change(pagesWith('rows', all, positions));
  };
  await write(rows(1, 150, 'first'));
  await write(rows(151, 450, 'second'));
  await write(rows(7, 7, 'changed'));
  await write(rows(451, 451, 'alone'));
  shelf.close();
  const again = await openShelf(identity);
  const expected = [
    ...rows(1, 6, 'first'),
    ...rows(7, 7, 'changed'),
    ...rows(8, 150, 'first'),
    ...rows(151, 450, 'second'),
    ...rows(451, 451, 'alone'),
  ];
  expect(await rowsOf<Row>(again, 'rows')).toEqual(expected);
  expect((await again.all('rows')).length).toBeLessThan(5);
  await again.change(pagesGone('rows', all.keys()));
  expect(await again.all('rows')).toEqual([]);
});
