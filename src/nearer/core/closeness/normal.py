# SPDX-License-Identifier: AGPL-3.0-or-later
"""The normal distribution, and what is left of one of which only an interval is known."""

from math import erfc, exp, log, pi, sqrt

INFINITY = float("inf")
ROOT_2 = sqrt(2.0)
LOG_2_PI = log(2.0 * pi)
FAR = 20.0  # standard deviations from which the series below is exact to 1e-13


def density(z: float) -> float:
    """Return the density of a standard normal."""
    return exp(-0.5 * z * z) / sqrt(2.0 * pi)


def probability(z: float) -> float:
    """Return the probability that a standard normal is below z."""
    return 0.5 * erfc(-z / ROOT_2)


def quantile(p: float) -> float:
    """Return z with probability(z) = p, by bisection and Newton steps; p is between 0 and 1."""
    low, high = -40.0, 40.0
    for _ in range(12):
        middle = 0.5 * (low + high)
        if probability(middle) < p:
            low = middle
        else:
            high = middle
    z = 0.5 * (low + high)
    for _ in range(6):
        step = density(z)
        if step <= 0.0:
            break
        z = min(high, max(low, z - (probability(z) - p) / step))
    return z


def mills(z: float) -> float:
    """Return the Mills ratio P(Z > z) / density(z) for z >= 0; far out by its series (Abramowitz 7.1.23)."""
    if z < FAR:
        return 0.5 * erfc(z / ROOT_2) / density(z)
    w = 1.0 / (z * z)
    return (1.0 - w * (1.0 - 3.0 * w * (1.0 - 5.0 * w * (1.0 - 7.0 * w * (1.0 - 9.0 * w))))) / z


def inside(low: float, high: float) -> tuple[float, float, float]:
    """Return log P, t and k of a standard normal Z that is known to lie between low and high.

    P is the probability of that, t = E Z then, and k = 1 - Var Z then (Tallis 1961; docs/model/, equation 4).
    One side may be infinite. No accuracy is lost where both sides are far out in one tail.
    """
    if low + high < 0.0:
        logp, t, k = _right_of_zero(-high, -low)
        return logp, -t, k
    return _right_of_zero(low, high)


def _right_of_zero(low: float, high: float) -> tuple[float, float, float]:
    """Do the same for an interval of which at least half lies right of zero."""
    if low > 0.0:
        # Everything is divided by the density at `low`, so that nothing underflows.
        tail = 0.0 if high == INFINITY else exp(-0.5 * (high - low) * (high + low))
        mass = mills(low) - (tail * mills(high) if tail > 0.0 else 0.0)
        logp = log(mass) - 0.5 * (LOG_2_PI + low * low)
        at_low, at_high = 1.0 / mass, tail / mass
    else:
        mass = probability(high) - probability(low)
        logp = log(mass)
        at_low, at_high = density(low) / mass, (0.0 if high == INFINITY else density(high) / mass)
    t = at_low - at_high
    edges = (high * at_high if at_high > 0.0 else 0.0) - (low * at_low if at_low > 0.0 else 0.0)
    return logp, t, edges + t * t
