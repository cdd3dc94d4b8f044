// SPDX-License-Identifier: AGPL-3.0-or-later
/** What a device keeps, and what it can no longer read once it is locked. */
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { newIdentity } from '../../sealed/age.ts';
import { Device } from '../../store/device/device.ts';
import { openShelf } from '../../store/device/shelf.ts';

const WHO = { handle: 'ada', instance: '0'.repeat(32), passphraseFile: '' };

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

afterEach(() => {
  vi.restoreAllMocks();
});

describe('the identity on a device', () => {
  test('is there again after the page is loaded anew, and gone after locking', async () => {
    const identity = newIdentity();
    expect(await (await Device.open()).keep(WHO, identity)).toBe(true);
    const again = await Device.open();
    expect(await again.identity()).toEqual(identity);
    expect(await again.who()).toEqual(WHO);
    await again.forgetIdentity();
    expect(await (await Device.open()).identity()).toBeNull();
    expect(await (await Device.open()).who()).toEqual(WHO);
  });

  test('is not claimed to be kept where the browser gives back nothing (WebKit) or refuses (Lockdown)', async () => {
    const device = await Device.open();
    vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(() => {
      throw new DOMException('Unable to deserialize data', 'DataCloneError');
    });
    expect(await device.keep(WHO, newIdentity())).toBe(false);
    vi.restoreAllMocks();
    expect(await device.identity()).toBeNull();
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('no CryptoKeys here', 'DataCloneError');
    });
    expect(await device.keep(WHO, newIdentity())).toBe(false);
    expect(await device.identity()).toBeNull();
  });

  test('is not kept by a browser without storage', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('no storage in private windows', 'SecurityError');
    });
    const device = await Device.open();
    expect(await device.who()).toBeNull();
    expect(await device.keep(WHO, newIdentity())).toBe(false);
  });
});

describe('the shelf', () => {
  test('keeps what was written for the same person, and nothing readable for anybody else', async () => {
    const identity = newIdentity();
    const shelf = await openShelf(identity);
    await shelf.change([{ kind: 'draft', key: 'answer/bond/q001/1', value: 'Canary 4711' }]);
    shelf.close();
    const names = (await indexedDB.databases()).map(({ name }) => name ?? '');
    expect(names).toHaveLength(1);
    expect(await everythingIn(names[0] ?? '')).not.toMatch(/Canary|4711|draft|q001/);
    expect(await (await openShelf(identity)).get('draft', 'answer/bond/q001/1')).toBe('Canary 4711');
    expect(await (await openShelf(newIdentity())).get('draft', 'answer/bond/q001/1')).toBeUndefined();
  });

  test('takes all of a change or nothing of it', async () => {
    const shelf = await openShelf(newIdentity());
    await shelf.change([{ kind: 'a', key: '1', value: 1 }]);
    const put = vi.spyOn(IDBObjectStore.prototype, 'put');
    put.mockImplementationOnce(() => {
      throw new DOMException('the disk is full', 'QuotaExceededError');
    });
    const both = shelf.change([
      { kind: 'a', key: '1', gone: true },
      { kind: 'a', key: '2', value: 2 },
    ]);
    await expect(both).rejects.toThrow();
    expect(await shelf.all('a')).toEqual([1]);
  });

  test('stays in memory, still sealed, where the browser keeps nothing', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('no storage in private windows', 'SecurityError');
    });
    const identity = newIdentity();
    const shelf = await openShelf(identity);
    expect(shelf.memoryOnly).toBe(true);
    await shelf.change([{ kind: 'draft', key: 'k', value: 'typed' }]);
    shelf.close();
    expect(await (await openShelf(identity)).get('draft', 'k')).toBe('typed');
    expect(await (await openShelf(newIdentity())).get('draft', 'k')).toBeUndefined();
  });
});

/** All that a thief of the disk reads, as one text. */
async function everythingIn(name: string): Promise<string> {
  const request = indexedDB.open(name);
  const db = await new Promise<IDBDatabase>((resolve) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
  });
  const rows = db.transaction('rows').objectStore('rows').getAll();
  const found = await new Promise<unknown[]>((resolve) => {
    rows.onsuccess = () => {
      resolve(rows.result);
    };
  });
  db.close();
  return JSON.stringify(found, (_, value: unknown) =>
    value instanceof ArrayBuffer ? Buffer.from(value).toString('latin1') : value,
  );
}
