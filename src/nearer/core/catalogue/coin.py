# SPDX-License-Identifier: AGPL-3.0-or-later
"""The coins of an evening, to which both contributed: whose draw counts, rest, and our experiment's."""

from nearer.core.catalogue.chance import Chance

COIN_STREAM = 0
EXPERIMENT_STREAM = 2**30
REST_ONE_IN = 5


class Coin:
    """How the coin of one evening fell. Both devices throw the same."""

    __slots__ = ("mine", "rests")

    def __init__(self, *, mine: bool, rests: bool) -> None:
        self.mine = mine
        self.rests = rests


def thrown(evenings: str, me: str, them: str, day: int) -> Coin:
    """Throw the coin of the evening with this number for the authors `me` and `them`."""
    number = Chance(evenings, COIN_STREAM).at(day)
    whose = (min(me, them), max(me, them))[number % 2]
    return Coin(mine=whose == me, rests=number // 2 % REST_ONE_IN == 0)


def thrown_alone(draws: str, day: int) -> Coin:
    """Throw the coin of an evening that one person has alone."""
    return Coin(mine=True, rests=Chance(draws, COIN_STREAM).at(day) // 2 % REST_ONE_IN == 0)


def is_on(evenings: str, day: int) -> bool:
    """Toss the coin of our experiment for the day with this number; both devices toss the same."""
    return Chance(evenings, EXPERIMENT_STREAM).at(day) % 2 == 1
