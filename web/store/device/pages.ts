// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * What a chain has grown to, kept on the shelf in sealed pages of some hundred rows: thousands of rows that are sealed
 * one by one are opened one by one, too. A row that comes or changes is written with its whole page, in one act.
 */
import type { Change, Shelf } from './shelf.ts';

/** As many as come in one piece of a long feed. */
const ROWS = 200;

/** Rows count 1, 2, 3, … */
interface Numbered {
  readonly position: number;
}

/** Every row, in order. */
export async function rowsOf<Row extends Numbered>(shelf: Shelf, kind: string): Promise<Row[]> {
  const pages = await shelf.all<readonly Row[]>(kind);
  return pages.flat().sort((a, b) => a.position - b.position);
}

/** Writes the pages that these rows lie on; `all` holds every row by its position, these among them. */
export function pagesWith<Row extends Numbered>(
  kind: string,
  all: ReadonlyMap<number, Row>,
  changed: Iterable<number>,
): Change[] {
  return [...new Set([...changed].map(pageOf))].map((page) => {
    const positions = Array.from({ length: ROWS }, (_, at) => page * ROWS + at + 1);
    const value = positions.flatMap((position) => all.get(position) ?? []);
    return { kind, key: String(page), value };
  });
}

export function pagesGone(kind: string, rows: Iterable<number>): Change[] {
  return [...new Set([...rows].map(pageOf))].map((page) => ({ kind, key: String(page), gone: true }));
}

function pageOf(position: number): number {
  return Math.floor((position - 1) / ROWS);
}
