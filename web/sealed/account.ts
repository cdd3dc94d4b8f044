// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * The account: handle, login key, recovery code and the two identity files.
 *
 * Source: docs/specs/protocol.md, sections 1 and 2; `nearer.sealed.account` is the same in Python. The passphrase
 * and the recovery code never leave the device; what does is derived here.
 */
import { chacha20poly1305 } from '@noble/ciphers/chacha.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { base64nopad } from '@scure/base';
import { type Identity, type Recipient, Stanza } from 'age-encryption';

import { DoesNotOpen, identityText, openText, readIdentity, seal } from './age.ts';
import { type Bytes, concat, derive, hex, random, utf8 } from './bytes.ts';
import { Malformed } from './shape.ts';
import type { Stretch } from './stretch.ts';

export const PASSPHRASE_WORK = 17;
export const RECOVERY_WORK = 10;
export const MAX_WORK = 18;
export const PASSPHRASE_WORDS = 6;
/** The least length of a passphrase of one's own choice, in characters. */
export const PASSPHRASE_MIN = 20;

const HANDLE = /^[a-z0-9][a-z0-9._-]{1,30}$/;
const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LENGTH = 25;
const CODE = /^[0-9A-HJKMNP-TV-Z]{25}$/;
const IDENTITY_FILE = /^# nearer identity of ([^\n]*)\n(AGE-SECRET-KEY-1[0-9A-Z]{58})\n$/;
const SCRYPT_LABEL = utf8('age-encryption.org/v1/scrypt');

/** What a handle becomes however it was typed. Throws Malformed. */
export function readHandle(typed: string): string {
  const handle = typed.normalize('NFKC').toLowerCase();
  if (!HANDLE.test(handle))
    throw new Malformed('a handle has 2 to 31 small letters, digits, dots, hyphens or underscores');
  return handle;
}

/**
 * A passphrase however it was typed: NFKC, one space for each run of white space, none at the ends. Phones add
 * spaces when they complete words; nobody should be locked out by one.
 */
export function readPassphrase(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/[\t-\r ]+/g, ' ')
    .replace(/^ | $/g, '');
}

/** Six words drawn evenly, with spaces between. `words` is the whole list. */
export function newPassphrase(words: readonly string[]): string {
  return Array.from({ length: PASSPHRASE_WORDS }, () => words[below(words.length)]).join(' ');
}

/** The login key: 64 hex digits, a password as far as the server knows. */
export async function loginKey(
  stretch: Stretch,
  o: { readonly passphrase: string; readonly instance: string; readonly handle: string },
): Promise<string> {
  const salt = sha256(utf8(`nearer/1 login\n${o.instance}\n${o.handle}`));
  return hex(await stretch(utf8(readPassphrase(o.passphrase)), salt, PASSPHRASE_WORK));
}

/** A fresh recovery code as it is shown: five groups of five, 125 random bits. */
export function newRecoveryCode(): string {
  // 32 symbols divide a byte's 256 values evenly.
  const symbols = Array.from(random(CODE_LENGTH), (byte) => CROCKFORD.charAt(byte % 32)).join('');
  return showRecoveryCode(symbols);
}

export function showRecoveryCode(code: string): string {
  return code.replace(/(.{5})(?=.)/g, '$1-');
}

/** The 25 characters however they were typed. Throws Malformed. */
export function readRecoveryCode(typed: string): string {
  const code = typed
    .replace(/[\t-\r \u00a0\u2010-\u2015-]+/g, '')
    .replace(/[a-z]/g, (letter) => letter.toUpperCase())
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  if (!CODE.test(code)) throw new Malformed('a recovery code has 25 letters and digits');
  return code;
}

/** The recovery key, hex. `code` is the 25 characters. */
export function recoveryKey(code: string, instance: string, handle: string): string {
  return hex(derive(utf8(code), `nearer/1 recovery\n${instance}\n${handle}`));
}

/**
 * An identity file, which `age -d -i` takes as it is. `secret` is as `readPassphrase` or `readRecoveryCode` gives
 * it.
 */
export function sealIdentity(
  stretch: Stretch,
  o: {
    readonly handle: string;
    readonly identity: Uint8Array;
    readonly secret: string;
    readonly work: number;
  },
): Promise<Bytes> {
  const plaintext = utf8(`# nearer identity of ${o.handle}\n${identityText(o.identity)}\n`);
  return seal([scryptRecipient(stretch, o.secret, o.work)], plaintext);
}

/** The identity in an identity file of this handle. Throws DoesNotOpen; more work than 2^18 is refused untried. */
export async function openIdentity(
  stretch: Stretch,
  file: Uint8Array,
  o: { readonly handle: string; readonly secret: string },
): Promise<Bytes> {
  const found = IDENTITY_FILE.exec(await openText(scryptIdentity(stretch, o.secret), file));
  if (found?.[1] !== o.handle || found[2] === undefined)
    throw new DoesNotOpen('this file does not hold the identity of this handle');
  return readIdentity(found[2]);
}

// age's scrypt stanza around our own Stretch, since typage's stretches on the page's thread.

function scryptRecipient(stretch: Stretch, secret: string, work: number): Recipient {
  return {
    async wrapFileKey(fileKey) {
      const salt = random(16);
      const key = await stretch(utf8(secret), concat(SCRYPT_LABEL, salt), work);
      const body = chacha20poly1305(key, new Uint8Array(12)).encrypt(fileKey);
      return [new Stanza(['scrypt', base64nopad.encode(salt), work.toString()], body)];
    },
  };
}

function scryptIdentity(stretch: Stretch, secret: string): Identity {
  return {
    async unwrapFileKey(stanzas) {
      const [stanza] = stanzas;
      const [type, salt, work] = stanza?.args ?? [];
      if (stanzas.length !== 1 || stanza?.args.length !== 3 || type !== 'scrypt')
        throw new DoesNotOpen('this is not a passphrase file');
      if (work === undefined || !/^[1-9][0-9]?$/.test(work) || Number(work) > MAX_WORK)
        throw new DoesNotOpen(`the work factor is above ${MAX_WORK}`);
      const saltBytes = base64nopad.decode(salt ?? '');
      if (saltBytes.length !== 16) throw new DoesNotOpen('the salt is damaged');
      const label = concat(SCRYPT_LABEL, saltBytes);
      const key = await stretch(utf8(secret), label, Number(work));
      try {
        return chacha20poly1305(key, new Uint8Array(12)).decrypt(stanza.body);
      } catch {
        throw new DoesNotOpen('the passphrase or code is another one');
      }
    },
  };
}

/** An even random number from 0 to `limit` - 1. */
function below(limit: number): number {
  const ceiling = 2 ** 32 - (2 ** 32 % limit);
  for (;;) {
    const [drawn] = crypto.getRandomValues(new Uint32Array(1));
    if (drawn !== undefined && drawn < ceiling) return drawn % limit;
  }
}
