# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whatever is rated: the belief stays a belief, and the log is all that counts."""

from hypothesis import given, settings
from hypothesis import strategies as st

from nearer.core.closeness import LAUNCH, Belief, loglik, predict, refilter, update, weights

RATINGS = st.one_of(st.none(), st.sampled_from([5.0 * step for step in range(21)]))
DAYS = st.lists(RATINGS, max_size=40)


def numbers(belief: Belief) -> list[float]:
    """Return all that a belief holds."""
    return [getattr(node, name) for node in belief.nodes for name in node.__slots__]


@given(DAYS)
@settings(max_examples=30, deadline=None)
def test_covariances_stay_covariances_and_weights_sum_to_one(days: list[float | None]) -> None:
    belief = refilter(days, LAUNCH)
    for node in belief.nodes:
        assert node.level_var > 0.0
        assert node.carried_var > 0.0
        assert node.both**2 < node.level_var * node.carried_var
    assert abs(sum(weights(belief)) - 1.0) < 1e-12
    assert loglik(belief) <= 1e-12, "a rating is one of finitely many, and has a probability"


@given(DAYS, st.integers(0, 40))
@settings(max_examples=30, deadline=None)
def test_filtering_on_is_filtering_again(days: list[float | None], at: int) -> None:
    belief = refilter(days[:at], LAUNCH)
    for y in days[at:]:
        belief = update(belief, y, LAUNCH)
    assert numbers(belief) == numbers(refilter(days, LAUNCH))


@given(DAYS)
@settings(max_examples=15, deadline=None)
def test_the_probabilities_of_all_ratings_sum_to_one_and_are_the_likelihood(days: list[float | None]) -> None:
    belief = refilter(days, LAUNCH)
    tomorrow, before = predict(belief, LAUNCH), loglik(belief)
    shares = [tomorrow.cdf(5.0 * step) - tomorrow.below(5.0 * step) for step in range(21)]
    assert abs(sum(shares) - 1.0) < 1e-9
    for step in (0, 10, 16, 20):
        seen = loglik(update(belief, 5.0 * step, LAUNCH))
        assert abs(2.718281828459045 ** (seen - before) - shares[step]) < 1e-9


@given(DAYS)
@settings(max_examples=15, deadline=None)
def test_floor_and_ceiling_are_mirrors(days: list[float | None]) -> None:
    middle = LAUNCH.but(mean=50.0)
    up = predict(refilter(days, middle), middle)
    down = predict(refilter([None if y is None else 100.0 - y for y in days], middle), middle)
    assert abs(up.mean() + down.mean() - 100.0) < 1e-6
    assert abs(up.sd() - down.sd()) < 1e-6
