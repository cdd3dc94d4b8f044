# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where somebody's level lies, and whether it has moved (docs/model/, equations 6 and 7)."""

from math import log, sqrt

from nearer.core.closeness import priors
from nearer.core.closeness.augmented import FIRST, LEVEL, day_on, with_clone
from nearer.core.closeness.belief import Belief, normalised, weights
from nearer.core.closeness.mixture import Mixture
from nearer.core.closeness.parameters import Parameters

LAG = 28
PACES = tuple(priors.PACES.values())


def level_now(belief: Belief, parameters: Parameters) -> Mixture:
    """Return the distribution of the level this evening, cut off where ratings end."""
    p = parameters
    means = [node.level for node in belief.nodes]
    sds = [sqrt(node.level_var) for node in belief.nodes]
    return Mixture(weights(belief), means, sds, floor=p.floor, ceiling=p.ceiling)


def change(
    then: Belief,
    days: list[float | None],
    parameters: Parameters,
    paces: tuple[tuple[float, float], ...] = PACES,
) -> Mixture:
    """Return the distribution of the change of the level since the evening of `then`, `days` having followed.

    The level of that evening stays in the belief as a state of its own, so that the days that followed tell
    about both ends, and the two are subtracted with their covariance. How fast the level moved in those days
    is not taken as known: each of a few paces counts as much as it explains the ratings.
    """
    logs: list[float] = []
    means: list[float] = []
    sds: list[float] = []
    for pace, share in paces:
        at_pace = parameters.but(drift_sd=pace * parameters.drift_sd)
        strands = with_clone(then, at_pace)
        for y in days:
            strands = [day_on(strand, y, [], at_pace) for strand in strands]
        for strand in strands:
            mean, cov = strand.mean, strand.cov
            var = cov[LEVEL][LEVEL] + cov[FIRST][FIRST] - 2.0 * cov[LEVEL][FIRST]
            logs.append(strand.logp + log(share))
            means.append(mean[LEVEL] - mean[FIRST])
            sds.append(sqrt(max(0.0, var)))
    return Mixture(normalised(logs), means, sds)
