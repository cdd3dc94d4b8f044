# SPDX-License-Identifier: AGPL-3.0-or-later
"""A plan for two or for one: which week it is, what it holds, and that a stop looks like its end."""

import json

from nearer.core.brain import Brain
from nearer.core.days import WEEK, day_of, number_of
from tests.core.annotations import Any
from tests.core.evenings import ADA, BEN, also, args, drop, passed
from tests.core.sayings import book, limits, plan, plan_alone, practice, turn, unwanted

MONDAY = "2026-11-23"  # DATE is the Friday before
START = number_of(MONDAY)
ONE, OTHER = "1" * 32, "2" * 32
SLOWLY: dict[str, Any] = {
    "bonds": ["partner"],
    "weeks": [
        {"practices": ["p00", "p01"], "questions": ["q001"], "alone": ["p02"]},
        {"practices": ["p09"], "alone": ["p03"]},
        {},
        {"questions": ["q002"], "alone": ["p04"]},
    ],
}
QUICKLY: dict[str, Any] = {
    "bonds": ["partner", "friend"],
    "weeks": [{"practices": ["p05"], "alone": ["p05"]}],
}


def person(*records: Any) -> Brain:
    """Return a brain that knows some practices, the last with touch, and these records."""
    made = Brain()
    whole = book(3, 9)
    whole["practices"].append(practice(9, touch=1))
    made.load(json.dumps(whole))
    made.add(json.dumps(list(records)))
    return made


def seen(records: list[Any], day: int, **more: Any) -> Any:
    """Return the page of plans on a day."""
    more.setdefault("kind", "partner")
    asked = args(day_of(day), page="plans", plans={"slowly": SLOWLY, "quickly": QUICKLY}, **more)
    return json.loads(person(*records).further(asked))


def on(records: list[Any], day: int, which: str = "together") -> Any:
    """Return (plan, week) of what is on; None where nothing is."""
    now = seen(records, day)[which]
    return now and (now["plan"], now["week"])


def turned(records: list[Any]) -> list[Any]:
    """Return the records that both hold as they are on Ben's device."""
    return [dict(r, mine=not r["mine"]) for r in records if r["chain"] == "shared"]


def test_the_weeks_follow_the_calendar_and_end_by_themselves() -> None:
    laid = [plan(ONE, MONDAY)]
    assert seen(laid, START - 1)["coming"]["from"] == MONDAY
    assert on(laid, START - 1) is None
    weeks = [on(laid, START + WEEK * week) for week in range(4)]
    assert weeks == [("slowly", 1), ("slowly", 2), ("slowly", 3), ("slowly", 4)]
    assert on(laid, START + WEEK - 1) == ("slowly", 1)
    assert on(laid, START + 4 * WEEK) is None
    assert seen(laid, START)["coming"] is None


def test_a_week_holds_what_its_own_person_allows() -> None:
    laid = [plan(ONE, MONDAY)]
    first = seen(laid, START)["together"]["holds"]
    assert [one["id"] for one in first["practices"]] == ["p00", "p01"]
    assert first["questions"] == [{"id": "q001", "text": "What is number 1?"}]
    assert not first["left"]
    without = also(laid, unwanted("u", "p00"), passed("x", "q001"))
    assert [one["id"] for one in seen(without, START)["together"]["holds"]["practices"]] == ["p01"]
    assert seen(without, START)["together"]["holds"]["questions"] == []


def test_a_week_of_which_limits_leave_nothing_is_quiet() -> None:
    laid, day = [plan(ONE, MONDAY)], START + WEEK
    assert seen(laid, day)["together"]["holds"] == {"practices": [], "questions": [], "left": True}
    touched = also(laid, limits("l", touch=1))
    assert [one["id"] for one in seen(touched, day)["together"]["holds"]["practices"]] == ["p09"]
    rest = seen(laid, START + 2 * WEEK)["together"]["holds"]
    assert rest == {"practices": [], "questions": [], "left": False}
    assert [week["left"] for week in seen(laid, START, plan="slowly")["weeks"]] == [False, True, False, False]


def test_a_stop_looks_like_its_end() -> None:
    laid = [plan(ONE, MONDAY)]
    stopped = also(laid, turn("t", ONE, "over", date=day_of(START + 2)))
    for day in (START + 3, START + 2 * WEEK, START + 4 * WEEK):
        after = seen(stopped, day)
        assert dict(after, start="") == dict(seen(laid, START + 4 * WEEK), start="")


def test_the_other_sees_nothing_of_going_along_pausing_or_stopping() -> None:
    laid = [plan(ONE, MONDAY)]
    for to in ("on", "rest", "over"):
        whole = also(laid, turn("t", ONE, to))
        assert turned(whole) == turned(laid)
    theirs = seen(turned(laid), START, me=BEN, them=ADA)["together"]
    assert (theirs["mine"], theirs["week"], theirs["rests"]) == (False, 1, False)


def test_resting_from_a_plan_for_two_comes_back_where_the_calendar_is() -> None:
    laid = [plan(ONE, MONDAY), turn("t", ONE, "rest", date=MONDAY)]
    now = seen(laid, START + 1)["together"]
    assert (now["rests"], now["holds"]) == (True, None)
    back = also(laid, turn("u", ONE, "on", date=day_of(START + 2 * WEEK), seq=2))
    assert on(back, START + 3 * WEEK) == ("slowly", 4)


def test_one_takes_the_place_of_another_when_it_begins() -> None:
    swapped = [plan(ONE, MONDAY), plan(OTHER, day_of(START + WEEK), "quickly", mine=False, instead=ONE)]
    assert on(swapped, START) == ("slowly", 1)
    assert seen(swapped, START)["coming"]["plan"] == "quickly"
    assert seen(swapped, START)["instead"] == OTHER
    assert on(swapped, START + WEEK) == ("quickly", 1)
    assert on(swapped, START + 2 * WEEK) is None
    assert seen(swapped, START - 1)["coming"]["plan"] == "quickly"


def test_a_swap_before_it_begins_counts_whoever_wrote_more_until_then() -> None:
    for seq in (1, 9):
        laid = [plan(ONE, MONDAY, seq=9), plan(OTHER, MONDAY, "quickly", mine=False, seq=seq, instead=ONE)]
        assert on(laid, START) == ("quickly", 1)


def test_the_order_of_arrival_does_not_matter() -> None:
    records = [
        plan(ONE, MONDAY, seq=3),
        plan(OTHER, MONDAY, "quickly", mine=False, seq=2),
        turn("t", ONE, "rest", date=MONDAY, seq=4),
        turn("u", ONE, "on", date=MONDAY, seq=5),
        plan_alone("a", MONDAY),
        plan_alone("b", MONDAY, "quickly", seq=2),
    ]
    wanted = seen(records, START)
    for place in range(len(records)):
        assert seen(records[place:] + records[:place] + records, START) == wanted
    assert wanted["together"]["plan"] == "slowly"
    assert wanted["alone"]["plan"] == "quickly"


def test_time_stands_still_while_somebody_rests_alone() -> None:
    begun = [plan_alone(ONE, MONDAY)]
    assert on(begun, START + WEEK, "alone") == ("slowly", 2)
    rested = also(
        begun,
        turn("t", ONE, "rest", date=day_of(START + 3)),
        turn("u", ONE, "on", date=day_of(START + 3 + 20 * WEEK), seq=2),
    )
    assert on(rested, START + 9 * WEEK, "alone") == ("slowly", 1)
    assert seen(rested[:2], START + 9 * WEEK)["alone"]["rests"]
    assert on(rested, START + 6 + 20 * WEEK, "alone") == ("slowly", 1)
    assert on(rested, START + 7 + 20 * WEEK, "alone") == ("slowly", 2)
    assert on(rested, START + 24 * WEEK, "alone") is None
    holds = seen(begun, START)["alone"]["holds"]
    assert [one["id"] for one in holds["practices"]] == ["p02"]
    assert holds["questions"] == []


def test_what_was_begun_alone_comes_along_and_another_bond_knows_nothing_of_it() -> None:
    assert on([plan_alone(ONE, MONDAY, bond=None)], START, "alone") == ("slowly", 1)
    assert on([plan_alone(ONE, MONDAY, bond="b7" * 16)], START, "alone") is None


def test_nobody_else_can_begin_stop_or_move_it() -> None:
    laid = [plan(ONE, MONDAY)]
    forged = dict(turn("t", ONE, "over"), chain="shared", mine=False, author=BEN)
    assert on(also(laid, forged), START) == ("slowly", 1)
    alone = dict(plan_alone(OTHER, MONDAY), chain="shared", mine=False, author=BEN)
    assert on([alone], START, "alone") is None
    assert on([plan(ONE, "2026-11-24")], START + 1) is None
    assert on([dict(plan(ONE, MONDAY), data={"plan": 7})], START) is None
    assert on([plan(ONE, MONDAY), drop("d", ONE)], START) is None


def test_a_plan_that_this_version_does_not_know_is_not_on() -> None:
    assert on([plan(ONE, MONDAY, "of-another-year")], START) is None


def test_what_suits_goes_by_the_kind_of_bond() -> None:
    assert seen([], START)["suits"] == ["quickly", "slowly"]
    assert seen([], START, kind="friend")["suits"] == ["quickly"]
    assert seen([], START, bond=None, kind=None)["suits"] == ["quickly", "slowly"]
    assert seen([], START)["start"] == day_of(START + WEEK)
    assert seen([], START + 6)["start"] == day_of(START + WEEK)


def test_the_library_shows_what_is_for_them_and_not_off_limits() -> None:
    entries = {
        "a": {"bonds": ["partner"], "topics": ["body"]},
        "b": {"bonds": ["friend"]},
        "c": {"bonds": ["partner"]},
    }
    asked = args(page="suits", entries=entries, kind="partner")
    assert json.loads(person().further(asked)) == ["a", "c"]
    assert json.loads(person(limits("l", ("body",))).further(asked)) == ["c"]
