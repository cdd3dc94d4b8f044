// SPDX-License-Identifier: AGPL-3.0-or-later
/** The drawer opens for its keys alone, and an entry for the drawer alone, exactly as in Python. */
import { describe, expect, test } from 'vitest';

import { DoesNotOpen, identityText, open, readIdentity, recipientOf } from '../../sealed/age.ts';
import {
  type Drawer,
  type JournalEntry,
  keyOf,
  openDrawer,
  openEntry,
  readDrawer,
  SEALED_MAX,
  sealEntry,
} from '../../sealed/drawer.ts';
import { fromBase64 } from '../../sealed/bytes.ts';
import { Malformed } from '../../sealed/shape.ts';
import { slow } from '../cast.ts';
import { vectors } from './vectors.ts';

interface Opening {
  name: string;
  drawer: Drawer;
  secret: string;
}

const v = vectors<{
  identity: string;
  opens: Opening[];
  refused: Opening[];
  no_drawers: unknown[];
  keys: { file: string; key: 'passphrase' | 'code' | null }[];
  entries: { name: string; sealed: string; entry: JournalEntry | null }[];
  too_long: JournalEntry[];
  longest: JournalEntry;
  no_moments: string[];
}>('drawer');
const identity = readIdentity(v.identity);

describe('a drawer', () => {
  test.each(v.opens)('opens $name', async ({ drawer, secret }) => {
    const found = readDrawer(drawer);
    expect(found).toEqual(drawer);
    if (found === null) return;
    expect(identityText(await openDrawer(slow, found, { handle: 'ada', secret }))).toBe(v.identity);
  });

  test.each(v.refused)('stays shut: $name', async ({ drawer, secret }) => {
    await expect(openDrawer(slow, drawer, { handle: 'ada', secret })).rejects.toThrow(DoesNotOpen);
  });

  test('is none, or tells what each of its files opens with', () => {
    for (const value of v.no_drawers) expect(readDrawer(value)).toBeNull();
    for (const { file, key } of v.keys) expect(keyOf(file)).toBe(key);
  });
});

describe('an entry', () => {
  test.each(v.entries)('$name', async ({ sealed, entry }) => {
    const opened = openEntry(identity, sealed);
    if (entry === null) await expect(opened).rejects.toThrow();
    else expect(await opened).toEqual(entry);
  });

  test('has a greatest length, a moment and a padding', async () => {
    const recipient = await recipientOf(identity);
    for (const long of v.too_long) await expect(sealEntry(recipient, long)).rejects.toThrow(RangeError);
    for (const at of v.no_moments)
      await expect(sealEntry(recipient, { text: 'Heute.', at })).rejects.toThrow(Malformed);
    expect((await sealEntry(recipient, v.longest)).length).toBeLessThanOrEqual(SEALED_MAX);
    for (const text of ['', 'Heute.', 'ä'.repeat(200)]) {
      const sealed = await sealEntry(recipient, { text, at: '2025-11-21T23:40' });
      expect((await open(identity, fromBase64(sealed))).length % 256).toBe(0);
    }
  });
});
