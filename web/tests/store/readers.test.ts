// SPDX-License-Identifier: AGPL-3.0-or-later
/** Years of records are opened in Workers, and a browser that starts none opens them all the same. */
import { afterEach, expect, test, vi } from 'vitest';

import { newIdentity, recipientOf } from '../../sealed/age.ts';
import { base64, hash, newId, text } from '../../sealed/bytes.ts';
import { sealBundle } from '../../sealed/records.ts';
import { type ChainEnd, EMPTY_CHAIN, NOTHING, readHead, writeHead } from '../../sealed/shape.ts';
import { sign, signingKey } from '../../sealed/signing.ts';
import { type ReadReply, type ReadRequest, readersInWorkers } from '../../store/post/readers.ts';
import { type Keys, readHere } from '../../store/post/reading.ts';
import type { WireStored } from '../../store/post/wire.ts';

const identity = newIdentity();
const key = await signingKey(identity, 'own');
const keys: Keys = { identity, bond: null, own: new Map([[key.author, key.public]]) };

async function bundles(count: number): Promise<WireStored[]> {
  const found: WireStored[] = [];
  let [seq, prev]: ChainEnd = EMPTY_CHAIN;
  for (let at = 0; at < count; at++) {
    const place = { id: newId(), bond: null, author: key.author, about: NOTHING };
    const body = await sealBundle(await recipientOf(identity), place, []);
    const lines = { ...place, epoch: 0, date: '2026-01-01', seq: seq + 1, prev, size: body.length };
    const head = writeHead({ ...lines, body: hash(body) });
    [seq, prev] = [seq + 1, readHead(head).hash];
    const signature = base64(await sign(key, head));
    found.push({ position: seq, head: text(head), signature, body: base64(body) });
  }
  return found;
}

const records = await bundles(50);

/** A Worker in this thread; what passes is cloned as between threads. */
class Here {
  static started = 0;
  static ended = 0;
  onmessage: ((event: { data: ReadReply }) => void) | null = null;
  onerror: (() => void) | null = null;
  #ended = false;

  constructor() {
    Here.started++;
  }

  postMessage(request: ReadRequest): void {
    const { number, keys: given, records: asked } = structuredClone(request);
    void readHere(given, asked).then((opened) => {
      if (!this.#ended) this.onmessage?.({ data: structuredClone({ number, opened }) });
    });
  }

  terminate(): void {
    this.#ended = true;
    Here.ended++;
  }
}

/** A Worker that the browser does not let start. */
class Refused extends Here {
  override postMessage(): void {
    setTimeout(() => this.onerror?.());
  }
}

afterEach(() => {
  vi.useRealTimers();
  [Here.started, Here.ended] = [0, 0];
});

test('what a Worker opens is what is opened here', async () => {
  const reader = readersInWorkers(() => new Here() as unknown as Worker, 2);
  const [there, here] = [await reader.read(keys, records), await readHere(keys, records)];
  expect(there).toEqual(here);
  expect(there[0]?.opening).toMatchObject({ state: 'open', note: { kind: 'bundle' } });
  expect(Here.started).toBe(1);
  reader.end();
  expect(Here.ended).toBe(1);
});

test('what does not verify is named there as here', async () => {
  const reader = readersInWorkers(() => new Here() as unknown as Worker, 2);
  const strange = records.map((record, at) => ({
    ...record,
    body: records[at === 0 ? 1 : at]?.body ?? null,
  }));
  const [first, second] = await reader.read(keys, strange);
  expect(first?.head).toEqual({ trouble: 'malformed' });
  expect(second?.head).toMatchObject({ seq: 2 });
  reader.end();
});

test('a few are opened here, and no Worker is started for them', async () => {
  const reader = readersInWorkers(() => new Here() as unknown as Worker, 2);
  expect(await reader.read(keys, records.slice(0, 5))).toHaveLength(5);
  expect(Here.started).toBe(0);
});

test('where no Worker starts, everything is opened here', async () => {
  const reader = readersInWorkers(() => new Refused() as unknown as Worker, 2);
  expect(await reader.read(keys, records)).toEqual(await readHere(keys, records));
});

test('Workers that nobody asks end by themselves, with the keys that they were given', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const reader = readersInWorkers(() => new Here() as unknown as Worker, 2);
  await reader.read(keys, records);
  expect(Here.ended).toBe(0);
  vi.advanceTimersByTime(10_000);
  expect(Here.ended).toBe(1);
});

test('whoever begins to read again after a rest ends what was started then, and nothing else', async () => {
  const reader = readersInWorkers(() => new Here() as unknown as Worker, 2);
  await reader.read(keys, records);
  reader.end();
  await reader.read(keys, records);
  reader.end();
  expect([Here.started, Here.ended]).toEqual([2, 2]);
});

test('whoever locks ends what is being read', async () => {
  const reader = readersInWorkers(() => new Here() as unknown as Worker, 2);
  const reading = reader.read(keys, records);
  reader.end();
  await expect(reading).rejects.toThrow('ended');
  expect(Here.ended).toBe(1);
});
