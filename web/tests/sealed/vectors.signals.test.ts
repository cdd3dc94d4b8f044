// SPDX-License-Identifier: AGPL-3.0-or-later
/** A signal opens for the bond's newest key and as its author's alone, once, exactly as in Python. */
import { describe, expect, test } from 'vitest';

import { readIdentity } from '../../sealed/age.ts';
import type { Json } from '../../sealed/json.ts';
import { isFresh, nextCount, openSignal, sealSignal, SIGNAL_SIZE } from '../../sealed/signals.ts';
import { someone } from '../cast.ts';
import { bytes, vectors } from './vectors.ts';

interface Fresh {
  name: string;
  last: number | null;
  count: number;
  now: number;
  fresh: boolean;
}

const v = vectors<{
  bond: string;
  sign: string;
  valid: { name: string; signal: string; session: string; count: number; data: Json }[];
  invalid: { name: string; signal: string }[];
  longest: Json;
  too_long: Json;
  fresh: Fresh[];
  counts: { last: number | null; now: number; next: number }[];
}>('signals');
const bond = readIdentity(v.bond);
const session = 'ab'.repeat(16);

describe('a signal', () => {
  test.each(v.valid)('opens: $name', async ({ signal, session, count, data }) => {
    expect(await openSignal(bytes(signal), bond, v.sign)).toEqual({ session, count, data });
  });

  test.each(v.invalid)('is refused: $name', async ({ signal }) => {
    await expect(openSignal(bytes(signal), bond, v.sign)).rejects.toThrow();
  });

  test('has the same size, whatever is in it', async () => {
    const ben = await someone('ben');
    for (const data of [{}, { a: 'ä' }, v.longest]) {
      const signal = { session, count: 1_763_766_000_000, data };
      const sealed = await sealSignal(bond, ben.key, signal);
      expect(sealed.length).toBe(SIGNAL_SIZE);
      expect(await openSignal(sealed, bond, ben.card.sign)).toEqual(signal);
    }
    const long = sealSignal(bond, ben.key, { session, count: 1_763_766_000_000, data: v.too_long });
    await expect(long).rejects.toThrow(RangeError);
  });

  test.each(v.fresh)('counts once and now: $name', ({ last, count, now, fresh }) => {
    expect(isFresh({ session, count, data: {} }, last, now)).toBe(fresh);
  });

  test('has a count that only grows', () => {
    for (const { last, now, next } of v.counts) expect(nextCount(last, now)).toBe(next);
  });
});
