// SPDX-License-Identifier: AGPL-3.0-or-later
/** What is signed reads, and is refused, exactly as in Python. */
import { describe, expect, test } from 'vitest';

import {
  aboutLine,
  type ChainEnd,
  follows,
  Malformed,
  readCard,
  readHead,
  readStatement,
  UnknownVersion,
  writeCard,
  writeHead,
  writeStatement,
} from '../../sealed/shape.ts';
import { BadSignature, verify } from '../../sealed/signing.ts';
import { bytes, vectors } from './vectors.ts';

interface Texts {
  valid: { name: string; text: string; about?: string }[];
  invalid: { name: string; text: string; version: boolean }[];
}

const readers = { heads: readHead, cards: readCard, statements: readStatement };

describe.each(['heads', 'cards', 'statements'] as const)('%s', (file) => {
  const { valid, invalid } = vectors<Texts>(file);
  const read = readers[file];

  test.each(valid)('read: $name', ({ name: _, text, about, ...expected }) => {
    const found = read(bytes(text));
    expect(found).toMatchObject(expected);
    if ('about' in found) expect(aboutLine(found.about)).toBe(about);
    const rewritten =
      'seq' in found ? writeHead(found) : 'sign' in found ? writeCard(found) : writeStatement(found);
    expect(rewritten).toEqual(bytes(text));
  });

  test.each(invalid)('refused: $name', ({ text, version }) => {
    expect(() => read(bytes(text))).toThrow(version ? UnknownVersion : Malformed);
    if (!version) expect(() => read(bytes(text))).not.toThrow(UnknownVersion);
  });
});

interface Signature {
  name: string;
  public: string;
  text: string;
  signature: string;
  valid: boolean;
}

test.each(vectors<Signature[]>('signatures'))('signature: $name', async (v) => {
  const checked = verify(v.public, bytes(v.text), bytes(v.signature));
  if (v.valid) await checked;
  else await expect(checked).rejects.toThrow(BadSignature);
});

interface Chain {
  name: string;
  from: ChainEnd;
  heads: string[];
  breaks_at: number | null;
}

test.each(vectors<Chain[]>('chains'))('chain: $name', ({ from, heads, breaks_at: breaksAt }) => {
  let end = from;
  const breaks = heads.findIndex((text) => {
    const head = readHead(bytes(text));
    const fits = follows(head, end);
    end = [head.seq, head.hash];
    return !fits;
  });
  expect(breaks === -1 ? null : breaks).toBe(breaksAt);
});
