# SPDX-License-Identifier: AGPL-3.0-or-later
"""Dates, whatever is said and in whatever order it comes: both devices have the same ones."""

import json

from hypothesis import given
from hypothesis import strategies as st

from tests.core.annotations import Any
from tests.core.evenings import drop
from tests.core.test_dates import did, folded, fun, off, page, plan, shown

IDS = ("a" * 32, "b" * 32, "c" * 32)
ids = st.sampled_from(IDS)
whats = st.sampled_from(("Soup", "A walk"))
seqs = st.integers(1, 4)


@st.composite
def said(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a record of either of the two, often about the same thing as another one."""
    id_ = draw(st.text("0123456789abcdef", min_size=1, max_size=2))
    more: dict[str, Any] = {
        "mine": draw(st.booleans()),
        "seq": draw(seqs),
        "date": draw(st.sampled_from(("2026-11-20", "2026-11-21"))),
    }
    of, what = draw(ids), draw(whats)
    if (kind := draw(st.sampled_from(["begun", "changed", "off", "did", "shown", "fun", "drop"]))) == "begun":
        return plan(of, what=what, **more)
    if kind == "changed":
        return plan(id_, of=of, version=draw(st.integers(1, 3)), what=what, **more)
    if kind == "drop":
        return drop(id_, draw(st.sampled_from((*IDS, "0", "1", "2"))), **more)
    if kind == "fun":
        return fun(id_, what, is_=draw(st.booleans()), date=more["date"], seq=more["seq"])
    return {"off": off(id_, of, **more), "did": did(id_, **more), "shown": shown(id_, what, **more)}[kind]


@given(st.data(), st.lists(said(), max_size=12))
def test_order_and_repetition_do_not_matter(data: st.DataObject, records: list[dict[str, Any]]) -> None:
    other = data.draw(st.permutations(records)) + records[:3]
    assert json.dumps(page(*other)) == json.dumps(page(*records))


@given(st.lists(said(), max_size=12))
def test_both_devices_have_the_same_dates(records: list[dict[str, Any]]) -> None:
    shared = [one for one in records if one["chain"] == "shared"]
    hers, his = folded(*shared), folded(*[dict(one, mine=not one["mine"]) for one in shared])
    assert [(one.id, one.plan.what) for one in hers.planned] == [
        (one.id, one.plan.what) for one in his.planned
    ]
    assert [line.did.text for line in hers.kept] == [line.did.text for line in his.kept]
    assert {(id_, what) for id_, _, what in hers.shown} == {(id_, what) for id_, _, what in his.shown}
