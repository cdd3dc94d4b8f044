// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * What makes a bond trustworthy, checked at every opening of the app from what the server gives.
 *
 * A bond counts only if my own signature stands under its statement, or (before that) its cards carry MACs that
 * only the two who had the link could make; and if the other's card is the one that was pinned.
 * Source: docs/specs/protocol.md, sections 4 and 8.
 */
import { recipientOf } from '../sealed/age.ts';
import { type Bytes, fromBase64, utf8 } from '../sealed/bytes.ts';
import {
  checkAcceptance,
  checkKeyFile,
  checkOffer,
  checkStatement,
  inviteSecret,
  NotTheirs,
} from '../sealed/pairing.ts';
import {
  type Card,
  type Hold,
  readCard,
  readStatement,
  type Statement,
  UnknownVersion,
} from '../sealed/shape.ts';
import { sign, type SigningKey, signingKey, verify } from '../sealed/signing.ts';
import type { Bond, Kind } from './kinds.ts';
import type { Mine } from './device/mine.ts';
import type { TroubleCode } from './say.ts';
import type { SelfBond } from './people/selffile.ts';
import type { WireBond, WireEpoch } from './post/wire.ts';

export interface EpochKey {
  readonly identity: Bytes;
  readonly recipient: string;
}

/** A bond whose keys were checked and opened. */
export interface OpenBond {
  readonly id: string;
  readonly invitation: string;
  readonly kind: Kind;
  readonly hold: Hold;
  /** My key for this bond. */
  readonly key: SigningKey;
  readonly myCard: Card;
  readonly theirCard: Card;
  /** Author names to public keys, of the two and nobody else. */
  readonly keys: ReadonlyMap<string, string>;
  readonly epochs: ReadonlyMap<number, EpochKey>;
  readonly newest: number;
  /** My signature of the first statement, still to be sent; null where it is there. */
  readonly toCountersign: Bytes | null;
  readonly closed: string | null;
  readonly pausedUntil: string | null;
}

/** The other's card is not the one that was pinned. */
export class OtherCard extends NotTheirs {
  override name = 'OtherCard';
}

/** The server shows fewer epochs than it did before. */
export class OlderKeys extends NotTheirs {
  override name = 'OlderKeys';
}

/** What `self.age` remembers of a bond. */
export interface Pin {
  /** The hash of the other's card. */
  readonly partner: string;
  /** The newest epoch seen; 1 where it is absent. */
  readonly epoch?: number;
}

/** Throws NotTheirs, BadSignature and the like. */
export async function openBond(mine: Mine, wire: WireBond, pin: Pin | undefined): Promise<OpenBond> {
  const offer = readCard(utf8(wire.offer.card));
  const accept = readCard(utf8(wire.accept.card));
  const key = await signingKey(mine.identity, wire.invitation);
  const offered = isMine(offer, mine, key);
  if (offered === isMine(accept, mine, key)) throw new NotTheirs('this bond is not of my keys');
  const theirCard = offered ? accept : offer;
  if (pin !== undefined && theirCard.hash !== pin.partner)
    throw new OtherCard('another card than the pinned one');
  if (wire.epochs.length < (pin?.epoch ?? 1)) throw new OlderKeys('fewer epochs than before');
  const statements = await checkStatements(wire, offer, accept);
  const toCountersign = offered ? await countersigning(mine, wire, { offer, key }) : null;
  const epochs = await openEpochs(mine, wire, statements);
  const [first] = statements;
  return {
    id: wire.id,
    invitation: wire.invitation,
    kind: epochs.kind,
    hold: statements.at(-1)?.hold ?? first.hold,
    key,
    myCard: offered ? offer : accept,
    theirCard,
    keys: new Map([offer, accept].map((card) => [card.author, card.sign])),
    epochs: epochs.keys,
    newest: statements.length,
    toCountersign,
    closed: wire.closed,
    pausedUntil: wire.paused_until,
  };
}

/** The identity of epoch 1, from which hold ids and the order of questions come. */
export function firstIdentity(bond: Pick<OpenBond, 'epochs'>): Bytes {
  const first = bond.epochs.get(1);
  if (first === undefined) throw new NotTheirs('a bond begins with epoch 1');
  return first.identity;
}

/** What the newest records are sealed to. */
export function newestRecipient(bond: OpenBond): string {
  const newest = bond.epochs.get(bond.newest);
  if (newest === undefined) throw new NotTheirs('the newest epoch has no key');
  return newest.recipient;
}

function isMine(card: Card, mine: Mine, key: SigningKey): boolean {
  return card.sign === key.public && card.recipient === mine.recipient;
}

/** Every epoch's statement, in order, each signed by one of the two and about these two. */
async function checkStatements(
  wire: WireBond,
  offer: Card,
  accept: Card,
): Promise<[Statement, ...Statement[]]> {
  const checked: Statement[] = [];
  for (const epoch of inOrder(wire.epochs)) {
    const statement = readStatement(utf8(epoch.statement));
    // The first is its acceptor's; a later one may be of either.
    const maker = checked.length > 0 && epoch.by === offer.author ? offer : accept;
    await checkStatement({ statement, signature: fromBase64(epoch.signature), maker, offer, accept });
    if (statement.bond !== wire.id || statement.epoch !== checked.length + 1)
      throw new NotTheirs('the epochs of this bond are not in order');
    if (checked.at(-1)?.hold === 'strict' && statement.hold !== 'strict')
      throw new NotTheirs('a later epoch holds answers back less strictly');
    checked.push(statement);
  }
  const [first, ...later] = checked;
  if (first === undefined) throw new NotTheirs('this bond has no keys');
  return [first, ...later];
}

/**
 * As the one who invited: my countersignature if it stands already, else a fresh one after the MACs were checked.
 * Once I have signed, the signature vouches for the cards; the secret of the link is not asked again.
 */
async function countersigning(
  mine: Mine,
  wire: WireBond,
  my: { readonly offer: Card; readonly key: SigningKey },
): Promise<Bytes | null> {
  const [first] = inOrder(wire.epochs);
  if (first === undefined) throw new NotTheirs('this bond has no keys');
  const statement = utf8(first.statement);
  if (first.countersignature !== null) {
    await verify(my.key.public, statement, fromBase64(first.countersignature));
    return null;
  }
  const secret = inviteSecret(mine.identity, wire.invitation);
  checkOffer(secret, my.offer.text, wire.offer.mac);
  await checkAcceptance({
    secret,
    offer: my.offer,
    card: utf8(wire.accept.card),
    statement,
    signature: fromBase64(first.signature),
    mac: wire.accept.mac,
  });
  return sign(my.key, statement);
}

async function openEpochs(mine: Mine, wire: WireBond, statements: readonly Statement[]) {
  const keys = new Map<number, EpochKey>();
  let kind: Kind = 'partner';
  for (const [at, epoch] of inOrder(wire.epochs).entries()) {
    const statement = statements[at];
    if (statement === undefined) continue;
    const opened = await checkKeyFile(statement, fromBase64(epoch.key_file), mine.identity);
    keys.set(statement.epoch, {
      identity: opened.identity,
      recipient: await recipientOf(opened.identity),
    });
    kind = opened.kind;
  }
  return { keys, kind };
}

function inOrder(epochs: readonly WireEpoch[]): WireEpoch[] {
  return [...epochs].sort((a, b) => a.epoch - b.epoch);
}

/** Nobody but the other and the server makes what a bond is opened from: whatever fails there stays this bond's. */
export function misfitOf(error: unknown): TroubleCode {
  if (error instanceof OtherCard) return 'other-card';
  if (error instanceof OlderKeys) return 'older-keys';
  return error instanceof UnknownVersion ? 'update' : 'bad-bond';
}

/** A bond whose keys do not fit, as far as it can be shown. */
export function shownMisfit(wire: WireBond, self: SelfBond | undefined): Bond {
  return {
    id: wire.id,
    kind: 'partner',
    names: { mine: self?.name ?? '', theirs: self?.theirs ?? null },
    ready: false,
    verified: false,
    hold: 'strict',
    closed: wire.closed,
    pausedUntil: wire.paused_until,
  };
}
