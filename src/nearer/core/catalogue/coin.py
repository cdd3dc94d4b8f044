# SPDX-License-Identifier: AGPL-3.0-or-later
"""The coin of an evening, to which both contributed: whose draw counts, and whether it is a day of rest."""

from nearer.core.catalogue.chance import Chance

COIN_STREAM = 0
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
