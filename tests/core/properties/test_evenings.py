# SPDX-License-Identifier: AGPL-3.0-or-later
"""What must hold for whole evenings: every kind of record, in any order, late, twice, at odds with itself."""

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from nearer.core.brain import Brain
from tests.core import sayings
from tests.core.evenings import ADA, BEN, BOND, answer, args, drop, passed, record
from tests.core.sayings import book

IDS = st.sampled_from(["r1", "r2", "r3", "r4", "r5", "r6"])
QUESTIONS = st.sampled_from(["q001", "q002", "q003", "own-r1", "own-r2"])
DATES = st.sampled_from(["2026-11-16", "2026-11-17", "2026-11-19", "2026-11-20"])
ITEMS = st.sampled_from(["p00", "p01", "p02"])
MONDAYS = st.sampled_from(["2026-11-09", "2026-11-16"])
TEXTS = st.text(max_size=4)
BONDS = st.sampled_from([BOND, None])
THREE = ("yes", "partly", "no")
WHEN: dict[str, Any] = {"date": DATES, "seq": st.integers(1, 3)}
OWN: dict[str, Any] = {**WHEN, "bond": BONDS, "place": st.integers(0, 1)}
quick = settings(max_examples=60, deadline=None)


def catalogue() -> str:
    whole = book(6, 6)
    for at, entry in enumerate(whole["questions"] + whole["practices"]):
        entry["topics"] = ["money"] if at % 3 == 0 else []
        entry["depth"] = 1 + at % 2
    return json.dumps(whole)


CATALOGUE = catalogue()


def shared(mine: st.SearchStrategy[bool]) -> st.SearchStrategy[dict[str, Any]]:
    """Draw a record that both hold once it is there."""
    more = {**WHEN, "mine": mine}
    return st.one_of(
        st.builds(answer, IDS, QUESTIONS, TEXTS, **more),
        st.builds(sayings.first, IDS, QUESTIONS, TEXTS, **more),
        st.builds(sayings.ask, IDS, st.just("Ours?"), st.integers(1, 3), **more),
        st.builds(sayings.respond, IDS, IDS, st.sampled_from(["heard", "plain"]), TEXTS, **more),
        st.builds(sayings.appreciate, IDS, TEXTS, from_=st.none() | DATES, **more),
        st.builds(sayings.week, IDS, st.just("2026-11-16"), st.tuples(*[ITEMS] * 7), **more),
        st.builds(sayings.week, IDS, MONDAYS, date=st.just("2026-11-06"), mine=mine, experiment=IDS),
        st.builds(sayings.experiment, IDS, MONDAYS, ITEMS, st.sampled_from([4, 8, 12]), **more),
        st.builds(drop, IDS, IDS, **more),
        st.builds(record, IDS, st.just("hello"), st.builds(lambda name: {"name": name}, TEXTS), **more),
    )


def private() -> st.SearchStrategy[dict[str, Any]]:
    """Draw an own record of the person whose device it is."""
    topics = st.sampled_from([(), ("money",)])
    return st.one_of(
        st.builds(passed, IDS, QUESTIONS, st.sampled_from(["pass", "later"]), **OWN),
        st.builds(sayings.checkin, IDS, DATES, DATES, BONDS, close=st.none() | st.integers(0, 10)),
        st.builds(sayings.practised, IDS, ITEMS, DATES, st.none() | st.sampled_from(THREE), **OWN),
        st.builds(sayings.felt, IDS, IDS, st.sampled_from(THREE), **OWN),
        st.builds(sayings.limits, IDS, topics, st.integers(0, 3), st.integers(0, 5), **OWN),
        st.builds(sayings.unwanted, IDS, ITEMS, is_=st.booleans(), **OWN),
        st.builds(sayings.not_tonight, IDS, ITEMS, DATES, **OWN),
        st.builds(sayings.take_part, IDS, IDS, is_=st.booleans(), **OWN),
        st.builds(sayings.kept, IDS, QUESTIONS, TEXTS, **OWN),
        st.builds(sayings.noticed, IDS, TEXTS, **OWN),
        st.builds(sayings.with_, IDS, st.sampled_from(["friend", "family"]), TEXTS, **WHEN),
    )


def told(most: int) -> st.SearchStrategy[list[dict[str, Any]]]:
    return st.lists(st.one_of(shared(st.booleans()), private()), max_size=most)


def said(*deliveries: list[Any], **more: Any) -> list[str]:
    """Return, to the letter, all that a brain says on two days, in the bond and alone."""
    brain = Brain()
    brain.load(CATALOGUE)
    for delivery in deliveries:
        brain.add(json.dumps(delivery))
    return [
        getattr(brain, verb)(args(date, bond, minute=700, **more))
        for date in ("2026-11-20", "2026-12-30")
        for bond in (BOND, None)
        for verb in ("today", "me", "library", "draw")
    ]


@quick
@given(told(14), st.randoms(use_true_random=False), st.integers(0, 14))
def test_the_order_and_delay_of_arrivals_do_not_matter(every: list[Any], chance: Any, cut: int) -> None:
    shuffled = list(every)
    chance.shuffle(shuffled)
    assert said(shuffled[:cut], shuffled[cut:]) == said(every)


@quick
@given(told(10), st.data())
def test_what_comes_twice_counts_once(every: list[Any], data: st.DataObject) -> None:
    again = data.draw(st.lists(st.sampled_from(every), max_size=6)) if every else []
    assert said(every, again) == said(every)


@quick
@given(told(10), st.lists(private(), max_size=6), st.booleans())
def test_nothing_that_is_hers_alone_shows_on_his_device(his: list[Any], hers: list[Any], bare: bool) -> None:  # noqa: FBT001
    """Not one letter differs on Ben's device, even if a host slipped it all that Ada keeps to herself."""
    slipped = [{**one, "mine": False, "author": ADA, "id": "hers " + one["id"]} for one in hers]
    if not bare:
        inside = [{n: one[n] for n in ("id", "bond", "date", "kind", "data")} for one in slipped]
        bundle = record("z", "bundle", {"records": inside}, chain="own", bond=None, mine=False, author=ADA)
        slipped = [bundle]
    assert said(his + slipped, me=BEN, them=ADA) == said(his, me=BEN, them=ADA)


@quick
@given(told(10), st.lists(shared(st.just(value=False)), max_size=5))
def test_what_she_holds_does_not_show_before_he_answered(his: list[Any], hers: list[Any]) -> None:
    met = {one.get("hold") for one in his if one["mine"]}
    held = [{**h, "id": "hers " + h["id"]} for h in hers if h["chain"] == "held" and h["hold"] not in met]
    assert said(his + held) == said(his)


@quick
@given(told(12))
def test_whoever_responds_responds_to_the_other(every: list[Any]) -> None:
    page = json.loads(said(every)[0])
    for entry in page["appreciations"]:
        assert all(response["mine"] != entry["mine"] for response in entry["responses"])
    for exchange in page["opened"]:
        ids = {side["id"] for side in (exchange["mine"], exchange["theirs"]) if side}
        for response in exchange["responses"]:
            assert response["id"] not in ids or len(ids) < 2
            assert isinstance(response["mine"], bool)


@quick
@given(told(12))
def test_a_limit_of_today_is_kept_by_everything_of_today(every: list[Any]) -> None:
    off = sayings.limits("zz", ("money",), touch=0, depth=1, date="2026-11-20", seq=9)
    page, _, library, _ = (json.loads(text) for text in said([*every, off])[:4])
    free = {"q002", "q003", "q005", "q006"}
    tonight = page["tonight"]
    if tonight is not None and tonight["state"] == "ask" and tonight["question"]["by"] == "catalogue":
        assert tonight["question"]["id"] in free
        assert tonight["question"]["depth"] == 1
    if tonight is not None and tonight["state"] == "ask" and tonight["question"]["by"] == "them":
        assert tonight["question"]["depth"] == 1
    offered = page["suggestion"]["practice"]
    assert offered is None or (offered["touch"] == 0 and offered["depth"] == 1)
    assert {p["id"] for p in library["practices"] if p["fits"]} == {"p02", "p04"}
