// SPDX-License-Identifier: AGPL-3.0-or-later
/** Accounts and pairing come out, and are refused, exactly as in Python. */
import { describe, expect, test, vi } from 'vitest';

import {
  loginKey,
  openIdentity,
  readHandle,
  readPassphrase,
  readRecoveryCode,
  recoveryKey,
  showRecoveryCode,
} from '../../sealed/account.ts';
import { DoesNotOpen, identityText, open, readIdentity, recipientOf } from '../../sealed/age.ts';
import { base64url, hex, text } from '../../sealed/bytes.ts';
import { readJson } from '../../sealed/json.ts';
import {
  checkAcceptance,
  checkKeyFile,
  checkOffer,
  greetingIdentity,
  inviteSecret,
  NotTheirs,
  openGreeting,
  readSecret,
  safetyCode,
} from '../../sealed/pairing.ts';
import { Malformed, readCard, readStatement } from '../../sealed/shape.ts';
import { signingKey } from '../../sealed/signing.ts';
import { slow } from '../cast.ts';
import { bytes, digits, refuses, vectors } from './vectors.ts';

interface Account {
  handles: { valid: { typed: string; handle: string }[]; invalid: { typed: string }[] };
  passphrases: { typed: string; read: string }[];
  login_keys: {
    name: string;
    passphrase: string;
    instance: string;
    handle: string;
    log_n: number;
    key: string;
  }[];
  recovery_codes: {
    shown: { code: string; shown: string };
    valid: { typed: string; code: string }[];
    invalid: { typed: string }[];
  };
  recovery_keys: { code: string; instance: string; handle: string; key: string }[];
  identities: {
    name: string;
    raw: string;
    identity: string;
    recipient: string;
    signing: Record<string, { public: string; author: string }>;
  }[];
  identity_files: {
    valid: { name: string; file: string; secret: string; handle: string; identity: string }[];
    invalid: { name: string; file: string; secret: string; handle: string }[];
  };
  self_files: { name: string; file: string; identity: string; state: object; plaintext_length: number }[];
}

describe('account', () => {
  const v = vectors<Account>('account');

  test('handles', () => {
    for (const { typed, handle } of v.handles.valid) expect(readHandle(typed)).toBe(handle);
    for (const { typed } of v.handles.invalid) expect(() => readHandle(typed), typed).toThrow(Malformed);
  });

  test('passphrases', () => {
    for (const { typed, read } of v.passphrases) expect(readPassphrase(typed)).toBe(read);
  });

  test.each(v.login_keys)('login key: $name', async ({ log_n: work, key, ...given }) => {
    // Most vectors ask for less work than the protocol, to be quick.
    expect(await loginKey((secret, salt) => slow(secret, salt, work), given)).toBe(key);
  });

  test('recovery codes and keys', () => {
    const { shown, valid, invalid } = v.recovery_codes;
    expect(showRecoveryCode(shown.code)).toBe(shown.shown);
    for (const { typed, code } of valid) expect(readRecoveryCode(typed)).toBe(code);
    for (const { typed } of invalid) expect(() => readRecoveryCode(typed), typed).toThrow(Malformed);
    for (const { code, instance, handle, key } of v.recovery_keys)
      expect(recoveryKey(code, instance, handle)).toBe(key);
  });

  test.each(v.identities)('identity: $name', async ({ raw, identity, recipient, signing }) => {
    expect(identityText(digits(raw))).toBe(identity);
    expect(hex(readIdentity(identity))).toBe(raw);
    expect(await recipientOf(digits(raw))).toBe(recipient);
    for (const [place, expected] of Object.entries(signing))
      expect(await signingKey(digits(raw), place)).toMatchObject(expected);
    const engine = vi
      .spyOn(crypto.subtle, 'importKey')
      .mockRejectedValue(new DOMException('', 'NotSupportedError'));
    for (const [place, expected] of Object.entries(signing))
      expect(await signingKey(digits(raw), place)).toMatchObject(expected);
    engine.mockRestore();
  });

  test.each(v.identity_files.valid)('identity file: $name', async ({ file, identity, ...given }) => {
    expect(identityText(await openIdentity(slow, bytes(file), given))).toBe(identity);
  });

  test.each(v.identity_files.invalid)('identity file refused: $name', async ({ file, ...given }) => {
    await expect(openIdentity(slow, bytes(file), given)).rejects.toThrow(DoesNotOpen);
  });

  test.each(v.self_files)('self file: $name', async (file) => {
    const plaintext = await open(readIdentity(file.identity), bytes(file.file));
    expect(plaintext.length).toBe(file.plaintext_length);
    expect(readJson(plaintext)).toEqual(file.state);
    expect(text(plaintext).trimEnd().length).toBeLessThan(4096);
  });
});

interface Pairing {
  secrets: {
    identity: string;
    invitation: string;
    secret: string;
    link: string;
    greeting_identity: string;
  }[];
  bad_links: string[];
  offers: { name: string; secret: string; card: string; mac: string; valid: boolean }[];
  acceptances: {
    name: string;
    secret: string;
    offer: string;
    card: string;
    statement: string;
    signature: string;
    mac: string;
    valid: boolean;
  }[];
  greetings: { name: string; secret: string; file: string; greeting: object | null }[];
  key_files: {
    name: string;
    statement: string;
    file: string;
    identity: string;
    key: string;
    kind: string;
    valid: boolean;
  }[];
  safety_codes: { name: string; one: string; other: string; code: string }[];
}

/** What the store knows as keys that do not fit, in contrast to a fault of ours. */
function isMisfit(error: unknown): boolean {
  return error instanceof NotTheirs || error instanceof DoesNotOpen;
}

describe('pairing', () => {
  const v = vectors<Pairing>('pairing');

  test('secrets and links', () => {
    for (const s of v.secrets) {
      const secret = inviteSecret(readIdentity(s.identity), s.invitation);
      expect(hex(secret)).toBe(s.secret);
      expect(base64url(secret)).toBe(s.link);
      expect(readSecret(s.link)).toEqual(secret);
      expect(identityText(greetingIdentity(secret))).toBe(s.greeting_identity);
    }
    for (const link of v.bad_links) expect(() => readSecret(link), link).toThrow(Malformed);
  });

  test.each(v.offers)('offer: $name', async ({ secret, card, mac, valid }) => {
    expect(await refuses(() => checkOffer(digits(secret), bytes(card), mac))).toBe(!valid);
  });

  test.each(v.acceptances)('acceptance: $name', async (a) => {
    const check = () =>
      checkAcceptance({
        secret: digits(a.secret),
        offer: readCard(bytes(a.offer)),
        card: bytes(a.card),
        statement: bytes(a.statement),
        signature: bytes(a.signature),
        mac: a.mac,
      });
    expect(await refuses(check)).toBe(!a.valid);
  });

  test.each(v.greetings)('greeting: $name', async ({ secret, file, greeting }) => {
    const opened = openGreeting(digits(secret), bytes(file));
    if (greeting === null) await expect(opened).rejects.toThrow();
    else expect(await opened).toEqual(greeting);
  });

  test.each(v.key_files)('key file: $name', async (k) => {
    const checked = checkKeyFile(readStatement(bytes(k.statement)), bytes(k.file), readIdentity(k.identity));
    if (!k.valid) await expect(checked).rejects.toSatisfy(isMisfit);
    else expect(identityText((await checked).identity)).toBe(k.key);
  });

  test.each(v.safety_codes)('safety code: $name', async ({ one, other, code }) => {
    expect(await safetyCode(one, other)).toBe(code);
  });
});
