# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is seen, and of which days: nothing before there are ratings enough, nothing that does not count."""

import json

from nearer.core.closeness import LAUNCH, refilter
from nearer.core.closeness.smooth import smooth
from nearer.core.days import day_of, number_of
from nearer.core.seeing.looking import LOOKED_BACK
from tests.core.annotations import Any
from tests.core.closeness.diaries import diary
from tests.core.evenings import BOND, DATE, OTHER_BOND, brain
from tests.core.sayings import afresh, checkin, left_out, seeing

TODAY = number_of(DATE)


def in_place(records: list[Any], count: int) -> list[Any]:
    """Return the records by day, None where a day has none."""
    by_day = {one["data"]["day"]: one for one in records}
    return [by_day.get(on(ago)) for ago in range(count - 1, -1, -1)]


def on(ago: int) -> str:
    return day_of(TODAY - ago)


def rated(days: list[Any], **more: Any) -> list[Any]:
    """Return check-ins of the evenings up to today; None is an evening without one."""
    found = []
    for place, y in enumerate(days):
        ago = len(days) - 1 - place
        if y is not None:
            close = int(y / 10 + 0.5)
            found.append(checkin(f"c{ago}", day=on(ago), date=on(ago), close=close, understood=close, **more))
    return found


def sees(*records: Any, bond: Any = BOND, date: str = DATE) -> Any:
    """Return what is seen, asked for as often as it takes."""
    made = brain(*records)
    for _ in range(100):
        view = json.loads(made.see(json.dumps({"date": date, "bond": bond})))
        if view is not None:
            return view
    raise AssertionError("it never ends")


def numbers(*records: Any, show: int = 100, bond: Any = BOND) -> Any:
    return json.loads(brain(*records).numbers(json.dumps({"bond": bond, "show": show})))


def said(view: Any, code: str) -> Any:
    (found,) = [one for one in view["statements"] if code in (one["code"], one["about"])]
    return found


def test_before_fourteen_ratings_there_is_only_their_number() -> None:
    for count, to_come in ((0, 14), (9, 5), (13, 1)):
        view = sees(*rated([70] * count))
        assert (view["rated"], view["toCome"]) == (count, to_come)
        assert (view["days"], view["statements"]) == ([], [])
    view = sees(*rated([70] * 14))
    assert (view["rated"], view["toCome"], len(view["days"])) == (14, 0, 14)
    assert said(view, "level")["rated"] == 14


def test_what_is_older_than_two_years_counts_for_nothing() -> None:
    view = sees(*rated([70] * 20 + [None] * (LOOKED_BACK - 10)))
    assert (view["rated"], view["toCome"]) == (10, 4)


def test_evenings_without_a_rating_are_gaps_and_count_for_nothing() -> None:
    view = sees(*rated([70, None] * 14 + [None]), checkin("late", day=on(1), tension=3))
    assert view["rated"] == 14
    assert len([day for day in view["days"] if day["y"] is None]) == 15
    assert said(view, "trend")["is"] == "unknown"


def test_the_level_comes_with_its_range_and_dates() -> None:
    level = said(sees(*rated([80] * 20)), "level")
    assert 70 < level["low"] < level["middle"] < level["high"] < 90
    assert (level["from"], level["until"], level["rated"]) == (on(19), DATE, 20)


def test_the_last_eight_weeks_are_shown_whatever_came_before() -> None:
    days = diary(5, 150)
    view = sees(*rated(days))
    assert [day["date"] for day in view["days"]] == [on(ago) for ago in range(55, -1, -1)]
    for day in view["days"]:
        assert 0 <= day["low"] < day["mean"] < day["high"] <= 1000


def test_what_is_older_than_the_days_taken_along_moves_nothing_that_can_be_seen() -> None:
    records = rated([30.0] * 60 + diary(5, 200))
    series = [10.0 * one["data"]["close"] if one else None for one in in_place(records, 260)]
    whole = smooth(series, refilter(series, LAUNCH), LAUNCH)[-56:]
    shown = sees(*records)["days"]
    assert max([abs(day["mean"] - 10.0 * point.mean) for day, point in zip(shown, whole)]) <= 2  # noqa: B905


def test_a_clear_change_is_said_and_nothing_else_is() -> None:
    rise, fall, flat = [50] * 40 + [80] * 28, [80] * 40 + [50] * 28, [60, 70] * 34
    for days, how in ((rise, "higher"), (fall, "lower"), (flat, "none")):
        trend = said(sees(*rated(days)), "trend")
        assert trend["is"] == how
        assert (trend["from"], trend["until"], trend["rated"]) == (on(27), DATE, 28)
    assert said(sees(*rated(rise)), "trend")["low"] > 0
    early = [40] * 10 + [90] * 15
    assert said(sees(*rated(early)), "trend")["is"] == "unknown"
    few = [50] * 40 + [80, None, None] * 9 + [80]
    assert said(sees(*rated(few)), "trend")["is"] == "unknown"


def shares(count: int, *, goes: bool) -> list[Any]:
    """Return evenings of which every second one was shared, and on those it is closer, or no different."""
    days = [80 if (n % 2 and goes) or (not goes and n % 4 > 1) else 60 for n in range(count)]
    found = rated(days)
    for place, one in enumerate(found):
        one["data"]["mine"] = 2 * (place % 2)
    return found


def test_what_goes_together_is_said_after_thirty_days_and_only_where_it_does() -> None:
    assert said(sees(*shares(60, goes=True)), "mine")["is"] == "together"
    few = said(sees(*shares(28, goes=True)), "mine")
    assert (few["is"], few["rated"]) == ("unknown", 28)
    view = sees(*shares(60, goes=False))
    assert [one["is"] for one in view["statements"] if one["code"] == "association"] == ["unknown"] * 4


def test_a_day_left_out_is_as_if_it_had_never_been() -> None:
    every = rated(diary(7, 70, rated=1.0))
    for ago in (0, 3, 30, 69):
        without = [one for one in every if one["data"]["day"] != on(ago)]
        assert sees(*every, left_out("x", on(ago))) == sees(*without)
        assert sees(*every, left_out("x", on(ago))) != sees(*every)


def test_a_day_taken_back_counts_again() -> None:
    every = rated(diary(7, 40, rated=1.0))
    back = left_out("y", on(3), is_=False, seq=2)
    assert sees(*every, left_out("x", on(3)), back) == sees(*every)
    assert sees(*every, back, left_out("x", on(3))) == sees(*every)


def test_afresh_means_that_nothing_before_was_ever_there() -> None:
    every = rated(diary(9, 60, rated=1.0))
    late = [one for one in every if one["data"]["day"] >= on(29)]
    assert sees(*every, afresh("a", on(29))) == sees(*late)
    assert sees(*every, afresh("a", on(29)), afresh("b", None, seq=2)) == sees(*every)
    assert sees(*every, afresh("a", on(29)), afresh("b", on(5), seq=2))["rated"] == 6


def test_off_is_off_and_the_check_ins_stay() -> None:
    every = rated(diary(9, 60, rated=1.0))
    off = sees(*every, seeing("s", on=False))
    assert (off["on"], off["rated"], off["days"], off["statements"]) == (False, 0, [], [])
    assert sees(*every, seeing("s", on=False), seeing("t", on=True, seq=2)) == sees(*every)
    kept = numbers(*every, seeing("s", on=False))
    assert (kept["on"], kept["counted"], len(kept["days"])) == (False, 60, 60)


def test_off_before_anybody_was_paired_stays_off() -> None:
    every = rated([70] * 20)
    assert sees(*every, seeing("s", on=False, bond=None))["on"] is False
    assert sees(*every, seeing("s", on=False, bond=OTHER_BOND))["on"] is True


def test_alone_one_sees_what_one_said_alone() -> None:
    every = rated([70] * 20, bond=None)
    assert sees(*every, bond=None)["rated"] == 20
    assert sees(*every)["rated"] == 0


def test_the_numbers_are_listed_newest_first_with_what_becomes_of_them() -> None:
    every = [
        checkin("c1", day=on(3), close=7, understood=8),
        checkin("c2", day=on(2), close=4),
        checkin("c3", day=on(1), understood=4),
        checkin("c4", day=on(0), close=0, understood=0),
    ]
    found = numbers(*every, left_out("x", on(2)), afresh("a", on(2)))
    assert found["days"] == [
        {"day": on(0), "close": 0, "understood": 0, "y": 0, "leftOut": False, "before": False},
        {"day": on(2), "close": 4, "understood": None, "y": 40, "leftOut": True, "before": False},
        {"day": on(3), "close": 7, "understood": 8, "y": 75, "leftOut": False, "before": True},
    ]
    assert (found["since"], found["counted"], found["more"]) == (on(2), 1, 0)
    few = numbers(*every, show=2)
    assert ([day["day"] for day in few["days"]], few["more"]) == ([on(0), on(2)], 1)


def test_what_came_later_than_the_evening_is_not_seen() -> None:
    every = rated([70] * 20)
    assert sees(*every, date=on(3))["rated"] == 17
