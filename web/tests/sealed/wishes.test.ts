// SPDX-License-Identifier: AGPL-3.0-or-later
/** Wishes: each learns what both wish for, and nothing else can be read off what is sent. */
import { ristretto255_oprf } from '@noble/curves/ed25519.js';
import { createHmac, hkdfSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';

import { concat, fromHex, hash, hex, utf8 } from '../../sealed/bytes.ts';
import { Malformed } from '../../sealed/shape.ts';
import { blindsId, type RoundOf, SLOTS, WishRound } from '../../sealed/wishes.ts';

const { oprf } = ristretto255_oprf;

/** RFC 9497, A.1.1: the mode OPRF of ristretto255-SHA512. */
const RFC = {
  seed: 'a3'.repeat(32),
  info: '74657374206b6579',
  key: '5ebcea5ee37023ccb9fc2d2019f9d7737be85591ae8652ffa9ef0f4d37063b0e',
  blind: '64d37aed22a27f5191de1c1d69fadb899d8862b58eb4220029e036ec4c1f6706',
  vectors: [
    {
      input: '00',
      blinded: '609a0ae68c15a3cf6903766461307e5c8bb2f95e7e6550e1ffa2dc99e412803c',
      evaluated: '7ec6578ae5120958eb2db1745758ff379e77cb64fe77b0b2d8cc917ea0869c7e',
      output:
        '527759c3d9366f277d8c6020418d96bb393ba2afb20ff90df23fb7708264e2f3ab9135e3bd69955851de4b1f9fe8a097' +
        '3396719b7912ba9ee8aa7d0b5e24bcf6',
    },
    {
      input: '5a'.repeat(17),
      blinded: 'da27ef466870f5f15296299850aa088629945a17d1f5b7f5ff043f76b3c06418',
      evaluated: 'b4cbf5a4f1eeda5a63ce7b77c7d23f461db3fcab0dd28e4e17cecb5c90d02c25',
      output:
        'f4a74c9c592497375e796aa837e907b1a045d34306a749db9f34221f7e750cb4f2a6413a6bf6fa5e19ba6348eb673934' +
        'a722a7ede2e7621306d18951e7cf2c73',
    },
  ],
} as const;

/** The 48 bytes from which the library draws this scalar. */
function drawing(scalar: string): Uint8Array {
  const number = BigInt(`0x${hex(fromHex(scalar).reverse())}`) - 1n;
  return fromHex(number.toString(16).padStart(96, '0')).reverse();
}

describe('the library does what RFC 9497 says', () => {
  test('it derives the key', () => {
    const { secretKey } = oprf.deriveKeyPair(fromHex(RFC.seed), fromHex(RFC.info));
    expect(hex(secretKey)).toBe(RFC.key);
  });

  test.each(RFC.vectors)('input $input', ({ input, blinded, evaluated, output }) => {
    const made = oprf.blind(fromHex(input), () => drawing(RFC.blind));
    expect([hex(made.blind), hex(made.blinded)]).toEqual([RFC.blind, blinded]);
    const answer = oprf.blindEvaluate(fromHex(RFC.key), made.blinded);
    expect(hex(answer)).toBe(evaluated);
    expect(hex(oprf.finalize(fromHex(input), made.blind, answer))).toBe(output);
  });
});

test('a first message has one name, which both can tell', () => {
  const identity = utf8('the identity of a bond'.padEnd(32, '.'));
  const key = Buffer.from(hkdfSync('sha256', identity, '', 'nearer/1 wishes', 32));
  const expected = createHmac('sha256', key).update('blinds\n2026-12\nada').digest('hex').slice(0, 32);
  expect(blindsId(identity, '2026-12', 'ada')).toBe(expected);
});

const ADA = utf8('ada'.padEnd(32, '.'));
const BEN = utf8('ben'.padEnd(32, '.'));
const OF: RoundOf = {
  bond: hash(utf8('bond')),
  round: '2026-12',
  mine: 'a'.repeat(32),
  theirs: 'b'.repeat(32),
};
const TURNED: RoundOf = { ...OF, mine: OF.theirs, theirs: OF.mine };
const TWELVE = Array.from({ length: SLOTS }, (_, at) => `dates-${at}`);

function ada(wishes: readonly string[], more: Partial<RoundOf> = {}): WishRound {
  return new WishRound(ADA, { ...OF, ...more }, wishes);
}

function ben(wishes: readonly string[], more: Partial<RoundOf> = {}): WishRound {
  return new WishRound(BEN, { ...TURNED, ...more }, wishes);
}

/** What each of the two learns. */
function learnt(hers: WishRound, his: WishRound): [readonly string[], readonly string[]] {
  return [hers.both(his.answer(hers.blinds())), his.both(hers.answer(his.blinds()))];
}

function pieces(bytes: Uint8Array, size: number): string[] {
  return (hex(bytes).match(new RegExp(`.{${2 * size}}`, 'g')) ?? []) as string[];
}

describe('two', () => {
  test('learn what both wish for, and no more', () => {
    expect(learnt(ada(['tea', 'sea', 'hills']), ben(['boat', 'hills', 'tea']))).toEqual([
      ['tea', 'hills'],
      ['hills', 'tea'],
    ]);
    expect(learnt(ada(['tea']), ben(['boat']))).toEqual([[], []]);
    expect(learnt(ada([]), ben(TWELVE))).toEqual([[], []]);
    expect(learnt(ada(TWELVE), ben(TWELVE))).toEqual([TWELVE, TWELVE]);
  });

  test('send the same sizes whether they wish for twelve things, for one, or for none', () => {
    const sizes = [[], ['tea'], TWELVE].map((wishes) => {
      const round = ada(wishes);
      const { evaluated, table } = round.answer(ben(['tea']).blinds());
      return [round.blinds().length, evaluated.length, table.length];
    });
    expect(new Set(sizes.map(String))).toEqual(new Set([`${SLOTS * 32},${SLOTS * 32},${SLOTS * 16}`]));
  });

  test('make it all again from their wishes, on any device', () => {
    const theirs = ben(['tea']).blinds();
    expect(ada(['tea']).blinds()).toEqual(ada(['tea']).blinds());
    expect(ada(['tea']).answer(theirs)).toEqual(ada(['tea']).answer(theirs));
  });

  test('cannot wish for more than a round takes', () => {
    expect(() => ada([...TWELVE, 'one more'])).toThrow(RangeError);
  });
});

describe('what is sent tells nothing', () => {
  test('of two messages nothing is alike where the wishes, the month or the bond are others', () => {
    const rounds = [
      ada(['tea', 'sea']),
      ada(['tea', 'hills']),
      ada(['tea', 'sea'], { round: '2027-01' }),
      ada(['tea', 'sea'], { bond: hash(utf8('another')) }),
      ada([]),
    ];
    const theirs = ben([]).blinds();
    const blinded = rounds.flatMap((round) => pieces(round.blinds(), 32));
    const answers = rounds.map((round) => round.answer(theirs));
    const evaluated = answers.flatMap((answer) => pieces(answer.evaluated, 32));
    const tags = answers.flatMap((answer) => pieces(answer.table, 16));
    for (const all of [blinded, evaluated, tags]) expect(new Set(all).size).toBe(rounds.length * SLOTS);
  });

  test('the table stands in an order that says nothing of who wishes for how much', () => {
    const tags = pieces(ada(['tea', 'sea']).answer(ben([]).blinds()).table, 16);
    expect(tags).toEqual([...tags].sort());
  });

  test('whoever asks about a wish that the other has not learns nothing from it', () => {
    const asked = ben(['tea']);
    for (const wishes of [[], ['sea'], ['sea', 'hills']])
      expect(asked.both(ada(wishes).answer(asked.blinds()))).toEqual([]);
  });
});

describe('a changed app', () => {
  test('that sends back what it was sent is not believed', () => {
    const hers = ada(['tea', 'sea']);
    // It has Ada evaluate her own slots, and hands her the answer and her own table as if they were Ben's.
    expect(hers.both(hers.answer(hers.blinds()))).toEqual([]);
  });

  test('cannot ask about more than there are slots', () => {
    const more = concat(ben(TWELVE).blinds(), ben(['one more']).blinds().slice(0, 32));
    expect(() => ada(TWELVE).answer(more)).toThrow(Malformed);
  });

  test('is refused where it sends what is no element, or the one that always answers the same', () => {
    const sound = ben(['tea']).blinds();
    for (const element of [new Uint8Array(32), new Uint8Array(32).fill(0xff)]) {
      const wrong = concat(sound.slice(0, 32 * (SLOTS - 1)), element);
      expect(() => ada(['tea']).answer(wrong)).toThrow(Malformed);
      const { table } = ben(['tea']).answer(ada(['tea']).blinds());
      expect(() => ada(['tea']).both({ evaluated: wrong, table })).toThrow(Malformed);
    }
  });

  test('cannot carry a wish from one bond, month or person to another', () => {
    const hers = ada(['tea']);
    for (const more of [{ bond: hash(utf8('other')) }, { round: '2027-01' }, { mine: 'c'.repeat(32) }])
      expect(hers.both(ben(['tea'], more).answer(hers.blinds()))).toEqual([]);
  });
});
