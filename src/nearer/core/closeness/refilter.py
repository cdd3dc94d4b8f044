# SPDX-License-Identifier: AGPL-3.0-or-later
"""From ratings to a belief, a day at a time: the log is the truth, and a belief only saves the work.

A late or corrected rating is never patched in. Whoever has one filters again from the log, in pieces that do
not block; the belief of any earlier day serves as the place to begin.
"""

from nearer.core.closeness.belief import Belief, Node, begin
from nearer.core.closeness.observe import surprise
from nearer.core.closeness.parameters import Parameters


def advanced(node: Node, scale: float, parameters: Parameters) -> Node:
    """Return the belief at one scale a day later: the level drifts, the carry-over fades (equations 1, 2)."""
    p, phi = parameters, parameters.carry
    fresh = (1.0 - phi * phi) * (scale * p.carry_sd) ** 2
    return Node(
        node.level,
        phi * node.carried,
        node.level_var + p.drift_sd**2,
        phi * node.both,
        phi * phi * node.carried_var + fresh,
        node.logp,
    )


def observed(
    node: Node, scale: float, y: float, parameters: Parameters
) -> tuple[Node, float, float, float, float]:
    """Return the belief at one scale after a rating, then g, f (the gain P h), e and w (equation 4)."""
    p = parameters
    g, f = node.level_var + node.both, node.both + node.carried_var
    var = g + f + (scale * p.noise_sd) ** 2 + p.rounding
    loglik, e, w = surprise(y, node.level + node.carried, var, p)
    after = Node(
        node.level + g * e,
        node.carried + f * e,
        node.level_var - g * g * w,
        node.both - g * f * w,
        node.carried_var - f * f * w,
        node.logp + loglik,
    )
    return after, g, f, e, w


def update(belief: Belief, y: float | None, parameters: Parameters) -> Belief:
    """Return the belief one day later, with that day's rating if there is one."""
    nodes: list[Node] = []
    for place, node in enumerate(belief.nodes):
        scale = parameters.scales[place]
        later = advanced(node, scale, parameters)
        nodes.append(later if y is None else observed(later, scale, y, parameters)[0])
    return Belief(belief.days + 1, belief.rated + (y is not None), tuple(nodes))


def refilter(days: list[float | None], parameters: Parameters) -> Belief:
    """Return the belief after all of these days."""
    belief = begin(parameters)
    for y in days:
        belief = update(belief, y, parameters)
    return belief


class Refilter:
    """The same in steps, for one log: call `step` until it says that all is done, then ask for the belief."""

    __slots__ = ("_days", "_parameters", "_so_far")

    def __init__(self, days: list[float | None], parameters: Parameters, start: Belief | None = None) -> None:
        """Begin at the belief of an earlier day of the same log (`start.days` are done), or anew."""
        self._days = days
        self._parameters = parameters
        self._so_far = [begin(parameters) if start is None else start]

    def step(self, most: int) -> bool:
        """Filter at most so many days more; say whether all are done."""
        belief = self._so_far[0]
        until = min(len(self._days), belief.days + most)
        for place in range(belief.days, until):
            belief = update(belief, self._days[place], self._parameters)
        self._so_far[0] = belief
        return until == len(self._days)

    def belief(self) -> Belief:
        """Return the belief after the days that are done."""
        return self._so_far[0]
