# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which practices to draw for a week: tempered sampling, some uniform chance, variety.

Every probability is told (docs/model/, equation 12). What may be drawn at all (limits, minutes, pace, two
'worse') is the caller's to say: nothing here can bring back what was left out. Rest is not drawn here
either; a coin of both decides it.
"""

from math import log, sqrt

from nearer.core.closeness import priors
from nearer.core.closeness.liking import Liking
from nearer.core.closeness.mixture import Mixture
from nearer.core.closeness.normal import density, probability

NARROWEST = 0.05  # points: below it, two practices are as good as equal
POINTS = tuple([0.5 * place for place in range(-6, 7)])  # where a normal is looked at, in its SDs


class Candidate:
    """A practice that may be drawn.

    `mean` and `sd` say what it is believed to be worth, in points; `luck` holds a number between 0 and 1 for
    each day to draw for. Each practice has luck of its own, so that one more or less hardly moves the others.
    """

    __slots__ = ("family", "id", "luck", "mean", "sd")

    def __init__(self, id_: str, family: str, mean: float, sd: float, luck: tuple[float, ...]) -> None:
        self.id = id_
        self.family = family
        self.mean = mean
        self.sd = sd
        self.luck = luck


class Choice:
    """What was drawn for a day, and how: the ids that could have come, in order, and how likely each was."""

    __slots__ = ("feasible", "id", "propensities", "propensity")

    def __init__(
        self, id_: str, propensity: float, feasible: tuple[str, ...], propensities: tuple[float, ...]
    ) -> None:
        self.id = id_
        self.propensity = propensity
        self.feasible = feasible
        self.propensities = propensities


def worth(liking: Liking, effect: Mixture | None) -> tuple[float, float]:
    """Return mean and SD of what a practice is worth: liking first, shaded by its family's effect."""
    mean, var = priors.LIKING_POINTS * liking.mean(), priors.LIKING_POINTS**2 * liking.var()
    if effect is not None:
        mean, var = mean + effect.mean(), var + effect.sd() ** 2
    return mean, sqrt(var)


def propensities(
    candidates: list[Candidate], temper: float = priors.TEMPER, explore: float = priors.EXPLORE
) -> list[float]:
    """Return how likely each is to be drawn; they sum to 1.

    A share of `explore` is uniform. The rest goes to each as often as it would be the best of all, were every
    worth drawn from its normal with `temper` times its SD.
    """
    count = len(candidates)
    best = [_best(place, candidates, temper) for place in range(count)]
    total = sum(best)
    return [(1.0 - explore) * share / total + explore / count for share in best]


def week(
    candidates: list[Candidate],
    days: int,
    temper: float = priors.TEMPER,
    explore: float = priors.EXPLORE,
) -> list[Choice]:
    """Return a choice for each day; none where there is nothing to choose from.

    No practice comes twice while there are others, and no family on two days running.
    """
    found: list[Choice] = []
    left: list[Candidate] = []
    before = ""
    for day in range(days if candidates else 0):
        left = left or list(candidates)
        feasible = [candidate for candidate in left if candidate.family != before] or left
        chances = propensities(feasible, temper, explore)
        # The least of independent exponential waits falls to each in proportion to its rate.
        waits = [-log(candidate.luck[day]) / chances[place] for place, candidate in enumerate(feasible)]
        place = waits.index(min(waits))
        chosen = feasible[place]
        ids = tuple([candidate.id for candidate in feasible])
        found.append(Choice(chosen.id, chances[place], ids, tuple(chances)))
        left = [candidate for candidate in left if candidate.id != chosen.id]
        before = chosen.family
    return found


def _best(place: int, candidates: list[Candidate], temper: float) -> float:
    """Return how probably this one's tempered draw is the highest, but for a factor that all share."""
    own = candidates[place]
    spread = max(NARROWEST, temper * own.sd)
    total = 0.0
    for z in POINTS:
        value, highest = own.mean + spread * z, density(z)
        for other_place, other in enumerate(candidates):
            if other_place != place:
                highest *= probability((value - other.mean) / max(NARROWEST, temper * other.sd))
        total += highest
    return total
