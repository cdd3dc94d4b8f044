# SPDX-License-Identifier: AGPL-3.0-or-later
"""Wishes: the days decide what is due, never what is marked; only what both have is ever shown."""

import json

from tests.core.annotations import Any
from tests.core.evenings import OTHER_BOND, args, brain, record

ROUND = "2026-11"
BLINDS, OTHER_BLINDS = "b" * 512, "c" * 512
EVALUATED, TABLE = "e" * 512, "f" * 256
DECKS: dict[str, Any] = {
    "dates": {
        "bonds": ["partner", "friend", "family"],
        "wishes": [{"id": "tea", "touch": 0}, {"id": "sea", "touch": 0, "topics": ["money"]}],
    },
    "touch": {"bonds": ["partner"], "wishes": [{"id": "hands", "touch": 1}]},
}


def wish(id_: str, item: str, *, is_: bool = True, touch: int = 0, **more: Any) -> dict[str, Any]:
    data = {"item": item, "touch": touch, "topics": more.pop("topics", []), "is": is_}
    return record(id_, "wish", data, chain="own", **more)


def limits(id_: str, touch: int, *topics: str, **more: Any) -> dict[str, Any]:
    data = {"topics": list(topics), "touch": touch, "depth": 0}
    return record(id_, "limits", data, chain="own", **more)


def listed(id_: str, *items: str, kind: str = "wish-round", **more: Any) -> dict[str, Any]:
    data = {"round": more.pop("round_", ROUND), "items": list(items)}
    return record(id_, kind, data, chain="own", **more)


def blinds(id_: str, *, mine: bool = True, letters: str = BLINDS, **more: Any) -> dict[str, Any]:
    data = {"round": more.pop("round_", ROUND), "blinds": letters}
    return record(id_, "wish-blinds", data, mine=mine, **more)


def table(id_: str, *, mine: bool = True, **more: Any) -> dict[str, Any]:
    data = {"round": more.pop("round_", ROUND), "evaluated": EVALUATED, "table": TABLE}
    return record(id_, "wish-table", data, mine=mine, **more)


def due(date: str, *records: Any, **more: Any) -> list[Any]:
    steps: list[Any] = json.loads(brain(*records).further(args(date=date, page="wishes-due", **more)))
    return steps


def page(date: str, *records: Any, **more: Any) -> Any:
    asked: dict[str, Any] = {"date": date, "page": "wishes", "decks": DECKS, "kind": "partner"}
    asked.update(more)
    return json.loads(brain(*records).further(args(**asked)))


def test_what_was_unmarked_last_is_unmarked_whatever_the_clock_said() -> None:
    marked = wish("w1", "tea", date="2027-01-01", seq=1)
    no_more = wish("w2", "tea", date="2026-11-05", seq=2, is_=False)
    (begin,) = due("2026-11-08", marked, no_more)
    assert begin["items"] == []


def test_a_round_begins_once_in_a_week_of_the_month_whether_or_not_anything_is_marked() -> None:
    nothing = {"step": "begin", "round": ROUND, "items": [], "fresh": True}
    for day, steps in (("07", []), ("08", [nothing]), ("14", [nothing]), ("15", [])):
        assert due("2026-11-" + day) == steps
    marked = due("2026-11-08", wish("1", "tea"), wish("2", "sea"))
    assert marked == [{"step": "begin", "round": ROUND, "items": ["tea", "sea"], "fresh": True}]
    assert due("2026-11-09", listed("3"), blinds("4"), wish("1", "tea")) == []
    assert [step["round"] for step in due("2026-12-08", listed("3"), blinds("4"))] == ["2026-12"]


def test_what_was_to_go_goes_even_where_something_else_is_marked_since() -> None:
    steps = due("2026-11-09", listed("1", "tea"), wish("2", "sea"))
    assert steps == [{"step": "begin", "round": ROUND, "items": ["tea"], "fresh": False}]


def test_at_most_twelve_go_those_marked_first() -> None:
    many = [wish("w" + str(n), "item" + str(n), seq=n + 1) for n in range(14)]
    assert due("2026-11-08", *many)[0]["items"] == ["item" + str(n) for n in range(12)]
    view = page("2026-11-08", *many)
    assert view["left"] == 0
    assert page("2026-11-08", wish("1", "tea"))["left"] == 11


def test_what_limits_leave_out_does_not_go_and_is_not_shown() -> None:
    marked = [wish("1", "hands", touch=1), wish("2", "sea", topics=["money"], seq=2), wish("3", "tea", seq=3)]
    assert due("2026-11-08", *marked)[0]["items"] == ["sea", "tea"]
    assert due("2026-11-08", *marked, limits("4", 1))[0]["items"] == ["hands", "sea", "tea"]
    assert due("2026-11-08", *marked, limits("4", 1, "money"))[0]["items"] == ["hands", "tea"]
    assert page("2026-11-08", *marked)["decks"] == [{"id": "dates", "items": ["tea", "sea"]}]
    both = listed("5", "hands", "tea", kind="wish-both", seq=9)
    assert page("2026-11-22", *marked, both)["both"] == [{"since": "2026-11-21", "items": ["tea"]}]


def test_a_deck_is_for_its_kinds_of_bond() -> None:
    close = limits("1", 3)
    assert [deck["id"] for deck in page("2026-11-08", close)["decks"]] == ["dates", "touch"]
    assert [deck["id"] for deck in page("2026-11-08", close, kind="friend")["decks"]] == ["dates"]
    assert page("2026-11-08", close, bond=None)["decks"] == []


def test_the_other_is_answered_in_that_month_only_and_once() -> None:
    mine = [listed("1", "tea"), blinds("2")]
    theirs = blinds("3", mine=False, letters=OTHER_BLINDS)
    step = {"step": "answer", "round": ROUND, "lists": [["tea"]], "mine": BLINDS}
    step.update({"theirs": OTHER_BLINDS, "named": "3"})
    assert due("2026-11-10", *mine, theirs) == [step]
    assert due("2026-11-30", *mine, theirs) == [step]
    assert due("2026-12-01", *mine, theirs) == []
    assert due("2026-11-15", theirs) == []
    assert due("2026-11-10", *mine, theirs, table("4", seq=3)) == []
    assert due("2026-11-10", *mine, blinds("3", mine=False, letters=OTHER_BLINDS + "c")) == []


def test_of_two_first_messages_the_one_that_stands_first_is_answered() -> None:
    """Whatever the other sends after it: nobody can ask about more wishes than a round has slots."""
    mine = [listed("1", "tea"), blinds("2")]
    first = blinds("8", mine=False, letters=OTHER_BLINDS, seq=4)
    for second in (blinds("7", mine=False, letters="d" * 512, seq=5), blinds("9", mine=False, seq=6)):
        (step,) = due("2026-11-10", *mine, second, first)
        assert [step["theirs"], step["named"]] == [OTHER_BLINDS, "8"]


def test_two_devices_that_went_in_with_other_wishes_name_both_lists() -> None:
    mine = [listed("1", "tea"), listed("5", "sea", seq=2), blinds("2"), blinds("6", letters="d" * 512, seq=2)]
    step = due("2026-11-10", *mine, blinds("3", mine=False))[0]
    assert step["lists"] == [["tea"], ["sea"]]
    assert step["mine"] == BLINDS


def test_what_both_wish_for_is_looked_for_from_its_day_on_and_where_both_have_sent_everything() -> None:
    mine = [listed("1", "tea"), blinds("2"), table("3", seq=2)]
    theirs = [blinds("4", mine=False), table("5", mine=False, seq=2)]
    assert due("2026-11-20", *mine, *theirs) == []
    (step,) = due("2026-11-21", *mine, *theirs)
    assert [step[name] for name in ("step", "evaluated", "table", "lists")] == [
        "both",
        EVALUATED,
        TABLE,
        [["tea"]],
    ]
    assert [step["step"] for step in due("2027-03-02", *mine, *theirs)] == ["both"]
    assert due("2026-11-21", *mine, theirs[0]) == []
    assert [step["step"] for step in due("2026-11-21", *mine[:2], *theirs)] == ["answer"]
    assert due("2026-11-22", *mine, *theirs, listed("6", kind="wish-both")) == []


def test_what_both_have_is_shown_takes_no_slot_any_more_and_can_be_put_away() -> None:
    said = [wish("1", "tea"), wish("2", "sea", seq=2), listed("3", "tea", kind="wish-both")]
    view = page("2026-11-22", *said)
    assert view["both"] == [{"since": "2026-11-21", "items": ["tea"]}]
    assert view["left"] == 11
    assert due("2026-12-08", *said)[0]["items"] == ["sea"]
    assert page("2026-11-23", *said, wish("4", "tea", is_=False, seq=5))["both"] == []


def test_the_page_says_when_a_mark_goes_and_when_it_comes_back() -> None:
    def days(date: str, *records: Any) -> list[Any]:
        view = page(date, *records)
        return [view[name] for name in ("goes", "comes", "awaited")]

    assert days("2026-11-02") == ["2026-11-08", "2026-11-21", None]
    assert days("2026-11-10") == ["2026-11-10", "2026-11-21", None]
    assert days("2026-11-10", listed("1"), blinds("2")) == ["2026-12-08", "2026-12-21", "2026-11-21"]
    assert days("2026-11-21", listed("1"), blinds("2")) == ["2026-12-08", "2026-12-21", None]
    assert days("2026-12-20") == ["2027-01-08", "2027-01-21", None]


def test_the_wishes_of_one_bond_are_nothing_to_another() -> None:
    said = [wish("1", "tea"), listed("2", "tea"), blinds("3")]
    assert due("2026-11-08", *said, bond=OTHER_BOND)[0]["items"] == []
    alone = wish("4", "sea", bond=None)
    assert due("2026-11-08", alone)[0]["items"] == []


def test_what_is_malformed_says_nothing() -> None:
    wrong = [
        record("1", "wish", {"item": "tea", "touch": 4, "topics": [], "is": True}, chain="own"),
        record("2", "wish", {"item": "tea", "touch": 0, "topics": ["tea"], "is": True}, chain="own"),
        listed("3", *["item" + str(n) for n in range(13)]),
        listed("4", "tea", round_="2026-1"),
        blinds("5", letters=BLINDS[1:]),
        record("6", "wish-blinds", {"round": ROUND, "blinds": BLINDS}, chain="own"),
    ]
    assert due("2026-11-08", *wrong)[0] == {"step": "begin", "round": ROUND, "items": [], "fresh": True}
