# SPDX-License-Identifier: AGPL-3.0-or-later
"""What chance made of each evening: what one's own draw would have offered, and whether the coin rested.

Nothing of it is kept: the draws are published, and the coin falls the same way again.
"""

from nearer.core.catalogue.coin import REST_ONE_IN, thrown
from nearer.core.catalogue.practices import Practice
from nearer.core.closeness.effects import Occasion
from nearer.core.closeness.ratings import Series
from nearer.core.days import day_of, monday_of, weekday_of

OFFERED = 1.0 - 1.0 / REST_ONE_IN
MOST = 6  # families that can be told apart within a year; the others count as something else that was offered


class Offers:
    """The evenings of a series as occasions; `families` names what their numbers stand for."""

    __slots__ = ("families", "occasions")

    def __init__(self, families: list[str], occasions: list[Occasion]) -> None:
        self.families = families
        self.occasions = occasions


class Chances:
    """The seeds of the coin of two, the weeks that each published, and the practices they name.

    `weeks` are keyed by (mine, Monday). Without seeds there are no two, and chance has offered nothing.
    """

    __slots__ = ("practices", "seeds", "weeks")

    def __init__(
        self,
        seeds: tuple[str, str, str] | None,
        weeks: dict[tuple[bool, str], tuple[str, ...]],
        practices: dict[str, Practice],
    ) -> None:
        self.seeds = seeds
        self.weeks = weeks
        self.practices = practices

    def offers(self, series: Series) -> Offers:
        """Return what chance made of each evening of a series."""
        fell = [self._fell(series.first + place) for place in range(len(series.days))]
        drawn: dict[str, int] = {}
        for family, mine, _ in fell:
            if family is not None and mine:
                drawn[family] = drawn.get(family, 0) + 1
        families = sorted(sorted(drawn, key=lambda family: (-drawn[family], family))[:MOST])
        return Offers(families, [_occasion(series.days[at], families, one) for at, one in enumerate(fell)])

    def _fell(self, number: int) -> tuple[str | None, bool, bool]:
        """Return the family drawn for an evening (None: none), whether that draw was mine, and rest."""
        if self.seeds is None:
            return (None, False, True)
        coin = thrown(self.seeds[0], self.seeds[1], self.seeds[2], number)
        week = self.weeks.get((coin.mine, day_of(monday_of(number))))
        practice = None if week is None else self.practices.get(week[weekday_of(number)])
        return (None if practice is None else practice.family, coin.mine, coin.rests)


def _occasion(y: float | None, families: list[str], fell: tuple[str | None, bool, bool]) -> Occasion:
    family, mine, rests = fell
    if family is None:
        return Occasion(y)
    if mine and family in families:
        return Occasion(y, family=families.index(family), offered=not rests, chance=OFFERED)
    return Occasion(y, theirs=not rests)
