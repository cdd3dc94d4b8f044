// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * The form of what is signed: heads, cards and bond statements.
 *
 * Source: docs/specs/protocol.md, sections 3 and 7; `nearer.sealed.shape` is the same in Python. Signed bytes are
 * kept as they came (`text`); nothing is ever written again from its parts.
 */
import { type Bytes, fromHex, hash, hashLong, utf8 } from './bytes.ts';
import { authorOf, isOddPoint } from './signing.ts';

export const ZEROS = '0'.repeat(64);
export const MAX_TEXT = 1024;
export const MAX_BODY = 65_536;
export const OWN_BODY_MIN = 16_384;
export const OWN_BODY_MAX = 17_408;
export const HOLD_DAYS = 400;
const PLAIN = /^[\n -~]*$/;
const latin = new TextDecoder('latin1');
const AGE_FIRST_LINE = utf8('age-encryption.org/v1\n');

const ID = '[0-9a-f]{32}';
const HASH = '[0-9a-f]{64}';
const NUMBER = '(?:0|[1-9][0-9]{0,9})';
const DATE = '[0-9]{4}-[0-9]{2}-[0-9]{2}';
const RECIPIENT = 'age1[02-9ac-hj-np-z]{58}';
const NUMBER_LIMIT = 2 ** 31;

const HEAD = whole([
  'nearer/1 note',
  `id (?<id>${ID})`,
  `bond (?<bond>${ID}|-)`,
  `epoch (?<epoch>${NUMBER})`,
  `author (?<author>${ID})`,
  `about (?<about>-|leave|(?:hold|drop):${ID})`,
  `date (?<date>${DATE})`,
  `seq (?<seq>${NUMBER})`,
  `prev (?<prev>${HASH})`,
  `size (?<size>${NUMBER})`,
  `body (?<body>${HASH}|-)`,
]);
const CARD = whole([
  'nearer/1 card',
  `sign (?<sign>${HASH})`,
  `recipient (?<recipient>${RECIPIENT})`,
  'hold (?<hold>strict|server)',
  `date (?<date>${DATE})`,
]);
const STATEMENT = whole([
  'nearer/1 bond',
  `bond (?<bond>${ID})`,
  `epoch (?<epoch>${NUMBER})`,
  `offer (?<offer>${HASH})`,
  `accept (?<accept>${HASH})`,
  `recipient (?<recipient>${RECIPIENT})`,
  `keyfile (?<keyfile>${HASH})`,
  'hold (?<hold>strict|server)',
  `date (?<date>${DATE})`,
]);
const FIRST_LINE = /^nearer\/[1-9][0-9]{0,9} [a-z]{1,16}\n/;
const KNOWN_FIRST_LINES = ['nearer/1 note\n', 'nearer/1 card\n', 'nearer/1 bond\n'];

/** The text or body is not as the protocol asks. Says what is wrong, never what was in it. */
export class Malformed extends Error {
  override name = 'Malformed';
}

/** A version or kind of text newer than this reader: please update, never guess. */
export class UnknownVersion extends Malformed {
  override name = 'UnknownVersion';
}

export type Hold = 'strict' | 'server';

/** What a head is about. `id` is the hold's or the dropped record's. */
export type About =
  | { readonly kind: 'none' | 'leave'; readonly id: null }
  | { readonly kind: 'hold' | 'drop'; readonly id: string };

export const NOTHING: About = { kind: 'none', id: null };
export const LEAVE: About = { kind: 'leave', id: null };

/** The lines of a head as they are given to `writeHead`. `bond` is null for an own record. */
export interface HeadLines {
  readonly id: string;
  readonly bond: string | null;
  readonly epoch: number;
  readonly author: string;
  readonly about: About;
  readonly date: string;
  readonly seq: number;
  readonly prev: string;
  readonly size: number;
  /** null for a drop and for leaving. */
  readonly body: string | null;
}

export interface Head extends HeadLines {
  readonly text: Bytes;
  /** Within (bond, author): `own`, `shared` or `hold:<id>`. */
  readonly chain: string;
  /** What the next head's `prev` names. */
  readonly hash: string;
}

export interface CardLines {
  readonly sign: string;
  readonly recipient: string;
  readonly hold: Hold;
  readonly date: string;
}

export interface Card extends CardLines {
  readonly text: Bytes;
  readonly author: string;
  /** What is pinned. */
  readonly hash: string;
}

export interface StatementLines {
  readonly bond: string;
  readonly epoch: number;
  readonly offer: string;
  readonly accept: string;
  readonly recipient: string;
  readonly keyfile: string;
  readonly hold: Hold;
  readonly date: string;
}

export interface Statement extends StatementLines {
  readonly text: Bytes;
  readonly hash: string;
}

/** The value of the `about` line. */
export function aboutLine(about: About): string {
  if (about.kind === 'none') return '-';
  return about.id === null ? about.kind : `${about.kind}:${about.id}`;
}

/** The value of the `bond` line. */
export function bondLine(bond: string | null): string {
  return bond ?? '-';
}

/** What it returns obeys section 3.1. Throws Malformed or UnknownVersion. */
export function readHead(bytes: Uint8Array): Head {
  const { found, text } = lines(bytes, HEAD, 'nearer/1 note\n');
  const about = aboutOf(found('about'));
  const bond = orNull(found('bond'));
  const head: Head = {
    id: found('id'),
    bond,
    epoch: numberOf(found('epoch')),
    author: found('author'),
    about,
    date: dateOf(found('date')),
    seq: numberOf(found('seq')),
    prev: found('prev'),
    size: numberOf(found('size')),
    body: orNull(found('body')),
    text,
    chain: bond === null ? 'own' : about.kind === 'hold' ? `hold:${about.id}` : 'shared',
    hash: hash(text),
  };
  checkHead(head);
  return head;
}

/** The bytes to sign. Throws exactly where `readHead` would. */
export function writeHead(l: HeadLines): Bytes {
  const text = utf8(
    `nearer/1 note\nid ${l.id}\nbond ${bondLine(l.bond)}\nepoch ${l.epoch}\nauthor ${l.author}\n` +
      `about ${aboutLine(l.about)}\ndate ${l.date}\nseq ${l.seq}\nprev ${l.prev}\n` +
      `size ${l.size}\nbody ${l.body ?? '-'}\n`,
  );
  readHead(text);
  return text;
}

/** The key in what it returns is never one that fits many texts. Throws Malformed or UnknownVersion. */
export function readCard(bytes: Uint8Array): Card {
  const { found, text } = lines(bytes, CARD, 'nearer/1 card\n');
  const sign = found('sign');
  if (isOddPoint(fromHex(sign))) throw new Malformed('this public key would fit signatures it never made');
  return {
    sign,
    recipient: found('recipient'),
    hold: holdOf(found('hold')),
    date: dateOf(found('date')),
    text,
    author: authorOf(sign),
    hash: hash(text),
  };
}

/** Throws exactly where `readCard` would. */
export function writeCard(l: CardLines): Bytes {
  const text = utf8(
    `nearer/1 card\nsign ${l.sign}\nrecipient ${l.recipient}\nhold ${l.hold}\ndate ${l.date}\n`,
  );
  readCard(text);
  return text;
}

/** Throws Malformed or UnknownVersion. */
export function readStatement(bytes: Uint8Array): Statement {
  const { found, text } = lines(bytes, STATEMENT, 'nearer/1 bond\n');
  const epoch = numberOf(found('epoch'));
  if (epoch === 0) throw new Malformed('a bond counts its epochs from 1');
  return {
    bond: found('bond'),
    epoch,
    offer: found('offer'),
    accept: found('accept'),
    recipient: found('recipient'),
    keyfile: found('keyfile'),
    hold: holdOf(found('hold')),
    date: dateOf(found('date')),
    text,
    hash: hash(text),
  };
}

/** Throws exactly where `readStatement` would. */
export function writeStatement(l: StatementLines): Bytes {
  const text = utf8(
    `nearer/1 bond\nbond ${l.bond}\nepoch ${l.epoch}\noffer ${l.offer}\naccept ${l.accept}\n` +
      `recipient ${l.recipient}\nkeyfile ${l.keyfile}\nhold ${l.hold}\ndate ${l.date}\n`,
  );
  readStatement(text);
  return text;
}

/** Rejects with Malformed unless `body` is the file the head names, an age file, and of a permitted size. */
export async function checkBody(head: Head, body: Bytes | null): Promise<void> {
  if (head.body === null || body === null) {
    if (head.body === null && body === null) return;
    throw new Malformed('a drop or leaving has no body, and every other record has one');
  }
  if (body.length > MAX_BODY) throw new Malformed(`a body has at most ${MAX_BODY} bytes`);
  if (body.length !== head.size) throw new Malformed('the length of the body is not the one in the head');
  if (head.bond === null && (body.length < OWN_BODY_MIN || body.length > OWN_BODY_MAX))
    throw new Malformed(`an own record has a body of ${OWN_BODY_MIN} to ${OWN_BODY_MAX} bytes`);
  if (!AGE_FIRST_LINE.every((byte, at) => body[at] === byte))
    throw new Malformed('the body is not an age file');
  if ((await hashLong(body)) !== head.body)
    throw new Malformed('the hash of the body is not the one in the head');
}

/** The last head of a chain that is known; `[0, ZEROS]` for an empty one. */
export type ChainEnd = readonly [seq: number, prev: string];
export const EMPTY_CHAIN: ChainEnd = [0, ZEROS];

/** Whether `head` continues the chain that ended so. */
export function follows(head: Head, end: ChainEnd): boolean {
  return head.seq === end[0] + 1 && head.prev === end[1];
}

function checkHead(head: Head): void {
  const { kind } = head.about;
  if (head.bond === null && (head.epoch !== 0 || kind !== 'none'))
    throw new Malformed('an own record has epoch 0 and is about nothing');
  if (head.bond !== null && head.epoch === 0) throw new Malformed('a bond counts its epochs from 1');
  if (head.seq === 0 || (head.seq === 1) !== (head.prev === ZEROS))
    throw new Malformed('a chain begins with seq 1 and prev zeros, and only there');
  if (kind === 'hold' && head.seq !== 1) throw new Malformed('the chain of a hold has one head only');
  const bodiless = kind === 'drop' || kind === 'leave';
  if ((head.body === null) !== bodiless || (head.size === 0) !== bodiless)
    throw new Malformed('a drop and leaving have size 0 and no body, and every other record has a body');
}

function whole(parts: readonly string[]): RegExp {
  return new RegExp(`^${parts.join('\\n')}\\n$`, 'u');
}

function lines(bytes: Uint8Array, form: RegExp, first: string) {
  if (bytes.length > MAX_TEXT) throw new Malformed(`a signed text has at most ${MAX_TEXT} bytes`);
  const text = latin.decode(bytes);
  if (!PLAIN.test(text)) throw new Malformed('a signed text is plain ASCII with line feeds');
  const groups = form.exec(text)?.groups;
  if (groups === undefined) throw refusal(text, first);
  return { found: (name: string) => groups[name] ?? '', text: new Uint8Array(bytes) };
}

function refusal(text: string, expected: string): Malformed {
  const first = FIRST_LINE.exec(text)?.[0];
  if (first !== undefined && !KNOWN_FIRST_LINES.includes(first))
    return new UnknownVersion('this was written by a newer nearer; please update');
  if (!text.startsWith(expected)) return new Malformed(`the text does not begin with '${expected.trim()}'`);
  return new Malformed('the lines are not exactly those of the protocol');
}

function aboutOf(line: string): About {
  if (line === '-') return NOTHING;
  if (line === 'leave') return LEAVE;
  return { kind: line.startsWith('hold:') ? 'hold' : 'drop', id: line.slice(5) };
}

function holdOf(word: string): Hold {
  return word === 'strict' ? 'strict' : 'server';
}

function orNull(value: string): string | null {
  return value === '-' ? null : value;
}

function numberOf(digits: string): number {
  const number = Number(digits);
  if (number >= NUMBER_LIMIT) throw new Malformed('numbers are below 2147483648');
  return number;
}

function dateOf(date: string): string {
  const time = new Date(`${date}T00:00:00Z`);
  // Python's calendar begins with the year 1.
  if (Number.isNaN(time.getTime()) || time.toISOString().slice(0, 10) !== date || date.startsWith('0000'))
    throw new Malformed('the date is not in the calendar');
  return date;
}
