# SPDX-License-Identifier: AGPL-3.0-or-later
"""Practices and topics of the compiled catalogue."""

import json

from nearer.core.catalogue.practices import TOPICS
from nearer.core.catalogue.questions import Catalogue, read_catalogue
from tests.core.annotations import Any
from tests.core.evenings import args, brain, question, refusal
from tests.core.sayings import book, limits, practice
from tests.core.test_suggestion import with_practices


def read(*practices: Any) -> Catalogue:
    whole = {"format": "nearer/catalogue/1", "questions": [], "practices": list(practices)}
    return read_catalogue(json.dumps(whole))


def library(*records: Any, changed: Any = None, **more: Any) -> list[Any]:
    made = with_practices(*records, count=4, **(changed or {}))
    found: list[Any] = json.loads(made.library(args(**more)))["practices"]
    return found


def test_a_catalogue_without_practices_has_none() -> None:
    whole = {"format": "nearer/catalogue/1", "questions": [question(1)]}
    assert read_catalogue(json.dumps(whole)).practices == {}
    assert json.loads(brain().library(args())) == {"practices": []}


def test_the_library_has_every_member_of_a_practice() -> None:
    found = library()[1]
    whole = practice(1)
    del whole["topics"], whole["drawn"]
    whole.update({"fits": True, "unwanted": False})
    assert found == whole


def test_the_library_has_what_suits_the_kind_of_bond() -> None:
    changed = {"p01": {"bonds": ["friend"]}, "p02": {"bonds": ["partner", "family"]}}
    for kind, ids in (("friend", "013"), ("partner", "023"), ("family", "023"), (None, "0123")):
        assert [p["id"] for p in library(changed=changed, kind=kind)] == ["p0" + n for n in ids]


def test_what_the_limits_exclude_does_not_fit_and_is_there() -> None:
    changed = {"p01": {"touch": 2}, "p02": {"topics": ["body"]}, "p03": {"depth": 4}}
    wide = limits("l", touch=2)
    assert [p["fits"] for p in library(wide, changed=changed)] == [True, True, True, True]
    assert [p["fits"] for p in library(changed=changed)] == [True, False, True, True], (
        "no touch until it is chosen"
    )
    tight = limits("l", ("body",), touch=1, depth=2)
    assert [p["fits"] for p in library(tight, changed=changed)] == [True, False, False, False]


def test_a_practice_with_a_fault_refuses_the_catalogue() -> None:
    for fault, said in (
        ({"id": ""}, "'id' is empty"),
        ({"touch": 4}, "The touch of p01"),
        ({"depth": 0}, "The depth of p01"),
        ({"place": "elsewhere"}, "'place' is none of"),
        ({"grade": "E"}, "'grade' is none of"),
        ({"minutes": "ten"}, "'minutes' is not a number"),
        ({"alone": ["Sit down."]}, "'alone' is neither true nor false"),
        ({"apart": None}, "'apart' is neither true nor false"),
        ({"drawn": 1}, "'drawn' is neither true nor false"),
        ({"topics": ["weather"]}, "A topic of p01"),
        ({"topics": ["money", "money"]}, "A topic of p01"),
    ):
        assert refusal(read, practice(2), dict(practice(1), **fault)).startswith(said)
    assert "there twice" in refusal(read, practice(1), practice(1))


def test_topics_are_the_same_for_questions() -> None:
    whole = book(2, 0)
    whole["questions"][0]["topics"] = ["money", "home"]
    assert read_catalogue(json.dumps(whole)).questions["q001"].topics == ("money", "home")
    whole["questions"][0]["topics"] = ["weather"]
    assert refusal(read_catalogue, json.dumps(whole)).startswith("A topic of q001")
    assert len(set(TOPICS)) == 14
