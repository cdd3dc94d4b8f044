// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * Engines differ: WebKitGTK refuses some secrets, and older ones know neither X25519 nor Ed25519. Whatever an engine
 * refuses to import, what is sealed and signed comes out the same.
 */
import { afterEach, expect, test, vi } from 'vitest';

import { newIdentity, open, recipientOf, seal } from '../../sealed/age.ts';
import { utf8 } from '../../sealed/bytes.ts';
import { BadSignature, sign, verify } from '../../sealed/signing.ts';
import { someone } from '../cast.ts';

const said = utf8('what was said');
const refusing = vi.spyOn(crypto.subtle, 'importKey');
const SOME = new DOMException('Data provided to an operation does not meet requirements', 'DataError');
const ALL = new DOMException('Unrecognized algorithm name', 'NotSupportedError');

afterEach(() => {
  refusing.mockReset();
});

test('a secret that the engine refuses is drawn again, as often as it happens', async () => {
  const identities = [newIdentity(), newIdentity()];
  const recipients = await Promise.all(identities.map(recipientOf));
  for (let draw = 1; draw <= 7; draw++) refusing.mockRejectedValueOnce(SOME);
  const file = await seal(recipients, said);
  for (const identity of identities) expect(await open(identity, file)).toEqual(said);
});

test('an engine that refuses every secret is not asked for ever', async () => {
  const recipient = await recipientOf(newIdentity());
  refusing.mockRejectedValue(SOME);
  await expect(seal([recipient], said)).rejects.toBe(SOME);
});

test('an engine without X25519 seals and opens', async () => {
  refusing.mockRejectedValue(ALL);
  const identity = newIdentity();
  const file = await seal([await recipientOf(identity)], said);
  expect(await open(identity, file)).toEqual(said);
  refusing.mockReset();
  expect(await open(Uint8Array.from(identity), file)).toEqual(said);
});

test('an engine without Ed25519 makes the same signatures, and believes no others', async () => {
  const { key } = await someone('Ada');
  const signature = await sign(key, said);
  refusing.mockRejectedValue(ALL);
  expect(await sign(key, said)).toEqual(signature);
  await verify(key.public, said, signature);
  await expect(verify(key.public, utf8('what was not said'), signature)).rejects.toThrow(BadSignature);
});
