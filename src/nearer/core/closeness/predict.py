# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tomorrow's rating, as far as it can be known this evening (docs/model/, equation 6)."""

from math import sqrt

from nearer.core.closeness.belief import Belief, weights
from nearer.core.closeness.mixture import Mixture
from nearer.core.closeness.parameters import Parameters


def predict(belief: Belief, parameters: Parameters) -> Mixture:
    """Return the distribution of the next day's rating."""
    p = parameters
    means: list[float] = []
    sds: list[float] = []
    for place, node in enumerate(belief.nodes):
        square = p.scales[place] ** 2
        means.append(node.level + p.carry * node.carried)
        fresh = (1.0 - p.carry**2) * p.carry_sd**2 + p.noise_sd**2
        old = node.level_var + 2.0 * p.carry * node.both + p.carry**2 * node.carried_var
        sds.append(sqrt(old + p.drift_sd**2 + square * fresh + p.rounding))
    return Mixture(weights(belief), means, sds, floor=p.floor, ceiling=p.ceiling, step=p.step)
