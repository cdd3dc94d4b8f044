// SPDX-License-Identifier: AGPL-3.0-or-later
/** Records verify, open and are refused, exactly as in Python, each at the step that is meant to refuse it. */
import { describe, expect, test } from 'vitest';

import { DoesNotOpen, open, readIdentity } from '../../sealed/age.ts';
import { paddedBody } from '../../sealed/padding.ts';
import {
  aloneSeed,
  drawsSeed,
  eveningsSeed,
  Copied,
  fitting,
  holdId,
  oneNoteIdentity,
  openNote,
  orderSeed,
  type OwnRecord,
  releaseId,
  skipsSeed,
  verifyRecord,
} from '../../sealed/records.ts';
import { checkBody, type Head, Malformed, NOTHING, readHead } from '../../sealed/shape.ts';
import { BadSignature, verify } from '../../sealed/signing.ts';
import { bytes, vectors } from './vectors.ts';

interface Signed {
  name: string;
  public: string;
  head: string;
  signature: string;
  body: string | null;
}

interface Opening extends Signed {
  body: string;
  identity: string;
  kind: string;
  seen: unknown;
  data: Record<string, unknown>;
  plaintext_length?: number;
}

async function verified(v: Signed): Promise<Head> {
  const { author } = readHead(bytes(v.head));
  const sent = {
    head: bytes(v.head),
    signature: bytes(v.signature),
    body: v.body === null ? null : bytes(v.body),
  };
  return verifyRecord(sent, new Map([[author, v.public]]));
}

describe('records', () => {
  const v = vectors<{
    valid: Opening[];
    invalid: (Opening & { fails: string })[];
    padding: { length: number; padded: number }[];
  }>('records');

  test.each(v.valid)('opens: $name', async (record) => {
    const { kind, seen, data } = record;
    const head = await verified(record);
    expect(await openNote(readIdentity(record.identity), head, bytes(record.body))).toEqual({
      kind,
      seen,
      data,
    });
  });

  const refusals = {
    signature: BadSignature,
    body: Malformed,
    open: DoesNotOpen,
    unreadable: Malformed,
    copied: Copied,
  };

  test.each(v.invalid)('refused: $name', async (record) => {
    const expected = refusals[record.fails as keyof typeof refusals];
    const head = readHead(bytes(record.head));
    const steps = async () => {
      await verify(record.public, bytes(record.head), bytes(record.signature));
      await checkBody(head, record.body === (null as unknown) ? null : bytes(record.body));
      await openNote(readIdentity(record.identity), head, bytes(record.body));
    };
    await expect(steps()).rejects.toThrow(expected);
  });

  test('padding', () => {
    for (const { length, padded } of v.padding) expect(paddedBody('x'.repeat(length)).length).toBe(padded);
  });
});

test('a strict record opens for nobody but its author before the release, and with it after', async () => {
  const v = vectors<{
    held: Opening;
    release: Opening;
    opens_before: string[];
    refused_before: string[];
    opens_after: string[];
  }>('strict');
  const head = await verified(v.held);
  const body = bytes(v.held.body);
  for (const identity of v.refused_before)
    await expect(openNote(readIdentity(identity), head, body)).rejects.toThrow(DoesNotOpen);
  for (const identity of [...v.opens_before, ...v.opens_after])
    expect((await openNote(readIdentity(identity), head, body)).data).toEqual(v.held.data);
  const release = await verified(v.release);
  const opened = await openNote(readIdentity(v.release.identity), release, bytes(v.release.body));
  expect(opened.data['record']).toBe(head.id);
  expect((await openNote(oneNoteIdentity(opened.data['key']), head, body)).data).toEqual(v.held.data);
  expect(releaseId(readIdentity(v.held.identity), head.id)).toBe(release.id);
});

describe('bundles', () => {
  const v = vectors<{
    valid: Opening[];
    invalid: Signed[];
    fill: { place: { id: string; author: string }; elements: OwnRecord[]; taken: number };
  }>('bundles');

  test.each(v.valid)('opens: $name', async (bundle) => {
    const head = await verified(bundle);
    const identity = readIdentity(bundle.identity);
    expect((await open(identity, bytes(bundle.body))).length).toBe(bundle.plaintext_length);
    expect((await openNote(identity, head, bytes(bundle.body))).data).toEqual(bundle.data);
  });

  test.each(v.invalid)('refused: $name', async (bundle) => {
    await expect(verified(bundle)).rejects.toThrow(Malformed);
  });

  test('take what fits, oldest first', () => {
    const { place, elements, taken } = v.fill;
    expect(fitting({ ...place, bond: null, about: NOTHING }, elements)).toBe(taken);
  });
});

test('derived ids and seeds', () => {
  const v = vectors<{
    hold_ids: { identity: string; question: string; round: number; id: string }[];
    release_ids: { identity: string; record: string; id: string }[];
    order_seeds: { identity: string; seed: string }[];
    skips_seeds: { identity: string; bond: string | null; seed: string }[];
    draws_seeds: { identity: string; bond: string | null; seed: string }[];
    alone_seeds: { identity: string; seed: string }[];
    evenings_seeds: { identity: string; cards: [string, string]; seed: string }[];
  }>('derived');
  for (const d of v.hold_ids) expect(holdId(readIdentity(d.identity), d.question, d.round)).toBe(d.id);
  for (const d of v.release_ids) expect(releaseId(readIdentity(d.identity), d.record)).toBe(d.id);
  for (const d of v.order_seeds) expect(orderSeed(readIdentity(d.identity))).toBe(d.seed);
  for (const d of v.skips_seeds) expect(skipsSeed(readIdentity(d.identity), d.bond)).toBe(d.seed);
  for (const d of v.draws_seeds) expect(drawsSeed(readIdentity(d.identity), d.bond)).toBe(d.seed);
  for (const d of v.alone_seeds) expect(aloneSeed(readIdentity(d.identity))).toBe(d.seed);
  for (const d of v.evenings_seeds) expect(eveningsSeed(readIdentity(d.identity), d.cards)).toBe(d.seed);
});
