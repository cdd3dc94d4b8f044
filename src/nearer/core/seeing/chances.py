# SPDX-License-Identifier: AGPL-3.0-or-later
"""What chance made of each evening: what one's own draw would have offered, and whether the coin rested.

The draws are published, and the coin falls the same way again; how likely a draw was is one's own record.
"""

from nearer.core.catalogue.coin import REST_ONE_IN, thrown
from nearer.core.catalogue.practices import Practice
from nearer.core.closeness.effects import Occasion
from nearer.core.closeness.ratings import Series
from nearer.core.days import day_of, monday_of, weekday_of
from nearer.core.records.experiments import Experiments
from nearer.core.records.own_kinds import MILLION, Drawn

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

    `weeks` are keyed by (mine, Monday), `drawn` by Monday. Without seeds there are no two, and chance has
    offered nothing; nor has it while an experiment was on, whose coin is another.
    """

    __slots__ = ("drawn", "experiments", "practices", "seeds", "weeks")

    def __init__(
        self,
        seeds: tuple[str, str, str] | None,
        weeks: dict[tuple[bool, str], tuple[str, ...]],
        drawn: dict[str, list[Drawn]],
        practices: dict[str, Practice],
        experiments: Experiments,
    ) -> None:
        self.experiments = experiments
        self.seeds = seeds
        self.drawn = drawn
        self.weeks = weeks
        self.practices = practices

    def fell(self, number: int) -> "Fell":
        """Return how chance fell on the evening with this number."""
        if self.seeds is None or self.experiments.on(number) is not None:
            return NOTHING
        coin = thrown(self.seeds[0], self.seeds[1], self.seeds[2], number)
        monday, place = day_of(monday_of(number)), weekday_of(number)
        week = self.weeks.get((coin.mine, monday))
        practice = None if week is None else self.practices.get(week[place])
        if practice is None:
            return NOTHING
        likely = self._likely(monday, place, practice) if coin.mine else 0.0
        return Fell(practice.family, mine=coin.mine, rests=coin.rests, likely=likely)

    def _likely(self, monday: str, place: int, practice: Practice) -> float:
        """Return how likely my draw was to be of this family; 0 where no record of it speaks of this draw."""
        for drawn in self.drawn.get(monday, []):
            if drawn.items[place] == practice.id and practice.family in drawn.families:
                return drawn.families[practice.family][place] / MILLION
        return 0.0


class Fell:
    """How chance fell on an evening; `family` is that of what was drawn, '' where nothing was."""

    __slots__ = ("family", "likely", "mine", "rests")

    def __init__(self, family: str, *, mine: bool, rests: bool, likely: float) -> None:
        self.family = family
        self.mine = mine
        self.rests = rests
        self.likely = likely


class Falling:
    """The evenings of a series, in steps: each has a coin to throw, and a piece is to fit a small memory."""

    __slots__ = ("_chances", "_fell", "_series")

    def __init__(self, chances: Chances, series: Series) -> None:
        self._chances = chances
        self._series = series
        self._fell: list[Fell] = []

    def step(self, most: int) -> bool:
        """Look at no more than so many evenings; say whether all are done."""
        done, count = len(self._fell), len(self._series.days)
        for place in range(done, min(count, done + most)):
            self._fell.append(self._chances.fell(self._series.first + place))
        return len(self._fell) == count

    def offers(self) -> Offers:
        """Return what chance made of the evenings."""
        counts: dict[str, int] = {}
        for one in self._fell:
            if one.mine:
                counts[one.family] = counts.get(one.family, 0) + 1
        families = sorted(sorted(counts, key=lambda family: (-counts[family], family))[:MOST])
        days = self._series.days
        return Offers(families, [_occasion(days[at], families, one) for at, one in enumerate(self._fell)])


NOTHING = Fell("", mine=False, rests=True, likely=0.0)


def _occasion(y: float | None, families: list[str], fell: Fell) -> Occasion:
    if fell.mine and fell.family in families:
        family = families.index(fell.family)
        return Occasion(y, family=family, drawn=fell.likely, offered=not fell.rests, chance=OFFERED)
    return Occasion(y, theirs=not fell.rests)
