# SPDX-License-Identifier: AGPL-3.0-or-later
"""The curve, its band, and what changed in four weeks."""

from nearer.core.closeness import LAUNCH, refilter
from nearer.core.closeness.augmented import day_on, with_clone
from nearer.core.closeness.change import LAG, PACES, change, level_now
from nearer.core.closeness.smooth import smooth
from tests.core.closeness.diaries import Luck, diary


def steps(before: float, after: float) -> list[float | None]:
    """Return sixty days around one level, and four weeks around another."""
    luck = Luck(31)
    levels = [before] * 60 + [after] * LAG
    return [max(0.0, min(100.0, 5.0 * int((level + 8.0 * luck.normal()) / 5.0))) for level in levels]


def test_the_last_day_looks_the_same_from_both_sides() -> None:
    """Looking back from the last day adds nothing to the last day."""
    days = diary(32, 80, level=85.0)
    belief = refilter(days, LAUNCH)
    curve, now = smooth(days, belief, LAUNCH), level_now(belief, LAUNCH.but(ceiling=1e9))
    assert len(curve) == 80
    assert abs(curve[-1].mean - now.mean()) < 0.05, "scales without weight are left out"
    assert abs(curve[-1].sd - now.sd()) < 0.05


def test_later_days_narrow_the_curve() -> None:
    days = diary(33, 80)
    early = smooth(days[:40], refilter(days[:40], LAUNCH), LAUNCH)
    late = smooth(days, refilter(days, LAUNCH), LAUNCH)
    assert late[38].sd < early[38].sd


def test_a_cloned_level_changes_nothing_else() -> None:
    """The level model beside it and the one with the clone see the same."""
    days = diary(34, 70, level=90.0)
    strands = with_clone(refilter(days[:40], LAUNCH), LAUNCH)
    for y in days[40:]:
        strands = [day_on(strand, y, [], LAUNCH) for strand in strands]
    whole = refilter(days, LAUNCH)
    assert 1 < len(strands) < len(LAUNCH.scales)
    for strand in strands:
        node = whole.nodes[LAUNCH.scales.index(strand.scale)]
        assert abs(strand.mean[0] - node.level) < 1e-9
        assert abs(strand.mean[1] - node.carried) < 1e-9
        assert abs(strand.cov[0][0] - node.level_var) < 1e-9
        assert abs(strand.cov[0][1] - node.both) < 1e-9
        assert abs(strand.cov[1][1] - node.carried_var) < 1e-9


def test_a_step_is_seen_and_its_direction_is_right() -> None:
    for before, after in ((60.0, 71.0), (71.0, 60.0), (70.0, 70.0)):
        days = steps(before, after)
        moved = change(refilter(days[:-LAG], LAUNCH), days[-LAG:], LAUNCH)
        low, high = moved.quantile(0.025), moved.quantile(0.975)
        assert low < after - before < high
        assert high - low < 25.0
        assert (moved.cdf(0.0) < 0.2) == (after > before)
        assert (moved.cdf(0.0) > 0.8) == (after < before)


def test_without_ratings_a_change_is_unknown_and_none_is_claimed() -> None:
    then = refilter(diary(35, 60), LAUNCH)
    moved = change(then, [None] * LAG, LAUNCH)
    assert abs(moved.mean()) < 1e-9
    usual_var = LAG * LAUNCH.drift_sd**2
    assert abs(moved.sd() ** 2 - sum([share * pace**2 for pace, share in PACES]) * usual_var) < 1e-9


def test_a_level_that_jumped_is_believed_to_have_moved_fast() -> None:
    """A jump is followed further than a drift would be; where nothing moves, the interval is narrower."""
    days = steps(60.0, 85.0)
    then, lately = refilter(days[:-LAG], LAUNCH), days[-LAG:]
    moved, one_pace = change(then, lately, LAUNCH), change(then, lately, LAUNCH, ((1.0, 1.0),))
    assert moved.mean() > one_pace.mean() + 0.5
    steady = steps(70.0, 70.0)
    still = change(refilter(steady[:-LAG], LAUNCH), steady[-LAG:], LAUNCH)
    assert still.quantile(0.9) - still.quantile(0.1) < moved.quantile(0.9) - moved.quantile(0.1)


def test_a_level_is_never_said_to_lie_beyond_the_scale() -> None:
    now = level_now(refilter([100.0] * 40, LAUNCH), LAUNCH)
    assert now.quantile(0.9) == 100.0
    assert now.mean() <= 100.0
