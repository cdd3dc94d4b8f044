// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * What this device keeps for one person: drafts, outbox, and a copy of what was read. All of it sealed.
 *
 * The key is derived from the person's identity, not from the device's key. So `lock`, which forgets the identity,
 * makes everything here unreadable, and unlocking brings every draft and every unsent record back. Rows have
 * hashed names: not even which question a draft belongs to can be read off the disk.
 */
import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb';

import { base64, type Bytes, derive, hex, mac, text, utf8 } from '../sealed/bytes.ts';

export type Change =
  | { readonly kind: string; readonly key: string; readonly value: unknown }
  | { readonly kind: string; readonly key: string; readonly gone: true };

/** Rows of JSON values, by kind and key. */
export interface Shelf {
  /** True where nothing outlives the page. */
  readonly memoryOnly: boolean;
  get<T>(kind: string, key: string): Promise<T | undefined>;
  /** In no particular order. */
  all<T>(kind: string): Promise<T[]>;
  /** All or none of the changes, durable when the promise resolves. */
  change(changes: readonly Change[]): Promise<void>;
  /** Removes everything and closes. */
  wipe(): Promise<void>;
  close(): void;
}

interface Row {
  readonly kind: string;
  readonly key: string;
  readonly iv: Bytes;
  readonly sealed: ArrayBuffer;
}

interface Schema extends DBSchema {
  rows: { key: [string, string]; value: Row; indexes: { kind: string } };
}

/** Opens the shelf of whoever has this identity; in memory where the browser keeps nothing. */
export async function openShelf(identity: Uint8Array): Promise<Shelf> {
  const name = `nearer-${hex(derive(identity, 'nearer/1 shelf name')).slice(0, 16)}`;
  try {
    const db = await openDB<Schema>(name, 1, {
      upgrade(fresh) {
        fresh.createObjectStore('rows', { keyPath: ['kind', 'key'] }).createIndex('kind', 'kind');
      },
      // Another tab wants to remove it (signed out there): let go at once.
      blocking: (_current, _blocked, event) => {
        (event.target as IDBDatabase).close();
      },
    });
    return new DiskShelf(db, name, await sealer(identity));
  } catch {
    return new MemoryShelf();
  }
}

interface Sealer {
  readonly content: CryptoKey;
  readonly names: Bytes;
}

async function sealer(identity: Uint8Array): Promise<Sealer> {
  const raw = derive(identity, 'nearer/1 shelf');
  const content = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
  return { content, names: derive(identity, 'nearer/1 shelf names') };
}

class DiskShelf implements Shelf {
  readonly memoryOnly = false;
  readonly #db: IDBPDatabase<Schema>;
  readonly #name: string;
  readonly #sealer: Sealer;

  constructor(db: IDBPDatabase<Schema>, name: string, keys: Sealer) {
    this.#db = db;
    this.#name = name;
    this.#sealer = keys;
  }

  async get<T>(kind: string, key: string): Promise<T | undefined> {
    const row = await this.#db.get('rows', [this.#hashed(kind), this.#hashed(`${kind}\n${key}`)]);
    return row === undefined ? undefined : ((await this.#open(row)) as T);
  }

  async all<T>(kind: string): Promise<T[]> {
    const rows = await this.#db.getAllFromIndex('rows', 'kind', this.#hashed(kind));
    return Promise.all(rows.map(async (row) => (await this.#open(row)) as T));
  }

  async change(changes: readonly Change[]): Promise<void> {
    // Sealing first: a transaction ends by itself while WebCrypto works.
    const rows = await Promise.all(changes.map((change) => this.#seal(change)));
    const transaction = this.#db.transaction('rows', 'readwrite', { durability: 'strict' });
    for (const row of rows) {
      if (row.sealed === null) void transaction.store.delete([row.kind, row.key]);
      else void transaction.store.put({ ...row, sealed: row.sealed });
    }
    await transaction.done;
  }

  async wipe(): Promise<void> {
    this.#db.close();
    await deleteDB(this.#name);
  }

  close(): void {
    this.#db.close();
  }

  #hashed(name: string): string {
    return base64(mac(this.#sealer.names, utf8(name)).subarray(0, 16));
  }

  async #seal(change: Change) {
    const kind = this.#hashed(change.kind);
    const key = this.#hashed(`${change.kind}\n${change.key}`);
    const iv = crypto.getRandomValues(new Uint8Array(12));
    if ('gone' in change) return { kind, key, iv, sealed: null };
    const how = { name: 'AES-GCM', iv, additionalData: utf8(key) };
    const plain = utf8(JSON.stringify(change.value));
    return { kind, key, iv, sealed: await crypto.subtle.encrypt(how, this.#sealer.content, plain) };
  }

  async #open(row: Row): Promise<unknown> {
    const how = { name: 'AES-GCM', iv: row.iv, additionalData: utf8(row.key) };
    const plain = await crypto.subtle.decrypt(how, this.#sealer.content, row.sealed);
    return JSON.parse(text(new Uint8Array(plain))) as unknown;
  }
}

/** For browsers that keep nothing, such as some private windows. */
export class MemoryShelf implements Shelf {
  readonly memoryOnly = true;
  readonly #rows = new Map<string, Map<string, string>>();

  get<T>(kind: string, key: string): Promise<T | undefined> {
    const value = this.#rows.get(kind)?.get(key);
    return Promise.resolve(value === undefined ? undefined : (JSON.parse(value) as T));
  }

  all<T>(kind: string): Promise<T[]> {
    const values = [...(this.#rows.get(kind)?.values() ?? [])];
    return Promise.resolve(values.map((value) => JSON.parse(value) as T));
  }

  change(changes: readonly Change[]): Promise<void> {
    for (const change of changes) {
      const rows = this.#rows.get(change.kind) ?? new Map<string, string>();
      this.#rows.set(change.kind, rows);
      if ('gone' in change) rows.delete(change.key);
      else rows.set(change.key, JSON.stringify(change.value));
    }
    return Promise.resolve();
  }

  wipe(): Promise<void> {
    this.#rows.clear();
    return Promise.resolve();
  }

  close(): void {
    // Nothing is held open.
  }
}
