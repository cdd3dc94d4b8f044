# SPDX-License-Identifier: AGPL-3.0-or-later
"""What seems to help, learnt evening by evening, so that what was told once is known to have been told.

Whoever looks every evening must not read one thing today and find it gone tomorrow without a word. So the
gate is tried on each rated evening of the past, as a look on that evening would have tried it.
"""

from nearer.core.closeness import LAUNCH, Belief, statements
from nearer.core.closeness.effects import Effects, expecting, learnt
from nearer.core.closeness.statements import GATES, HELPS, RETRACTED, Period, Statement
from nearer.core.closeness.weighted import Difference, Surprises, difference
from nearer.core.seeing.chances import Offers

REMEMBERED = 28  # evenings for which it is said that something was taken back


class Practising:
    """What is learnt of every family; `step` until it says that all evenings are done."""

    __slots__ = ("_back", "_believed", "_done", "_offers", "_surprises", "_told")

    def __init__(self, offers: Offers, belief: Belief) -> None:
        """Begin; `belief` is the level model's of today. Nothing is expected of any family beforehand."""
        self._offers = offers
        nothing = [0.0] * len(offers.families)
        self._believed: list[Effects] = [expecting(belief, LAUNCH, nothing)]
        self._done: list[int] = [0]
        self._surprises = Surprises([occasion.y for occasion in offers.occasions], LAUNCH)
        self._told: set[int] = set()
        # When it was taken back, as so many evenings.
        self._back: dict[int, int] = {}

    def step(self, most: int) -> bool:
        """Learn from at most so many evenings more; say whether all are done."""
        occasions = self._offers.occasions
        if not self._offers.families:
            return True
        if not self._surprises.step(most):
            return False
        until = min(len(occasions), self._done[0] + most)
        for place in range(self._done[0], until):
            occasion = occasions[place]
            self._believed[0] = learnt(self._believed[0], occasion, LAUNCH)
            if occasion.y is not None and occasion.family is not None:
                self._look(place + 1)
        self._done[0] = until
        return until == len(occasions)

    def said(self, period: Period) -> list[Statement]:
        """Return what is said of each family now."""
        count = len(self._offers.occasions)
        found: list[Statement] = []
        for family in range(len(self._offers.families)):
            now = self._of(family, count, period, told=family in self._told)
            if now.verdict != HELPS and count - self._back.get(family, -REMEMBERED) < REMEMBERED:
                back = self._of(family, count, period, told=True)
                now = back if back.verdict == RETRACTED else now
            found.append(now)
        return found

    def _look(self, count: int) -> None:
        """Note what would have been told after so many evenings, and what would have been taken back."""
        effects, unrated = self._believed[0], Period("", "", 0)
        for family in range(len(self._offers.families)):
            sure, told = 1.0 - effects.of(family).cdf(0.0), family in self._told
            # The gate itself decides; it is asked only where it could say something new, for it takes long.
            if not (sure < GATES["retracted"].sure if told else sure >= GATES["practice"].sure):
                continue
            verdict = self._of(family, count, unrated, told=told).verdict
            if verdict == HELPS:
                self._told.add(family)
            elif verdict == RETRACTED:
                self._told.discard(family)
                self._back[family] = count

    def _of(self, family: int, count: int, period: Period, *, told: bool) -> Statement:
        # Nothing is expected of any family beforehand, so that the own-evidence rule asks the same twice.
        effects = self._believed[0]
        return statements.practice(
            self._offers.families[family],
            family,
            (effects, effects),
            self._check(family, count),
            period,
            told=told,
        )

    def _check(self, family: int, count: int) -> Difference | None:
        return difference(self._offers.occasions[:count], self._surprises.found[:count], (family,))
