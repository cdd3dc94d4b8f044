# SPDX-License-Identifier: AGPL-3.0-or-later
"""Dates: either puts and changes them; what both keep stays; what one would like is that one's own."""

import json

from nearer.core.dates.contents import rules_for
from nearer.core.dates.folding import Dates, fold_dates
from nearer.core.records.folding import fold
from nearer.core.records.kinds import NONE
from nearer.core.records.reading import read
from tests.core.annotations import Any
from tests.core.evenings import ADA_ALONE, BOND, args, bare, brain, drop, record, refusal

ONE = "e" * 32


def plan(
    id_: str = ONE, *, of: str = NONE, version: int = 1, mine: bool = True, **more: Any
) -> dict[str, Any]:
    """Return a date: a walk on a Friday at seven, until somebody says otherwise."""
    data: dict[str, Any] = {
        "of": of,
        "version": version,
        "what": "A walk by the river",
        "where": "",
        "day": "2026-11-27",
        "time": "19:00",
        "zone": "Europe/Berlin",
        "minutes": 90,
        "every": "",
    }
    said = {name: more.pop(name) for name in list(more) if name in data}
    data.update(said)
    return record(id_, "date", data, mine=mine, **more)


def off(id_: str, of: str = ONE, **more: Any) -> dict[str, Any]:
    return record(id_, "date-off", {"of": of}, **more)


def did(id_: str, text: str = "You laughed at the heron.", **more: Any) -> dict[str, Any]:
    return record(id_, "did", {"of": ONE, "day": "2026-11-27", "what": "A walk", "text": text}, **more)


def fun(id_: str, what: str, *, is_: bool = True, **more: Any) -> dict[str, Any]:
    return record(id_, "fun", {"what": what, "is": is_}, chain="own", **more)


def shown(id_: str, what: str, **more: Any) -> dict[str, Any]:
    return record(id_, "fun-shown", {"what": what}, **more)


def folded(*records: Any) -> Dates:
    return fold_dates(fold(read(list(records)).records, BOND).others)


def whats(*records: Any) -> list[str]:
    return [planned.plan.what for planned in folded(*records).planned]


def page(*records: Any, **more: Any) -> Any:
    return json.loads(brain(*records).further(args(page="dates", show=20, **more)))


def test_either_changes_a_date_and_both_have_the_same_one() -> None:
    first = plan()
    hers = plan("a", of=ONE, version=2, what="A walk in town")
    his = plan("b", of=ONE, version=3, what="Soup at home", mine=False)
    assert whats(first) == ["A walk by the river"]
    assert whats(first, hers) == ["A walk in town"]
    assert whats(first, hers, his) == whats(his, first, hers) == ["Soup at home"]
    (planned,) = folded(his, hers, first).planned
    assert (planned.id, planned.mine) == (ONE, False)


def test_two_who_change_it_at_once_end_with_one_and_the_same() -> None:
    hers = plan("a", of=ONE, version=2, what="A walk in town")
    his = plan("b", of=ONE, version=2, what="Soup at home", mine=False)
    assert whats(plan(), hers, his) == whats(his, hers, plan()) == ["Soup at home"]
    turned = [dict(one, mine=not one["mine"]) for one in (plan(), hers, his)]
    assert whats(*turned) == ["Soup at home"]


def test_nobody_can_put_a_version_that_the_other_cannot_outdo() -> None:
    """Whatever a changed app sends, and whatever day it gives."""
    highest = plan("b", of=ONE, version=2**30 - 1, date="2099-01-01", what="Soup at home", mine=False)
    assert whats(plan(), highest) == ["A walk by the river"]
    hers = plan("a", of=ONE, version=2, what="A walk in town")
    assert whats(plan(), highest, hers) == whats(hers, highest, plan()) == ["A walk in town"]
    his = plan("c", of=ONE, version=2, date="2099-01-01", what="Soup at home", mine=False)
    assert whats(plan(), highest, hers, his) == ["Soup at home"]
    again = plan("d", of=ONE, version=3, what="A walk in town")
    assert whats(plan(), highest, hers, his, again) == ["A walk in town"]
    assert whats(dict(plan(), data=dict(plan()["data"], version=2))) == []


def test_who_takes_it_back_does_so_for_good() -> None:
    late = plan("b", of=ONE, version=2, mine=False)
    assert whats(plan(), late, off("c")) == whats(off("c", mine=False), late, plan()) == []
    assert whats(plan(), off("c", of="f" * 32)) == ["A walk by the river"]


def test_words_that_their_author_dropped_are_gone() -> None:
    assert whats(plan(), drop("d", ONE)) == []
    assert whats(plan(), drop("d", ONE, mine=False)) == ["A walk by the river"]
    change = plan("a", of=ONE, version=2, what="A walk in town")
    assert whats(plan(), bare(change)) == ["A walk by the river"]


def test_dates_come_by_day_and_time() -> None:
    early = plan("f" * 32, time="07:30", what="Coffee")
    other = plan("a" * 32, day="2026-11-26", time="21:00", what="A film")
    assert whats(plan(), early, other) == ["A film", "Coffee", "A walk by the river"]


def test_what_is_no_date_is_passed_over() -> None:
    good = plan()
    for name, bad in (
        ("what", ""),
        ("what", "x" * 121),
        ("where", "x" * 201),
        ("where", None),
        ("day", "2026-02-29"),
        ("day", "1999-12-31"),
        ("day", "2200-01-01"),
        ("time", "24:00"),
        ("time", "7:00"),
        ("time", "19:60"),
        ("time", "19:00:00"),
        ("zone", ""),
        ("zone", "Europe/Ber lin"),
        ("zone", "x" * 65),
        ("minutes", -1),
        ("minutes", 1441),
        ("every", "FREQ=DAILY"),
        ("every", "FREQ=MONTHLY;BYMONTHDAY=26"),
        ("version", 0),
        ("version", 2**30),
        ("of", ""),
    ):
        assert whats(dict(good, data=dict(good["data"], **{name: bad}))) == [], (name, bad)
    for name in good["data"]:
        assert whats(dict(good, data={key: good["data"][key] for key in good["data"] if key != name})) == []
    nothing: tuple[Any, ...] = (None, [], "words")
    for data in nothing:
        assert whats(dict(good, data=data)) == []
    assert whats(dict(good, chain="held")) == []
    assert whats(good) == ["A walk by the river"]


def test_other_bad_ones_are_passed_over_too() -> None:
    dates = folded(
        did("a", text="x" * 1001),
        dict(did("b"), data={"of": ONE}),
        shown("c", ""),
        shown("d", "x" * 121),
        fun("e", "x" * 121),
        dict(fun("f", "Skating"), data={"what": "Skating"}),
        dict(fun("g", "Skating"), chain="shared"),
    )
    assert (dates.kept, dates.shown, dates.fun) == ([], [], [])


def test_no_rule_passes_a_month_or_a_year_over() -> None:
    assert rules_for("2026-11-27") == (
        "FREQ=WEEKLY",
        "FREQ=WEEKLY;INTERVAL=2",
        "FREQ=MONTHLY;BYMONTHDAY=27",
        "FREQ=MONTHLY;BYDAY=4FR",
        "FREQ=MONTHLY;BYDAY=-1FR",
        "FREQ=YEARLY",
    )
    assert "FREQ=MONTHLY;BYDAY=1TU" in rules_for("2026-12-01")
    assert rules_for("2026-12-29")[2:] == ("FREQ=MONTHLY;BYDAY=-1TU", "FREQ=YEARLY")
    assert rules_for("2026-12-31")[2:] == (
        "FREQ=MONTHLY;BYMONTHDAY=-1",
        "FREQ=MONTHLY;BYDAY=-1TH",
        "FREQ=YEARLY",
    )
    assert rules_for("2028-02-29")[-1] == "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"
    for day in ("2026-12-01", "2026-12-31", "2028-02-29"):
        for rule in rules_for(day):
            assert whats(plan(day=day, every=rule)) == ["A walk by the river"]


def test_what_was_kept_stays_when_the_date_is_taken_back_and_goes_with_its_author() -> None:
    kept = folded(plan(), did("k"), off("o")).kept
    assert [(line.id, line.did.what, line.did.text) for line in kept] == [
        ("k", "A walk", "You laughed at the heron.")
    ]
    assert folded(did("k"), drop("d", "k")).kept == []
    assert len(folded(did("k"), drop("d", "k", mine=False)).kept) == 1


def test_the_list_is_its_authors_and_holds_what_was_added_last() -> None:
    skating, bread = fun("a", "Skating"), fun("b", "Bread", place=1)
    no_more = fun("c", "Skating", is_=False, seq=2)
    assert folded(skating, bread).fun == ["Skating", "Bread"]
    assert folded(no_more, bread, skating).fun == ["Bread"]
    assert folded(fun("d", "Skating", seq=3), skating, no_more).fun == ["Skating"]
    before = fun("e", "Bread", bond=None, author=ADA_ALONE)
    elsewhere = fun("f", "A secret", bond="b1" * 16)
    assert folded(before, elsewhere).fun == ["Bread"]


def test_what_one_shows_leaves_the_own_list_and_comes_back_with_the_showing_taken_back() -> None:
    mine, theirs = shown("s", "Skating"), shown("t", "Sledging", mine=False)
    found = page(fun("a", "Skating"), fun("b", "Bread", place=1), mine, theirs)
    assert found["fun"] == ["Bread"]
    assert found["shown"] == [
        {"id": "s", "mine": True, "what": "Skating"},
        {"id": "t", "mine": False, "what": "Sledging"},
    ]
    assert page(fun("a", "Skating"), mine, drop("d", "s"))["fun"] == ["Skating"]
    assert page(fun("a", "Sledging"), theirs)["fun"] == ["Sledging"]


def test_the_page_says_what_stands_and_no_number_of_times() -> None:
    found = page(plan(minutes=0), did("k"), did("l", mine=False, text=""))
    assert found["dates"] == [
        {
            "id": ONE,
            "mine": True,
            "version": 1,
            "what": "A walk by the river",
            "where": "",
            "day": "2026-11-27",
            "time": "19:00",
            "zone": "Europe/Berlin",
            "minutes": 0,
            "every": "",
            "done": ["2026-11-27", "2026-11-27"],
        }
    ]
    assert [(line["id"], line["mine"], line["text"]) for line in found["kept"]] == [
        ("l", False, ""),
        ("k", True, "You laughed at the heron."),
    ]
    assert json.loads(brain().further(args(page="rules", day="2026-11-27")))[0] == "FREQ=WEEKLY"
    assert refusal(lambda: brain().further(args(page="nothing")))


def test_order_and_repetition_of_arrival_do_not_matter() -> None:
    records = [
        plan(),
        plan("a", of=ONE, version=2, what="One"),
        plan("b", of=ONE, version=2, what="Other", mine=False),
        plan("c" * 32, day="2026-11-26"),
        off("o", of="c" * 32, mine=False),
        did("k"),
        did("l", mine=False),
        fun("x", "Skating"),
        fun("y", "Skating", is_=False, place=1),
        fun("z", "Bread", place=2),
        shown("s", "Sledging"),
        shown("t", "Sledging", date="2026-11-21"),
        drop("d", "k"),
    ]
    whole = page(*records)
    for turn in range(len(records)):
        turned = [records[(turn + 5 * place) % len(records)] for place in range(len(records))]
        assert page(*(turned + turned[:4])) == whole


def test_two_records_of_one_name_come_out_the_same_whichever_came_first() -> None:
    one, other = plan(what="One"), plan(what="Other")
    assert whats(one, other) == whats(other, one)
