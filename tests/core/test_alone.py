# SPDX-License-Identifier: AGPL-3.0-or-later
"""Somebody alone has every part of an evening, and takes along what is worth it."""

import json

from nearer.core.catalogue.order import in_order
from nearer.core.catalogue.questions import read_catalogue
from tests.core.annotations import Any
from tests.core.evenings import ORDER, answer, args, asked, brain, catalogue, me, passed, seen, tonight, view
from tests.core.sayings import book, kept, limits, unwanted, with_
from tests.core.test_today import EVE, FIRST, NEXT

ALONE: dict[str, Any] = {"bond": None}
EVERY = [question.id for question in in_order(read_catalogue(catalogue()), ORDER, None)]


def test_the_page_says_that_nobody_is_paired() -> None:
    found = seen(**ALONE)
    assert found["alone"] is True
    assert found["names"] == {"mine": None, "theirs": None}
    assert seen()["alone"] is False


def test_whom_i_named_is_named_until_we_are_paired() -> None:
    told = [with_("w1", "friend", "Benn", seq=1), with_("w2", "partner", "Ben", seq=2)]
    assert seen(*told, **ALONE)["names"]["theirs"] == "Ben"
    assert seen(*told)["names"]["theirs"] is None
    assert me(brain(*told), **ALONE)["with"] == {"kind": "partner", "name": "Ben"}
    assert me(brain(), **ALONE)["with"] is None


def test_the_kind_of_whom_i_named_decides_what_is_asked() -> None:
    whole = book(6, 0)
    for entry in whole["questions"]:
        entry["bonds"] = ["friend"]
    for kind, there in (("friend", True), ("partner", False)):
        made = brain(with_("w", kind))
        made.load(json.dumps(whole))
        assert (view(made, bond=None)["tonight"] is not None) == there


def test_a_question_is_kept_and_the_next_comes_tomorrow() -> None:
    assert asked(**ALONE) == EVERY[0], "nothing is skipped: there is nobody to hide a pass from"
    mine = kept("k", EVERY[0], "for myself", date=EVE)
    found = tonight(mine, date=EVE, **ALONE)
    assert (found["state"], found["kept"]) == ("kept", "for myself")
    assert found["mine"] == {"id": "k", "text": "for myself", "edited": False}
    assert (found["theirs"], found["first"], found["responses"]) == (None, None, [])
    assert asked(mine, date=EVE, another=True, **ALONE) == EVERY[1]
    assert asked(mine, date=NEXT, **ALONE) == EVERY[1]


def test_what_i_kept_is_listed_newest_first() -> None:
    told = [kept(f"k{n}", EVERY[n], date=f"2026-11-0{n + 1}") for n in range(8)]
    found = seen(*told, show=3, **ALONE)
    assert [entry["mine"]["id"] for entry in found["opened"]] == ["k7", "k6", "k5"]
    assert found["more"] == 5
    assert found["opened"][0]["date"] == "2026-11-08"


def test_passing_and_putting_off_work_alone() -> None:
    assert asked(passed("p", EVERY[0], bond=None), **ALONE) == EVERY[1]
    assert asked(passed("l", EVERY[0], "later", bond=None, date=EVE), date=EVE, **ALONE) == EVERY[1]


def test_what_i_kept_is_something_to_begin_with_once_we_are_two() -> None:
    found = tonight(kept("k", FIRST, "for myself"))
    assert (found["question"]["id"], found["state"], found["kept"]) == (FIRST, "ask", "for myself")
    assert found["mine"] is None
    assert tonight(kept("k", FIRST), answer("a", FIRST))["kept"] == "for myself"


def test_what_i_passed_alone_is_asked_when_we_are_two() -> None:
    assert asked(passed("p", FIRST, bond=None)) == FIRST


def test_what_i_do_not_want_goes_with_me() -> None:
    told = [unwanted("u", "p01", bond=None), limits("l", topics=("money",), bond=None)]
    whole = book(3, 3)
    whole["practices"][2]["topics"] = ["money"]
    made = brain(*told)
    made.load(json.dumps(whole))
    for bond in ("b0" * 16, None):
        found = library(made, bond)
        assert [(p["id"], p["fits"], p["unwanted"]) for p in found] == [
            ("p00", True, False),
            ("p01", True, True),
            ("p02", False, False),
        ]


def library(made: Any, bond: str | None = None, **more: Any) -> Any:
    return json.loads(made.library(args(bond=bond, **more)))["practices"]


def test_the_newest_words_to_a_question_are_kept() -> None:
    told = [kept("k1", FIRST, "old", date=EVE, seq=1), kept("k2", FIRST, "new", date=EVE, seq=2)]
    assert tonight(*told, date=EVE, **ALONE)["kept"] == "new"
    assert tonight(told[1], told[0], date=EVE, **ALONE)["kept"] == "new"
