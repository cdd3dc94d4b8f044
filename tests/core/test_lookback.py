# SPDX-License-Identifier: AGPL-3.0-or-later
"""Looking back on a week and on a month: when it is asked, once, and what is shown of it to oneself alone."""

import json

from nearer.core.days import day_of, number_of
from tests.core.annotations import Any
from tests.core.evenings import BOND, EVENING, OTHER_BOND, also, answer, args, brain, record
from tests.core.sayings import checkin, kept, own

SUNDAY, MONDAY, TUESDAY = "2026-11-22", "2026-11-23", "2026-11-24"
EIGHT, NOON, ONE = 8 * 60, 12 * 60, 60


def before(day: str, days: int) -> str:
    return day_of(number_of(day) - days)


def hello(day: str) -> dict[str, Any]:
    """Return the record with which the two began."""
    return record("hello", "hello", {"name": "Ada"}, date=day)


LONG_AGO = hello("2026-01-02")


def week(id_: str, day: str = SUNDAY, **more: Any) -> dict[str, Any]:
    data: dict[str, Any] = {"day": day, "us": None, "myself": None, "lonely": None, "out": False}
    head: dict[str, Any] = {name: more.pop(name) for name in ("seq", "bond", "chain", "mine") if name in more}
    data.update(more)
    whole = own(id_, "looked-week", data, date=day)
    whole.update(head)
    return whole


def month(id_: str, day: str, **more: Any) -> dict[str, Any]:
    data: dict[str, Any] = {"day": day, "near": None, "ways": [], "side": None, "out": False}
    data.update(more)
    return own(id_, "looked-month", data, date=day)


def looks(*records: Any, date: str = SUNDAY, bond: Any = BOND, minute: int = EVENING) -> Any:
    asked = args(date, bond, minute=minute, page="lookback")
    return json.loads(brain(*records).further(asked))


def test_a_week_is_asked_about_on_its_sunday_and_until_noon_after_it() -> None:
    for date, minute, due in (
        (SUNDAY, EVENING, SUNDAY),
        (SUNDAY, ONE, SUNDAY),  # after midnight it is still Sunday's evening
        (SUNDAY, EIGHT, None),
        (MONDAY, EIGHT, SUNDAY),
        (MONDAY, NOON, None),
        (TUESDAY, EIGHT, None),
    ):
        assert looks(LONG_AGO, date=date, minute=minute)["week"] == due


def test_it_is_asked_once_whatever_was_said() -> None:
    assert looks(LONG_AGO, week("w"))["week"] is None
    assert looks(LONG_AGO, week("w"), date=MONDAY, minute=EIGHT)["week"] is None
    assert looks(LONG_AGO, week("w", before(SUNDAY, 7)))["week"] == SUNDAY


def test_nobody_is_asked_about_a_week_that_was_not_theirs_from_its_first_day() -> None:
    assert looks(hello(before(SUNDAY, 5)))["week"] is None
    assert looks(hello(before(SUNDAY, 6)))["week"] == SUNDAY
    assert looks()["week"] is None


def test_alone_it_begins_with_what_was_first_kept() -> None:
    assert looks(bond=None)["week"] is None
    assert looks(kept("k", "q001", date=before(SUNDAY, 5)), bond=None)["week"] is None
    assert looks(kept("k", "q001", date=before(SUNDAY, 6)), bond=None)["week"] == SUNDAY
    monday = before(SUNDAY, 6)
    assert looks(checkin("c", day=monday, date=monday, bond=None), bond=None)["week"] == SUNDAY


def test_the_picture_is_asked_for_after_fourteen_days_and_then_every_month() -> None:
    began = "2026-10-31"
    for days, due in ((13, None), (14, 14), (20, 14), (42, 14), (44, 44), (45, 44)):
        date = before(began, -days)
        found = looks(hello(began), date=date)["month"]
        assert found == (None if due is None else before(began, -due))
    drawn = month("m", "2026-11-17", near=4)
    assert looks(hello(began), drawn, date="2026-12-16")["month"] is None
    assert looks(hello(began), drawn, date="2026-12-17")["month"] == "2026-12-17"


def test_the_picture_waits_on_a_sunday_and_in_the_morning() -> None:
    assert looks(LONG_AGO, week("w"))["month"] is None
    assert looks(LONG_AGO, date=MONDAY, minute=EIGHT)["month"] is None
    assert looks(LONG_AGO, date=MONDAY)["month"] is not None


def test_the_newest_of_a_week_counts_and_both_lists_begin_with_the_newest() -> None:
    last = before(SUNDAY, 7)
    seen = looks(week("a", us=3, seq=1), week("b", us=8, lonely=0, seq=2), week("c", last, myself=10))
    assert seen["weeks"] == [
        {"day": SUNDAY, "us": 8, "myself": None, "lonely": 0, "out": False},
        {"day": last, "us": None, "myself": 10, "lonely": None, "out": False},
    ]
    seen = looks(month("m", "2026-10-01", near=2, side=4), month("n", "2026-11-02", ways=["deeds", "new"]))
    assert seen["months"] == [
        {"day": "2026-11-02", "near": None, "ways": ["deeds"], "side": None, "out": False},
        {"day": "2026-10-01", "near": 2, "ways": [], "side": 4, "out": False},
    ]


def test_nothing_is_said_before_four_weeks_tell_of_it() -> None:
    weeks = [week(f"w{n}", before(SUNDAY, 7 * n), us=[5, 9, 7, 8][n]) for n in range(4)]
    early = looks(*weeks[:3])
    assert (early["toCome"], early["said"]) == (1, [])
    now = looks(*weeks)
    assert now["toCome"] == 0
    assert now["said"] == [{"about": "us", "weeks": 4, "low": 5, "high": 9, "halves": 15}]


def test_what_is_said_is_of_the_last_twelve_weeks_alone() -> None:
    weeks = [week(f"w{n}", before(SUNDAY, 7 * n), lonely=2 if n < 12 else 9) for n in range(20)]
    (said,) = looks(*weeks)["said"]
    assert (said["weeks"], said["low"], said["high"], said["halves"]) == (12, 2, 2, 4)


def test_a_week_that_is_left_out_is_listed_and_counts_for_nothing() -> None:
    weeks = [week(f"w{n}", before(SUNDAY, 7 * n), us=6) for n in range(4)]
    weeks.append(week("out", SUNDAY, us=6, out=True, seq=2))
    seen = looks(*weeks)
    assert (seen["toCome"], seen["said"]) == (1, [])
    assert seen["weeks"][0]["out"]
    assert seen["week"] is None


def test_what_is_not_ones_own_or_none_at_all_is_passed_over() -> None:
    strange = [
        week("shared", us=1, chain="shared", mine=False),
        week("other", us=1, bond=OTHER_BOND),
        week("high", us=11),
        own("bare", "looked-week", None),
        month("near", SUNDAY, near=0),
        month("far", SUNDAY, near=8),
    ]
    seen = looks(*strange)
    assert (seen["weeks"], seen["months"]) == ([], [])


def test_nothing_of_it_is_known_to_today() -> None:
    records = [LONG_AGO, answer("a", "q001")]
    said = [week("w", us=0, lonely=10), month("m", SUNDAY, near=1)]
    asked = args(SUNDAY)
    assert brain(*also(records, *said)).today(asked) == brain(*records).today(asked)
    assert brain(*also(records, *said)).draw(asked) == brain(*records).draw(asked)
