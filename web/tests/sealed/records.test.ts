// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeAll, describe, expect, test } from 'vitest';

import { DoesNotOpen, newIdentity, open, recipientOf } from '../../sealed/age.ts';
import { hash, newId } from '../../sealed/bytes.ts';
import { packed, unpacked } from '../../sealed/gist.ts';
import { readJson } from '../../sealed/json.ts';
import {
  Copied,
  fitting,
  holdId,
  oneNoteIdentity,
  openNote,
  type OwnRecord,
  type Place,
  sealBundle,
  sealNote,
  sealStrict,
  type Sent,
  verifyRecord,
} from '../../sealed/records.ts';
import { type HeadLines, Malformed, NOTHING, readHead, writeHead, ZEROS } from '../../sealed/shape.ts';
import { BadSignature, sign } from '../../sealed/signing.ts';
import { BOND, DATE, someone, type Someone } from '../cast.ts';

let ada: Someone;
let ben: Someone;
let dov: Someone;
const bondKey = newIdentity();

beforeAll(async () => {
  [ada, ben, dov] = await Promise.all([someone('Ada'), someone('Ben'), someone('Dov')]);
});

function placeOf(author: Someone, about: Place['about'] = NOTHING): Place {
  return { id: newId(), bond: BOND, author: author.key.author, about };
}

async function sendAs(author: Someone, place: Place, body: Sent['body']): Promise<Sent> {
  const lines: HeadLines = {
    ...place,
    author: author.key.author,
    epoch: place.bond === null ? 0 : 1,
    date: DATE,
    seq: 1,
    prev: ZEROS,
    size: body?.length ?? 0,
    body: body === null ? null : hash(body),
  };
  const head = writeHead(lines);
  return { head, signature: await sign(author.key, head), body };
}

const note = { kind: 'answer', seen: null, data: { text: 'Ja. Genau so. כן' } };

describe('a shared record', () => {
  test('opens to what was said, for whoever holds the bond key', async () => {
    const place = placeOf(ada);
    const sent = await sendAs(ada, place, await sealNote([await recipientOf(bondKey)], place, note));
    const head = await verifyRecord(sent, new Map([[ada.key.author, ada.key.public]]));
    expect(await openNote(bondKey, head, sent.body ?? new Uint8Array())).toEqual(note);
    await expect(openNote(dov.identity, head, sent.body ?? new Uint8Array())).rejects.toThrow(DoesNotOpen);
  });

  test('signed anew by the other is refused as a copy', async () => {
    const place = placeOf(ada);
    const body = await sealNote([await recipientOf(bondKey)], place, note);
    const stolen = await sendAs(ben, place, body);
    const head = await verifyRecord(stolen, new Map([[ben.key.author, ben.key.public]]));
    await expect(openNote(bondKey, head, body)).rejects.toThrow(Copied);
  });

  test('of a stranger is refused, and so is one with a changed byte', async () => {
    const place = placeOf(dov);
    const sent = await sendAs(dov, place, await sealNote([await recipientOf(bondKey)], place, note));
    const members = new Map([[ada.key.author, ada.key.public]]);
    await expect(verifyRecord(sent, members)).rejects.toThrow(BadSignature);
    const keys = new Map([[dov.key.author, dov.key.public]]);
    const changed = Uint8Array.from(sent.body ?? []);
    changed[200] = (changed[200] ?? 0) ^ 1;
    await expect(verifyRecord({ ...sent, body: changed }, keys)).rejects.toThrow(Malformed);
    const signature = Uint8Array.from(sent.signature);
    signature[5] = (signature[5] ?? 0) ^ 1;
    await expect(verifyRecord({ ...sent, signature }, keys)).rejects.toThrow(BadSignature);
  });
});

describe('a strict record', () => {
  test('opens for its author and with its own key, and with nothing else', async () => {
    const place = placeOf(ada, { kind: 'hold', id: holdId(bondKey, 'q', 1) });
    const body = await sealStrict(ada.recipient, place, note);
    const head = readHead((await sendAs(ada, place, body)).head);
    await expect(openNote(bondKey, head, body)).rejects.toThrow(DoesNotOpen);
    await expect(openNote(ben.identity, head, body)).rejects.toThrow(DoesNotOpen);
    const mine = await openNote(ada.identity, head, body);
    expect(mine.data['text']).toBe(note.data.text);
    const key = oneNoteIdentity(mine.data['key']);
    expect(await openNote(key, head, body)).toEqual(mine);
  });
});

/** From `nearer.sealed.bundles`. */
const PYTHONS =
  'jYwxCgMhFAWvEl7tglqk8CohhWF/QHZRV78QEG+TY6Tbi0W32iaQdua9uVU8gp9hfFlXgdkywUBLfZ2UmrSEwOKGR7Q541hYmIqtUGYXfDeblKqbFMoYqtZEhRuX1Omf9YUi/6zrU12A6cWdP/dPuuS4v5kSWrt/AQ==';

describe('an own bundle', () => {
  const record = (text: string): OwnRecord => ({
    id: newId(),
    bond: BOND,
    date: DATE,
    kind: 'pass',
    data: { text },
  });

  test('is of one size, whatever is in it', async () => {
    const sizes = [];
    for (const records of [[], [record('a')], [record('ä'.repeat(7000))]]) {
      const place: Place = { ...placeOf(ada), bond: null };
      const body = await sealBundle(ada.recipient, place, records);
      expect((await open(ada.identity, body)).length).toBe(16_384);
      sizes.push(body.length);
    }
    expect(new Set(sizes).size).toBe(1);
  });

  test('carries a gist only where there is room for it, and is of the same size', async () => {
    const gist = { upto: 7, gist: await packed([{ kind: 'pass' }]) };
    const place: Place = { ...placeOf(ada), bond: null };
    let longest = 16_384;
    while (fitting(place, [record('x'.repeat(longest))]) === 0) longest--;
    const found = [];
    for (const words of ['a', 'x'.repeat(longest - 20)]) {
      const opened = await open(ada.identity, await sealBundle(ada.recipient, place, [record(words)], gist));
      expect(opened.length).toBe(16_384);
      const { data } = readJson(opened) as { data: { upto?: number; gist?: unknown } };
      found.push([data.upto, await unpacked(data.gist)]);
    }
    expect(found).toEqual([
      [7, [{ kind: 'pass' }]],
      [undefined, null],
    ]);
  });

  test('has the gist that the Python client writes, and what is none is none', async () => {
    const text = 'für später';
    expect(await unpacked(PYTHONS)).toEqual([
      { bond: null, date: '2026-11-20', kind: 'pass', data: { question: 'q001', round: 1 } },
      { id: 'r', bond: null, date: '2026-11-20', kind: 'kept', data: { question: 'q002', round: 1, text } },
    ]);
    for (const none of [undefined, 5, '', 'x', PYTHONS.slice(4), await packed({} as never)])
      expect(await unpacked(none)).toBeNull();
  });

  test('takes what fits and leaves the rest for the next day', () => {
    const records = Array.from({ length: 20 }, () => record('x'.repeat(1000)));
    const count = fitting({ ...placeOf(ada), bond: null }, records);
    expect(count).toBeGreaterThan(10);
    expect(count).toBeLessThan(16);
  });

  test('of another size is refused', async () => {
    const place: Place = { ...placeOf(ada), bond: null };
    const body = await sealNote([ada.recipient], place, {
      kind: 'bundle',
      seen: null,
      data: { records: [] },
    });
    const head = readHead((await sendAs(ada, place, body)).head);
    await expect(openNote(ada.identity, head, body)).rejects.toThrow(Malformed);
  });
});
