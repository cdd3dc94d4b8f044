// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * The drawer: where a journal lies. Writing needs its recipient only; its identity is nowhere on a device and opens
 * with the passphrase or the recovery code.
 *
 * Source: docs/specs/protocol.md, section 5; `nearer.sealed.drawer` is the same in Python.
 */
import { openIdentity, PASSPHRASE_WORK, RECOVERY_WORK, sealIdentity } from './account.ts';
import { DoesNotOpen, newIdentity, open, recipientOf, seal } from './age.ts';
import { base64, type Bytes, fromBase64, utf8 } from './bytes.ts';
import { isObject, readJson, writeJson } from './json.ts';
import { padded } from './padding.ts';
import { Malformed } from './shape.ts';
import type { Stretch } from './stretch.ts';

/** The longest text of one entry, in bytes of UTF-8. */
export const ENTRY_MAX = 6_000;
/** The longest entry as it lies in a record, in characters of base64. */
export const SEALED_MAX = 9_000;
/** More files than anybody has keys are not tried: each costs half a second. */
const MOST_FILES = 16;
const STEP = 256;
const AT = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/;
const WORK = /^age-encryption\.org\/v1\n-> scrypt [A-Za-z0-9+/]{22} ([1-9][0-9]?)\n/;

/** As the self file holds it. */
export interface Drawer {
  readonly recipient: string;
  /** Base64; each opens to the same identity. */
  readonly files: readonly string[];
}

export interface JournalEntry {
  readonly text: string;
  /** Local date and time, `YYYY-MM-DDTHH:MM`. */
  readonly at: string;
}

/** What a file opens with; `secret` is as `readPassphrase` or `readRecoveryCode` gives it. */
export interface DrawerKey {
  readonly secret: string;
  readonly for: 'passphrase' | 'code';
}

const WORKS = { passphrase: PASSPHRASE_WORK, code: RECOVERY_WORK } as const;

/** A fresh drawer that opens with each of these. */
export async function newDrawer(
  stretch: Stretch,
  handle: string,
  keys: readonly DrawerKey[],
): Promise<Drawer> {
  const identity = newIdentity();
  const files = [];
  for (const key of keys) files.push(await drawerFile(stretch, handle, identity, key));
  const recipient = await recipientOf(identity);
  identity.fill(0);
  return { recipient, files };
}

/** The drawer's identity in one more file. */
export async function drawerFile(
  stretch: Stretch,
  handle: string,
  identity: Uint8Array,
  key: DrawerKey,
): Promise<string> {
  return base64(await sealIdentity(stretch, { handle, identity, secret: key.secret, work: WORKS[key.for] }));
}

/** What the self file says of it; null where there is none, or none that makes sense. */
export function readDrawer(value: unknown): Drawer | null {
  if (!isObject(value)) return null;
  const { recipient, files } = value;
  if (typeof recipient !== 'string' || !Array.isArray(files)) return null;
  return { recipient, files: files.filter((file): file is string => typeof file === 'string') };
}

/** What a file of the drawer opens with, told by its work factor; null for what is no such file. */
export function keyOf(file: string): DrawerKey['for'] | null {
  let found;
  try {
    found = WORK.exec(String.fromCharCode(...fromBase64(file).subarray(0, 80)))?.[1];
  } catch {
    return null;
  }
  if (found === String(PASSPHRASE_WORK)) return 'passphrase';
  return found === String(RECOVERY_WORK) ? 'code' : null;
}

/** The identity, from whichever file this secret opens. Throws DoesNotOpen. */
export async function openDrawer(
  stretch: Stretch,
  drawer: Drawer,
  o: { readonly handle: string; readonly secret: string },
): Promise<Bytes> {
  for (const file of drawer.files.slice(-MOST_FILES).reverse()) {
    const identity = await opened(stretch, file, o);
    if (identity === null) continue;
    // Somebody may have put their own recipient there; what is written to it was never for this identity.
    if ((await recipientOf(identity)) === drawer.recipient) return identity;
    identity.fill(0);
  }
  throw new DoesNotOpen('the drawer does not open with this');
}

/** An entry, base64. Throws a RangeError where it is longer than one can be. */
export async function sealEntry(recipient: string, { text, at }: JournalEntry): Promise<string> {
  const plain = writeJson({ text, at });
  checkEntry({ text, at });
  if (utf8(text).length > ENTRY_MAX) throw new RangeError('longer than one entry can be');
  const sealed = base64(await seal([recipient], padded(plain, STEP)));
  if (sealed.length > SEALED_MAX) throw new RangeError('longer than one entry can be');
  return sealed;
}

/** Throws DoesNotOpen or Malformed. */
export async function openEntry(identity: Uint8Array, sealed: string): Promise<JournalEntry> {
  let file;
  try {
    file = fromBase64(sealed);
  } catch {
    throw new Malformed('this is not base64');
  }
  const { text, at } = readJson(await open(identity, file));
  return checkEntry({ text, at });
}

function checkEntry({ text, at }: { text: unknown; at: unknown }): JournalEntry {
  if (typeof text !== 'string' || typeof at !== 'string' || !AT.test(at))
    throw new Malformed('the inside of an entry is not whole');
  return { text, at };
}

async function opened(
  stretch: Stretch,
  file: string,
  o: { readonly handle: string; readonly secret: string },
): Promise<Bytes | null> {
  try {
    return await openIdentity(stretch, fromBase64(file), o);
  } catch (error) {
    // What is no base64, no text or no file of ours opens as little as what has another secret.
    if (error instanceof DoesNotOpen || keyOf(file) === null) return null;
    throw error;
  }
}
