# SPDX-License-Identifier: AGPL-3.0-or-later
"""What somebody ticked is read back in the words of the scale, and a change is named where it is large."""

import json

from tests.core.annotations import Any
from tests.core.evenings import BEN, DATE, args, brain
from tests.core.sayings import own, reflection

MAP: dict[str, Any] = {
    "format": "nearer/measure/1",
    "id": "us",
    "title": "The two of us",
    "label": "ours, not validated",
    "scales": {"amount": [0, 1, 2, 3, 4]},
    "items": [
        {"id": item + way, "scale": "amount"}
        for way in (".is", ".wish")
        for item in ("trust", "play", "calm")
    ],
    "scores": [
        {"id": item + way, "rule": "mean", "items": [item + way]}
        for way in (".is", ".wish")
        for item in ("trust", "play", "calm")
    ]
    + [
        {"id": item + ".gap", "rule": "difference", "of": [item + ".wish", item + ".is"]}
        for item in ("trust", "play", "calm")
    ],
}
GUARD: dict[str, Any] = {
    "format": "nearer/measure/1",
    "id": "us",
    "title": "How near",
    "label": "ours, not validated",
    "scales": {"like": [0, 1, 2, 3]},
    "items": [{"id": item, "scale": "like"} for item in ("a", "b", "c")],
    "scores": [{"id": "back", "rule": "mean", "items": ["a", "b", "c"], "turned": ["c"], "missing": 1}],
}


def seen(measure: Any, *records: Any, **more: Any) -> Any:
    """Return the page of a reflection."""
    return json.loads(brain(*records).further(args(page="reflection", measure=measure, **more)))


def test_before_anything_was_kept_there_is_nothing() -> None:
    found = seen(MAP)
    assert found == {"times": [], "last": None, "scores": [], "gaps": [], "moved": [], "changed": []}


def test_what_was_kept_last_is_there_as_it_was_ticked() -> None:
    older = reflection("r1", {"a": 1, "b": 0}, date="2026-09-01")
    newer = reflection("r2", {"a": 2}, {"what-helps": "A walk."}, seq=2)
    for records in ((older, newer), (newer, older)):
        found = seen(GUARD, *records)
        assert found["last"] == {
            "record": "r2",
            "date": DATE,
            "answers": {"a": 2},
            "words": {"what-helps": "A walk."},
        }
        assert [one["record"] for one in found["times"]] == ["r2", "r1"]
    assert seen(GUARD, reflection("r", {"a": 1}, name="another"))["last"] is None


def test_a_mean_is_said_as_the_answer_that_is_nearest() -> None:
    assert seen(GUARD, reflection("r", {"a": 3, "b": 2, "c": 0}))["scores"] == [{"id": "back", "answer": 3}]
    assert seen(GUARD, reflection("r", {"a": 0, "b": 1}))["scores"] == [{"id": "back", "answer": 0}]
    assert seen(GUARD, reflection("r", {"a": 3}))["scores"] == []
    assert seen(MAP, reflection("r", {"trust.is": 3}))["scores"] == []


def test_what_is_and_what_is_wished_are_compared_where_they_are_far_apart_or_even() -> None:
    ticked = {"trust.is": 1, "trust.wish": 3, "play.is": 4, "play.wish": 0, "calm.is": 2, "calm.wish": 2}
    found = seen(MAP, reflection("r", ticked))["gaps"]
    assert [(gap["is"], gap["even"]) for gap in found] == [
        ("play.is", False),
        ("trust.is", False),
        ("calm.is", True),
    ]
    assert seen(MAP, reflection("r", {"trust.is": 1, "trust.wish": 2}))["gaps"] == []
    assert seen(MAP, reflection("r", {"trust.is": 1}))["gaps"] == []


def test_a_step_is_no_change_and_two_are_named() -> None:
    before = reflection("r1", {"a": 0, "b": 1, "c": 3}, date="2026-09-01")
    after = reflection("r2", {"a": 1, "b": 3, "c": 1}, seq=2)
    found = seen(GUARD, before, after)
    assert found["moved"] == [{"item": "b", "was": 1, "is": 3}, {"item": "c", "was": 3, "is": 1}]
    assert found["changed"] == []


def test_a_score_changed_only_where_its_wobble_is_known() -> None:
    before = reflection("r1", {"a": 0, "b": 0, "c": 3}, date="2026-09-01")
    after = reflection("r2", {"a": 3, "b": 3, "c": 0}, seq=2)
    assert seen(GUARD, before, after)["changed"] == []
    told = dict(GUARD, scores=[dict(GUARD["scores"][0], sd=0.8, reliability=0.85)])
    assert seen(told, before, after)["changed"] == [{"id": "back", "up": True}]
    little = reflection("r2", {"a": 1, "b": 0, "c": 3}, seq=2)
    assert seen(told, before, little)["changed"] == []


def test_what_was_taken_away_is_not_there_any_more() -> None:
    one, two = reflection("r1", {"a": 1}, date="2026-09-01"), reflection("r2", {"a": 3}, seq=2)
    gone = own("g", "reflection-gone", {"record": "r2"}, seq=3)
    assert seen(GUARD, one, two, gone)["last"]["record"] == "r1"


def test_an_answer_that_this_version_does_not_know_is_passed_over() -> None:
    found = seen(GUARD, reflection("r", {"a": 2, "gone": 1, "b": 9}))
    assert found["last"]["answers"] == {"a": 2}


def test_nothing_that_the_other_sends_is_taken_for_ones_own() -> None:
    forged = dict(reflection("r", {"a": 3}), chain="shared", mine=False, author=BEN)
    assert seen(GUARD, forged)["last"] is None
    for data in (
        {"reflection": "us", "answers": 3, "words": {}},
        {"reflection": "us", "answers": {"a": "x"}},
    ):
        assert seen(GUARD, dict(reflection("r", {}), data=data))["last"] is None
