// SPDX-License-Identifier: AGPL-3.0-or-later
/** The fixed cast: Ada and Ben (a bond), Cleo (Ada's former bond), Dov (a stranger). */
import { scrypt } from '@noble/hashes/scrypt.js';

import { recipientOf } from '../sealed/age.ts';
import { type Bytes, hash, utf8 } from '../sealed/bytes.ts';
import { type Card, type Hold, readCard, writeCard } from '../sealed/shape.ts';
import { type SigningKey, signingKey } from '../sealed/signing.ts';
import type { Stretch } from '../sealed/stretch.ts';

export const INVITATION = hash(utf8('the invitation')).slice(0, 32);
export const BOND = hash(utf8('the bond')).slice(0, 32);
export const DATE = '2026-03-14';

export interface Someone {
  readonly name: string;
  readonly identity: Bytes;
  readonly recipient: string;
  readonly key: SigningKey;
  readonly card: Card;
}

/** The same person every time. */
export async function someone(name: string, hold: Hold = 'server'): Promise<Someone> {
  const identity = Uint8Array.from(hash(utf8(name)), (digit) => digit.charCodeAt(0)).slice(0, 32);
  const recipient = await recipientOf(identity);
  const key = await signingKey(identity, INVITATION);
  const card = readCard(writeCard({ sign: key.public, recipient, hold, date: DATE }));
  return { name, identity, recipient, key, card };
}

/** scrypt without a Worker and 2^11 times too cheap, where the cost itself is not under test. */
export const quick: Stretch = (secret, salt, logN) =>
  Promise.resolve(scrypt(secret, salt, { N: 2 ** Math.min(logN, 6), r: 8, p: 1, dkLen: 32 }));

/** scrypt at its full cost, on this thread. */
export const slow: Stretch = (secret, salt, logN) =>
  Promise.resolve(scrypt(secret, salt, { N: 2 ** logN, r: 8, p: 1, dkLen: 32 }));
