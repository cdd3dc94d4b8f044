// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * How two people become a bond: invitation, cards, key file, statement, safety code.
 *
 * Source: docs/specs/protocol.md, section 4; `nearer.sealed.pairing` is the same in Python.
 */
import {
  DoesNotOpen,
  identityText,
  newIdentity,
  open,
  openText,
  readIdentity,
  recipientOf,
  seal,
} from './age.ts';
import {
  base64url,
  type Bytes,
  concat,
  derive,
  fromBase64url,
  fromHex,
  hash,
  hex,
  mac,
  newId,
  utf8,
} from './bytes.ts';
import { readJson, writeJson } from './json.ts';
import { padded } from './padding.ts';
import { type Card, Malformed, readCard, readStatement, type Statement, writeStatement } from './shape.ts';
import { type SigningKey, sign, verify } from './signing.ts';

const SAFETY_ROUNDS = 5_200;
const KINDS = ['partner', 'friend', 'family'] as const;
/** The longest name, in characters. */
export const NAME_MAX = 64;
const KEY_FILE =
  /^# nearer bond ([0-9a-f]{32}) epoch ([1-9][0-9]{0,9})\n# kind (partner|friend|family)\n(AGE-SECRET-KEY-1[0-9A-Z]{58})\n$/;
const HOSTS = ['us', 'other', 'unsure'] as const;

export interface Greeting {
  readonly name: string;
  readonly kind: (typeof KINDS)[number];
  readonly host: (typeof HOSTS)[number];
}

/** What the one who accepts sends: everything that makes the bond. */
export interface Acceptance {
  readonly card: Bytes;
  readonly statement: Bytes;
  readonly signature: Bytes;
  readonly mac: string;
  readonly keyFile: Bytes;
}

/** A pairing that was tampered with. Says what did not fit. */
export class NotTheirs extends Error {
  override name = 'NotTheirs';
}

/** Any device of the inviter can make it again. */
export function inviteSecret(identity: Uint8Array, invitation: string): Bytes {
  return derive(identity, `nearer/1 invite\n${invitation}`);
}

/** The secret stands in the fragment, which browsers do not send. */
export function inviteLink(origin: string, invitation: string, secret: Uint8Array): string {
  return `${origin}/join/${invitation}#${base64url(secret)}`;
}

/** The secret as it stands in a link. Throws Malformed. */
export function readSecret(fragment: string): Bytes {
  try {
    const secret = fromBase64url(fragment);
    // Two spellings of one secret are never both accepted.
    if (secret.length === 32 && base64url(secret) === fragment) return secret;
  } catch {
    // Said below.
  }
  throw new Malformed('the link is not whole');
}

/** Hex. */
export function offerMac(secret: Uint8Array, card: Uint8Array): string {
  return hex(mac(derive(secret, 'nearer/1 invite mac'), concat(utf8('offer\n'), card)));
}

/** Hex. */
export function acceptMac(secret: Uint8Array, card: Uint8Array, statement: Uint8Array): string {
  return hex(mac(derive(secret, 'nearer/1 invite mac'), concat(utf8('accept\n'), card, statement)));
}

/** Throws Malformed where the name is empty or too long. */
export async function sealGreeting(secret: Uint8Array, greeting: Greeting): Promise<Bytes> {
  const { kind, host } = greeting;
  const name = checkName(greeting.name);
  const plaintext = padded(writeJson({ name, kind, host }), 256);
  return seal([await recipientOf(greetingIdentity(secret))], plaintext);
}

/** Throws DoesNotOpen or Malformed. */
export async function openGreeting(secret: Uint8Array, file: Uint8Array): Promise<Greeting> {
  const { name, kind, host } = readJson(await open(greetingIdentity(secret), file));
  const knownKind = KINDS.find((one) => one === kind);
  const knownHost = HOSTS.find((one) => one === host);
  if (typeof name !== 'string' || knownKind === undefined || knownHost === undefined)
    throw new Malformed('the greeting is not whole');
  return { name: checkName(name), kind: knownKind, host: knownHost };
}

/** What two people call each other has 1 to 64 characters. Throws Malformed. */
export function checkName(name: string): string {
  if (name === '' || Array.from(name).length > NAME_MAX)
    throw new Malformed(`a name has 1 to ${NAME_MAX} characters`);
  return name;
}

/** The identity that opens a greeting. */
export function greetingIdentity(secret: Uint8Array): Bytes {
  const identity = derive(secret, 'nearer/1 greeting');
  if (identity[0] === 0) identity[0] = 1;
  return identity;
}

/** The key file of one epoch, sealed to both people. */
export function sealKeyFile(
  recipients: readonly [string, string],
  o: {
    readonly bond: string;
    readonly epoch: number;
    readonly kind: string;
    readonly identity: Uint8Array;
  },
): Promise<Bytes> {
  const comment = `# nearer bond ${o.bond} epoch ${o.epoch}\n# kind ${o.kind}\n`;
  return seal(recipients, utf8(`${comment}${identityText(o.identity)}\n`));
}

/** The identity of one epoch of a bond, as its key file holds it. */
export interface BondKey {
  readonly bond: string;
  readonly epoch: number;
  readonly kind: Greeting['kind'];
  readonly identity: Bytes;
}

/** Throws DoesNotOpen. */
export async function openKeyFile(identity: Uint8Array, file: Uint8Array): Promise<BondKey> {
  const [, bond, epoch, kindWord, secret] = KEY_FILE.exec(await openText(identity, file)) ?? [];
  const kind = KINDS.find((one) => one === kindWord);
  if (bond === undefined || kind === undefined || secret === undefined)
    throw new DoesNotOpen('the key file of the bond cannot be read');
  return { bond, epoch: Number(epoch), kind, identity: readIdentity(secret) };
}

/** Checks an offer against the link's secret. Throws NotTheirs. */
export function checkOffer(secret: Uint8Array, card: Uint8Array, givenMac: string): Card {
  if (offerMac(secret, card) !== givenMac)
    throw new NotTheirs('the invitation is not the one the link was made for');
  return readCard(card);
}

/**
 * Makes everything of an acceptance. `mine` is my card, with my key for this invitation. Throws NotTheirs where the
 * invitation is my own.
 */
export async function accept(o: {
  readonly secret: Uint8Array;
  readonly offer: Card;
  readonly mine: Card;
  readonly key: SigningKey;
  readonly kind: string;
  readonly date: string;
}): Promise<Acceptance> {
  if (o.offer.recipient === o.mine.recipient || o.offer.sign === o.mine.sign)
    throw new NotTheirs('an invitation is not for the one who made it');
  const bond = newId();
  const identity = newIdentity();
  const recipients = [o.offer.recipient, o.mine.recipient] as const;
  const keyFile = await sealKeyFile(recipients, { bond, epoch: 1, kind: o.kind, identity });
  const statement = writeStatement({
    bond,
    epoch: 1,
    offer: o.offer.hash,
    accept: o.mine.hash,
    recipient: await recipientOf(identity),
    keyfile: hash(keyFile),
    hold: o.offer.hold === 'strict' || o.mine.hold === 'strict' ? 'strict' : 'server',
    date: o.date,
  });
  return {
    card: o.mine.text,
    statement,
    signature: await sign(o.key, statement),
    mac: acceptMac(o.secret, o.mine.text, statement),
    keyFile,
  };
}

/** Checks an acceptance of my invitation (section 4, step 3, all but the key file). Throws NotTheirs and others. */
export async function checkAcceptance(o: {
  readonly secret: Uint8Array;
  readonly offer: Card;
  readonly card: Uint8Array;
  readonly statement: Bytes;
  readonly signature: Uint8Array;
  readonly mac: string;
}): Promise<{ card: Card; statement: Statement }> {
  if (acceptMac(o.secret, o.card, o.statement) !== o.mac)
    throw new NotTheirs('whoever accepted did not have the link');
  const card = readCard(o.card);
  const statement = readStatement(o.statement);
  await checkStatement({ statement, signature: o.signature, maker: card, offer: o.offer, accept: card });
  if (statement.epoch !== 1) throw new NotTheirs('a bond begins with epoch 1');
  return { card, statement };
}

/** That a statement is its maker's and names exactly these two cards. Throws NotTheirs or BadSignature. */
export async function checkStatement(o: {
  readonly statement: Statement;
  readonly signature: Uint8Array;
  readonly maker: Card;
  readonly offer: Card;
  readonly accept: Card;
}): Promise<void> {
  const { statement, offer } = o;
  await verify(o.maker.sign, statement.text, o.signature);
  if (statement.offer !== offer.hash || statement.accept !== o.accept.hash)
    throw new NotTheirs('the bond names other keys than the two of you have');
  if (statement.hold !== 'strict' && (offer.hold === 'strict' || o.accept.hold === 'strict'))
    throw new NotTheirs('the bond holds answers back less strictly than one of you asked');
}

/** Opens a key file and checks that it is the one a statement names. Throws NotTheirs or DoesNotOpen. */
export async function checkKeyFile(
  statement: Statement,
  file: Uint8Array,
  identity: Uint8Array,
): Promise<BondKey> {
  if (hash(file) !== statement.keyfile) throw new NotTheirs('the key file is not the one that was signed');
  const opened = await openKeyFile(identity, file);
  const { bond, epoch } = opened;
  const recipient = await recipientOf(opened.identity);
  if (bond !== statement.bond || epoch !== statement.epoch || recipient !== statement.recipient)
    throw new NotTheirs('the key file holds another key than the one that was signed');
  return opened;
}

/** Six groups of five digits, with spaces between; the same for both, whichever hash comes first. */
export async function safetyCode(oneHash: string, otherHash: string): Promise<string> {
  const start = concat(...[oneHash, otherHash].sort().map(fromHex));
  let digest = start;
  for (let round = 0; round < SAFETY_ROUNDS; round++)
    digest = new Uint8Array(await crypto.subtle.digest('SHA-512', concat(digest, start)));
  const groups = Array.from({ length: 6 }, (_, group) =>
    digest.subarray(group * 5, group * 5 + 5).reduce((number, byte) => number * 256 + byte, 0),
  );
  return groups.map((number) => String(number % 100_000).padStart(5, '0')).join(' ');
}
