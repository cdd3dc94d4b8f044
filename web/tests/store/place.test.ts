// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, test } from 'vitest';
import { compiled, inColumns } from '../../content.mjs';
import { inRows } from '../../store/place.ts';

test('the catalogue comes out of its columns as it went in', () => {
  const json = compiled('build');
  const columns = inColumns(json);
  expect(columns.length).toBeLessThan(json.length);
  expect(JSON.parse(inRows(columns))).toEqual(JSON.parse(json));
  const empty = '{"format":"nearer/catalogue/1","questions":[],"practices":[]}';
  expect(inRows(inColumns(empty))).toBe(empty);
});

test('rows that differ in their members are refused while it is built', () => {
  expect(() => inColumns('{"questions":[{"id":"q001"},{"id":"q002","more":1}]}')).toThrow('same members');
});
