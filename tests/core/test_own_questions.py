# SPDX-License-Identifier: AGPL-3.0-or-later
"""Questions of the two's own come first, and keep to each one's limits like any other."""

import json

from nearer.core.pacing.chances import skips_own
from tests.core.annotations import Any
from tests.core.evenings import SKIPS, answer, asked, brain, drop, passed, seen, tonight, view
from tests.core.sayings import ask, book, first, limits
from tests.core.test_depth import on
from tests.core.test_today import EVE, FIRST, NEXT, SECOND


def free(count: int = 3) -> list[str]:
    """Return ids of records that, as questions of Ben's, chance does not keep from Ada."""
    return [f"x{n}" for n in range(60) if not skips_own(SKIPS, f"own-x{n}", 1)][:count]


ONE, TWO, THREE = free()
KEPT = min([f"x{n}" for n in range(200) if skips_own(SKIPS, f"own-x{n}", 1)])


def theirs(id_: str = ONE, depth: int = 1, **more: Any) -> Any:
    return ask(id_, "Shall we?", depth, mine=False, **more)


def question_of(text: str, depth: int | None) -> dict[str, Any]:
    """Return Ben's question as a page shows it."""
    return {"id": "own-" + ONE, "round": 1, "text": text, "kind": "", "by": "them", "depth": depth}


def test_one_of_our_own_comes_before_the_order() -> None:
    found = tonight(theirs())["question"]
    assert found == question_of("Shall we?", 1)
    assert tonight(ask("mine"))["question"]["by"] == "me"


def test_the_oldest_comes_first_on_both_devices() -> None:
    told = [theirs(ONE, date=NEXT), theirs(TWO, date=EVE), ask("mine", date=EVE, seq=9)]
    assert asked(*told, date=NEXT) == "own-" + TWO, "two of one day: by their places in the chains"
    assert asked(told[2], told[0], date=NEXT) == "own-mine"


def test_it_is_answered_like_any_other() -> None:
    mine = answer("a", "own-" + ONE, date=EVE)
    assert tonight(theirs(), mine, date=EVE)["state"] == "waiting"
    both = [theirs(), mine, answer("b", "own-" + ONE, mine=False, date=EVE)]
    found = seen(*both, date=NEXT)
    assert found["tonight"]["question"]["id"] == FIRST
    assert found["opened"][0]["question"]["text"] == "Shall we?"


def test_it_can_be_passed_and_put_off() -> None:
    assert asked(theirs(), passed("p", "own-" + ONE)) == FIRST
    put_off = passed("l", "own-" + ONE, "later", date=EVE)
    assert asked(theirs(), put_off, date=EVE) == FIRST
    assert asked(theirs(), put_off, date=NEXT) == "own-" + ONE


def test_it_keeps_to_the_depth() -> None:
    assert asked(theirs(depth=3)) == FIRST
    assert asked(theirs(depth=2), date=on(0)) == "own-" + ONE
    assert asked(theirs(depth=2), limits("l", depth=1, date=on(0)), date=on(0)) == FIRST


def test_my_own_is_asked_of_me_however_deep() -> None:
    assert asked(ask("mine", depth=5), limits("l", depth=1)) == "own-mine"
    assert asked(ask("mine"), passed("p", "own-mine")) == FIRST


def test_chance_keeps_one_in_ten_of_theirs_from_me_for_good() -> None:
    for date in (EVE, NEXT, "2027-12-01"):
        assert asked(theirs(KEPT), date=date) == asked(date=date)
    assert 60 < sum([skips_own(SKIPS, f"own-{n:032x}", 1) for n in range(900)]) < 120
    assert skips_own(SKIPS, "own-a", 1) == skips_own(SKIPS, "own-a", 1)


def test_no_two_ids_share_a_chance() -> None:
    """Whoever chooses the id of a question must not be able to make a second one that is skipped alike."""
    for pair in (("own-" + "a" * 12, "own-" + "a" * 24), ("own-a", "own-a\0"), ("own-ab", "own-ba")):
        alike = [skips_own(f"{n:064x}", pair[0], 1) == skips_own(f"{n:064x}", pair[1], 1) for n in range(120)]
        assert not all(alike)


def test_what_was_taken_back_is_not_asked_and_has_no_text() -> None:
    gone = drop("d", ONE, mine=False, seq=2)
    assert asked(theirs(), gone) == FIRST
    both = [theirs(), gone, answer("a", "own-" + ONE), answer("b", "own-" + ONE, mine=False)]
    assert tonight(*both)["question"] == question_of("", None)


def test_one_id_chosen_by_both_names_one_question() -> None:
    """So that nobody answers one question and opens the other's answer to another."""
    hers, his = ask("same", "Hers?", date=EVE), ask("same", "His?", mine=False, date=NEXT)
    for told in ([hers, his], [his, hers]):
        assert tonight(*told, date=NEXT)["question"]["text"] == "Hers?"


# Going first.


def went_first(question: str = SECOND, **more: Any) -> list[Any]:
    """Return what comes when Ben goes first: his words, and nothing of the answer that he holds."""
    return [first("f", question, "I will begin", mine=False, **more)]


def test_with_what_the_other_went_first_is_asked_before_the_order() -> None:
    found = tonight(*went_first())
    assert (found["question"]["id"], found["state"], found["first"]) == (SECOND, "ask", "them")
    assert found["theirs"] == {"id": "f", "text": "I will begin", "edited": False}
    assert found["mine"] is None
    assert asked(*went_first(), theirs()) == "own-" + ONE, "our own come before it"


def test_the_oldest_of_several_comes_first() -> None:
    told = [first("f1", FIRST, mine=False, date=NEXT), first("f2", SECOND, mine=False, date=EVE)]
    assert asked(*told, date=NEXT) == SECOND


def test_it_opens_when_i_answer() -> None:
    mine, held = answer("a", SECOND, "mine"), answer("b", SECOND, "I will begin", mine=False)
    found = tonight(*went_first(), mine)
    assert (found["state"], found["theirs"], found["first"]) == ("waiting", None, "them")
    found = tonight(*went_first(), mine, held)
    assert (found["state"], found["theirs"]["id"], found["first"]) == ("open", "b", "them")


def test_when_i_went_first_it_says_so_and_waits() -> None:
    found = tonight(first("f", FIRST), answer("a", FIRST))
    assert (found["state"], found["first"], found["theirs"]) == ("waiting", "me", None)


def test_what_i_do_not_want_stays_closed_though_they_went_first() -> None:
    for closed in (
        passed("p", SECOND),
        passed("l", SECOND, "later"),
        limits("t", topics=("money",)),
        limits("d", depth=1, date=on(0)),
    ):
        date = on(0) if closed["id"] == "d" else EVE
        made = money_brain(2 if closed["id"] == "d" else 1, closed, *went_first())
        assert "I will begin" not in json.dumps(view(made, date))
    assert "I will begin" in json.dumps(view(money_brain(2, *went_first()), on(0)))


def money_brain(depth: int, *records: Any) -> Any:
    """Return a brain in whose catalogue SECOND is about money and goes deeper than the others."""
    whole = book(12, 0)
    for entry in whole["questions"]:
        if entry["id"] == SECOND:
            entry["topics"] = ["money"]
            entry["depth"] = depth
    made = brain(*records)
    made.load(json.dumps(whole))
    return made


def test_chance_keeps_one_in_ten_closed_too() -> None:
    kept = [f"q{n:03d}" for n in range(1, 13) if asked(first("f", f"q{n:03d}", mine=False)) != f"q{n:03d}"]
    assert kept, "the seed of these tests keeps at least one of twelve"
    assert len(kept) < 5
    assert tonight(first("f", kept[0], "canary", mine=False)) == tonight()


def test_a_question_that_i_do_not_know_stays_closed() -> None:
    assert tonight(first("f", "q999", "canary", mine=False)) == tonight()
    assert tonight(first("f", "own-nobody", "canary", mine=False)) == tonight()


def test_going_first_can_be_taken_back() -> None:
    assert tonight(*went_first(), drop("d", "f", mine=False)) == tonight()
