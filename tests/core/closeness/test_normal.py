# SPDX-License-Identifier: AGPL-3.0-or-later
"""The normal distribution, also where it is nearly nothing."""

from math import exp, sqrt

from nearer.core.closeness.normal import INFINITY, density, inside, mills, probability, quantile

PIECES = 4000


def summed(low: float, high: float) -> tuple[float, float, float]:
    """Return mass (over the density at the end nearest to 0), mean and variance, by Simpson's rule."""
    nearest = 0.0 if low < 0.0 < high else min(abs(low), abs(high))
    h = (high - low) / PIECES
    sums = [0.0, 0.0, 0.0]
    for place in range(PIECES + 1):
        x = low + place * h
        at = (1 if place in (0, PIECES) else 4 if place % 2 else 2) * exp(-0.5 * (x * x - nearest * nearest))
        sums = [sums[0] + at, sums[1] + at * x, sums[2] + at * x * x]
    mean = sums[1] / sums[0]
    return sums[0] * h / 3.0 * density(nearest), mean, sums[2] / sums[0] - mean * mean


def test_an_interval_has_the_moments_of_what_lies_in_it() -> None:
    for low, high in (
        (-1.0, 0.5),
        (0.3, 0.8),
        (-3.0, -2.0),
        (2.0, 2.2),
        (7.0, 7.5),
        (-9.0, -8.0),
        (30.0, 31.0),
    ):
        mass, mean, variance = summed(low, high)
        logp, t, k = inside(low, high)
        assert abs(exp(logp) - mass) <= 1e-9 * mass
        assert abs(t - mean) < 1e-9
        assert abs(1.0 - k - variance) < 1e-9


def test_one_side_may_be_open() -> None:
    """At y = 100: t is lambda = density(a) / P(Z > a), and k is lambda (lambda - a)."""
    for a in (-2.0, 0.0, 1.5, 6.0, 25.0, 60.0):
        logp, t, k = inside(a, INFINITY)
        hazard = 1.0 / mills(a) if a > 0.0 else density(a) / probability(-a)
        assert abs(t - hazard) < 1e-9 * (1.0 + abs(a))
        assert abs(k - hazard * (hazard - a)) < 1e-9
        assert 0.0 < k <= 1.0
        assert inside(-INFINITY, -a) == (logp, -t, k)


def test_nothing_is_lost_far_out() -> None:
    assert abs(mills(19.999999) - mills(20.000001)) < 1e-8
    logp, t, k = inside(300.0, INFINITY)
    assert -45010.0 < logp < -45000.0
    assert 300.0 < t < 300.01
    assert 0.99 < k < 1.0


def test_a_narrow_interval_is_as_good_as_exact() -> None:
    logp, t, k = inside(0.7, 0.7001)
    assert abs(exp(logp) / 0.0001 - density(0.70005)) < 1e-8
    assert abs(t - 0.70005) < 1e-8
    assert abs(k - 1.0) < 1e-6


def test_quantiles_undo_probabilities() -> None:
    for p in (1e-9, 0.025, 0.1, 0.5, 0.9, 0.999999):
        assert abs(probability(quantile(p)) - p) < 1e-14 + 1e-12 * p
    assert abs(quantile(0.975) - 1.959963984540054) < 1e-12
    assert abs(density(0.0) - 1.0 / sqrt(6.283185307179586)) < 1e-16
