# SPDX-License-Identifier: AGPL-3.0-or-later
"""Our experiment: one practice, a fixed number of weeks, a fair coin each day, and one look at the end.

Every rule is fixed before the first day (docs/model/, part 6). The coin comes from a seed to which both have
contributed; the result from one's own ratings, and it is for that person. An experiment that was stopped
has no result, so that nobody can stop while it looks good; stopping looks like days of rest.
"""

from math import sqrt

from nearer.core.closeness import priors
from nearer.core.closeness.augmented import FIRST, day_on, likely, with_effects
from nearer.core.closeness.belief import normalised
from nearer.core.closeness.mixture import Mixture
from nearer.core.closeness.parameters import Parameters
from nearer.core.closeness.refilter import refilter, update

LENGTHS = (28, 56, 84)
ENOUGH = 8  # rated days with it, and as many without: below that nothing is said
SURE = 0.96
NO_GAIN = 0.9
SMALLEST = 1.0  # points: less than this is no gain worth having
CLOSED = ("touch", "talk")
HELPS, NO_CLEAR_GAIN, CANNOT_TELL = "helps", "no-clear-gain", "cannot-tell"


class Result:
    """What an experiment found.

    `effect` is in points of the rating; `on` and `off` count rated days, `kept` days that went as tossed.
    """

    __slots__ = ("effect", "kept", "off", "on", "verdict")

    def __init__(self, *, verdict: str, effect: Mixture, on: int, off: int, kept: int) -> None:
        self.verdict = verdict
        self.effect = effect
        self.on = on
        self.off = off
        self.kept = kept


def may_be_tried(family: str, touch: int) -> bool:
    """Say whether there may be an experiment with such a practice: none on touch, none on disclosure."""
    return touch == 0 and family not in CLOSED


def result(
    before: list[float | None],
    during: list[float | None],
    on: list[bool],
    done: list[bool],
    parameters: Parameters,
) -> Result | None:
    """Return what the whole experiment found; None while it runs.

    `before` are the days before it, `on` what the coin says for each of its days, `done` on which of those
    that are over the practice was done.
    """
    if len(during) < len(on):
        return None
    start = refilter(before, parameters)
    end = start
    for y in during:
        end = update(end, y, parameters)
    var = [[priors.EXPERIMENT_SD**2]]
    strands = with_effects(start, likely(end, parameters), [0.0], var, parameters)
    for place, tossed in enumerate(on):
        regressors = [(FIRST, 1.0)] if tossed else []
        strands = [day_on(strand, during[place], regressors, parameters) for strand in strands]
    effect = Mixture(
        normalised([strand.logp for strand in strands]),
        [strand.mean[FIRST] for strand in strands],
        [sqrt(strand.cov[FIRST][FIRST]) for strand in strands],
    )
    with_it = sum([tossed and during[place] is not None for place, tossed in enumerate(on)])
    without = sum([not tossed and during[place] is not None for place, tossed in enumerate(on)])
    kept = sum([tossed == done[place] for place, tossed in enumerate(on)])
    verdict = _verdict(effect, min(with_it, without))
    return Result(verdict=verdict, effect=effect, on=with_it, off=without, kept=kept)


def _verdict(effect: Mixture, days: int) -> str:
    if days < ENOUGH:
        return CANNOT_TELL
    if 1.0 - effect.cdf(0.0) >= SURE:
        return HELPS
    return NO_CLEAR_GAIN if effect.cdf(SMALLEST) >= NO_GAIN else CANNOT_TELL
