// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * Signals: what two open pages tell each other while something is done on two phones. Nobody keeps them.
 *
 * Source: docs/specs/protocol.md, section 10; `nearer.sealed.signals` is the same in Python.
 */
import { DoesNotOpen } from './age.ts';
import { type Bytes, concat, derive, random, text, utf8 } from './bytes.ts';
import { type Json, readJson, writeJson } from './json.ts';
import { Malformed } from './shape.ts';
import { sign, type SigningKey, verify } from './signing.ts';

export const SIGNAL_SIZE = 1_024;
/** Milliseconds between the two clocks, beyond which a signal is of another time. */
const LATEST_MS = 10 * 60_000;
const NONCE = 12;
const SIGNATURE = 64;
const TEXT = SIGNAL_SIZE - NONCE - 16 - SIGNATURE;
const HEAD = /^nearer\/1 signal\nsession ([0-9a-f]{32})\ncount (0|[1-9][0-9]{0,15})\n/;

export interface Signal {
  readonly session: string;
  /** At least the milliseconds since 1970 by its author's clock. */
  readonly count: number;
  readonly data: Json;
}

/** Signs and seals under the newest epoch's identity. Throws a RangeError where it is longer than one can be. */
export async function sealSignal(
  bondIdentity: Uint8Array,
  key: SigningKey,
  { session, count, data }: Signal,
): Promise<Bytes> {
  const said = utf8(`nearer/1 signal\nsession ${session}\ncount ${count}\n${writeJson(data)}`);
  if (said.length > TEXT) throw new RangeError('longer than one signal can be');
  const padded = new Uint8Array(TEXT).fill(32);
  padded.set(said);
  const plain = concat(await sign(key, padded), padded);
  const iv = random(NONCE);
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await cipher(bondIdentity), plain);
  return concat(iv, new Uint8Array(sealed));
}

/**
 * Opens a signal of whoever has this public key (hex), under the newest epoch's identity. Throws Malformed,
 * DoesNotOpen or BadSignature.
 */
export async function openSignal(
  signal: Bytes,
  bondIdentity: Uint8Array,
  publicHex: string,
): Promise<Signal> {
  if (signal.length !== SIGNAL_SIZE) throw new Malformed('a signal has 1,024 bytes');
  const plain = await opened(signal, bondIdentity);
  const padded = plain.slice(SIGNATURE);
  await verify(publicHex, padded, plain.subarray(0, SIGNATURE));
  return read(padded);
}

/** Whether it is of now and after `last`, the last count that its author sent in its session. */
export function isFresh({ count }: Signal, last: number | null, now: number): boolean {
  return Math.abs(count - now) <= LATEST_MS && (last === null || count > last);
}

/** The count of one's next signal in a session; `last` is null before the first. */
export function nextCount(last: number | null, now: number): number {
  return last === null ? now : Math.max(now, last + 1);
}

async function opened(signal: Bytes, bondIdentity: Uint8Array): Promise<Bytes> {
  const how = { name: 'AES-GCM', iv: signal.slice(0, NONCE) };
  try {
    return new Uint8Array(await crypto.subtle.decrypt(how, await cipher(bondIdentity), signal.slice(NONCE)));
  } catch (error) {
    throw new DoesNotOpen('the signal is under another key, or it was changed', { cause: error });
  }
}

function cipher(bondIdentity: Uint8Array): Promise<CryptoKey> {
  const key = derive(bondIdentity, 'nearer/1 signal');
  return crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

function read(padded: Bytes): Signal {
  const said = textOf(padded);
  const [head, session, digits] = HEAD.exec(said) ?? [];
  const count = Number(digits);
  if (head === undefined || session === undefined || !Number.isSafeInteger(count))
    throw new Malformed('the signal is not written as one');
  return { session, count, data: readJson(padded.subarray(head.length)) };
}

function textOf(padded: Bytes): string {
  try {
    return text(padded);
  } catch {
    throw new Malformed('the signal is not written as one');
  }
}
