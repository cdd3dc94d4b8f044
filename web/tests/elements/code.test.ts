// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, it } from 'vitest';

import { tidyCode, twoOfFive } from '../../elements/code.ts';

it('a group of the recovery code is read as people write it', () => {
  expect(tidyCode(' 7k2-qd ')).toBe('7K2QD');
  expect(tidyCode('oIl1o')).toBe('01110');
});

it('two different groups are asked for, in order, and every pair may come', () => {
  const pairs = new Set(Array.from({ length: 500 }, () => twoOfFive().join()));
  expect(pairs.size).toBe(10);
  for (const pair of pairs) {
    const [first = 0, second = 0] = pair.split(',').map(Number);
    expect(first).toBeGreaterThanOrEqual(1);
    expect(second).toBeGreaterThan(first);
    expect(second).toBeLessThanOrEqual(5);
  }
});
