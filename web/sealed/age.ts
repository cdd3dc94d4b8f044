// SPDX-License-Identifier: AGPL-3.0-or-later
/** Age files, thinly over typage. An identity here is always its 32 raw bytes. */
import { Decrypter, Encrypter, type Identity, identityToRecipient, type Recipient } from 'age-encryption';
import { bech32 } from '@scure/base';

import { openInOne, type Opener } from './agefile.ts';
import { type Bytes, concat, fromHex, random, text } from './bytes.ts';

/** What stands before the 32 bytes of an X25519 secret where WebCrypto takes it (RFC 8410). */
const PKCS8_PREFIX = fromHex('302e020100300506032b656e04220420');
const DRAWS = 8;

/** The file does not open with this key, or is damaged. */
export class DoesNotOpen extends Error {
  override name = 'DoesNotOpen';
}

/** A fresh identity. Redrawn while its first byte is 0: WebKitGTK cannot import those. */
export function newIdentity(): Bytes {
  for (;;) {
    const identity = random(32);
    if (identity[0] !== 0) return identity;
  }
}

/** `AGE-SECRET-KEY-1…` */
export function identityText(identity: Uint8Array): string {
  return bech32.encodeFromBytes('AGE-SECRET-KEY-', identity).toUpperCase();
}

/** The 32 bytes of `AGE-SECRET-KEY-1…`. Throws DoesNotOpen for anything else. */
export function readIdentity(written: string): Bytes {
  try {
    const { prefix, bytes } = bech32.decodeToBytes(written);
    if (prefix.toUpperCase() === 'AGE-SECRET-KEY-' && bytes.length === 32) return Uint8Array.from(bytes);
  } catch {
    // Said below.
  }
  throw new DoesNotOpen('this is not an age identity');
}

/** `age1…` */
export function recipientOf(identity: Uint8Array): Promise<string> {
  return identityToRecipient(identityText(identity));
}

/** Seals to every one of the recipients (`age1…`, or one that wraps by itself). */
export async function seal(
  recipients: readonly (string | Recipient)[],
  plaintext: Uint8Array,
): Promise<Bytes> {
  for (let tries = 1; ; tries++) {
    const encrypter = new Encrypter();
    for (const recipient of recipients) encrypter.addRecipient(recipient);
    try {
      return new Uint8Array(await encrypter.encrypt(plaintext));
    } catch (error) {
      // WebKitGTK refuses an ephemeral secret whose first byte is 0 (one in 256); another draw is another secret.
      if (tries === DRAWS || !(error instanceof DOMException && error.name === 'DataError')) throw error;
    }
  }
}

/** The plaintext. Throws DoesNotOpen where the key is another one or the file is damaged. */
export async function open(identity: Uint8Array | Identity, file: Uint8Array): Promise<Bytes> {
  try {
    if (!(identity instanceof Uint8Array)) return await streamed(identity, file);
    const opener = await openerOf(identity);
    const opened = opener === null ? null : await openInOne(opener, file);
    return opened ?? (await streamed(identityText(identity), file));
  } catch (error) {
    throw new DoesNotOpen('this file does not open with this key', { cause: error });
  }
}

/** As `open`, and what is in it is text; else it throws DoesNotOpen as well. */
export async function openText(identity: Uint8Array | Identity, file: Uint8Array): Promise<string> {
  const plaintext = await open(identity, file);
  try {
    return text(plaintext);
  } catch (error) {
    throw new DoesNotOpen('what is in this file is no text', { cause: error });
  }
}

/** Any age file, by typage. */
async function streamed(identity: string | Identity, file: Uint8Array): Promise<Bytes> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  return new Uint8Array(await decrypter.decrypt(file));
}

/** Making one takes longer than opening a note with it, and years of notes are opened with the same few keys. */
const openers = new WeakMap<Uint8Array, Promise<Opener | null>>();

function openerOf(identity: Uint8Array): Promise<Opener | null> {
  const known = openers.get(identity) ?? imported(identity);
  openers.set(identity, known);
  return known;
}

/** With a key that scripts cannot read back; null where the engine takes no such key. */
async function imported(identity: Uint8Array): Promise<Opener | null> {
  try {
    const pkcs8 = concat(PKCS8_PREFIX, identity);
    const secret = await crypto.subtle.importKey('pkcs8', pkcs8, 'X25519', false, ['deriveBits']);
    return { secret, recipient: bech32.decodeToBytes(await recipientOf(identity)).bytes };
  } catch {
    return null;
  }
}
