// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, test } from 'vitest';

import {
  newPassphrase,
  newRecoveryCode,
  openIdentity,
  readHandle,
  readPassphrase,
  readRecoveryCode,
  RECOVERY_WORK,
  sealIdentity,
} from '../../sealed/account.ts';
import { DoesNotOpen, newIdentity } from '../../sealed/age.ts';
import { text } from '../../sealed/bytes.ts';
import { Malformed } from '../../sealed/shape.ts';
import { slow } from '../cast.ts';

describe('an identity file', () => {
  test('opens with its code at the stated cost, and with no other', async () => {
    const identity = newIdentity();
    const code = readRecoveryCode(newRecoveryCode());
    const file = await sealIdentity(slow, { handle: 'ada', identity, secret: code, work: RECOVERY_WORK });
    expect(text(file.slice(0, 100))).toMatch(/^age-encryption\.org\/v1\n-> scrypt \S{22} 10\n/);
    expect(await openIdentity(slow, file, { handle: 'ada', secret: code })).toEqual(identity);
    const other = readRecoveryCode(newRecoveryCode());
    await expect(openIdentity(slow, file, { handle: 'ada', secret: other })).rejects.toThrow(DoesNotOpen);
  });

  test('that asks for more work than 18 is refused without working', async () => {
    const file = await sealIdentity(() => Promise.resolve(new Uint8Array(32)), {
      handle: 'ada',
      identity: newIdentity(),
      secret: 'x',
      work: 19,
    });
    let worked = false;
    const refused = openIdentity(
      () => {
        worked = true;
        return Promise.resolve(new Uint8Array(32));
      },
      file,
      { handle: 'ada', secret: 'x' },
    );
    await expect(refused).rejects.toThrow(DoesNotOpen);
    expect(worked).toBe(false);
  });
});

test('a recovery code reads however it was written down', () => {
  const code = newRecoveryCode();
  expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){4}[0-9A-HJKMNP-TV-Z]{5}$/);
  const plain = code.replaceAll('-', '');
  expect(readRecoveryCode(` ${code.toLowerCase().replaceAll('-', ' ')} `)).toBe(plain);
  expect(readRecoveryCode('oO0iI-lL1AA-AAAAA-AAAAA-AAAAA')).toBe(
    '0001111 1AAAAAAAAAAAAAAAAA'.replace(' ', ''),
  );
  expect(() => readRecoveryCode(plain.slice(1))).toThrow(Malformed);
  expect(() => readRecoveryCode(`U${plain.slice(1)}`)).toThrow(Malformed);
});

test('a handle is the same however it is typed', () => {
  expect(readHandle('Ada.L')).toBe('ada.l');
  expect(readHandle('ＡＤＡ')).toBe('ada');
  for (const typed of ['a', '.ada', 'ada lovelace', 'ädä', 'a'.repeat(32)])
    expect(() => readHandle(typed)).toThrow(Malformed);
});

test('a passphrase is the same with the spaces a telephone adds', () => {
  expect(readPassphrase('  Ada\u00a0 loves\n  to  walk ')).toBe('Ada loves to walk');
  expect(readPassphrase('cafe\u0301')).toBe('caf\u00e9');
});

test('a passphrase is six words of the list', () => {
  const words = ['abacus', 'bench', 'candle'];
  const drawn = newPassphrase(words).split(' ');
  expect(drawn).toHaveLength(6);
  expect(drawn.every((word) => words.includes(word))).toBe(true);
});
