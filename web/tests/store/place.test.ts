// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, test } from 'vitest';
import { compiled, inColumns } from '../../content.mjs';
import { inRows } from '../../store/built.ts';

test('the catalogue comes out of its columns as it went in', () => {
  const json = compiled('build');
  const columns = inColumns(json);
  expect(columns.length).toBeLessThan(json.length);
  expect(JSON.parse(inRows(columns))).toEqual(JSON.parse(json));
  const empty = '{"format":"nearer/catalogue/1","questions":[],"practices":[]}';
  expect(inRows(inColumns(empty))).toBe(empty);
});

test('its two parts make the whole', () => {
  const [first, deeper] = ['first', 'deeper'].map((part) => inColumns(compiled('build', '--part', part)));
  const byId = (json: string) =>
    Object.values(JSON.parse(json) as Record<string, string | readonly { id: string }[]>).map((rows) =>
      typeof rows === 'string' ? rows : [...rows].sort((a, b) => (a.id < b.id ? -1 : 1)),
    );
  expect(byId(inRows(first ?? '', deeper ?? ''))).toEqual(byId(compiled('build')));
});

test('rows that differ in their members are refused while it is built', () => {
  expect(() => inColumns('{"questions":[{"id":"q001"},{"id":"q002","more":1}]}')).toThrow('same members');
});
