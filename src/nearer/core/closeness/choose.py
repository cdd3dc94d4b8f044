# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which practices to draw for a week: tempered sampling, some uniform chance, variety.

Every probability is told (docs/model/, equation 12). What may be drawn at all (limits, pace, what is not
wanted, two 'worse') is the caller's to say: nothing here can bring back what was left out. Rest is not drawn
here either; a coin of both decides it.
"""

from math import exp, log, sqrt

from nearer.core.closeness import priors
from nearer.core.closeness.liking import Liking
from nearer.core.closeness.normal import INFINITY, density, probability

UNIFORM = 1.0  # the share of uniform chance where nothing that is known may count
NARROWEST = 0.05  # points: below it, two practices are as good as equal
REACH = 3.5  # standard deviations on either side of a mean within which a normal is looked at
POINTS = 20  # where, from the lowest to the highest that the best can be worth
LEAST = 1e-300  # of which there is a logarithm


class Candidate:
    """A practice that may be drawn.

    `mean` and `sd` say what it is believed to be worth, in points; `luck` holds a number above 0, up to 1,
    for each time that all there are may be gone through. Each practice has luck of its own, so that one more
    or less hardly moves the others.
    """

    __slots__ = ("family", "id", "luck", "mean", "sd")

    def __init__(self, id_: str, family: str, mean: float, sd: float, luck: tuple[float, ...]) -> None:
        self.id = id_
        self.family = family
        self.mean = mean
        self.sd = sd
        self.luck = luck


class Choice:
    """What was drawn for a day, and how: what could have come, in order, and how likely each was."""

    __slots__ = ("feasible", "id", "propensities", "propensity")

    def __init__(
        self, id_: str, propensity: float, feasible: tuple[Candidate, ...], propensities: tuple[float, ...]
    ) -> None:
        self.id = id_
        self.propensity = propensity
        self.feasible = feasible
        self.propensities = propensities


def worth(liking: Liking) -> tuple[float, float]:
    """Return mean and SD of what a practice is worth to somebody who likes it so."""
    return priors.LIKING_POINTS * liking.mean(), priors.LIKING_POINTS * sqrt(liking.var())


def rounds(candidates: int, days: int) -> int:
    """Return how often all may be gone through, which is how much luck each needs."""
    return (days + candidates - 1) // candidates


def propensities(
    candidates: list[Candidate], temper: float = priors.TEMPER, explore: float = priors.EXPLORE
) -> list[float]:
    """Return how likely each is to be drawn; they sum to 1.

    A share of `explore` is uniform. The rest goes to each as often as it would be the best of all, were every
    worth drawn from its normal with `temper` times its SD.
    """
    even = explore / len(candidates)
    if explore >= UNIFORM:
        return [even for _ in candidates]
    normals = [(one.mean, max(NARROWEST, temper * one.sd)) for one in candidates]
    best = _best(normals)
    total = sum([best[normal] for normal in normals])
    return [(1.0 - explore) * best[normal] / total + even for normal in normals]


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
    waits: dict[str, float] = {}
    before = ""
    for day in range(days if candidates else 0):
        if not left:
            left = list(candidates)
            waits = {one.id: -log(one.luck[day // len(left)]) for one in left}
        feasible = [one for one in left if one.family != before] or left
        chances = propensities(feasible, temper, explore)
        place = _first(feasible, chances, waits)
        chosen = feasible[place]
        found.append(Choice(chosen.id, chances[place], tuple(feasible), tuple(chances)))
        left = [one for one in left if one.id != chosen.id]
        before = chosen.family
    return found


def _first(feasible: list[Candidate], chances: list[float], waits: dict[str, float]) -> int:
    """Return whose wait ends first, and shorten the others' by the time that has passed.

    The least of independent exponential waits falls to each in proportion to its rate, and what is left of
    the others is as good as new.
    """
    times = [
        waits[one.id] / chances[place] if chances[place] > 0.0 else INFINITY
        for place, one in enumerate(feasible)
    ]
    passed = min(times)
    for place, one in enumerate(feasible):
        waits[one.id] = max(0.0, waits[one.id] - passed * chances[place])
    return times.index(passed)


def _best(normals: list[tuple[float, float]]) -> dict[tuple[float, float], float]:
    """Return how probably a draw from each normal is the highest of all, but for a factor that all share.

    Normals that are alike are looked at once. The highest draw is at least about where the best of the
    lowest ends is.
    """
    alike: dict[tuple[float, float], int] = {}
    for normal in normals:
        alike[normal] = alike.get(normal, 0) + 1
    low = max([mean - REACH * sd for mean, sd in alike])
    able = [normal for normal in alike if normal[0] + REACH * normal[1] >= low]
    step = (max([mean + REACH * sd for mean, sd in able]) - low) / POINTS
    best = dict.fromkeys(alike, 0.0)
    for point in range(POINTS + 1):
        value = low + point * step
        below = [log(max(LEAST, probability((value - mean) / sd))) for mean, sd in able]
        every = sum([alike[normal] * below[place] for place, normal in enumerate(able)])
        for place, normal in enumerate(able):
            mean, sd = normal
            best[normal] += density((value - mean) / sd) / sd * exp(every - below[place])
    return best
