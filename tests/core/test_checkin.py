# SPDX-License-Identifier: AGPL-3.0-or-later
"""The check-in: the newest counts, yesterday until noon, which practice is asked about, what is open yet."""

from nearer.core.days import day_of, number_of
from tests.core.annotations import Any
from tests.core.evenings import DATE, OTHER_BOND, answer, brain, record, seen, view
from tests.core.sayings import checkin, felt, not_tonight, practised, respond, unwanted, week
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


NEXT = day_of(number_of(OFFER.date) + 1)
CARD = {
    "id": OFFER.item,
    "title": f"Practice {int(OFFER.item[1:])}",
    "summary": "Two chairs and a kitchen timer.",
    "minutes": 10,
    "day": OFFER.date,
}


def about(
    name: str, date: str, *records: Any, since: str = OFFER.date, drawn: str = OFFER.monday, **more: Any
) -> Any:
    """Return `tonights` or `last` on that day, for two who began on the day `since` and drew on `drawn`."""
    draws = [week(f"w{mine}", OFFER.monday, mine=mine, date=drawn) for mine in (True, False)]
    begun = [record("h", "hello", {"name": "Ada"}, date=since)]
    return view(with_practices(*draws, *begun, *records), date, **more)["checkin"][name]


def test_a_practice_is_asked_about_tonight_or_the_evening_after_and_then_no_more() -> None:
    for name, date in (("tonights", OFFER.date), ("last", NEXT)):
        assert about(name, date) == CARD, name
        assert about(name, date, practised("x", OFFER.item, day=OFFER.date, done="no")) is None
        assert about(name, date, practised("x", OFFER.item, day="2026-01-01")) == CARD
        assert about(name, date, practised("x", "another", day=OFFER.date)) == CARD
        assert about(name, date, not_tonight("n", OFFER.item, OFFER.date)) is None
        assert about(name, date, unwanted("u", OFFER.item)) is None
    for name, date in (("last", OFFER.date), ("tonights", NEXT), ("last", day_of(number_of(NEXT) + 1))):
        assert about(name, date) != CARD, name


def test_nobody_is_asked_about_an_evening_before_they_began() -> None:
    assert about("last", NEXT, since=NEXT) is None


def test_nobody_is_asked_about_an_evening_whose_draw_came_later() -> None:
    assert about("last", NEXT, drawn=OFFER.date) == CARD
    assert about("last", NEXT, drawn=NEXT) is None


def test_alone_one_is_asked_about_an_evening_on_which_one_was_here() -> None:
    def last(number: int, *records: Any) -> Any:
        return view(with_practices(*records), day_of(number + 1), None)["checkin"]["last"]

    def note(number: int) -> Any:
        return checkin("c", day=day_of(number), date=day_of(number), bond=None)

    begin = number_of(OFFER.date)
    asked = [number for number in range(begin, begin + 14) if last(number, note(number)) is not None]
    assert asked
    for number in asked:
        assert last(number, note(number))["day"] == day_of(number)
        assert last(number) is None
        assert last(number, note(number + 1)) is None


def test_on_a_day_of_rest_there_is_no_practice_to_ask_about() -> None:
    found = view(with_practices(), OFFER.date)["checkin"]
    assert (found["tonights"], found["last"]) == (None, None)


def test_what_is_open_is_what_this_person_may_still_do() -> None:
    noted = checkin("c", day=DATE, date=DATE)
    assert seen()["still"] == ["question", "checkin"]
    assert seen(noted)["still"] == ["question"]
    mine = answer("a", "q001")
    assert seen(mine)["still"] == ["checkin"], "that the other's answer is awaited is not open"
    assert seen(mine, noted)["still"] == []
    both = [mine, noted, answer("b", "q001", mine=False)]
    assert seen(*both)["still"] == ["response"]
    assert seen(*both, respond("r", "b"))["still"] == []
    heard = [respond("r", "b"), respond("s", "a", mine=False)]
    assert seen(*both, *heard)["still"] == ["mark"]
    assert seen(*both, *heard, felt("f", "a", "partly"))["still"] == []


def test_a_practice_is_open_until_it_was_put_aside_or_spoken_of() -> None:
    def still(*records: Any) -> Any:
        made = with_practices(week("w", OFFER.monday, mine=OFFER.mine), *records)
        return "practice" in view(made, OFFER.date)["still"]

    assert still()
    assert not still(not_tonight("n", OFFER.item, OFFER.date))
    assert not still(practised("x", OFFER.item, day=OFFER.date, done="partly"))
