# SPDX-License-Identifier: AGPL-3.0-or-later
"""From check-ins to ratings."""

from nearer.core.closeness import TENSION, predict, refilter
from nearer.core.closeness.ratings import closeness_series, tension_series
from nearer.core.days import number_of
from nearer.core.records.own_kinds import CheckIn


def given(day: str, close: int | None, understood: int | None, tension: int | None = None) -> CheckIn:
    """Return a check-in with some of its items."""
    return CheckIn(
        day=day,
        met=True,
        light=False,
        late=False,
        close=close,
        understood=understood,
        mine=None,
        theirs=None,
        tension=tension,
        space=None,
        apart=None,
    )


CHECKINS = {
    "2026-02-27": given("2026-02-27", 7, 8, 0),
    "2026-03-01": given("2026-03-01", 10, None),
    "2026-03-02": given("2026-03-02", None, 9, 10),
}


def test_closeness_is_the_mean_of_two_items() -> None:
    series = closeness_series(CHECKINS, number_of("2026-03-03"))
    assert series.days == [75.0, None, 100.0, None, None]
    assert series.date(2) == "2026-03-01"
    assert [series.count(last) for last in (0, 2, 3, 28)] == [0, 0, 1, 2]


def test_tension_is_a_series_of_its_own() -> None:
    series = tension_series(CHECKINS, number_of("2026-03-02"))
    assert series.days == [0.0, None, None, 100.0]
    assert predict(refilter([0.0] * 14, TENSION), TENSION).mean() < 5.0
    assert predict(refilter([], TENSION), TENSION).quantile(0.5) in (10.0, 20.0)


def test_what_comes_later_is_not_known_yet() -> None:
    assert closeness_series(CHECKINS, number_of("2026-02-27")).days == [75.0]
    assert closeness_series(CHECKINS, number_of("2026-02-01")).days == []
    assert closeness_series({}, 7).days == []
