// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeAll, describe, expect, test } from 'vitest';

import { DoesNotOpen } from '../../sealed/age.ts';
import {
  accept,
  type Acceptance,
  checkAcceptance,
  checkKeyFile,
  checkOffer,
  inviteLink,
  inviteSecret,
  NotTheirs,
  offerMac,
  openGreeting,
  readSecret,
  safetyCode,
  sealGreeting,
} from '../../sealed/pairing.ts';
import { Malformed } from '../../sealed/shape.ts';
import { DATE, INVITATION, someone, type Someone } from '../cast.ts';

let ada: Someone;
let ben: Someone;
let dov: Someone;
let secret: ReturnType<typeof inviteSecret>;

beforeAll(async () => {
  [ada, ben, dov] = await Promise.all([someone('Ada'), someone('Ben', 'strict'), someone('Dov')]);
  secret = inviteSecret(ada.identity, INVITATION);
});

function acceptAs(who: Someone, offer = ada.card): Promise<Acceptance> {
  return accept({ secret, offer, mine: who.card, key: who.key, kind: 'partner', date: DATE });
}

function check(a: Acceptance) {
  return checkAcceptance({ secret, offer: ada.card, ...a });
}

describe('an invitation', () => {
  test('carries its secret in the fragment, and greets only who has it', async () => {
    const link = inviteLink('https://nearer.example', INVITATION, secret);
    expect(link).toMatch(/^https:\/\/nearer\.example\/join\/[0-9a-f]{32}#[A-Za-z0-9_-]{43}$/);
    const file = await sealGreeting(secret, { name: 'Ada', kind: 'partner', host: 'us' });
    const read = readSecret(link.split('#')[1] ?? '');
    expect(await openGreeting(read, file)).toEqual({ name: 'Ada', kind: 'partner', host: 'us' });
    const other = inviteSecret(dov.identity, INVITATION);
    await expect(openGreeting(other, file)).rejects.toThrow(DoesNotOpen);
    expect(() => readSecret('cut-short')).toThrow(Malformed);
  });

  test('with another card under the same link is refused', () => {
    const theirMac = offerMac(secret, ada.card.text);
    expect(checkOffer(secret, ada.card.text, theirMac).hash).toBe(ada.card.hash);
    expect(() => checkOffer(secret, dov.card.text, theirMac)).toThrow(NotTheirs);
  });
});

describe('an acceptance', () => {
  test('gives both the same bond key, and strict where one asked for it', async () => {
    const a = await acceptAs(ben);
    const { statement } = await check(a);
    expect(statement.hold).toBe('strict');
    const mine = await checkKeyFile(statement, a.keyFile, ada.identity);
    const theirs = await checkKeyFile(statement, a.keyFile, ben.identity);
    expect(mine).toEqual(theirs);
    expect(mine.kind).toBe('partner');
    await expect(checkKeyFile(statement, a.keyFile, dov.identity)).rejects.toThrow(DoesNotOpen);
  });

  test('by somebody without the link, with another card or another key file is refused', async () => {
    const a = await acceptAs(ben);
    await expect(check({ ...a, mac: '0'.repeat(64) })).rejects.toThrow(NotTheirs);
    await expect(check({ ...a, card: dov.card.text })).rejects.toThrow(NotTheirs);
    const toDov = await acceptAs(ben, dov.card);
    await expect(check(toDov)).rejects.toThrow(NotTheirs);
    const { statement } = await check(a);
    const other = await acceptAs(ben);
    await expect(checkKeyFile(statement, other.keyFile, ada.identity)).rejects.toThrow(NotTheirs);
  });
});

test('the safety code is the same from both sides, and another with another card', async () => {
  const code = await safetyCode(ada.card.hash, ben.card.hash);
  expect(code).toMatch(/^(\d{5} ){5}\d{5}$/);
  expect(await safetyCode(ben.card.hash, ada.card.hash)).toBe(code);
  expect(await safetyCode(ada.card.hash, dov.card.hash)).not.toBe(code);
});
