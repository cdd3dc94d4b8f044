# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a person's own randomness decides: delays, gentle weeks, skips of own questions.

It comes from the same seed as the skips of questions, over streams of its own. The other does not have the
seed; whoever must not be able to tell chance from choice never can.
"""

from nearer.core.catalogue.chance import Chance, block
from nearer.core.catalogue.order import DRAWS, ONE_IN

# Streams of the seed `skips`. Those of the questions are 1 + the round, so these begin far above.
RAISE_STREAM = 2**31
LIMIT_STREAM = 2**31 + 1
GENTLE_STREAM = 2**31 + 2
OWN_STREAM = 2**31 + 3

SHORTEST, LONGEST = 3, 10
GENTLE_ONE_IN = 8
PIECE = 12


def delay(seed: str, stream: int, day: int) -> int:
    """Return after how many days, from 3 to 10, something that was decided on a day takes effect."""
    return SHORTEST + Chance(seed, stream).at(day) % (LONGEST - SHORTEST + 1)


def is_gentle(seed: str, monday: int) -> bool:
    """Say whether the week that begins on this Monday is a gentle one; about one in eight is."""
    return Chance(seed, GENTLE_STREAM).at(monday) < DRAWS // GENTLE_ONE_IN


def skips_own(seed: str, question: str, round_: int) -> bool:
    """Say whether chance keeps one of the other's own questions from this person; about one in ten.

    The other chooses the id. It is therefore put through the cipher whole: were it folded to a number first,
    two questions whose ids fold to the same could show that one of them was passed.
    """
    key = block(Chance(seed, OWN_STREAM).key, round_, [OWN_STREAM, 0, 0])[:8]
    told = question.encode()
    for start in range(0, len(told), PIECE):
        piece = told[start : start + PIECE]
        piece += bytes(PIECE - len(piece))
        key = block(key, len(told), [int.from_bytes(piece[at : at + 4], "little") for at in (0, 4, 8)])[:8]
    return key[0] < DRAWS // ONE_IN
