# SPDX-License-Identifier: AGPL-3.0-or-later
"""The level model with further states that do not move: effects, a coefficient, the level of an earlier day.

See docs/model/, equations 7 to 9. The states are the level, the carry-over, and whatever was put behind them.
"""

from math import log

from nearer.core.closeness.belief import Belief, weights
from nearer.core.closeness.observe import surprise
from nearer.core.closeness.parameters import Parameters

NEGLIGIBLE = 0.002  # a scale that has less of the weight than this is left out of the longer computations
LEVEL, CARRIED, FIRST = 0, 1, 2  # places of the states


class Strand:
    """The belief at one scale of the grid: all states, their covariance, and the weight as in `Node`."""

    __slots__ = ("cov", "logp", "mean", "scale")

    def __init__(self, scale: float, logp: float, mean: list[float], cov: list[list[float]]) -> None:
        self.scale = scale
        self.logp = logp
        self.mean = mean
        self.cov = cov


def likely(belief: Belief, parameters: Parameters) -> list[float]:
    """Return the scales that still have weight in a belief."""
    shares = weights(belief)
    return [s for place, s in enumerate(parameters.scales) if shares[place] >= NEGLIGIBLE]


def with_effects(
    belief: Belief, scales: list[float], means: list[float], cov: list[list[float]], parameters: Parameters
) -> list[Strand]:
    """Return a belief at some scales with effects put behind the states, of which nothing was seen so far.

    Means and covariance of the effects are given in points, and their squares, at scale 1.
    """
    found: list[Strand] = []
    for place, s in enumerate(parameters.scales):
        if s in scales:
            node = belief.nodes[place]
            rows = [[node.level_var, node.both], [node.both, node.carried_var]]
            rows = [row + [0.0] * len(means) for row in rows]
            rows += [[0.0, 0.0] + [s * s * value for value in row] for row in cov]
            found.append(Strand(s, node.logp, [node.level, node.carried] + [s * m for m in means], rows))
    return found


def with_clone(belief: Belief, parameters: Parameters) -> list[Strand]:
    """Return a belief with today's level put behind the states, where it will stay (a cloned state)."""
    shares = weights(belief)
    found: list[Strand] = []
    for place, node in enumerate(belief.nodes):
        if shares[place] >= NEGLIGIBLE:
            level = [node.level_var, node.both, node.level_var]
            rows = [list(level), [node.both, node.carried_var, node.both], list(level)]
            logp = log(shares[place])
            found.append(Strand(parameters.scales[place], logp, [node.level, node.carried, node.level], rows))
    return found


def day_on(
    strand: Strand,
    y: float | None,
    regressors: list[tuple[int, float]],
    parameters: Parameters,
    blur: float = 0.0,
) -> Strand:
    """Return the belief a day later. `regressors` holds (place of a state, its coefficient) of that day.

    `blur` is variance, in squared points at scale 1, of what is not known about the day.
    """
    p, s = parameters, strand.scale
    mean = list(strand.mean)
    cov = [list(row) for row in strand.cov]
    mean[CARRIED] *= p.carry
    for row in cov:
        row[CARRIED] *= p.carry
    cov[CARRIED] = [p.carry * value for value in cov[CARRIED]]
    cov[CARRIED][CARRIED] += (1.0 - p.carry * p.carry) * (s * p.carry_sd) ** 2
    cov[LEVEL][LEVEL] += p.drift_sd**2
    if y is None:
        return Strand(s, strand.logp, mean, cov)
    g = [row[LEVEL] + row[CARRIED] for row in cov]
    expected = mean[LEVEL] + mean[CARRIED]
    for state, x in regressors:
        expected += x * mean[state]
        for place, row in enumerate(cov):
            g[place] += x * row[state]
    var = g[LEVEL] + g[CARRIED] + sum([x * g[state] for state, x in regressors])
    loglik, e, w = surprise(y, expected, var + s * s * (p.noise_sd**2 + blur) + p.rounding, p)
    for place, gain in enumerate(g):
        mean[place] += gain * e
        row, share = cov[place], gain * w
        for other, value in enumerate(g):
            row[other] -= share * value
    return Strand(s, strand.logp + loglik, mean, cov)
