# SPDX-License-Identifier: AGPL-3.0-or-later
"""Days can be counted, over the ends of months and years."""

from nearer.core.days import day_before, day_of, monday_of, number_of, weekday_of


def test_days_are_numbered_without_a_gap() -> None:
    for day, before in (
        ("2027-01-01", "2026-12-31"),
        ("2026-03-01", "2026-02-28"),
        ("2028-03-01", "2028-02-29"),
        ("2028-02-29", "2028-02-28"),
        ("2000-03-01", "2000-02-29"),
        ("2100-03-01", "2100-02-28"),
        ("2026-11-22", "2026-11-21"),
    ):
        assert day_before(day) == before
        assert number_of(day) == number_of(before) + 1


def test_a_number_is_the_day_it_came_from() -> None:
    assert number_of("0001-01-01") == 1
    assert number_of("2026-11-22") == 739942
    for number in range(number_of("1999-12-20"), number_of("2001-01-10")):
        assert number_of(day_of(number)) == number
    for day in ("0001-01-01", "9999-12-31", "1600-02-29", "1900-02-28"):
        assert day_of(number_of(day)) == day


def test_weeks_begin_on_a_monday() -> None:
    sunday, monday = number_of("2026-11-22"), number_of("2026-11-23")
    assert (weekday_of(sunday), weekday_of(monday)) == (6, 0)
    assert monday_of(sunday) == number_of("2026-11-16")
    assert monday_of(monday) == monday
    assert day_of(monday_of(number_of("2027-01-01"))) == "2026-12-28"
