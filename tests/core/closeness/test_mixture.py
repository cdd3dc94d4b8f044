# SPDX-License-Identifier: AGPL-3.0-or-later
"""The forecast: one distribution, whichever of its faces is asked for."""

from math import pi, sqrt

from nearer.core.closeness import Mixture
from nearer.core.closeness.normal import density, probability

SHARES, MEANS, SDS = [0.3, 0.5, 0.2], [60.0, 85.0, 99.0], [20.0, 8.0, 3.0]
CLIPPED = Mixture(SHARES, MEANS, SDS, floor=0.0, ceiling=100.0)
STEPPED = Mixture(SHARES, MEANS, SDS, floor=0.0, ceiling=100.0, step=5.0)
FINE = 4000


def by_sums(mixture: Mixture, y: float) -> tuple[float, float, float]:
    """Return mean, mean square and CRPS from the cumulative distribution alone."""
    mean = square = score = 0.0
    width = 100.0 / FINE
    for place in range(FINE):
        x = (place + 0.5) * width
        f = mixture.cdf(x)
        mean += (1.0 - f) * width
        square += 2.0 * x * (1.0 - f) * width
        score += (f - (1.0 if x >= y else 0.0)) ** 2 * width
    return mean, square, score


def test_mean_spread_and_score_belong_to_the_same_distribution() -> None:
    for mixture, close in ((CLIPPED, 1e-4), (STEPPED, 0.03)):
        mean, square, score = by_sums(mixture, 72.5)
        assert abs(mixture.mean() - mean) < close
        assert abs(mixture.sd() ** 2 - (square - mean * mean)) < 100.0 * close
        assert abs(mixture.crps(72.5) - score) < close


def test_floor_and_ceiling_hold_what_lies_beyond() -> None:
    for mixture in (CLIPPED, STEPPED):
        assert mixture.cdf(-0.1) == mixture.below(0.0) == 0.0
        assert mixture.cdf(100.0) == mixture.below(100.1) == 1.0
        assert mixture.cdf(0.0) > 0.0
        assert 0.05 < 1.0 - mixture.below(100.0) < 0.3
    assert STEPPED.below(100.0) == STEPPED.cdf(95.0) == CLIPPED.cdf(97.5)


def test_a_rating_in_steps_stands_for_its_surroundings() -> None:
    assert STEPPED.cdf(80.0) == STEPPED.cdf(84.9) == CLIPPED.cdf(82.5)
    assert STEPPED.below(80.0) == CLIPPED.cdf(77.5)
    total = sum([STEPPED.cdf(5.0 * k) - STEPPED.below(5.0 * k) for k in range(21)])
    assert abs(total - 1.0) < 1e-12


def test_quantiles_undo_the_distribution() -> None:
    for p in (0.05, 0.25, 0.5, 0.6):
        assert abs(CLIPPED.cdf(CLIPPED.quantile(p)) - p) < 1e-9
        assert STEPPED.below(STEPPED.quantile(p)) < p <= STEPPED.cdf(STEPPED.quantile(p))
        assert STEPPED.quantile(p) % 5.0 == 0.0
    assert CLIPPED.quantile(0.95) == STEPPED.quantile(0.95) == 100.0


def test_without_bounds_it_is_a_plain_mixture() -> None:
    """CRPS of N(0, 1) at z: z (2 P(z) - 1) + 2 density(z) - 1 / sqrt(pi) (Gneiting and Raftery 2007)."""
    plain = Mixture([1.0], [0.0], [1.0])
    for z in (0.4, 2.0, 7.0):
        expected = z * (2.0 * probability(z) - 1.0) + 2.0 * density(z) - 1.0 / sqrt(pi)
        assert abs(plain.crps(z) - expected) < 1e-9
    assert abs(plain.crps(-0.4) - plain.crps(0.4)) < 1e-9
    assert plain.mean() == 0.0
    assert plain.sd() == 1.0
    wide = Mixture(SHARES, MEANS, SDS)
    assert abs(wide.mean() - 80.3) < 1e-9


def test_the_score_is_best_for_the_truth() -> None:
    """Averaged over what really comes, no other forecast scores better (it is a proper score)."""

    def expected(forecast: Mixture) -> float:
        points = [5.0 * k for k in range(21)]
        return sum([(STEPPED.cdf(x) - STEPPED.below(x)) * forecast.crps(x) for x in points])

    for shift, spread in ((3.0, 1.0), (-3.0, 1.0), (0.0, 1.3), (0.0, 0.7)):
        other = Mixture(
            SHARES, [m + shift for m in MEANS], [s * spread for s in SDS], floor=0.0, ceiling=100.0, step=5.0
        )
        assert expected(other) > expected(STEPPED)
