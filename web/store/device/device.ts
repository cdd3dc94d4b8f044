// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * What this device remembers of its person: the handle, and the identity under a key that cannot be taken out.
 *
 * The key is an AES-GCM CryptoKey, not extractable; the identity is kept as bytes sealed under it. An X25519
 * CryptoKey is never stored: WebKit reads one back as `null`. This is hygiene against a copied disk, not a defence
 * against a script in the page.
 */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

import { type Bytes, utf8 } from '../../sealed/bytes.ts';

/** Who this device belongs to. `passphraseFile` (base64) lets it be unlocked without a connection. */
export interface Who {
  readonly handle: string;
  readonly instance: string;
  readonly passphraseFile: string;
}

interface Wrapped {
  readonly key: CryptoKey;
  readonly iv: Bytes;
  readonly sealed: ArrayBuffer;
}

/** After how many minutes without a touch it locks; null for never. */
interface Rule {
  readonly lockAfter: number | null;
}

interface Schema extends DBSchema {
  device: { key: 'who' | 'wrapped' | 'rule'; value: Who | Wrapped | Rule };
}

const BOUND_TO = utf8('nearer/1 device');

export class Device {
  readonly #db: IDBPDatabase<Schema> | null;

  private constructor(db: IDBPDatabase<Schema> | null) {
    this.#db = db;
  }

  /** Never fails: a browser that keeps nothing makes a device that remembers nothing. */
  static async open(): Promise<Device> {
    try {
      return new Device(
        await openDB<Schema>('nearer', 1, {
          upgrade(fresh) {
            fresh.createObjectStore('device');
          },
        }),
      );
    } catch {
      return new Device(null);
    }
  }

  async who(): Promise<Who | null> {
    return ((await this.#read('who')) as Who | undefined) ?? null;
  }

  /** The identity, if this device still holds it and can open it. */
  async identity(): Promise<Bytes | null> {
    const wrapped = (await this.#read('wrapped')) as Wrapped | undefined;
    if (wrapped === undefined) return null;
    try {
      const how = { name: 'AES-GCM', iv: wrapped.iv, additionalData: BOUND_TO };
      return new Uint8Array(await crypto.subtle.decrypt(how, wrapped.key, wrapped.sealed));
    } catch {
      return null;
    }
  }

  /**
   * Keeps the identity, reads it back and opens it. Only if that succeeds may the caller forget the passphrase;
   * false says that this browser will not hold it, and then nothing is left behind.
   */
  async keep(who: Who, identity: Bytes): Promise<boolean> {
    try {
      const wrapped = await wrap(identity);
      const transaction = this.#db?.transaction('device', 'readwrite', { durability: 'strict' });
      await Promise.all([
        transaction?.store.put(who, 'who'),
        transaction?.store.put(wrapped, 'wrapped'),
        transaction?.done,
      ]);
    } catch {
      // Lockdown modes refuse CryptoKeys (DataCloneError); the reading below says so.
    }
    const back = await this.identity();
    const opens = back?.length === 32 && back.every((byte, at) => byte === identity[at]);
    if (!opens) await this.forgetIdentity();
    return opens;
  }

  /** Locking: the key and what it sealed go, the handle stays. */
  async forgetIdentity(): Promise<void> {
    try {
      await this.#db?.delete('device', 'wrapped');
    } catch {
      // What cannot be written cannot have been kept either.
    }
  }

  async forgetAll(): Promise<void> {
    try {
      await this.#db?.clear('device');
    } catch {
      // As above.
    }
  }

  /** Never, until somebody chooses: six words each evening on one's own phone would end the habit. */
  async lockAfter(): Promise<number | null> {
    const rule = (await this.#read('rule')) as Rule | undefined;
    return rule?.lockAfter ?? null;
  }

  /** A browser that keeps nothing forgets it with the page. */
  async keepLockAfter(lockAfter: number | null): Promise<void> {
    try {
      await this.#db?.put('device', { lockAfter }, 'rule');
    } catch {
      // As above.
    }
  }

  async #read(name: 'who' | 'wrapped' | 'rule'): Promise<Who | Wrapped | Rule | undefined> {
    try {
      return await this.#db?.get('device', name);
    } catch {
      return undefined;
    }
  }
}

async function wrap(identity: Bytes): Promise<Wrapped> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const how = { name: 'AES-GCM', iv, additionalData: BOUND_TO };
  const strong = { name: 'AES-GCM', length: 256 };
  const key = await crypto.subtle.generateKey(strong, false, ['encrypt', 'decrypt']);
  return { key, iv, sealed: await crypto.subtle.encrypt(how, key, identity) };
}
