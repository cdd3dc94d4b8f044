# SPDX-License-Identifier: AGPL-3.0-or-later
"""Today asks one question an evening, and tells nothing before both are in."""

import json

from nearer.core.brain import Brain
from nearer.core.catalogue.order import Skips, in_order
from nearer.core.catalogue.questions import read_catalogue
from tests.core.evenings import (
    ORDER,
    SKIPS,
    answer,
    asked,
    brain,
    catalogue,
    drop,
    edit,
    passed,
    refusal,
    sealed,
    seen,
    tonight,
    view,
)

EVE, NEXT = "2026-11-20", "2026-11-21"


def my_questions(count: int = 12) -> list[str]:
    """Return the ids that Ada may be asked, in the bond's order."""
    skips = Skips(SKIPS)
    return [q.id for q in in_order(read_catalogue(catalogue(count)), ORDER, None) if not skips.hold(q, 1)]


FIRST, SECOND, THIRD = my_questions()[:3]


def test_the_first_question_of_the_order_is_asked() -> None:
    found = tonight()
    assert found["question"]["id"] == FIRST
    assert found["question"]["round"] == 1
    assert found["question"]["text"].startswith("What is number")
    assert found["question"]["by"] == "catalogue"
    assert found["state"] == "ask"
    assert found["mine"] is None
    assert found["theirs"] is None
    assert seen()["opened"] == []


def test_my_answer_waits_tonight_and_tomorrow_asks_the_next() -> None:
    mine = answer("a1", FIRST, "said", date=EVE)
    found = tonight(mine, date=EVE)
    assert (found["state"], found["question"]["id"]) == ("waiting", FIRST)
    assert found["mine"] == {"id": "a1", "text": "said", "edited": False}
    assert found["theirs"] is None
    assert asked(mine, date=NEXT) == SECOND


def test_both_in_opens_tonight() -> None:
    both = [answer("a1", FIRST, "mine"), answer("b1", FIRST, "theirs", mine=False)]
    found = tonight(*both)
    assert (found["state"], found["question"]["id"]) == ("open", FIRST)
    assert found["theirs"] == {"id": "b1", "text": "theirs", "edited": False}
    assert found["date"] == EVE
    assert seen(*both)["opened"] == [], "tonight's is on the page already"
    later = seen(*both, date=NEXT)
    assert [entry["question"]["id"] for entry in later["opened"]] == [FIRST]
    assert later["tonight"]["question"]["id"] == SECOND


def test_another_one_may_be_asked_for_while_the_first_waits() -> None:
    mine = answer("a1", FIRST, "said", date=EVE)
    more = tonight(mine, date=EVE, another=True)
    assert (more["state"], more["question"]["id"]) == ("ask", SECOND)
    both = [mine, answer("a2", SECOND, "said too", date=EVE)]
    assert tonight(*both, date=EVE)["question"]["id"] == SECOND, "the one given last"
    opened = tonight(*both, answer("b1", FIRST, "theirs", mine=False, date=EVE), date=EVE)
    assert (opened["state"], opened["question"]["id"]) == ("open", FIRST), "what has opened comes first"


def test_another_one_where_there_is_none_leaves_the_page_as_it_is() -> None:
    answers = [answer(f"a{at}", question, date=EVE) for at, question in enumerate(my_questions())]
    assert seen(*answers, date=EVE, another=True) == seen(*answers, date=EVE)


def test_opening_until_the_key_comes() -> None:
    found = tonight(answer("a1", FIRST), sealed("b1", FIRST))
    assert (found["state"], found["theirs"]) == ("opening", None)
    assert seen(answer("a1", FIRST), sealed("b1", FIRST), date=NEXT)["opened"] == []


def test_nothing_of_theirs_shows_while_mine_is_not_in() -> None:
    for theirs in (answer("b1", FIRST, "canary", mine=False), sealed("b1", FIRST)):
        assert seen(theirs) == seen()
    assert seen(answer("b1", FIRST, "x", mine=False), edit("e", "b1", "canary", mine=False)) == seen()


def test_a_pass_and_a_later_bring_the_next_one() -> None:
    assert asked(passed("p", FIRST)) == SECOND
    assert asked(passed("p", FIRST), date=NEXT) == SECOND
    assert asked(passed("l", FIRST, "later", date=EVE), date=EVE) == SECOND
    assert asked(passed("l", FIRST, "later", date=EVE), date=NEXT) == FIRST
    assert asked(passed("p", FIRST), passed("l", SECOND, "later")) == THIRD


def test_what_i_passed_can_still_be_answered() -> None:
    found = tonight(passed("p", FIRST), answer("a1", FIRST))
    assert (found["state"], found["question"]["id"]) == ("waiting", FIRST)


def test_what_i_withdrew_is_asked_again() -> None:
    assert asked(answer("a1", FIRST), drop("d", "a1")) == FIRST


def test_what_opened_and_was_taken_back_is_not_asked_again() -> None:
    met = [answer("a1", FIRST, date=EVE), answer("b1", FIRST, mine=False, date=EVE)]
    assert asked(*met, drop("d", "a1"), date=NEXT) == SECOND
    assert tonight(*met, drop("d", "a1"), date=EVE)["mine"] is None
    assert asked(*met, drop("d", "a1"), drop("d", "b1", mine=False), date=NEXT) == SECOND


def test_done_when_nothing_is_left() -> None:
    every = [passed("p" + id_, id_) for id_ in my_questions()]
    assert tonight(*every) is None
    assert asked(*every[1:]) == FIRST


def test_skips_hold_back_about_one_in_ten_for_good() -> None:
    every = [passed("p" + id_, id_) for id_ in my_questions(300)]
    assert 15 < 300 - len(every) < 45
    assert view(brain(*every, count=300))["tonight"] is None


def test_what_opens_later_comes_newest_first() -> None:
    records = [
        answer("a1", FIRST, date="2026-11-01"),
        answer("b1", FIRST, mine=False, date="2026-11-18"),
        answer("a2", SECOND, date="2026-11-02"),
        answer("b2", SECOND, mine=False, date="2026-11-03"),
        answer("a3", THIRD, date="2026-11-04"),
    ]
    found = seen(*records)["opened"]
    assert [(entry["question"]["id"], entry["date"]) for entry in found] == [
        (FIRST, "2026-11-18"),
        (SECOND, "2026-11-03"),
    ]


def test_of_what_opened_as_much_is_shown_as_is_asked_for() -> None:
    records = []
    for at in range(9):
        date = f"2026-{3 + at:02d}-0{1 + at}"
        records += [answer(f"a{at}", f"q{at}", date=date), answer(f"b{at}", f"q{at}", mine=False, date=date)]
    for show, more in ((0, 9), (1, 8), (5, 4), (9, 0), (50, 0)):
        found = seen(*records, date="2027-01-01", show=show)
        assert [entry["question"]["id"] for entry in found["opened"]] == [
            f"q{8 - at}" for at in range(9 - more)
        ]
        assert found["more"] == more
    assert len(seen(*records, date="2027-01-01")["opened"]) == 5


def test_a_question_that_is_not_known_here_is_shown_and_says_so() -> None:
    met = [answer("a1", "q999", "mine"), answer("b1", "q999", "theirs", mine=False)]
    found = tonight(*met)
    assert (found["state"], found["question"]["id"], found["question"]["kind"]) == ("open", "q999", "")
    assert "does not know" in found["question"]["text"]


def test_the_kind_of_bond_decides_what_is_asked() -> None:
    only_friends = json.loads(catalogue(3))
    for entry in only_friends["questions"]:
        entry["bonds"] = ["friend"]
    made = Brain()
    made.load(json.dumps(only_friends))
    assert view(made, kind="partner")["tonight"] is None
    assert view(made, kind="friend")["tonight"]["state"] == "ask"


def test_a_record_dated_tomorrow_counts_as_answered() -> None:
    ahead = answer("a1", FIRST, date=NEXT)
    assert asked(ahead, date=EVE) == SECOND
    assert tonight(ahead, date=NEXT)["state"] == "waiting"


def test_a_brain_asks_for_what_it_needs() -> None:
    assert refusal(view, Brain()) == "No catalogue has been loaded."
    made = brain()
    assert refusal(made.today, "[]") == "The question to the brain is not an object."
    assert refusal(view, made, date="today") == "'date' is not a date written YYYY-MM-DD."
    assert refusal(view, made, order="short") == "A seed is 64 hex digits."
    assert refusal(view, made, minute=1440) == "'minute' is more than 1439."


def test_a_bad_catalogue_leaves_the_good_one() -> None:
    made = brain()
    assert refusal(made.load, "{}")
    assert view(made)["tonight"]["question"]["id"] == FIRST


def test_add_says_what_it_set_aside() -> None:
    made = brain()
    said = json.loads(made.add(json.dumps([answer("a1", FIRST), {"id": "bad"}])))
    assert said == {"folded": 1, "aside": [{"id": "bad", "reason": "'kind' is not a text."}]}
    assert view(made)["tonight"]["state"] == "waiting"
