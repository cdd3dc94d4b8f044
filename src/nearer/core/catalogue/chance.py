# SPDX-License-Identifier: AGPL-3.0-or-later
"""Numbers that look random and are the same everywhere: the ChaCha20 block function of RFC 8439, section 2.3.

A real cipher and not a quick generator, because a person's skips hide what they passed: whoever sees which
questions stay unanswered must not be able to work out the seed and tell a skip from a pass.
"""

from nearer.core.border import Malformed

WORD = 0xFFFFFFFF
WORDS_IN_BLOCK = 16
SEED_DIGITS = 64
CONSTANTS = [0x61707865, 0x3320646E, 0x79622D32, 0x6B206574]
COLUMNS_AND_DIAGONALS = (
    (0, 4, 8, 12),
    (1, 5, 9, 13),
    (2, 6, 10, 14),
    (3, 7, 11, 15),
    (0, 5, 10, 15),
    (1, 6, 11, 12),
    (2, 7, 8, 13),
    (3, 4, 9, 14),
)


class Chance:
    """An endless row of numbers from 0 to 2**32 - 1, settled by a seed (64 hex digits) and a stream."""

    __slots__ = ("blocks", "key", "stream")

    def __init__(self, seed: str, stream: int) -> None:
        self.key = _key(seed)
        self.stream = stream
        self.blocks: dict[int, list[int]] = {}

    def at(self, place: int) -> int:
        """Return the number at a place, counted from 0; asking for one does not change another."""
        counter = place // WORDS_IN_BLOCK
        if counter not in self.blocks:
            self.blocks[counter] = block(self.key, counter, [self.stream, 0, 0])
        return self.blocks[counter][place % WORDS_IN_BLOCK]


def block(key: list[int], counter: int, nonce: list[int]) -> list[int]:
    """Return sixteen 32-bit words from a key of eight, a counter and a nonce of three (RFC 8439, 2.3)."""
    start = CONSTANTS + key + [counter] + nonce
    state = list(start)
    for _ in range(10):
        for a, b, c, d in COLUMNS_AND_DIAGONALS:
            _quarter_round(state, a, b, c, d)
    return [(word + first) & WORD for word, first in zip(state, start)]  # noqa: B905 - not in MicroPython


def _quarter_round(state: list[int], a: int, b: int, c: int, d: int) -> None:
    state[a] = (state[a] + state[b]) & WORD
    state[d] = _turned(state[d] ^ state[a], 16)
    state[c] = (state[c] + state[d]) & WORD
    state[b] = _turned(state[b] ^ state[c], 12)
    state[a] = (state[a] + state[b]) & WORD
    state[d] = _turned(state[d] ^ state[a], 8)
    state[c] = (state[c] + state[d]) & WORD
    state[b] = _turned(state[b] ^ state[c], 7)


def _turned(word: int, bits: int) -> int:
    return ((word << bits) | (word >> (32 - bits))) & WORD


def _key(seed: str) -> list[int]:
    """Return the seed's 32 bytes as eight little-endian words."""
    if len(seed) != SEED_DIGITS or not all(digit in "0123456789abcdef" for digit in seed):
        raise Malformed("A seed is 64 hex digits.")
    seed_bytes = bytes([int(seed[i : i + 2], 16) for i in range(0, SEED_DIGITS, 2)])
    return [int.from_bytes(seed_bytes[i : i + 4], "little") for i in range(0, len(seed_bytes), 4)]
