# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which question comes when: one order for the bond, and each person's own random skips."""

from nearer.core.catalogue.chance import Chance
from nearer.core.catalogue.questions import Catalogue, Question

ORDER_STREAM = 0
SKIP_STREAM = 1  # + the round, so that each round skips others
DRAWS = 2**32
ONE_IN = 10
SLOPE = DRAWS // 4


def in_order(catalogue: Catalogue, seed: str, bond_kind: str | None) -> list[Question]:
    """Return the questions for this kind of bond in the bond's order.

    Each question draws a place of its own, so that a later catalogue slips new ones in and moves none.
    Depth adds to the draw: light questions tend to come early, deep ones late, and nothing is ever certain.
    """
    key = (seed, bond_kind)
    if key not in catalogue.orders:
        catalogue.orders[key] = _put_in_order(catalogue, seed, bond_kind)
    return catalogue.orders[key]


def _put_in_order(catalogue: Catalogue, seed: str, bond_kind: str | None) -> list[Question]:
    chance = Chance(seed, ORDER_STREAM)
    places = {question.number: question for question in catalogue.fitting(bond_kind)}
    drawn = [(chance.at(number) + q.depth * SLOPE, number) for number, q in places.items()]
    # No two have the same number, so that questions themselves are never compared.
    return [places[number] for _, number in sorted(drawn)]


class Skips:
    """The questions that chance keeps from one person, about one in ten, for the whole of a round.

    For the whole round and not for an evening: a question that stays unanswered must not be proof of a pass.
    """

    __slots__ = ("seed", "streams")

    def __init__(self, seed: str) -> None:
        self.seed = seed
        self.streams: dict[int, Chance] = {}

    def hold(self, question: Question, round_: int) -> bool:
        """Say whether this person is not asked this question in this round."""
        if round_ not in self.streams:
            self.streams[round_] = Chance(self.seed, SKIP_STREAM + round_)
        return self.streams[round_].at(question.number) < DRAWS // ONE_IN
