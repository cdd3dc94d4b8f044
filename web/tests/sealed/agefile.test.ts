// SPDX-License-Identifier: AGPL-3.0-or-later
/** What opens in one piece is exactly what typage opens, and it says the same. */
import { Decrypter, Encrypter, type Recipient, Stanza } from 'age-encryption';
import { expect, test } from 'vitest';

import { DoesNotOpen, identityText, newIdentity, open, recipientOf, seal } from '../../sealed/age.ts';
import { concat, random, text, utf8 } from '../../sealed/bytes.ts';

const identity = newIdentity();
const recipient = await recipientOf(identity);
const said = utf8('what was said');
const latin = new TextDecoder('latin1');

/** null where typage refuses it. */
async function byTypage(file: Uint8Array): Promise<Uint8Array | null> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identityText(identity));
  return decrypter.decrypt(file).catch(() => null);
}

async function byUs(file: Uint8Array): Promise<Uint8Array | null> {
  try {
    return await open(identity, file);
  } catch (error) {
    expect(error).toBeInstanceOf(DoesNotOpen);
    return null;
  }
}

async function insistSame(file: Uint8Array): Promise<Uint8Array | null> {
  const [theirs, ours] = [await byTypage(file), await byUs(file)];
  expect(ours, JSON.stringify(latin.decode(file.subarray(0, 300)))).toEqual(theirs);
  return ours;
}

/** As some writers add it: nobody's, with a body of `size` bytes. */
async function withNoise(size: number): Promise<Uint8Array> {
  const noise: Recipient = {
    wrapFileKey: () => [new Stanza(['k}-grease', '9', '&'], random(size))],
  };
  const encrypter = new Encrypter();
  encrypter.addRecipient(noise);
  encrypter.addRecipient(recipient);
  return encrypter.encrypt(said);
}

test.each([0, 1, 47, 48, 49, 96, 10_000])('noise of %i bytes is passed over', async (size) => {
  expect(await insistSame(await withNoise(size))).toEqual(said);
});

test.each([0, 1, 65_535, 65_536, 65_537])('%i bytes open', async (size) => {
  const plain = size === 0 ? new Uint8Array() : utf8('x'.repeat(size));
  expect(await insistSame(await seal([recipient], plain))).toEqual(plain);
});

test('each of several recipients opens it, and nobody else', async () => {
  const other = newIdentity();
  const file = await seal([await recipientOf(other), recipient], said);
  expect(await insistSame(file)).toEqual(said);
  expect(await open(other, file)).toEqual(said);
  await expect(open(newIdentity(), file)).rejects.toBeInstanceOf(DoesNotOpen);
});

test('whatever byte is changed, it does not open', async () => {
  const file = await withNoise(50);
  for (const at of file.keys()) {
    const changed = Uint8Array.from(file, (byte, place) => (place === at ? byte ^ 1 : byte));
    expect(await insistSame(changed)).toBeNull();
  }
});

test('whatever is cut off or added, it does not open', async () => {
  const file = await seal([recipient], said);
  for (const length of file.keys()) expect(await insistSame(file.subarray(0, length))).toBeNull();
  expect(await insistSame(concat(file, Uint8Array.of(0)))).toBeNull();
  expect(await insistSame(concat(utf8('\n'), file))).toBeNull();
});

test.each([
  ['lines that end in two characters', (header: string) => header.replaceAll('\n', '\r\n')],
  ['an argument too many', (header: string) => header.replace(/(-> X25519 \S+)/, '$1 more')],
  ['a gap of two', (header: string) => header.replace('-> X25519 ', '-> X25519  ')],
  ['letters that stand for nothing', (header: string) => header.replace(/.\n---/, '/\n---')],
  ['another version', (header: string) => header.replace('/v1', '/v2')],
  ['no stanza', (header: string) => header.replace(/->[^-]+/, '')],
])('a header with %s does not open', async (_, change) => {
  const file = await seal([recipient], said);
  const end = text(file.subarray(0, 160)).indexOf('--- ');
  const header = text(file.subarray(0, end + 4));
  expect(change(header)).not.toBe(header);
  expect(await insistSame(concat(utf8(change(header)), file.subarray(end + 4)))).toBeNull();
});
