// SPDX-License-Identifier: AGPL-3.0-or-later
/** An unlocked person: the keys in memory, the shelf they open, and the way to the server. */
import { recipientOf } from '../../sealed/age.ts';
import type { Bytes } from '../../sealed/bytes.ts';
import { type SigningKey, signingKey } from '../../sealed/signing.ts';
import type { Api } from '../post/api.ts';
import { HERE, type Reader } from '../post/reading.ts';
import { openShelf, type Shelf } from './shelf.ts';

export interface Mine {
  readonly handle: string;
  readonly instance: string;
  readonly identity: Bytes;
  readonly recipient: string;
  /** Signs own records. */
  readonly own: SigningKey;
  readonly api: Api;
  readonly shelf: Shelf;
  readonly reader: Reader;
}

export async function openMine(
  api: Api,
  o: { readonly handle: string; readonly instance: string; readonly identity: Bytes },
  reader: Reader = HERE,
): Promise<Mine> {
  // The shelf opens while the keys are made.
  const opening = openShelf(o.identity);
  const keys = Promise.all([signingKey(o.identity, 'own'), recipientOf(o.identity)]);
  const [shelf, [own, recipient]] = await Promise.all([opening, keys]);
  return { ...o, api, reader, recipient, own, shelf };
}

/** Forgets as far as a page can: the bytes are overwritten, and nothing points to them any more. */
export function forgetMine(mine: Mine): void {
  mine.reader.end();
  mine.identity.fill(0);
  mine.own.seed.fill(0);
  mine.shelf.close();
}
