# SPDX-License-Identifier: AGPL-3.0-or-later
"""What somebody ticked is scored as its measure says, and change is called change only beyond the wobble."""

import json

from nearer.core.border import Malformed
from nearer.core.measures.change import change
from nearer.core.measures.measure import read_measure
from nearer.core.measures.scoring import score
from tests.core.annotations import Any


def whole(**instead: Any) -> dict[str, Any]:
    """Return a small measure: three items, one of them turned, a sum, a mean and a difference."""
    entry: dict[str, Any] = {
        "format": "nearer/measure/1",
        "id": "us",
        "title": "The two of us",
        "label": "ours, not validated",
        "scales": {"often": [0, 1, 2, 3], "side": [-2, -1, 0, 1, 2], "uneven": [0, 8, 15]},
        "items": [
            {"id": "a", "scale": "often"},
            {"id": "b", "scale": "often"},
            {"id": "c", "scale": "often"},
            {"id": "d", "scale": "side"},
            {"id": "e", "scale": "uneven"},
        ],
        "scores": [
            {"id": "sum", "rule": "sum", "items": ["a", "b", "c"], "turned": ["c"], "missing": 1},
            {"id": "mean", "rule": "mean", "items": ["a", "b", "c"], "turned": ["c"], "missing": 1},
            {"id": "gap", "rule": "difference", "of": ["sum", "mean"]},
            {"id": "side", "rule": "mean", "items": ["d"], "turned": ["d"]},
            {"id": "odd", "rule": "sum", "items": ["e"], "turned": ["e"], "sd": 7.5, "reliability": 0.8},
        ],
    }
    entry.update(instead)
    return entry


def scored(**answers: float) -> dict[str, float | None]:
    """Return the values of the scores of some answers."""
    found = score(read_measure(json.dumps(whole())), dict(answers))
    return {id_: found[id_].value for id_ in found}


def refused(entry: dict[str, Any]) -> str:
    """Return why a measure is not taken; an empty text where it is."""
    try:
        read_measure(json.dumps(entry))
    except Malformed as why:
        return str(why)
    return ""


def with_score(**members: Any) -> dict[str, Any]:
    """Return the measure with one more score."""
    entry = whole()
    entry["scores"].append(dict(members))
    return entry


def test_scores_are_those_worked_out_by_hand() -> None:
    found = scored(a=3, b=1, c=0, d=2, e=8)
    assert found == {"sum": 7.0, "mean": 7 / 3, "gap": 7 - 7 / 3, "side": -2.0, "odd": 7.0}


def test_what_is_missing_counts_as_the_mean_of_the_rest() -> None:
    assert scored(a=3, c=2)["sum"] == 6.0  # 3 and 1 turned, so 2 for the one that is missing
    assert scored(a=3, c=2)["mean"] == 2.0


def test_with_too_much_missing_there_is_no_score() -> None:
    found = scored(a=3)
    assert (found["sum"], found["mean"], found["gap"], found["side"]) == (None, None, None, None)
    parts = score(read_measure(json.dumps(whole())), {"a": 3})["sum"]
    assert (parts.answered, parts.of) == (1, 3)


def test_with_nothing_answered_nothing_is_said() -> None:
    found = scored()
    assert len(found) == 5
    assert all(found[id_] is None for id_ in found)


def test_an_answer_that_cannot_be_given_is_refused() -> None:
    for answers in ({"a": 4}, {"a": 1.5}, {"x": 1}, {"d": -3}):
        try:
            scored(**answers)
        except Malformed:
            continue
        raise AssertionError(answers)


def test_it_carries_what_it_is_called_and_how_it_stands() -> None:
    measure = read_measure(json.dumps(whole()))
    assert (measure.id, measure.title, measure.label) == ("us", "The two of us", "ours, not validated")
    assert measure.items["d"] == (-2.0, -1.0, 0.0, 1.0, 2.0)


def test_a_measure_with_a_fault_is_refused_with_a_sentence() -> None:
    assert refused(whole()) == ""
    assert "none of nearer/measure/1" in refused(whole(format="nearer/measure/2"))
    assert "'label' is empty" in refused(whole(label=""))
    assert "The item a is there twice" in refused(whole(items=[{"id": "a", "scale": "often"}] * 2))
    assert "its scale is not" in refused(whole(items=[{"id": "a", "scale": "seldom"}]))
    assert "fewer than two answers" in refused(whole(scales={"often": [1]}))
    assert "one of them twice" in refused(whole(scales={"often": [1, 1]}))
    assert "not a number" in refused(whole(scales={"often": [1, True]}))
    assert "not a number" in refused(whole(scales={"often": [1, "2"]}))


def test_a_score_with_a_fault_is_refused_with_a_sentence() -> None:
    assert "is there twice" in refused(with_score(id="sum", rule="sum", items=["a"]))
    assert "not there" in refused(with_score(id="s", rule="sum", items=["x"]))
    assert "not there" in refused(with_score(id="s", rule="difference", of=["sum", "later"]))
    assert "as a difference, two scores" in refused(with_score(id="s", rule="difference", items=["a"]))
    assert "as a difference, two scores" in refused(with_score(id="s", rule="sum", of=["sum", "mean"]))
    assert "as a difference, two scores" in refused(with_score(id="s", rule="sum", items=[]))
    assert "does not have" in refused(with_score(id="s", rule="sum", items=["a"], turned=["b"]))
    assert "no answer at all" in refused(with_score(id="s", rule="sum", items=["a"], missing=1))
    assert "twice" in refused(with_score(id="s", rule="sum", items=["a", "a"]))
    assert "none of sum" in refused(with_score(id="s", rule="median", items=["a"]))
    assert "not above 0" in refused(with_score(id="s", rule="sum", items=["a"], sd=0, reliability=0.9))
    assert "between 0 and 1" in refused(with_score(id="s", rule="sum", items=["a"], sd=1, reliability=1))


def test_change_is_that_of_the_paper() -> None:
    """The example of Jacobson and Truax 1991: from 32.5 to 47.5, sd 7.5, reliability 0.80, index 3.16."""
    known = read_measure(json.dumps(whole())).scores[-1]
    found = change(known, 32.5, 47.5)
    assert found is not None
    assert (round(found.index, 2), found.difference, found.reliable) == (3.16, 15.0, True)
    assert round(found.least, 2) == 9.30


def test_a_wobble_is_no_change() -> None:
    known = read_measure(json.dumps(whole())).scores[-1]
    for after, reliable in ((41.7, False), (41.9, True), (23.3, False), (23.1, True), (32.5, False)):
        found = change(known, 32.5, after)
        assert found is not None
        assert found.reliable is reliable, after


def test_where_nobody_knows_the_wobble_nothing_is_said_of_change() -> None:
    scores = read_measure(json.dumps(whole())).scores
    assert change(scores[0], 1.0, 9.0) is None
    assert change(scores[-1], None, 9.0) is None
    assert change(scores[-1], 9.0, None) is None
