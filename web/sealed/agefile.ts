// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * Opening an age file in one piece, as every record is: typage does it in streams, and years of records take several
 * times as long that way. It takes what typage takes of X25519 files and leaves the rest to it.
 *
 * Source: the age format, version 1 (age-encryption.org/v1).
 */
import { chacha20poly1305 } from '@noble/ciphers/chacha.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';

import { type Bytes, concat, fromBase64, LONG, utf8 } from './bytes.ts';

/** An identity as WebCrypto holds it, and its recipient's 32 bytes. */
export interface Opener {
  readonly secret: CryptoKey;
  readonly recipient: Uint8Array;
}

interface Stanza {
  readonly args: readonly string[];
  readonly body: Bytes;
}

interface Parts {
  readonly stanzas: readonly Stanza[];
  /** What the header's MAC is over. */
  readonly header: Uint8Array;
  readonly mac: Uint8Array;
  readonly nonce: Uint8Array;
  readonly payload: Uint8Array;
}

const LONGEST_HEADER = 2_048;
/** The payload of a larger plaintext has several pieces. */
const LARGEST_PAYLOAD = 65_536 + 16;
const STANZA = '-> [!-~]+(?: [!-~]+)*\\n(?:[A-Za-z0-9+/]{64}\\n)*[A-Za-z0-9+/]{0,63}\\n';
const HEADER = new RegExp(`^age-encryption\\.org/v1\\n((?:${STANZA})+)--- ([A-Za-z0-9+/]{43})\\n`);
const [WRAPPING, AUTHENTICATING, PAYLOAD] = ['age-encryption.org/v1/X25519', 'header', 'payload'].map(utf8);
const latin = new TextDecoder('latin1');
const CIPHER = 'ChaCha20-Poly1305';
const FILE_NONCE = new Uint8Array(12);
/** The number of the first piece, marked as the last. */
const ONLY_PIECE = Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);

/** The plaintext; null for a file of another form. Throws where this identity does not open it, or it is damaged. */
export async function openInOne(opener: Opener, file: Uint8Array): Promise<Bytes | null> {
  const parts = split(file);
  if (parts === null) return null;
  for (const stanza of parts.stanzas) {
    const key = await fileKey(opener, stanza);
    if (key === null) continue;
    const mac = hmac(sha256, hkdf(sha256, key, undefined, AUTHENTICATING, 32), parts.header);
    // Whoever holds the key of a file may know its MAC: there is nothing to hide in how long comparing takes.
    if (!mac.every((byte, at) => byte === parts.mac[at])) throw new Error('the header was changed');
    const stream = hkdf(sha256, key, parts.nonce, PAYLOAD, 32);
    return decrypted(stream, parts.payload as Bytes);
  }
  throw new Error('no stanza is for this identity');
}

/** Long ones by the engine, where it knows the cipher: that takes a third of the time. */
async function decrypted(key: Bytes, payload: Bytes): Promise<Bytes> {
  const native = payload.length < LONG ? null : await nativeKey(key);
  if (native === null) return chacha20poly1305(key, ONLY_PIECE).decrypt(payload);
  return new Uint8Array(await crypto.subtle.decrypt({ name: CIPHER, iv: ONLY_PIECE }, native, payload));
}

async function nativeKey(key: Bytes): Promise<CryptoKey | null> {
  try {
    // The format is newer than TypeScript's list of them.
    return await crypto.subtle.importKey('raw-secret' as 'raw', key, CIPHER, false, ['decrypt']);
  } catch {
    return null;
  }
}

function split(file: Uint8Array): Parts | null {
  const found = HEADER.exec(latin.decode(file.subarray(0, LONGEST_HEADER)));
  const [whole = '', stanzas = '', mac = ''] = found ?? [];
  const payload = file.subarray(whole.length + 16);
  if (found === null || payload.length > LARGEST_PAYLOAD) return null;
  return {
    stanzas: [...stanzas.matchAll(new RegExp(STANZA, 'g'))].map(([stanza]) => readStanza(stanza)),
    header: file.subarray(0, whole.length - mac.length - 2),
    mac: unpadded(mac),
    nonce: file.subarray(whole.length, whole.length + 16),
    payload,
  };
}

function readStanza(text: string): Stanza {
  const [first = '', ...lines] = text.split('\n');
  return { args: first.split(' ').slice(1), body: unpadded(lines.join('')) };
}

/** null where the stanza is for somebody else. */
async function fileKey({ secret, recipient }: Opener, { args, body }: Stanza): Promise<Bytes | null> {
  const [kind, letters = '', ...more] = args;
  if (kind !== 'X25519') return null;
  const share = unpadded(letters);
  if (share.length !== 32 || body.length !== 32 || more.length > 0) throw new Error('a stanza is not whole');
  const theirs = await crypto.subtle.importKey('raw', share, { name: 'X25519' }, false, []);
  const shared = await crypto.subtle.deriveBits({ name: 'X25519', public: theirs }, secret, 256);
  const wrapping = hkdf(sha256, new Uint8Array(shared), concat(share, recipient), WRAPPING, 32);
  try {
    return chacha20poly1305(wrapping, FILE_NONCE).decrypt(body);
  } catch {
    return null;
  }
}

/** Throws for what is not canonical. */
function unpadded(letters: string): Bytes {
  return fromBase64(letters + '='.repeat(-letters.length & 3));
}
