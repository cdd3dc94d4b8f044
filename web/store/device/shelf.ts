// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * What this device keeps for one person: drafts, outbox, and a copy of what was read. All of it sealed.
 *
 * The key is derived from the person's identity, not from the device's key. So `lock`, which forgets the identity,
 * makes everything here unreadable, and unlocking brings every draft and every unsent record back. Rows have
 * hashed names: not even which question a draft belongs to can be read off the disk.
 */
import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb';

import { base64, type Bytes, derive, hex, mac, text, utf8 } from '../../sealed/bytes.ts';

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

/** Where sealed rows lie. */
interface Rows {
  readonly memoryOnly: boolean;
  get(kind: string, key: string): Promise<Row | undefined>;
  all(kind: string): Promise<Row[]>;
  change(put: readonly Row[], gone: readonly (readonly [kind: string, key: string])[]): Promise<void>;
  wipe(): Promise<void>;
  close(): void;
}

interface Schema extends DBSchema {
  rows: { key: [string, string]; value: Row; indexes: { kind: string } };
}

/** Opens the shelf of whoever has this identity; in memory where the browser keeps nothing. */
export async function openShelf(identity: Uint8Array): Promise<Shelf> {
  const name = `nearer-${hex(derive(identity, 'nearer/1 shelf name')).slice(0, 16)}`;
  const raw = derive(identity, 'nearer/1 shelf');
  const content = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
  return new SealedShelf(await openRows(name), content, derive(identity, 'nearer/1 shelf names'));
}

class SealedShelf implements Shelf {
  readonly #rows: Rows;
  readonly #content: CryptoKey;
  readonly #names: Bytes;

  constructor(rows: Rows, content: CryptoKey, names: Bytes) {
    this.#rows = rows;
    this.#content = content;
    this.#names = names;
  }

  get memoryOnly(): boolean {
    return this.#rows.memoryOnly;
  }

  async get<T>(kind: string, key: string): Promise<T | undefined> {
    const row = await this.#rows.get(...this.#hashed(kind, key));
    return row === undefined ? undefined : ((await this.#open(row)) as T);
  }

  async all<T>(kind: string): Promise<T[]> {
    const rows = await this.#rows.all(this.#hash(kind));
    return Promise.all(rows.map(async (row) => (await this.#open(row)) as T));
  }

  async change(changes: readonly Change[]): Promise<void> {
    const put: Promise<Row>[] = [];
    const gone: (readonly [string, string])[] = [];
    // In order, and the last word on a row counts. Sealing first: a transaction ends by itself while WebCrypto works.
    const last = new Map(changes.map((change) => [`${change.kind}\n${change.key}`, change]));
    for (const change of last.values()) {
      if ('gone' in change) gone.push(this.#hashed(change.kind, change.key));
      else put.push(this.#seal(change));
    }
    await this.#rows.change(await Promise.all(put), gone);
  }

  wipe(): Promise<void> {
    return this.#rows.wipe();
  }

  close(): void {
    this.#rows.close();
    this.#names.fill(0);
  }

  #hash(name: string): string {
    return base64(mac(this.#names, utf8(name)).subarray(0, 16));
  }

  #hashed(kind: string, key: string): [string, string] {
    return [this.#hash(kind), this.#hash(`${kind}\n${key}`)];
  }

  async #seal(change: {
    readonly kind: string;
    readonly key: string;
    readonly value: unknown;
  }): Promise<Row> {
    const [kind, key] = this.#hashed(change.kind, change.key);
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const how = { name: 'AES-GCM', iv, additionalData: utf8(key) };
    const plain = utf8(JSON.stringify(change.value));
    return { kind, key, iv, sealed: await crypto.subtle.encrypt(how, this.#content, plain) };
  }

  async #open(row: Row): Promise<unknown> {
    const how = { name: 'AES-GCM', iv: row.iv, additionalData: utf8(row.key) };
    const plain = await crypto.subtle.decrypt(how, this.#content, row.sealed);
    return JSON.parse(text(new Uint8Array(plain))) as unknown;
  }
}

async function openRows(name: string): Promise<Rows> {
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
    return new DiskRows(db, name);
  } catch {
    const rows = inMemory.get(name) ?? new MemoryRows(name);
    inMemory.set(name, rows);
    return rows;
  }
}

class DiskRows implements Rows {
  readonly memoryOnly = false;
  readonly #db: IDBPDatabase<Schema>;
  readonly #name: string;

  constructor(db: IDBPDatabase<Schema>, name: string) {
    this.#db = db;
    this.#name = name;
  }

  get(kind: string, key: string): Promise<Row | undefined> {
    return this.#db.get('rows', [kind, key]);
  }

  all(kind: string): Promise<Row[]> {
    return this.#db.getAllFromIndex('rows', 'kind', kind);
  }

  async change(put: readonly Row[], gone: readonly (readonly [string, string])[]): Promise<void> {
    const transaction = this.#db.transaction('rows', 'readwrite', { durability: 'strict' });
    const asked: Promise<unknown>[] = [transaction.done];
    try {
      for (const [kind, key] of gone) asked.push(transaction.store.delete([kind, key]));
      for (const row of put) asked.push(transaction.store.put(row));
    } catch (error) {
      // An act that throws before it becomes a request does not end its transaction; the others would be kept.
      transaction.abort();
      await Promise.allSettled(asked);
      throw error;
    }
    await Promise.all(asked);
  }

  async wipe(): Promise<void> {
    this.#db.close();
    await deleteDB(this.#name);
  }

  close(): void {
    this.#db.close();
  }
}

/** Still sealed, so that locking means the same; they outlive it, and end with the page. */
const inMemory = new Map<string, MemoryRows>();

class MemoryRows implements Rows {
  readonly memoryOnly = true;
  readonly #name: string;
  readonly #rows = new Map<string, Row>();

  constructor(name: string) {
    this.#name = name;
  }

  get(_kind: string, key: string): Promise<Row | undefined> {
    return Promise.resolve(this.#rows.get(key));
  }

  all(kind: string): Promise<Row[]> {
    return Promise.resolve([...this.#rows.values()].filter((row) => row.kind === kind));
  }

  change(put: readonly Row[], gone: readonly (readonly [string, string])[]): Promise<void> {
    for (const [, key] of gone) this.#rows.delete(key);
    for (const row of put) this.#rows.set(row.key, row);
    return Promise.resolve();
  }

  wipe(): Promise<void> {
    inMemory.delete(this.#name);
    return Promise.resolve();
  }

  close(): void {
    // Nothing is held open.
  }
}
