// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * Ed25519, strictly: WebCrypto where it is, noble where it is not.
 *
 * Source: docs/specs/protocol.md, sections 1 and 3.1. Engines differ about unreduced signatures (WebKitGTK takes
 * them) and about points of small order, so both are refused here before any engine is asked.
 */
import { ed25519 } from '@noble/curves/ed25519.js';

import { type Bytes, concat, derive, fromBase64url, fromHex, hash, hex } from './bytes.ts';

/** Numbers as they stand in keys and signatures: 32 bytes, the lowest first. */
const GROUP_ORDER = fromHex('edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010');
const FIELD = fromHex('edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f');
/** The y coordinates of the eight points of small order: under them one signature fits many texts. */
const SMALL_ORDER: ReadonlySet<string> = new Set([
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
]);
const PKCS8_PREFIX = fromHex('302e020100300506032b657004220420');

/** The signature is not this key's over these bytes. */
export class BadSignature extends Error {
  override name = 'BadSignature';
}

/** A signing key: `seed` is 32 secret bytes, `public` hex. */
export interface SigningKey {
  readonly seed: Bytes;
  readonly public: string;
  readonly author: string;
}

/** The key of a place: `own`, or the id of the invitation that made the bond. */
export async function signingKey(identity: Uint8Array, place: string): Promise<SigningKey> {
  const seed = derive(identity, `nearer/1 sign\n${place}`);
  const publicKey = hex(await publicOf(seed));
  return { seed, public: publicKey, author: authorOf(publicKey) };
}

/** The engine's way takes a hundredth of the time, and this stands before everything that a page shows. */
async function publicOf(seed: Bytes): Promise<Uint8Array> {
  try {
    const pkcs8 = concat(PKCS8_PREFIX, seed);
    const secret = await crypto.subtle.importKey('pkcs8', pkcs8, { name: 'Ed25519' }, true, ['sign']);
    const { x } = await crypto.subtle.exportKey('jwk', secret);
    return fromBase64url(x ?? '');
  } catch {
    return ed25519.getPublicKey(seed);
  }
}

/** The author name of a public signing key (hex). */
export function authorOf(publicHex: string): string {
  return hash(fromHex(publicHex)).slice(0, 32);
}

/** 64 bytes. */
export async function sign(key: SigningKey, message: Bytes): Promise<Bytes> {
  try {
    const pkcs8 = concat(PKCS8_PREFIX, key.seed);
    const secret = await crypto.subtle.importKey('pkcs8', pkcs8, { name: 'Ed25519' }, false, ['sign']);
    return new Uint8Array(await crypto.subtle.sign('Ed25519', secret, message));
  } catch {
    // Not supported, or the GTK port's dislike of some secrets: both libraries make equally good signatures.
    return Uint8Array.from(ed25519.sign(message, key.seed));
  }
}

/** Throws BadSignature unless `signature` is this key's over exactly `message`. */
export async function verify(publicHex: string, message: Bytes, signature: Uint8Array): Promise<void> {
  if (signature.length !== 64) throw new BadSignature('a signature has 64 bytes');
  if (!isBelow(signature.subarray(32), GROUP_ORDER))
    throw new BadSignature('the second half of the signature is not reduced');
  if (!/^[0-9a-f]{64}$/.test(publicHex)) throw new BadSignature('a public key is 64 hexadecimal digits');
  const publicKey = fromHex(publicHex);
  if (isOddPoint(publicKey) || isOddPoint(signature.subarray(0, 32)))
    throw new BadSignature('the key or the signature is a point that would fit many texts');
  if (!(await engineVerifies(publicKey, message, Uint8Array.from(signature))))
    throw new BadSignature('the signature is not of this key over these bytes');
}

/** Whether these 32 bytes are no honest point: of small order, or a coordinate beyond the field. */
export function isOddPoint(point: Uint8Array): boolean {
  const y = Uint8Array.from(point);
  y[31] = (y[31] ?? 0) & 0x7f;
  return !isBelow(y, FIELD) || SMALL_ORDER.has(hex(y));
}

async function engineVerifies(publicKey: Bytes, message: Bytes, signature: Bytes): Promise<boolean> {
  try {
    return await crypto.subtle.verify('Ed25519', await imported(publicKey), signature, message);
  } catch {
    // No Ed25519 in this engine, or a key it cannot read: noble decides.
  }
  try {
    return ed25519.verify(signature, message, publicKey, { zip215: false });
  } catch {
    return false;
  }
}

/** Of the few people whose signatures are met, often. */
const importedKeys = new Map<string, Promise<CryptoKey>>();

function imported(publicKey: Bytes): Promise<CryptoKey> {
  const name = hex(publicKey);
  const known =
    importedKeys.get(name) ??
    crypto.subtle.importKey('raw', publicKey, { name: 'Ed25519' }, false, ['verify']);
  importedKeys.set(name, known);
  return known;
}

/** Compares two numbers of 32 bytes, the lowest first. */
function isBelow(number: Uint8Array, limit: Uint8Array): boolean {
  let at = 31;
  while (at > 0 && number[at] === limit[at]) at--;
  return (number[at] ?? 0) < (limit[at] ?? 0);
}
