# SPDX-License-Identifier: AGPL-3.0-or-later
"""A bad record is set aside with a reason and never breaks the rest."""

import json

from nearer.core.records import kinds, own_kinds
from nearer.core.records.kinds import Answer, Drop, Gone, Hello, Other, Sealed
from nearer.core.records.own_kinds import Later, Pass
from nearer.core.records.reading import read
from nearer.core.records.record import Record
from tests.core import sayings
from tests.core.annotations import Any
from tests.core.evenings import ADA_ALONE, BOND, answer, bare, drop, passed, record, refusal, sealed


def only(value: object) -> Record:
    reading = read([value])
    assert not reading.asides
    assert len(reading.records) == 1
    return reading.records[0]


def reason(value: object) -> str:
    reading = read([value])
    assert not reading.records
    assert len(reading.asides) == 1
    return reading.asides[0].reason


def without(whole: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in whole.items() if key != name}


def test_each_kind_is_read() -> None:
    assert isinstance(only(record("h", "hello", {"name": "Ada"})).content, Hello)
    assert isinstance(only(answer("a", "q001")).content, Answer)
    assert isinstance(only(sealed("s", "q001")).content, Sealed)
    assert isinstance(only(passed("p", "q001")).content, Pass)
    assert isinstance(only(passed("l", "q001", "later")).content, Later)
    assert isinstance(only(drop("d", "a")).content, Drop)
    assert isinstance(only(bare(answer("a", "q001"))).content, Gone)


def spoilt(whole: dict[str, Any], **data: Any) -> dict[str, Any]:
    return dict(whole, data=dict(whole["data"], **data))


def test_every_kind_of_an_evening_is_read() -> None:
    for whole, kind in (
        (sayings.first("f", "q001"), kinds.First),
        (sayings.ask("q"), kinds.Ask),
        (sayings.respond("r", "a"), kinds.Respond),
        (sayings.appreciate("t"), kinds.Appreciate),
        (sayings.week("w", "2026-11-16"), kinds.Week),
        (sayings.kept("k", "q001"), own_kinds.Kept),
        (sayings.noticed("n"), own_kinds.Noticed),
        (sayings.checkin("c"), own_kinds.CheckIn),
        (sayings.practised("p", "p01"), own_kinds.Practised),
        (sayings.drawn("d", "2026-11-16", {"talk": [0] * 7}), own_kinds.Drawn),
        (sayings.felt("u", "a", "yes"), own_kinds.Felt),
        (sayings.limits("l"), own_kinds.Limits),
        (sayings.unwanted("x", "p01"), own_kinds.Unwanted),
        (sayings.favourite("x", "p01"), own_kinds.Favourite),
        (sayings.not_tonight("y", "p01"), own_kinds.NotTonight),
        (sayings.with_("v"), own_kinds.With),
        (sayings.own("j", "journal", {"drawer": "x"}), Other),
    ):
        assert isinstance(only(whole).content, kind), whole["kind"]


def test_what_an_evening_cannot_have_is_set_aside() -> None:
    for whole, said in (
        (spoilt(sayings.ask("q"), depth=0), "'depth'"),
        (spoilt(sayings.ask("q"), text=""), "'text'"),
        (spoilt(sayings.respond("r", "a"), starter="wow"), "'starter'"),
        (spoilt(sayings.appreciate("t"), **{"from": "soon"}), "'from'"),
        (sayings.week("w", "2026-11-17"), "'from' is not a Monday."),
        (sayings.week("w", "2026-11-16", ("p01",) * 6), "'items' are not seven."),
        (sayings.week("w", "2026-11-16", ("p01",) * 6 + ("",)), "'items'"),
        (sayings.checkin("c", close=11), "'close'"),
        (sayings.checkin("c", mine=3), "'mine'"),
        (sayings.checkin("c", space="far"), "'space'"),
        (sayings.checkin("c", met=None), "'met'"),
        (sayings.checkin("c", day="2026-02-29"), "'day'"),
        (sayings.practised("p", "p01", done="maybe"), "'done'"),
        (sayings.drawn("d", "2026-11-17", {}), "'from' is not a Monday."),
        (sayings.drawn("d", "2026-11-16", {"talk": [0] * 6}), "'talk' are not seven."),
        (sayings.drawn("d", "2026-11-16", {"talk": [1_000_001] * 7}), "'talk' is more than 1000000."),
        (spoilt(sayings.drawn("d", "2026-11-16", {}), families=[]), "'families'"),
        (spoilt(sayings.drawn("d", "2026-11-16", {}), likely=[0.5] * 7), "'likely'"),
        (sayings.felt("u", "a", "very"), "'understood'"),
        (sayings.limits("l", touch=4), "'touch'"),
        (sayings.limits("l", depth=6), "'depth'"),
        (spoilt(sayings.limits("l"), topics="money"), "'topics'"),
        (spoilt(sayings.unwanted("x", "p01"), **{"is": 1}), "'is'"),
        (spoilt(sayings.favourite("x", "p01"), **{"is": "yes"}), "'is'"),
        (sayings.with_("v", "enemy"), "'kind'"),
    ):
        assert said in reason(whole), whole


def test_a_topic_of_a_newer_version_leaves_the_other_limits() -> None:
    found = only(sayings.limits("l", ("weather", "money"))).content
    assert isinstance(found, own_kinds.Limits)
    assert found.topics == ("money",)


def test_what_is_own_and_what_is_shared_stay_apart() -> None:
    said = "A record of this kind does not belong to this chain."
    for whole in (
        sayings.limits("l"),
        sayings.checkin("c"),
        sayings.felt("u", "a", "no"),
        sayings.kept("k", "q"),
    ):
        assert reason(dict(whole, chain="shared")) == said
    for whole in (sayings.first("f", "q001"), sayings.respond("r", "a"), sayings.week("w", "2026-11-16")):
        assert reason(dict(whole, chain="own")) == said
        assert reason(dict(whole, chain="held")) == said


def test_what_has_no_number_yet_says_its_place() -> None:
    assert only(dict(passed("p", "q001"), place=7)).place == 7
    assert only(passed("p", "q001")).place == 0
    assert "'place'" in reason(dict(passed("p", "q001"), place="last"))


def test_an_unknown_kind_is_kept_and_ignored() -> None:
    for kind, chain in (("release", "shared"), ("leave", "shared"), ("letter", "held"), ("mood", "own")):
        assert isinstance(only(record("x", kind, {"any": 1}, chain=chain)).content, Other)


def test_every_member_is_needed() -> None:
    for name in ("id", "author", "mine", "chain", "date", "seq", "kind", "data"):
        assert "'" + name + "'" in reason(without(answer("a", "q001"), name))
    for name in ("question", "round", "text"):
        whole = answer("a", "q001")
        whole["data"] = without(whole["data"], name)
        assert "'" + name + "'" in reason(whole)


def test_a_kind_keeps_to_its_chain() -> None:
    said = "A record of this kind does not belong to this chain."
    assert reason(record("p", "pass", {"question": "q001", "round": 1})) == said
    assert reason(record("a", "answer", {"question": "q001", "round": 1, "text": ""})) == said
    assert reason(record("h", "hello", {"name": "Ada"}, chain="held")) == said
    assert reason(record("e", "edit", {"record": "a", "text": ""}, chain="own")) == said


def test_own_records_come_from_nobody_else() -> None:
    assert reason(passed("p", "q001", mine=False)) == "An own record belongs to its author alone."
    bundle = record("b", "bundle", {"records": []}, chain="own", mine=False)
    assert reason(bundle) == "An own record belongs to its author alone."


def test_a_bundle_is_unpacked_and_its_elements_take_its_author() -> None:
    inside = [
        {
            "id": "p1",
            "bond": BOND,
            "date": "2026-11-01",
            "kind": "pass",
            "data": {"question": "q1", "round": 1},
        },
        {"id": "p2", "bond": None, "date": "2026-11-01", "kind": "mood", "data": {}},
        {
            "id": "p3",
            "bond": BOND,
            "date": "yesterday",
            "kind": "pass",
            "data": {"question": "q1", "round": 1},
        },
        {"id": "p4", "bond": BOND, "date": "2026-11-01", "kind": "hello", "data": {"name": "x"}},
        {"id": "p5", "bond": BOND, "date": "2026-11-01", "kind": "bundle", "data": {"records": []}},
        7,
    ]
    reading = read([record("b", "bundle", {"records": inside}, chain="own", bond=None, seq=9)])
    assert [(r.id, r.bond, r.seq, r.place) for r in reading.records] == [
        ("p1", BOND, 9, 0),
        ("p2", None, 9, 1),
    ]
    assert all(r.author == ADA_ALONE and r.mine and r.chain == "own" for r in reading.records)
    assert [aside.id for aside in reading.asides] == ["p3", "p4", "p5", None]


def test_a_bad_one_leaves_the_others_as_they_are() -> None:
    good = [answer("a", "q001"), record("h", "hello", {"name": "Ada"})]
    bads: tuple[object, ...] = (
        None,
        3,
        "x",
        [],
        {},
        {"id": 5},
        {"id": "z"},
        answer("z", "q001", date="soon"),
        [[[]]],
    )
    for bad in bads:
        reading = read([good[0], bad, good[1]])
        assert [r.id for r in reading.records] == ["a", "h"]
        assert len(reading.asides) == 1


def test_a_reason_never_tells_what_was_inside() -> None:
    for bad in (
        answer("z", "q001", "canary", date="canary"),
        record("z", "hello", {"name": ["canary"]}),
        record("z", "canary", {}, chain="canary"),
        record("z", "bundle", {"records": "canary"}, chain="own"),
    ):
        assert "canary" not in reason(bad)


def test_what_is_no_list_is_refused() -> None:
    assert refusal(read, json.loads("{}")) == "The delivery is not a list."
