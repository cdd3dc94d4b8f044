# SPDX-License-Identifier: AGPL-3.0-or-later
"""The level model: what is promised of it whatever the numbers are."""

from nearer.core.closeness import LAUNCH, Belief, Refilter, loglik, predict, refilter, update, weights
from tests.core.closeness.diaries import diary

EXACT = LAUNCH.but(step=0.0, rounding=2.0)


def same(one: Belief, other: Belief) -> bool:
    """Say whether two beliefs are equal to 1e-9."""
    pairs = zip(one.nodes, other.nodes)  # noqa: B905 - not in MicroPython
    gaps = [abs(getattr(a, name) - getattr(b, name)) for a, b in pairs for name in a.__slots__]
    return (one.days, one.rated) == (other.days, other.rated) and max(gaps) < 1e-9


def level_var(belief: Belief) -> float:
    """Return the variance of the level over the grid."""
    shares = weights(belief)
    mean = sum([share * node.level for share, node in zip(shares, belief.nodes)])  # noqa: B905 - as above
    squares = [node.level_var + (node.level - mean) ** 2 for node in belief.nodes]
    return sum([share * square for share, square in zip(shares, squares)])  # noqa: B905 - as above


def test_a_cached_belief_equals_the_refilter() -> None:
    days = diary(1, 200)
    belief = refilter(days[:80], LAUNCH)
    for y in days[80:]:
        belief = update(belief, y, LAUNCH)
    assert same(belief, refilter(days, LAUNCH))


def test_it_can_be_filtered_in_pieces() -> None:
    days = diary(2, 100)
    whole = Refilter(days, LAUNCH)
    rounds = 1
    while not whole.step(7):
        rounds += 1
    assert rounds == 15
    assert same(whole.belief(), refilter(days, LAUNCH))
    late = list(days)
    late[90] = 5.0
    again = Refilter(late, LAUNCH, start=refilter(days[:90], LAUNCH))
    assert again.step(1000)
    assert same(again.belief(), refilter(late, LAUNCH))


def test_a_day_without_a_rating_narrows_nothing() -> None:
    for parameters in (LAUNCH, EXACT):
        belief = refilter(diary(3, 40), parameters)
        before = predict(belief, parameters).mean(), level_var(belief), weights(belief), loglik(belief)
        for _ in range(30):
            later = update(belief, None, parameters)
            assert level_var(later) > level_var(belief)
            assert all([a.level_var > b.level_var for a, b in zip(later.nodes, belief.nodes)])  # noqa: B905, C419
            belief = later
        assert weights(belief) == before[2]
        assert loglik(belief) == before[3]


def test_a_day_deleted_is_a_day_that_never_was() -> None:
    days = diary(4, 60, rated=1.0)
    without = list(days)
    without[30] = None
    belief = refilter(days[:30], LAUNCH)
    for y in without[30:]:
        belief = update(belief, y, LAUNCH)
    assert same(belief, refilter(without, LAUNCH))
    assert not same(belief, refilter(days, LAUNCH))
    assert belief.rated == 59


def test_an_unrated_year_leaves_the_prior() -> None:
    belief = refilter([None] * 365, LAUNCH)
    assert loglik(belief) == loglik(refilter([], LAUNCH))
    assert abs(loglik(belief)) < 1e-12
    assert all([node.level == LAUNCH.mean for node in belief.nodes])  # noqa: C419 - as in the core


def test_ratings_are_followed() -> None:
    low, high = refilter([30.0] * 30, LAUNCH), refilter([90.0] * 30, LAUNCH)
    assert predict(low, LAUNCH).mean() < 40.0
    assert predict(high, LAUNCH).mean() > 85.0


def test_a_person_who_rates_widely_is_known_as_one() -> None:
    def expected(stream: int, scale: float) -> float:
        belief = refilter(diary(stream, 150, scale=scale), LAUNCH)
        return sum([w * s for w, s in zip(weights(belief), LAUNCH.scales)])  # noqa: B905 - as above

    assert abs(expected(5, 0.4) - 0.4) < 0.08
    assert abs(expected(6, 1.0) - 1.0) < 0.2


def test_the_top_of_the_scale_is_not_taken_at_its_word() -> None:
    """Hundreds say 'at least': the level may lie above, and stays less certain than one seen in full."""
    top, seen = refilter([100.0] * 30, LAUNCH), refilter([80.0] * 30, LAUNCH)
    assert max([node.level for node in top.nodes]) > 100.0
    for a, b in zip(top.nodes, seen.nodes):  # noqa: B905 - not in MicroPython
        assert a.level_var > b.level_var
    bottom = refilter([0.0] * 30, LAUNCH.but(mean=25.0))
    for a, b in zip(top.nodes, bottom.nodes):  # noqa: B905 - as above
        assert abs(a.level + b.level - 100.0) < 1e-6, "floor and ceiling are mirrors"
        assert abs(a.level_var - b.level_var) < 1e-6


def test_a_wild_rating_breaks_nothing() -> None:
    days: list[float | None] = [75.0] * 300
    days += [0.0, 100.0, 0.0]
    belief = refilter(days, LAUNCH)
    for node in belief.nodes:
        assert node.level_var > 0.0
        assert node.carried_var > 0.0
        assert node.both**2 < node.level_var * node.carried_var
    assert 0.0 < predict(belief, LAUNCH).mean() < 100.0
