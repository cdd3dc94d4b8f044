# SPDX-License-Identifier: AGPL-3.0-or-later
"""What Ben must not learn of Ada, with her complete download, a host on his side and a changed client.

Here it is Ben's device, so that `mine` is his. Every page is compared to the letter.
"""

import json

from nearer.core.brain import Brain
from tests.core.annotations import Any
from tests.core.evenings import ADA, BEN, BOND, also, answer, args, edit, passed, record, sealed, view
from tests.core.sayings import (
    appreciate,
    ask,
    book,
    checkin,
    drawn,
    evenings,
    evenings_both,
    felt,
    first,
    kept,
    limits,
    not_tonight,
    noticed,
    own,
    practised,
    respond,
    unwanted,
    week,
    with_,
)
from tests.core.test_depth import on
from tests.core.test_today import FIRST, SECOND

HIS: dict[str, Any] = {"me": BEN, "them": ADA, "skips": "b6" * 32, "draws": "2b" * 32, "minute": 600}
MONDAY = on(0)
DATES = [on(n) for n in range(9)]
VERBS = ("today", "me", "library", "draw")


def money_book() -> str:
    """Return a catalogue in which depth, touch and topics differ."""
    whole = book(24, 14)
    for at, entry in enumerate(whole["questions"]):
        entry["depth"] = 1 + at % 3
        entry["topics"] = ["money"] if at % 4 == 0 else []
    for at, entry in enumerate(whole["practices"]):
        entry["touch"] = at % 3
        entry["topics"] = ["money"] if at % 4 == 0 else []
    return json.dumps(whole)


def pages(*records: Any, bond: str | None = BOND) -> list[str]:
    """Return all that Ben's device ever says, on nine days, to the letter."""
    made = Brain()
    made.load(money_book())
    made.add(json.dumps(list(records)))
    return [getattr(made, verb)(args(date, bond, **HIS)) for date in DATES for verb in VERBS]


def theirs(whole: dict[str, Any]) -> dict[str, Any]:
    """Return a record of Ada's as a host could slip it to Ben's device."""
    slipped = dict(whole)
    slipped.update({"mine": False, "author": ADA})
    return slipped


# What both can see, and Ben's own.
BETWEEN = [
    record("h1", "hello", {"name": "Ben"}, date=MONDAY),
    record("h2", "hello", {"name": "Ada"}, date=MONDAY, mine=False),
    answer("b1", FIRST, date=MONDAY),
    answer("a1", FIRST, mine=False, date=MONDAY),
    respond("r1", "a1", date=MONDAY),
    respond("r2", "b1", mine=False, date=MONDAY),
    appreciate("t1", mine=False, date=MONDAY),
    week("w1", MONDAY),
    week("w2", MONDAY, mine=False),
    week("w3", on(7)),
    week("w4", on(7), mine=False),
    ask("x", mine=False, date=on(3)),
    checkin("c1", day=MONDAY, close=4),
]


def his() -> list[Any]:
    """Return what Ben sees of Today on each day."""
    return [json.loads(page) for page in pages(*BETWEEN) if '"tonight"' in page]


# Everything that is Ada's alone.
NEXT_QUESTION = his()[1]["tonight"]["question"]["id"]
DAY, ITEM = min([(p["day"], p["suggestion"]["practice"]["id"]) for p in his() if p["suggestion"]["practice"]])
ALONE = [
    passed("p", NEXT_QUESTION, date=MONDAY),
    passed("l", NEXT_QUESTION, "later", date=on(1)),
    checkin("c", day=on(2), date=on(2), close=1, tension=10),
    practised("d", ITEM, day=DAY, date=DAY),
    drawn("g", MONDAY, {"talk": [200_000] * 7}),
    felt("f", "a1", "no", date=MONDAY),
    limits("m", ("money", "body"), touch=0, depth=1, date=MONDAY),
    unwanted("u", "p02", date=MONDAY),
    not_tonight("n", ITEM, DAY, date=DAY),
    kept("k", NEXT_QUESTION, date=MONDAY),
    kept("k2", NEXT_QUESTION, date=MONDAY, bond=BOND),
    noticed("o", date=MONDAY),
    with_("v", date=MONDAY),
    own("j", "journal", {"drawer": "age"}, date=MONDAY),
    evenings("e", 0, 1, 2, 3, 4, 5, 6, date=MONDAY),
    evenings_both("s", MONDAY, 0, 1, 2, 3, 4, 5, 6, date=MONDAY),
]
HELD = [
    answer("a2", SECOND, "canary", mine=False, date=MONDAY),
    sealed("a3", "q005", date=MONDAY),
    edit("e1", "a2", "canary", mine=False, date=MONDAY),
]


def test_the_story_says_much() -> None:
    """Where nothing is shown, nothing could be told apart."""
    assert {page["suggestion"]["from"] for page in his()} == {"me", "them", None}
    assert any(page["opened"] and page["opened"][0]["responses"] for page in his())


def test_answered_and_held_or_passed_or_away_is_one_page() -> None:
    away = pages(*BETWEEN)
    for held in HELD:
        assert pages(*BETWEEN, held) == away
    assert pages(*BETWEEN, *HELD) == away
    assert pages(*BETWEEN, *HELD, *[theirs(one) for one in ALONE]) == away


def test_nothing_of_hers_alone_is_ever_folded() -> None:
    """Even a host who had her own records, opened, could not make Ben's device show what they come to."""
    plain = pages(*BETWEEN)
    for one in ALONE:
        assert pages(*BETWEEN, theirs(one)) == plain, one["kind"]
        inside = {name: one[name] for name in ("id", "bond", "date", "kind", "data")}
        bundle = record("z", "bundle", {"records": [inside]}, chain="own", bond=None)
        assert pages(*BETWEEN, theirs(bundle)) == plain, one["kind"]
        assert pages(*BETWEEN, dict(theirs(one), chain="shared")) == plain, one["kind"]
        assert pages(*BETWEEN, dict(theirs(one), chain="held", hold="h")) == plain, one["kind"]


def test_his_own_do_change_his_pages() -> None:
    """The test above can fail: each kind of own record changes something for its author."""
    plain = {bond: pages(*BETWEEN, bond=bond) for bond in (BOND, None)}
    silent = {"journal", "drawn", "evenings", "evenings-both"}  # of the last two it takes both
    for one in ALONE:
        mine = dict(one)
        if one["kind"] == "felt":
            mine["data"] = {"record": "b1", "understood": "no"}
        bond = None if one["bond"] is None and one["kind"] != "kept" else BOND
        assert (pages(*BETWEEN, mine, bond=bond) == plain[bond]) == (one["kind"] in silent), one
    together = [one for one in ALONE if one["kind"].startswith("evenings")]
    assert pages(*BETWEEN, *together) != plain[BOND]


def test_what_she_draws_is_all_that_her_limits_can_change_for_him() -> None:
    """Ben's pages come from her published items, whatever her reasons for them."""
    hers = Brain()
    hers.load(money_book())
    hers.add(json.dumps([limits("m", ("money",), touch=0, depth=1, date=on(-3))]))
    narrow = json.loads(hers.draw(args(MONDAY)))["week"]["items"]
    by_chance = [one for one in BETWEEN if one["id"] != "w2"]
    assert pages(*by_chance, week("w2", MONDAY, tuple(narrow), mine=False)) == pages(
        *by_chance, theirs(limits("m", ("money",), touch=0)), week("w2", MONDAY, tuple(narrow), mine=False)
    )


def test_what_she_liked_is_not_in_what_she_publishes() -> None:
    """Seven ids and a Monday; how she felt and how likely each was stay in a record of her own."""
    hers = Brain()
    hers.load(money_book())
    before = on(-7)
    likes = [practised(f"d{n}", "p01", day=before, how="nicer", seq=n, date=before) for n in range(3)]
    hers.add(json.dumps(likes))
    found = json.loads(hers.draw(args(MONDAY)))
    assert set(found) == {"week", "drawn"}
    assert set(found["week"]) == {"from", "items", "experiment"}
    assert record("g", "drawn", found["drawn"], chain="own")["data"]["items"] == found["week"]["items"]
    slipped = record("g", "drawn", found["drawn"], chain="own", mine=False, author=ADA)
    assert pages(*BETWEEN, slipped) == pages(*BETWEEN)


def test_what_he_excludes_tonight_is_rest_for_him_and_not_for_her() -> None:
    """One practice, two devices: the one whose person does not want it rests, the other offers it."""
    weeks = [week("w1", MONDAY), week("w2", MONDAY, ("p08",) * 7, mine=False)]
    offers = {on(n): hers_on(on(n), weeks) for n in range(7)}
    assert any(offers.values())
    for date, offered in offers.items():
        mirrored = [dict(one, mine=not one["mine"]) for one in weeks]
        made = Brain()
        made.load(money_book())
        made.add(json.dumps(also(mirrored, limits("m", ("money",), touch=0, date=on(-1)))))
        shown = view(made, date, **HIS)["suggestion"]
        refused = offered is not None and (offered["touch"] > 0 or int(offered["id"][1:]) % 4 == 0)
        assert (shown["practice"] is None) == (offered is None or refused)
        assert hers_on(date, weeks) == offered


def hers_on(date: str, records: list[Any]) -> Any:
    made = Brain()
    made.load(money_book())
    made.add(json.dumps(records))
    return view(made, date)["suggestion"]["practice"]


def test_a_topic_put_off_limits_is_gone_at_once_from_everything() -> None:
    """Not from tomorrow on, and not from the next draw on: on the evening itself."""
    whole = book(12, 7)
    for entry in whole["questions"] + whole["practices"]:
        entry["topics"] = ["money"]
    told = [
        first("f", FIRST, "canary", mine=False, date=MONDAY),
        week("w1", MONDAY),
        week("w2", MONDAY, mine=False),
    ]
    off = limits("m", ("money",), touch=3, date=on(2))
    for closed in (False, True):
        made = Brain()
        made.load(json.dumps(whole))
        made.add(json.dumps(also(told, off) if closed else told))
        evenings = [view(made, on(n)) for n in range(2, 7)]
        assert ("canary" in json.dumps(evenings)) == (not closed)
        assert {page["tonight"] is None for page in evenings} == {closed}
        assert ("offer" in [page["suggestion"]["state"] for page in evenings]) == (not closed)
        library = json.loads(made.library(args(on(2))))["practices"]
        assert [practice["fits"] for practice in library] == [not closed] * 7


def test_what_opened_before_stays() -> None:
    """A topic that is off is not asked again; nobody's words disappear."""
    told = [one for one in BETWEEN if one["id"] in {"a1", "b1"}]
    told.append(limits("m", ("money",), date=on(1)))
    whole = book(24, 0)
    for entry in whole["questions"]:
        entry["topics"] = ["money"]
    made = Brain()
    made.load(json.dumps(whole))
    made.add(json.dumps(told))
    assert [entry["mine"]["id"] for entry in view(made, on(2))["opened"]] == ["b1"]
