# SPDX-License-Identifier: AGPL-3.0-or-later
"""What goes together with feeling close: one item of the check-in at a time, within the person.

Items 3, 4, 6 and 7 only: item 2 is half of the rating, item 5 a series of its own. Nothing here is about
causes (docs/model/, equation 13). The prior is centred on nothing, so that what is said is this person's own
evidence.
"""

from math import sqrt

from nearer.core.closeness import priors
from nearer.core.closeness.augmented import FIRST, day_on, likely, with_effects
from nearer.core.closeness.belief import Belief, begin, normalised
from nearer.core.closeness.mixture import Mixture
from nearer.core.closeness.parameters import Parameters
from nearer.core.records.own_kinds import CheckIn

ITEMS = ("mine", "theirs", "space", "apart")


class Association:
    """How closeness goes with one item: SDs of the person's own days for one usual SD of the item."""

    __slots__ = ("item", "paired", "slope")

    def __init__(self, item: str, slope: Mixture, paired: int) -> None:
        self.item = item
        self.slope = slope
        self.paired = paired


def said(checkin: CheckIn | None, item: str) -> float | None:
    """Return what a check-in says to an item: shared 0 to 2, space 1 where it was right, apart 0 to 10."""
    if checkin is None:
        return None
    if item == "space":
        return None if checkin.space is None else float(checkin.space == "right")
    value: int | None = getattr(checkin, item)
    return None if value is None else float(value)


def centred(values: list[float | None], item: str) -> list[float | None]:
    """Return each value less the running mean of those before it, in the item's usual SDs.

    The mean starts where people's usually is, and that is worth a few days; so it is within the person, and
    known before the day.
    """
    usual, spread = priors.ITEMS[item]
    total, count = priors.ITEM_DAYS * usual, priors.ITEM_DAYS
    found: list[float | None] = []
    for value in values:
        found.append(None if value is None else (value - total / count) / spread)
        if value is not None:
            total, count = total + value, count + 1.0
    return found


class Associating:
    """How ratings go with an item, learnt day by day; `step` until it says that all days are done."""

    __slots__ = ("_done", "_item", "_parameters", "_ratings", "_strands", "_values")

    def __init__(
        self,
        item: str,
        ratings: list[float | None],
        values: list[float | None],
        belief: Belief,
        parameters: Parameters,
    ) -> None:
        """Begin; `belief` is the level model's after the same days."""
        self._item = item
        self._ratings = ratings
        self._values = centred(values, item)
        self._parameters = parameters
        start = with_effects(
            begin(parameters), likely(belief, parameters), [0.0], [[_var(parameters)]], parameters
        )
        self._strands = [start]
        self._done = [0]

    def step(self, most: int) -> bool:
        """Learn from no more than so many days; say whether all are done."""
        p, strands = self._parameters, self._strands[0]
        until = min(len(self._ratings), self._done[0] + most)
        for place in range(self._done[0], until):
            z = self._values[place]
            # Where the item is not known, its part of the rating is noise of the size that is expected of it.
            regressors, blur = ([], _var(p)) if z is None else ([(FIRST, z)], 0.0)
            strands = [day_on(strand, self._ratings[place], regressors, p, blur) for strand in strands]
        self._strands[0] = strands
        self._done[0] = until
        return until == len(self._ratings)

    def found(self) -> Association:
        """Return how the ratings of the days that are done go with the item."""
        strands, unit = self._strands[0], _unit(self._parameters)
        slope = Mixture(
            normalised([strand.logp for strand in strands]),
            [strand.mean[FIRST] / (unit * strand.scale) for strand in strands],
            [sqrt(strand.cov[FIRST][FIRST]) / (unit * strand.scale) for strand in strands],
        )
        known = range(self._done[0])
        paired = sum([self._ratings[at] is not None and self._values[at] is not None for at in known])
        return Association(self._item, slope, paired)


def associate(
    item: str,
    ratings: list[float | None],
    values: list[float | None],
    belief: Belief,
    parameters: Parameters,
) -> Association:
    """Return how the ratings go with an item; `belief` is the level model's after the same days."""
    associating = Associating(item, ratings, values, belief, parameters)
    associating.step(len(ratings))
    return associating.found()


def _unit(parameters: Parameters) -> float:
    """Return the SD of one person's days at scale 1, in points."""
    return sqrt(parameters.carry_sd**2 + parameters.noise_sd**2)


def _var(parameters: Parameters) -> float:
    """Return the prior variance of a slope at scale 1, in squared points."""
    return (_unit(parameters) * priors.SLOPE_SD) ** 2
