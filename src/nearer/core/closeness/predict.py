# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tomorrow's rating, as far as it can be known this evening (docs/model/, equation 6)."""

from math import sqrt

from nearer.core.closeness.belief import Belief, weights
from nearer.core.closeness.mixture import Mixture
from nearer.core.closeness.parameters import Parameters
from nearer.core.closeness.refilter import advanced


def predict(belief: Belief, parameters: Parameters) -> Mixture:
    """Return the distribution of the next day's rating."""
    p = parameters
    nodes = [advanced(node, p.scales[place], p) for place, node in enumerate(belief.nodes)]
    sds: list[float] = []
    for place, node in enumerate(nodes):
        var = node.level_var + 2.0 * node.both + node.carried_var + (p.scales[place] * p.noise_sd) ** 2
        sds.append(sqrt(var + p.rounding))
    means = [node.level + node.carried for node in nodes]
    return Mixture(weights(belief), means, sds, floor=p.floor, ceiling=p.ceiling, step=p.step)
