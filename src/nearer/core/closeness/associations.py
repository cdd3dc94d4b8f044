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


def associate(
    item: str,
    ratings: list[float | None],
    values: list[float | None],
    belief: Belief,
    parameters: Parameters,
) -> Association:
    """Return how the ratings go with an item; `belief` is the level model's after the same days."""
    p = parameters
    unit = sqrt(p.carry_sd**2 + p.noise_sd**2)
    var = (unit * priors.SLOPE_SD) ** 2
    strands = with_effects(begin(p), likely(belief, p), [0.0], [[var]], p)
    paired = 0
    for place, z in enumerate(centred(values, item)):
        y = ratings[place]
        # Where the item is not known, its part of the rating is noise of the size that is expected of it.
        regressors, blur = ([], var) if z is None else ([(FIRST, z)], 0.0)
        strands = [day_on(strand, y, regressors, p, blur) for strand in strands]
        paired += y is not None and z is not None
    slope = Mixture(
        normalised([strand.logp for strand in strands]),
        [strand.mean[FIRST] / (unit * strand.scale) for strand in strands],
        [sqrt(strand.cov[FIRST][FIRST]) / (unit * strand.scale) for strand in strands],
    )
    return Association(item, slope, paired)
