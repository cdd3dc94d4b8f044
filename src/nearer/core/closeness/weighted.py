# SPDX-License-Identifier: AGPL-3.0-or-later
"""The check on the model: offered against rest by inverse propensities alone (docs/model/, equation 10).

It believes nothing about effects. A rating is compared with what the level model had forecast for that day
from the days before, which the coin cannot have touched, so that slow changes cancel.
"""

from math import sqrt

from nearer.core.closeness.belief import Belief, begin, weights
from nearer.core.closeness.effects import Occasion
from nearer.core.closeness.parameters import Parameters
from nearer.core.closeness.refilter import advanced, update


class Difference:
    """Mean with the offer less mean without, its standard error, and the rated days behind each."""

    __slots__ = ("offered", "rested", "se", "value")

    def __init__(self, value: float, se: float, offered: int, rested: int) -> None:
        self.value = value
        self.se = se
        self.offered = offered
        self.rested = rested


class Surprises:
    """How far each rating was from what the days before had let expect, in `found`; `step` through them."""

    __slots__ = ("_belief", "_parameters", "_ratings", "found")

    def __init__(self, ratings: list[float | None], parameters: Parameters) -> None:
        self._ratings = ratings
        self._parameters = parameters
        self._belief: list[Belief] = [begin(parameters)]
        self.found: list[float | None] = []

    def step(self, most: int) -> bool:
        """Go through at most so many days more; say whether all are done."""
        done = len(self.found)
        for y in self._ratings[done : done + most]:
            self.found.append(None if y is None else y - self._expected())
            self._belief[0] = update(self._belief[0], y, self._parameters)
        return len(self.found) == len(self._ratings)

    def _expected(self) -> float:
        belief, parameters = self._belief[0], self._parameters
        later = [advanced(node, parameters.scales[i], parameters) for i, node in enumerate(belief.nodes)]
        shares = weights(belief)
        return sum([shares[i] * (node.level + node.carried) for i, node in enumerate(later)])


def surprises(ratings: list[float | None], parameters: Parameters) -> list[float | None]:
    """Return how far each rating was from what the days before had let expect."""
    found = Surprises(ratings, parameters)
    found.step(len(ratings))
    return found.found


def difference(
    occasions: list[Occasion], surprised: list[float | None], families: tuple[int, ...]
) -> Difference | None:
    """Return the Hajek estimate for some families together; None where a side has no two days.

    A day counts the more, the less likely its family was to be drawn. One whose chances are not known is not
    among them.
    """
    offered: list[tuple[float, float]] = []
    rested: list[tuple[float, float]] = []
    for place, occasion in enumerate(occasions):
        value = surprised[place]
        if value is None or occasion.drawn == 0.0 or occasion.family not in families:
            continue
        if occasion.offered:
            offered.append((value, 1.0 / (occasion.drawn * occasion.chance)))
        else:
            rested.append((value, 1.0 / (occasion.drawn * (1.0 - occasion.chance))))
    if len(offered) < 2 or len(rested) < 2:  # noqa: PLR2004 - one day has no spread
        return None
    (mean, var), (plain, plain_var) = _hajek(offered), _hajek(rested)
    return Difference(mean - plain, sqrt(var + plain_var), len(offered), len(rested))


def _hajek(weighed: list[tuple[float, float]]) -> tuple[float, float]:
    """Return the weighted mean and its sandwich variance, for few days made larger by n / (n - 1)."""
    total = sum([weight for _, weight in weighed])
    mean = sum([weight * value for value, weight in weighed]) / total
    square = sum([(weight * (value - mean)) ** 2 for value, weight in weighed]) / total**2
    return mean, square * len(weighed) / (len(weighed) - 1)
