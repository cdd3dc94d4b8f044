# SPDX-License-Identifier: AGPL-3.0-or-later
"""The level of every day, looking back from the last one: what the curve with its band is drawn from."""

from math import sqrt

from nearer.core.closeness.augmented import NEGLIGIBLE
from nearer.core.closeness.belief import Belief, Node, weights
from nearer.core.closeness.parameters import Parameters
from nearer.core.closeness.refilter import advanced, observed


class Point:
    """The level of one day: mean and standard deviation, all scales taken together."""

    __slots__ = ("mean", "sd")

    def __init__(self, mean: float, sd: float) -> None:
        self.mean = mean
        self.sd = sd


def smooth(days: list[float | None], belief: Belief, parameters: Parameters) -> list[Point]:
    """Return the level on each of the days, given all of them; `belief` is that of the last evening."""
    shares = weights(belief)
    kept = [place for place, share in enumerate(shares) if share >= NEGLIGIBLE]
    total = sum([shares[place] for place in kept])
    mean, square = [0.0] * len(days), [0.0] * len(days)
    for place in kept:
        share = shares[place] / total
        for t, (m, var) in enumerate(_at_scale(days, place, parameters)):
            mean[t] += share * m
            square[t] += share * (var + m * m)
    return [Point(m, sqrt(max(0.0, square[t] - m * m))) for t, m in enumerate(mean)]


def _at_scale(days: list[float | None], place: int, parameters: Parameters) -> list[tuple[float, float]]:
    """Return mean and variance of the level on each day at one scale: de Jong (1989), docs/model/ equation 8.

    r and n are what later days say about a day's prediction, score and information; a censored rating counts
    as the exact one that would have moved the belief as much.
    """
    phi = parameters.carry
    r0 = r1 = n00 = n01 = n11 = 0.0
    found: list[tuple[float, float]] = []
    for node, g, f, e, w in reversed(_forward(days, place, parameters)):
        # Back over the night, r <- T' r and N <- T' N T; then over the rating, with L = I - (g, f) h' w.
        r1, n01, n11 = phi * r1, phi * n01, phi * phi * n11
        toll = w * (g * r0 + f * r1)
        a, b = w * (g * n00 + f * n01), w * (g * n01 + f * n11)
        c = w * (g * a + f * b)
        r0, r1 = r0 - toll + e, r1 - toll + e
        n00, n01, n11 = n00 - 2.0 * a + c + w, n01 - a - b + c + w, n11 - 2.0 * b + c + w
        p0, p1 = node.level_var, node.both
        var = p0 - (p0 * p0 * n00 + 2.0 * p0 * p1 * n01 + p1 * p1 * n11)
        found.append((node.level + p0 * r0 + p1 * r1, max(0.0, var)))
    found.reverse()
    return found


def _forward(
    days: list[float | None], place: int, parameters: Parameters
) -> list[tuple[Node, float, float, float, float]]:
    """Return for each day the belief before its rating, then g, f, e and w of the rating; 0 without one."""
    p, s = parameters, parameters.scales[place]
    node = Node(p.mean, 0.0, p.level_sd**2, 0.0, (s * p.carry_sd) ** 2, 0.0)
    found: list[tuple[Node, float, float, float, float]] = []
    for y in days:
        node = advanced(node, s, p)
        if y is None:
            found.append((node, 0.0, 0.0, 0.0, 0.0))
            continue
        after, g, f, e, w = observed(node, s, y, p)
        found.append((node, g, f, e, w))
        node = after
    return found
