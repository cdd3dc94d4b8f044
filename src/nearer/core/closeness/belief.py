# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is believed about one person after some days: one small Gaussian for each scale of the grid."""

from math import exp, log

from nearer.core.closeness.parameters import Parameters


class Node:
    """The belief if the scale were known: level and carry-over and their covariance.

    `logp` is the log of the prior weight of this scale times the likelihood of the ratings so far under it.
    """

    __slots__ = ("both", "carried", "carried_var", "level", "level_var", "logp")

    def __init__(  # noqa: PLR0917 - made at every scale on every day, where keywords cost time
        self,
        level: float,
        carried: float,
        level_var: float,
        both: float,
        carried_var: float,
        logp: float,
    ) -> None:
        self.level = level
        self.carried = carried
        self.level_var = level_var
        self.both = both
        self.carried_var = carried_var
        self.logp = logp


class Belief:
    """The belief at the end of a day. `days` have passed, `rated` of them with a rating."""

    __slots__ = ("days", "nodes", "rated")

    def __init__(self, days: int, rated: int, nodes: tuple[Node, ...]) -> None:
        self.days = days
        self.rated = rated
        self.nodes = nodes


def begin(parameters: Parameters) -> Belief:
    """Return the belief on the evening before the first day: the prior (equation 3)."""
    p = parameters
    nodes = [
        Node(p.mean, 0.0, p.level_sd**2, 0.0, (s * p.carry_sd) ** 2, p.log_weights[place])
        for place, s in enumerate(p.scales)
    ]
    return Belief(0, 0, tuple(nodes))


def weights(belief: Belief) -> list[float]:
    """Return how probable each scale of the grid is by now; they sum to 1 (equation 5)."""
    return normalised([node.logp for node in belief.nodes])


def loglik(belief: Belief) -> float:
    """Return the log-likelihood of the ratings so far, over the grid of scales (equation 5)."""
    most = max([node.logp for node in belief.nodes])
    return most + log(sum([exp(node.logp - most) for node in belief.nodes]))


def normalised(logs: list[float]) -> list[float]:
    """Return the shares that stand in the proportions of which these are the logarithms."""
    most = max(logs)
    shares = [exp(value - most) for value in logs]
    total = sum(shares)
    return [share / total for share in shares]
