# SPDX-License-Identifier: AGPL-3.0-or-later
"""The evening check-in: the newest counts, yesterday until noon, and the practice that was on."""

from tests.core.annotations import Any
from tests.core.evenings import OTHER_BOND, brain, seen, view
from tests.core.sayings import checkin, not_tonight, practised, unwanted, week
from tests.core.test_suggestion import OFFER, with_practices

DAY, BEFORE = "2026-11-20", "2026-11-19"


def given(*records: Any, **more: Any) -> Any:
    return seen(*records, date=DAY, **more)["checkin"]["given"]


def yesterday(minute: int, *records: Any, date: str = DAY) -> Any:
    return seen(*records, date=date, minute=minute)["checkin"]["yesterday"]


def test_what_was_given_is_shown_and_what_was_skipped_is_null() -> None:
    assert given() is None
    assert given(checkin("c", day=DAY, close=7, space="right", mine=2)) == {
        "met": True,
        "light": False,
        "close": 7,
        "understood": None,
        "mine": 2,
        "theirs": None,
        "tension": None,
        "space": "right",
        "apart": None,
    }


def test_who_did_not_meet_told_each_other_nothing() -> None:
    found = given(checkin("c", day=DAY, met=False, mine=2, theirs=1))
    assert (found["mine"], found["theirs"]) == (None, None)


def test_the_newest_for_a_day_counts_however_late_it_comes() -> None:
    old, new = checkin("c9", day=DAY, close=1, seq=4), checkin("c1", day=DAY, close=2, seq=5)
    waiting = checkin("c0", day=DAY, close=3, seq=2**31 - 1, place=0)
    newer = checkin("c0a", day=DAY, close=4, seq=2**31 - 1, place=1)
    for records, close in (([old, new], 2), ([old, new, waiting], 3), ([newer, waiting, old], 4)):
        assert given(*records)["close"] == close
        assert given(*[records[len(records) - 1 - n] for n in range(len(records))])["close"] == close


def test_a_check_in_belongs_to_its_day_and_its_bond() -> None:
    assert given(checkin("c", day=BEFORE, date=DAY, close=7)) is None
    assert given(checkin("c", day=DAY, bond=OTHER_BOND)) is None
    assert given(checkin("c", day=DAY, bond=None)) is None
    made = brain(checkin("c", day=DAY, bond=None, close=7))
    assert view(made, DAY, None)["checkin"]["given"]["close"] == 7


def test_yesterday_may_be_told_from_four_until_noon() -> None:
    for minute, there in ((0, False), (239, False), (240, True), (719, True), (720, False), (1439, False)):
        assert yesterday(minute) == (BEFORE if there else None), minute


def test_yesterday_is_told_once() -> None:
    assert yesterday(600, checkin("c", day=BEFORE, date=DAY, late=True)) is None
    assert yesterday(600, checkin("c", day=DAY, date=DAY)) == BEFORE


def test_yesterday_over_the_ends_of_years_and_months() -> None:
    for date, before in (
        ("2027-01-01", "2026-12-31"),
        ("2028-03-01", "2028-02-29"),
        ("2027-03-01", "2027-02-28"),
    ):
        assert yesterday(600, date=date) == before


def test_the_practice_that_is_on_is_asked_about_until_something_was_said() -> None:
    def practice(*records: Any) -> Any:
        found = view(with_practices(week("w", OFFER.monday, mine=OFFER.mine), *records), OFFER.date)
        return found["checkin"]["practice"]

    card = practice()
    assert card == {
        "id": OFFER.item,
        "title": f"Practice {int(OFFER.item[1:])}",
        "summary": "Two chairs and a kitchen timer.",
        "minutes": 10,
    }
    assert practice(practised("x", OFFER.item, day=OFFER.date, done="no")) is None
    assert practice(practised("x", OFFER.item, day="2026-01-01")) == card
    assert practice(practised("x", "another", day=OFFER.date)) == card
    assert practice(not_tonight("n", OFFER.item, OFFER.date)) is None
    assert practice(unwanted("u", OFFER.item)) is None


def test_on_a_day_of_rest_there_is_no_practice_to_ask_about() -> None:
    assert view(with_practices(), OFFER.date)["checkin"]["practice"] is None
