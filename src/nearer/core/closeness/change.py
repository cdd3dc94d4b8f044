# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where somebody's level lies, and whether it has moved (docs/model/, equations 6 and 7)."""

from math import sqrt

from nearer.core.closeness.augmented import FIRST, LEVEL, day_on, with_clone
from nearer.core.closeness.belief import Belief, normalised, weights
from nearer.core.closeness.mixture import Mixture
from nearer.core.closeness.parameters import Parameters

LAG = 28


def level_now(belief: Belief, parameters: Parameters) -> Mixture:
    """Return the distribution of the level this evening, cut off where ratings end."""
    p = parameters
    means = [node.level for node in belief.nodes]
    sds = [sqrt(node.level_var) for node in belief.nodes]
    return Mixture(weights(belief), means, sds, floor=p.floor, ceiling=p.ceiling)


def change(then: Belief, days: list[float | None], parameters: Parameters) -> Mixture:
    """Return the distribution of the change of the level since the evening of `then`, `days` having followed.

    The level of that evening stays in the belief as a state of its own, so that the days that followed tell
    about both ends, and the two are subtracted with their covariance.
    """
    strands = with_clone(then, parameters)
    for y in days:
        strands = [day_on(strand, y, [], parameters) for strand in strands]
    return Mixture(
        normalised([strand.logp for strand in strands]),
        [strand.mean[LEVEL] - strand.mean[FIRST] for strand in strands],
        [
            sqrt(max(0.0, c[LEVEL][LEVEL] + c[FIRST][FIRST] - 2.0 * c[LEVEL][FIRST]))
            for c in [strand.cov for strand in strands]
        ],
    )
