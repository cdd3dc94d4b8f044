# SPDX-License-Identifier: AGPL-3.0-or-later
"""What must hold for every evening that two can have, whatever a server hands over. CPython only."""

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from nearer.core.brain import Brain
from tests.core.evenings import (
    BEN,
    BOND,
    DATE,
    OTHER_BOND,
    answer,
    bare,
    catalogue,
    drop,
    edit,
    passed,
    record,
    sealed,
    view,
)

CATALOGUE = catalogue(6)
IDS = st.sampled_from(["r1", "r2", "r3", "r4", "r5", "r6"])
QUESTIONS = st.sampled_from(["q001", "q002", "q003", "q004"])
DATES = st.sampled_from(["2026-11-18", "2026-11-19", DATE])
TEXTS = st.text(max_size=6)
SEQ = st.integers(1, 4)
quick = settings(max_examples=80, deadline=None)


def records(sides: st.SearchStrategy[bool] | None = None) -> st.SearchStrategy[dict[str, Any]]:
    """Draw any record; few ids and few questions, so that they meet, clash and contradict each other."""
    mine = st.booleans() if sides is None else sides
    more: dict[str, Any] = {"mine": mine, "date": DATES, "seq": SEQ}
    answers = st.builds(answer, IDS, QUESTIONS, TEXTS, **more)
    own = st.builds(passed, IDS, QUESTIONS, st.sampled_from(["pass", "later"]), date=DATES, seq=SEQ)
    kinds = [
        answers,
        answers.map(bare),
        st.builds(sealed, IDS, QUESTIONS, **more),
        st.builds(edit, IDS, IDS, TEXTS, **more),
        st.builds(drop, IDS, IDS, **more),
        st.builds(record, IDS, st.just("hello"), st.builds(lambda name: {"name": name}, TEXTS), **more),
        st.builds(record, IDS, st.just("release"), st.just({}), **more),
    ]
    return st.one_of(*kinds, own) if sides is None else st.one_of(*kinds)


def pages(*deliveries: list[Any]) -> list[Any]:
    """Return what a person sees tonight and, when all that opened is listed, long after."""
    brain = Brain()
    brain.load(CATALOGUE)
    for delivery in deliveries:
        brain.add(json.dumps(delivery))
    return [view(brain, date) for date in (DATE, "2027-05-01")]


@quick
@given(st.lists(records(), max_size=14), st.randoms(use_true_random=False), st.integers(0, 14))
def test_the_order_of_arrival_does_not_matter(told: list[Any], chance: Any, cut: int) -> None:
    shuffled = list(told)
    chance.shuffle(shuffled)
    assert pages(shuffled[:cut], shuffled[cut:]) == pages(told)


@quick
@given(st.lists(records(), min_size=1, max_size=12), st.data())
def test_what_comes_twice_counts_once(told: list[Any], data: st.DataObject) -> None:
    again = data.draw(st.lists(st.sampled_from(told), max_size=8))
    assert pages(told, again) == pages(told)


@quick
@given(st.lists(records(), max_size=10), st.lists(records(), max_size=6))
def test_another_bond_changes_nothing(told: list[Any], elsewhere: list[Any]) -> None:
    assert pages(told + [{**other, "bond": OTHER_BOND} for other in elsewhere]) == pages(told)


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@quick
@given(st.lists(records(), max_size=8), st.lists(records(), max_size=4), st.data())
def test_a_bad_record_never_breaks_the_rest(told: list[Any], spoilt: list[Any], data: st.DataObject) -> None:
    for whole in spoilt:
        needed = st.sampled_from(["id", "author", "mine", "chain", "date", "seq"])
        whole[data.draw(needed)] = data.draw(st.none() | st.lists(st.none(), max_size=1) | st.just({"a": 1}))
    junk = data.draw(st.lists(JUNK.filter(lambda value: not isinstance(value, dict)), max_size=3))
    assert pages(told[:4] + spoilt + junk + told[4:]) == pages(told)


@quick
@given(st.lists(records(), max_size=8), st.lists(records(st.just(value=False)), max_size=6))
def test_what_is_hers_alone_cannot_be_read_in_his(his: list[Any], hers: list[Any]) -> None:
    """A cheating server hands Ben (whose device this is) all that Ada holds back; he sees none of it.

    Her own records, and her answers to what he has not answered, with edits of them: without them his page is
    the very same, to the letter.
    """
    met = {r.get("hold") for r in his if r["mine"]}
    held_back = [
        {**s, "id": "hers " + s["id"]} for s in hers if s["chain"] == "held" and s["hold"] not in met
    ]
    edits = [edit("e" + s["id"], s["id"], "canary", mine=False, seq=9) for s in held_back]
    own = [passed("own", "q001", author=BEN, mine=False), passed("own2", "q002", "later", mine=False)]
    assert pages(his, held_back + edits + own) == pages(his)


@quick
@given(st.lists(records(), max_size=10), QUESTIONS, st.sampled_from(["pass", "later"]), DATES)
def test_a_pass_is_invisible(his: list[Any], question: str, kind: str, date: str) -> None:
    """Even if her pass were handed to him, alone or in its bundle, his page would be the very same."""
    leaked = passed("p", question, kind, mine=False, date=date)
    inside = {"id": "p", "bond": BOND, "date": date, "kind": kind, "data": leaked["data"]}
    bundle = record("b", "bundle", {"records": [inside]}, chain="own", mine=False, bond=None)
    as_shared = record("s", kind, leaked["data"], mine=False)
    assert pages(his, [leaked, bundle, as_shared]) == pages(his)


@quick
@given(st.lists(records(), max_size=10), st.lists(st.tuples(IDS, TEXTS), max_size=6))
def test_edits_and_drops_by_somebody_else_change_nothing(told: list[Any], forged: list[Any]) -> None:
    edits = [
        edit(f"f{n}", id_, text, author="dov", mine=False, seq=9) for n, (id_, text) in enumerate(forged)
    ]
    drops = [drop(f"g{n}", id_, author="dov", mine=False, seq=9) for n, (id_, _) in enumerate(forged)]
    assert pages(told, edits + drops) == pages(told)


@quick
@given(st.lists(records(), max_size=14))
def test_an_exchange_shows_both_sides_or_none(told: list[Any]) -> None:
    """Nobody reads before having written."""
    answered = {r["hold"].removeprefix("hold of ") for r in told if r["mine"] and r["chain"] == "held"}
    for found in pages(told):
        tonight = found["tonight"]
        if tonight is not None and tonight["theirs"] is not None:
            assert tonight["state"] == "open"
            assert tonight["question"]["id"] in answered
        for entry in found["opened"]:
            assert entry["question"]["id"] in answered
