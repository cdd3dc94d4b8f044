# SPDX-License-Identifier: AGPL-3.0-or-later
"""Evenings that suit both: what a draw carries, when what came back is looked through, and where it shows."""

import json

from nearer.core.days import WEEK, day_of, number_of
from tests.core.annotations import Any
from tests.core.evenings import OTHER_BOND, args, brain, record, view
from tests.core.sayings import drawn, experiment, not_tonight, own, take_part, unwanted, week
from tests.core.sayings import evenings as marked
from tests.core.sayings import evenings_both as common
from tests.core.test_suggestion import MINE, MONDAY, OFFER, Offer, with_practices

START = number_of(MONDAY)


def on(days: int) -> str:
    """Return a day, counted from the Monday."""
    return day_of(START + days)


FRIDAY, NEXT = on(4), on(7)


def further(page: str, date: str, *records: Any, **more: Any) -> Any:
    return json.loads(brain(*records).further(args(date=date, page=page, **more)))


def carried(date: str, monday: str, *records: Any, **more: Any) -> Any:
    return further("evenings-carried", date, *records, monday=monday, **more)


def look(date: str, *records: Any, **more: Any) -> Any:
    return further("evenings-look", date, *records, **more)


def draws(monday: str, date: str) -> list[Any]:
    """Return the draws of both for a week; Ada's is `m-` and its Monday, Ben's `t-`."""
    return [week(letter + monday, monday, mine=letter == "m-", date=date) for letter in ("m-", "t-")]


BEFORE, AFTER = draws(MONDAY, on(-3)), draws(NEXT, FRIDAY)
MARKED = marked("e", 1, 4, date=on(-5))
FOUND = {"round": NEXT, "days": [1, 4], "mine": "m-" + MONDAY, "theirs": "t-" + MONDAY}


def made(id_: str, *days: int, record: str = "m-" + MONDAY, monday: str = MONDAY) -> Any:
    """Return how a draw came about, and of which days its first message was made."""
    one = drawn(id_, monday, {}, date=on(-3))
    one["data"].update({"record": record, "days": list(days)})
    return one


MADE = made("d", 1, 4)
EVERYTHING = [MADE] + BEFORE + AFTER  # noqa: RUF005 - not in MicroPython


def test_a_draw_carries_the_marks_for_the_week_after_its_own_and_an_answer_for_its_own() -> None:
    found = carried(FRIDAY, NEXT, MARKED, *EVERYTHING[:3])
    assert found == {"round": on(14), "days": [1, 4], "answer": FOUND}


def test_whoever_marks_nothing_is_due_as_much() -> None:
    """What differs is what a first message is made of, and that is nobody else's to see."""
    found = carried(FRIDAY, NEXT, made("d"), *BEFORE)
    assert found == {"round": on(14), "days": [], "answer": dict(FOUND, days=[])}


def test_there_is_nothing_to_answer_where_a_draw_is_missing_or_it_is_too_late() -> None:
    for missing in (0, 1):
        assert carried(FRIDAY, NEXT, BEFORE[missing])["answer"] is None
    assert carried(on(6), NEXT, *BEFORE)["answer"] is not None
    assert carried(NEXT, NEXT, *BEFORE)["answer"] is None


def test_what_was_marked_last_counts_and_an_answer_is_of_what_its_draw_was_made() -> None:
    """Whatever the clock said, and whatever was marked since."""
    said = [
        marked("1", 1, 4, seq=1, date=on(5)),
        marked("2", seq=2, date=on(0)),
        marked("3", 6, seq=3, date=on(1)),
    ]
    found = carried(FRIDAY, NEXT, *BEFORE, *said, MADE)
    assert (found["days"], found["answer"]["days"]) == ([6], [1, 4])


def test_of_a_draw_that_another_device_made_the_days_are_not_known_until_they_are_said() -> None:
    """Not before its bundle came; and those of a draw that does not count are never taken for them."""
    bare = drawn("a", MONDAY, {})
    lost = made("b", 3)
    lost["data"]["days"] = None
    others = [made("c", 3, record="m2"), made("d", 3, monday=NEXT), dict(made("f", 3), chain="shared")]
    for known in ([], [bare], [lost], others):
        assert carried(FRIDAY, NEXT, *BEFORE, *known)["answer"] == dict(FOUND, days=None)
        assert look(NEXT, *BEFORE, *AFTER, *known)["messages"]["days"] is None
    assert carried(FRIDAY, NEXT, *BEFORE, bare, lost, *others, MADE)["answer"] == FOUND


def test_the_first_draw_of_each_counts_and_no_later_one() -> None:
    second = [
        week("m2", MONDAY, mine=True, date=on(-3), seq=2),
        week("t2", MONDAY, mine=False, date=on(-3), seq=2),
    ]
    for order in (second + BEFORE, BEFORE + second):
        assert carried(FRIDAY, NEXT, *order, MADE)["answer"] == FOUND


WHOLE: Any = {"round": NEXT, "messages": dict(FOUND, answered="m-" + NEXT, answers="t-" + NEXT)}
NOTHING = {"round": NEXT, "messages": None}


def test_what_came_back_is_looked_through_from_the_monday_on() -> None:
    for day, due in ((NEXT, True), (on(13), True), (FRIDAY, False), (on(6), False), (on(14), False)):
        found = look(day, *EVERYTHING)
        assert found == WHOLE if due else found["round"] != NEXT
        assert due or found["messages"] is None


def test_where_one_of_four_draws_is_missing_or_this_weeks_late_the_week_has_nothing() -> None:
    """It is not waited for: what appeared later would tell when the other came back."""
    for missing in range(1, len(EVERYTHING)):
        assert look(NEXT, *[one for at, one in enumerate(EVERYTHING) if at != missing]) == NOTHING
    for late in (0, 1):
        draws_ = [dict(one, date=NEXT if at == late else FRIDAY) for at, one in enumerate(AFTER)]
        assert look(on(9), MADE, *BEFORE, *draws_) == NOTHING


def test_it_is_looked_through_once_whatever_was_found() -> None:
    for days in ((), (1,)):
        assert look(NEXT, *EVERYTHING, common("c", NEXT, *days)) is None
    assert look(NEXT, *EVERYTHING, common("c", MONDAY, 1)) == WHOLE
    assert look(NEXT, *EVERYTHING, bond=None) is None


def test_whoever_marked_nothing_looks_as_everybody_does() -> None:
    """What a device does, and how long that takes, has nothing to do with marks."""
    assert look(NEXT, made("d"), *BEFORE, *AFTER)["messages"] == dict(WHOLE["messages"], days=[])
    elsewhere = [dict(MADE, bond=OTHER_BOND)]
    assert look(NEXT, *elsewhere, *BEFORE, *AFTER)["messages"] == dict(WHOLE["messages"], days=None)


def test_what_was_found_first_stands_for_the_whole_week() -> None:
    said = [marked("1", 1, 4, seq=1), common("2", MONDAY, seq=2), common("3", MONDAY, 1, seq=3)]
    assert page(on(2), *said)["both"] == []
    assert page(on(2), said[0], said[2])["both"] == [1]


def page(date: str, *records: Any) -> Any:
    return further("evenings", date, *records)


def test_the_page_shows_what_both_marked_for_this_week_and_only_what_is_marked_still() -> None:
    said = [marked("1", 1, 4, seq=1), common("2", MONDAY, 1, 4, seq=2)]
    assert page(on(2), *said)["both"] == [1, 4]
    assert page(on(2), *said, marked("3", 0, 4, seq=3))["both"] == [4]
    assert page(on(-1), *said)["both"] == page(on(7), *said)["both"] == []
    assert page(on(2))["marked"] == []


def test_the_page_says_from_when_a_change_counts() -> None:
    """With the next draw, which goes on a Friday, for the week after the one that it is for."""
    for day, monday in ((0, 14), (3, 14), (4, 21), (6, 21), (7, 21)):
        assert page(on(day))["counts"] == on(monday)
    assert carried(FRIDAY, NEXT)["round"] == page(on(3))["counts"]


def suggestion(at: Offer, *records: Any, **more: Any) -> Any:
    both = [week("w1", at.monday), week("w2", at.monday, mine=False)]
    return view(with_practices(*both, *records), more.pop("date", at.date), **more)["suggestion"]


def evening(at: Offer, *days: int) -> list[Any]:
    """Let these weekdays be marked by both for the week of an offer."""
    return [marked("m", *days, seq=1), common("c", at.monday, *days, seq=2)]


def weekday(at: Offer) -> int:
    return number_of(at.date) - number_of(at.monday)


def test_tonight_says_where_it_suits_both_whosever_draw_it_was() -> None:
    for at in (OFFER, MINE):
        day = weekday(at)
        plain, suited = suggestion(at), suggestion(at, *evening(at, day))
        assert (plain["suits"], suited["suits"]) == (False, True)
        assert dict(suited, suits=False) == plain, "and what is suggested stays as it was"
        assert suggestion(at, *evening(at, (day + 1) % WEEK)) == plain
        assert suggestion(at, *evening(at, day), marked("n", (day + 1) % WEEK, seq=3)) == plain
        assert suggestion(at, common("c", at.monday, day)) == plain, "what is not marked does not show"
        assert suggestion(at, marked("m", day)) == plain, "what one marked alone does not show"


def test_an_evening_of_rest_stays_one() -> None:
    at, day = OFFER, weekday(OFFER)
    for said in (not_tonight("n", at.item, at.date), unwanted("u", at.item)):
        rests = suggestion(at, said)
        assert rests["state"] == "rest"
        assert suggestion(at, said, *evening(at, day)) == rests


def test_an_experiment_says_nothing_of_it() -> None:
    """It would be said on the days with the practice only."""
    one, every = "e1" * 16, tuple(range(WEEK))
    told = [experiment(one, MONDAY, mine=False, date=on(-8)), take_part("t", one, date=on(-7))]
    told += [week("x" + str(mine), MONDAY, mine=mine, date=on(-3), experiment=one) for mine in (True, False)]
    told += [marked("m", *every, seq=1), common("c", MONDAY, *every, seq=2)]
    found = [view(with_practices(*told), on(n))["suggestion"] for n in range(WEEK)]
    assert {one["from"] for one in found} == {"both", None}
    assert {one["suits"] for one in found} == {False}


def test_what_is_malformed_says_nothing() -> None:
    wrong: list[Any] = [
        own("1", "evenings", {"days": [7]}),
        own("2", "evenings", {"days": [4, 1]}),
        own("3", "evenings", {"days": [1, 1]}),
        own("4", "evenings", {"days": "1"}),
        own("5", "evenings", {}),
        record("6", "evenings", {"days": [1]}),
        own("7", "evenings-both", {"from": on(1), "days": [1]}),
        record("8", "evenings-both", {"from": MONDAY, "days": [1]}, mine=False),
    ]
    assert page(on(1), *wrong) == page(on(1))


def test_a_draw_of_any_version_counts_whatever_it_carries() -> None:
    """The brain never looks at the messages themselves, so nothing in them can put a draw aside."""
    plain = suggestion(OFFER)
    fields: list[Any] = ["", "A" * 1280, "!", None, 7, {"blinds": []}]
    for field in fields:
        both = [week("w1", OFFER.monday), week("w2", OFFER.monday, mine=False)]
        for one in both:
            one["data"]["evenings"] = field
        assert view(with_practices(*both), OFFER.date)["suggestion"] == plain
