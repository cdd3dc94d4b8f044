# SPDX-License-Identifier: AGPL-3.0-or-later
"""The closeness model: what one person's own ratings say, with its uncertainty, computed where they are kept.

It uses one person's ratings and the log of what was offered to that person, never the other's numbers. It is
told its dates and its randomness, it may import `math` and the rest of the core, and every equation number
refers to docs/model/. Whatever it holds can be computed again from the log; nothing here is the only copy.

One convention of shape. Days are consecutive: `days[t]` is what is known of day t, counted from 0, and None
where nothing was rated. Ratings go from 0 to 100. A `Belief` holds one `Node` for each scale of the grid, in
the order of `Parameters.scales`; where states are listed, they are the level first, the carry-over second,
then those that do not move (effects), each in points of the rating. A covariance is a list of rows.
"""

from nearer.core.closeness.belief import Belief, Node, begin, loglik, weights
from nearer.core.closeness.mixture import Mixture
from nearer.core.closeness.parameters import LAUNCH, TENSION, Parameters
from nearer.core.closeness.predict import predict
from nearer.core.closeness.refilter import Refilter, refilter, update

__all__ = [
    "LAUNCH",
    "TENSION",
    "Belief",
    "Mixture",
    "Node",
    "Parameters",
    "Refilter",
    "begin",
    "loglik",
    "predict",
    "refilter",
    "update",
    "weights",
]
