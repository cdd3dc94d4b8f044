// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * The matching of wishes: each learns only what both wish for. A blind evaluation (RFC 9497, ristretto255-SHA512) each
 * way, over as many slots as anybody has, filled up with inputs that nobody knows.
 *
 * Source: docs/specs/protocol.md, section 11.
 */
import { ristretto255_oprf } from '@noble/curves/ed25519.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { type Bytes, concat, derive, hex, mac, utf8 } from './bytes.ts';
import { Malformed } from './shape.ts';

/** How many wishes of one person go into a round; also how many of the other's anybody can ask about. */
export const SLOTS = 12;
const ELEMENT = 32;
const TAG = 16;
/** What a scalar is made from. */
const WIDE = 48;
const { oprf } = ristretto255_oprf;

/** Of which bond and round, and who is who. */
export interface RoundOf {
  readonly bond: string;
  /** What is asked about: a month `YYYY-MM`, or of evenings the Monday `YYYY-MM-DD`. */
  readonly round: string;
  /** Of evenings: the id of the draw in which what is made stands; so nothing in two draws can be compared. */
  readonly draw?: string;
  /** Author names. */
  readonly mine: string;
  readonly theirs: string;
}

/** What answers the other's blinded slots. */
export interface Answering {
  readonly evaluated: Bytes;
  readonly table: Bytes;
}

interface Blinded {
  readonly input: Bytes;
  readonly blind: Uint8Array;
  readonly blinded: Uint8Array;
}

/**
 * The id of an author's first message of a round: there is one, and once it was sent there is no other, whatever became
 * of it. `bondIdentity` is that of epoch 1.
 */
export function blindsId(bondIdentity: Uint8Array, round: string, author: string): string {
  const key = derive(bondIdentity, 'nearer/1 wishes');
  return hex(mac(key, utf8(`blinds\n${round}\n${author}`)).subarray(0, 16));
}

/**
 * One person's side of one round. The same wishes make the same bytes, on any device of theirs, at any time; of evenings,
 * in the same draw.
 */
export class WishRound {
  readonly #of: RoundOf;
  readonly #wishes: readonly string[];
  readonly #secret: Bytes;

  /** `wishes` are the ids of what this person wishes for. Throws a RangeError where there are more than slots. */
  constructor(identity: Uint8Array, of: RoundOf, wishes: readonly string[]) {
    if (wishes.length > SLOTS) throw new RangeError('more wishes than one round takes');
    this.#of = of;
    this.#wishes = wishes;
    // Other wishes make other secrets, so that two messages of one round could not be compared.
    const named = of.draw === undefined ? [of.bond, of.round] : [of.bond, of.round, of.draw];
    this.#secret = derive(identity, ['nearer/1 wishes', ...named, ...wishes].join('\n'));
  }

  /** The first message. */
  blinds(): Bytes {
    return concat(...this.#slots((slot) => this.#blind(slot, this.#of.theirs).blinded));
  }

  /** The second message, to the other's first one. Throws Malformed where that is none. */
  answer(theirs: Uint8Array): Answering {
    const key = oprf.deriveKeyPair(this.#secret, utf8('nearer/1 wishes')).secretKey;
    const evaluated = cut(theirs, ELEMENT).map((element) => whole(() => oprf.blindEvaluate(key, element)));
    const tags = this.#slots((slot) => {
      const { input, blind, blinded } = this.#blind(slot, this.#of.mine);
      return tagOf(oprf.finalize(input, blind, oprf.blindEvaluate(key, blinded)));
    });
    // In no order of mine: a place in it would tell how many wishes there are.
    return { evaluated: concat(...evaluated), table: concat(...tags.sort(byBytes)) };
  }

  /** What both wish for, from the other's second message. Throws Malformed where that is none. */
  both({ evaluated, table }: { evaluated: Uint8Array; table: Uint8Array }): readonly string[] {
    const tags = new Set(cut(table, TAG).map(hex));
    const found = cut(evaluated, ELEMENT).map((element, slot) => {
      const { input, blind } = this.#blind(slot, this.#of.theirs);
      return tags.has(hex(tagOf(whole(() => oprf.finalize(input, blind, element)))));
    });
    return this.#wishes.filter((_, slot) => found[slot]);
  }

  #slots<T>(make: (slot: number) => T): T[] {
    return Array.from({ length: SLOTS }, (_, slot) => make(slot));
  }

  /** `evaluator`: whose key it is for. Without that name, what I sent could be sent back to me as an answer. */
  #blind(slot: number, evaluator: string): Blinded {
    const input = this.#input(slot, evaluator);
    const wide = hkdf(sha256, this.#secret, undefined, utf8(`blind\n${slot}\n${evaluator}`), WIDE);
    return { input, ...oprf.blind(input, () => wide) };
  }

  #input(slot: number, evaluator: string): Bytes {
    const wish = this.#wishes[slot];
    if (wish === undefined) return derive(this.#secret, `nothing\n${slot}`);
    const { bond, round } = this.#of;
    return utf8(`nearer/1 wish\n${bond}\n${round}\n${evaluator}\n${wish}`);
  }
}

function tagOf(output: Uint8Array): Uint8Array {
  return output.subarray(0, TAG);
}

/** As many pieces as there are slots. */
function cut(bytes: Uint8Array, size: number): Uint8Array[] {
  if (bytes.length !== SLOTS * size) throw new Malformed('a message about wishes is not of its one size');
  return Array.from({ length: SLOTS }, (_, at) => bytes.slice(at * size, (at + 1) * size));
}

/** Whatever is no element of the group, or is the one that answers the same to everything. */
function whole(make: () => Uint8Array): Uint8Array {
  try {
    return make();
  } catch (error) {
    throw new Malformed('a message about wishes is not whole', { cause: error });
  }
}

function byBytes(one: Uint8Array, other: Uint8Array): number {
  return hex(one) < hex(other) ? -1 : 1;
}
