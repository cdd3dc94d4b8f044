# SPDX-License-Identifier: AGPL-3.0-or-later
"""What being offered a practice does to the same evening's rating: offered against rest, on one's own turns.

Only days count on which a practice had been drawn for this person and a coin then decided between offering it
and resting (docs/model/, equation 9). Whether it was done is not used: who does what is no matter of chance.
What somebody began on their own account never enters.
"""

from math import sqrt

from nearer.core.closeness import priors
from nearer.core.closeness.augmented import FIRST, Strand, day_on, likely, with_effects
from nearer.core.closeness.belief import Belief, begin, normalised
from nearer.core.closeness.mixture import Mixture
from nearer.core.closeness.parameters import Parameters


class Occasion:
    """One day, and what chance made of it.

    `family` is that of what was drawn on one's own turn (None on the other's, or where nothing was);
    `drawn` is how likely that family was to be drawn (0: not known), `offered` says that it was not rested,
    `chance` how likely that was; `theirs` says that the other's draw was offered.
    """

    __slots__ = ("chance", "drawn", "family", "offered", "theirs", "y")

    def __init__(
        self,
        y: float | None,
        *,
        family: int | None = None,
        drawn: float = 1.0,
        offered: bool = False,
        chance: float = priors.OFFERED,
        theirs: bool = False,
    ) -> None:
        self.y = y
        self.family = family
        self.drawn = drawn
        self.offered = offered
        self.chance = chance
        self.theirs = theirs


class Effects:
    """What is believed of every family, and on how many rated days each was offered or rested."""

    __slots__ = ("offered", "rested", "strands")

    def __init__(
        self, strands: tuple[Strand, ...], offered: tuple[int, ...], rested: tuple[int, ...]
    ) -> None:
        self.strands = strands
        self.offered = offered
        self.rested = rested

    def of(self, family: int) -> Mixture:
        """Return the distribution of one family's effect, in points of the rating on days it was offered."""
        place = FIRST + family
        return Mixture(
            normalised([strand.logp for strand in self.strands]),
            [strand.mean[place] for strand in self.strands],
            [sqrt(strand.cov[place][place]) for strand in self.strands],
        )


def expecting(belief: Belief, parameters: Parameters, means: list[float]) -> Effects:
    """Return what is believed before the first day: effects around `means` (points at scale 1).

    Zeros are the prior of the own-evidence rule. The scales are those that the level model's belief of today
    leaves open; its log is the one that is then learnt from.
    """
    count = len(means)
    shared, own = priors.EFFECT_SHARED_SD**2, priors.EFFECT_OWN_SD**2
    cov = [[shared + (own if j == i else 0.0) for j in range(count)] + [0.0] for i in range(count)]
    cov.append([0.0] * count + [priors.EFFECT_THEIRS_SD**2])
    every = list(means)
    every.append(0.0)
    strands = with_effects(begin(parameters), likely(belief, parameters), every, cov, parameters)
    return Effects(tuple(strands), (0,) * count, (0,) * count)


def learnt(effects: Effects, occasion: Occasion, parameters: Parameters) -> Effects:
    """Return what is believed a day later."""
    family, rated = occasion.family, occasion.y is not None
    offered, rested = list(effects.offered), list(effects.rested)
    regressors: list[tuple[int, float]] = []
    if family is not None:
        counted = offered if occasion.offered else rested
        counted[family] += rated
        if occasion.offered:
            regressors.append((FIRST + family, 1.0))
    elif occasion.theirs:
        # What the other's draws do is set apart, and never told: they are not one's own randomised turns.
        regressors.append((FIRST + len(offered), 1.0))
    strands = [day_on(strand, occasion.y, regressors, parameters) for strand in effects.strands]
    return Effects(tuple(strands), tuple(offered), tuple(rested))


def learn(occasions: list[Occasion], start: Effects, parameters: Parameters) -> Effects:
    """Return what is believed after all of these days."""
    for occasion in occasions:
        start = learnt(start, occasion, parameters)
    return start
