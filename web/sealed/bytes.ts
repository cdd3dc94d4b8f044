// SPDX-License-Identifier: AGPL-3.0-or-later
/** Bytes and the ways the protocol writes and derives them. */
import { hkdf } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { base64 as base64Coder, base64urlnopad, hex as hexCoder } from '@scure/base';

/** Bytes that WebCrypto takes as they are. */
export type Bytes = Uint8Array<ArrayBuffer>;

const encoder = new TextEncoder();
// `ignoreBOM` keeps a leading U+FEFF: what was sealed comes out as it went in.
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export function utf8(text: string): Bytes {
  return encoder.encode(text);
}

/** Throws a TypeError for bytes that are not UTF-8. */
export function text(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

export function hex(bytes: Uint8Array): string {
  return hexCoder.encode(bytes);
}

export function fromHex(digits: string): Bytes {
  return new Uint8Array(hexCoder.decode(digits));
}

export function base64(bytes: Uint8Array): string {
  return base64Coder.encode(bytes);
}

export function fromBase64(letters: string): Bytes {
  // Without a copy: it is of its own, and years of records pass here.
  return base64Coder.decode(letters) as Bytes;
}

/** base64url without padding, as in links. */
export function base64url(bytes: Uint8Array): string {
  return base64urlnopad.encode(bytes);
}

export function fromBase64url(letters: string): Bytes {
  return new Uint8Array(base64urlnopad.decode(letters));
}

export function concat(...parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** SHA-256, hex. */
export function hash(bytes: Uint8Array): string {
  return hex(sha256(bytes));
}

/** Above this many bytes the engine is faster, for all that it has to be waited for. */
export const LONG = 4_096;

export async function hashLong(bytes: Bytes): Promise<string> {
  if (bytes.length < LONG) return hash(bytes);
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}

/** HKDF-SHA-256 with an empty salt, 32 bytes out. */
export function derive(key: Uint8Array, info: string): Bytes {
  return hkdf(sha256, key, undefined, utf8(info), 32);
}

/** HMAC-SHA-256. */
export function mac(key: Uint8Array, message: Uint8Array): Bytes {
  return hmac(sha256, key, message);
}

export function random(length: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(length));
}

/** A fresh id: 32 hex digits. */
export function newId(): string {
  return hex(random(16));
}
