# SPDX-License-Identifier: AGPL-3.0-or-later
"""Responses, 'felt understood', and appreciations."""

from tests.core.annotations import Any
from tests.core.evenings import also, answer, drop, edit, seen, tonight
from tests.core.sayings import appreciate, felt, first, noticed, respond
from tests.core.test_today import EVE, FIRST, NEXT

MET = [answer("a", FIRST, date=EVE), answer("b", FIRST, mine=False, date=EVE)]


def said(*records: Any, **more: Any) -> list[Any]:
    found = tonight(*MET, *records, **more)["responses"]
    return [(entry["mine"], entry["starter"], entry["text"]) for entry in found]


def test_a_response_is_shown_with_what_it_responds_to() -> None:
    found = tonight(*MET, respond("r", "b", "sense", "it does"))["responses"]
    assert found == [{"id": "r", "mine": True, "starter": "sense", "text": "it does", "date": EVE}]
    assert said(respond("r", "a", mine=False)) == [(False, "heard", "words")]


def test_several_come_oldest_first() -> None:
    told = [
        respond("r3", "b", text="third", date=NEXT, seq=1),
        respond("r1", "a", text="first", mine=False, date=EVE, seq=2),
        respond("r2", "b", text="second", date=EVE, seq=7),
    ]
    for way in (told, [told[2], told[0], told[1]], [told[1], told[0], told[2]], told + told):
        assert [entry[2] for entry in said(*way)] == ["first", "second", "third"]


def test_nobody_responds_to_themselves_or_to_nothing() -> None:
    assert said(respond("r1", "a"), respond("r2", "b", mine=False), respond("r3", "nothing")) == []


def test_a_response_can_be_taken_back_and_is_not_edited() -> None:
    assert said(respond("r", "b"), drop("d", "r")) == []
    assert said(respond("r", "b"), drop("d", "r", mine=False)) == [(True, "heard", "words")]
    assert said(respond("r", "b"), edit("e", "r", "other")) == [(True, "heard", "words")]


def test_an_unknown_starter_is_set_aside() -> None:
    assert said(respond("r", "b", "canary")) == []


def test_before_it_opened_there_is_nothing_to_respond_to() -> None:
    alone = tonight(MET[0], respond("r", "b", "sense", "guessed"))
    assert alone["responses"] == []


def test_going_first_can_be_responded_to() -> None:
    found = tonight(first("f", FIRST, mine=False), respond("r", "f"))
    assert [entry["id"] for entry in found["responses"]] == ["r"]
    mine = [first("f", FIRST), MET[0], respond("r", "f", mine=False)]
    assert tonight(*mine)["asksUnderstood"] is True
    both = also(mine, MET[1], respond("s", "a", mine=False))
    assert [entry["id"] for entry in tonight(*both)["responses"]] == ["r", "s"]


def test_it_is_asked_whether_i_felt_understood_once_they_responded() -> None:
    assert tonight(*MET)["asksUnderstood"] is False
    assert tonight(*MET, respond("r", "b"))["asksUnderstood"] is False, "I responded, they did not"
    found = tonight(*MET, respond("r", "a", mine=False))
    assert (found["asksUnderstood"], found["understood"]) == (True, None)
    for mark in ("yes", "partly", "no"):
        found = tonight(*MET, respond("r", "a", mine=False), felt("m", "a", mark))
        assert (found["asksUnderstood"], found["understood"]) == (False, mark)
    gone = [drop("d", "a"), respond("r", "a", mine=False)]
    assert tonight(*MET, *gone)["asksUnderstood"] is False


def test_the_newest_mark_counts() -> None:
    told = [felt("m9", "a", "no", seq=1), felt("m1", "a", "yes", seq=2)]
    assert tonight(*MET, *told)["understood"] == "yes"
    assert tonight(*MET, told[1], told[0])["understood"] == "yes"


def test_a_mark_on_the_words_of_the_other_is_none() -> None:
    assert tonight(*MET, felt("m", "b", "no"))["understood"] is None


# Appreciations.


def thanks(*records: Any, date: str = EVE, **more: Any) -> list[str]:
    return [entry["id"] for entry in seen(*records, date=date, **more)["appreciations"]]


def test_an_appreciation_says_what_when_and_what_it_meant() -> None:
    assert seen(appreciate("t", mine=False))["appreciations"] == [
        {
            "id": "t",
            "mine": False,
            "what": "the soup",
            "when": "at noon",
            "meant": "warmth",
            "from": EVE,
            "date": EVE,
            "responses": [],
        }
    ]


def test_one_that_is_tucked_away_comes_to_light_on_its_day() -> None:
    theirs, mine = appreciate("t", mine=False, from_="2026-11-24"), appreciate("m", from_="2026-11-24")
    for date, shown in (("2026-11-23", []), ("2026-11-24", ["t"]), ("2026-11-30", ["t"]), ("2026-12-01", [])):
        assert thanks(theirs, date=date) == shown
        assert thanks(mine, date=date) == (["m"] if shown or date == "2026-11-23" else [])


def test_they_come_newest_first_for_seven_days() -> None:
    told = [
        appreciate("t1", date="2026-11-14"),
        appreciate("t2", date="2026-11-13"),
        appreciate("t3", date="2026-11-17", mine=False),
        appreciate("t4", date="2026-11-12", from_="2026-11-16"),
    ]
    for way in (told, [told[3], told[1], told[0], told[2]]):
        assert thanks(*way) == ["t3", "t4", "t1"]


def test_nobody_shows_one_before_it_was_written() -> None:
    assert seen(appreciate("t", date=EVE, from_="2026-01-01", mine=False))["appreciations"][0]["from"] == EVE


def test_one_can_be_taken_back_and_responded_to() -> None:
    assert thanks(appreciate("t", mine=False), drop("d", "t", mine=False)) == []
    found = seen(appreciate("t", mine=False), respond("r", "t"), respond("s", "t", mine=False))
    assert [entry["id"] for entry in found["appreciations"][0]["responses"]] == ["r"]


def test_what_i_noticed_alone_stays_mine() -> None:
    told = [noticed("n1", date="2026-11-15"), noticed("n2", date=EVE), noticed("n3", date="2026-11-13")]
    assert thanks(*told) == []
    assert thanks(*told, bond=None) == ["n2", "n1"]
    assert thanks(appreciate("t"), bond=None) == []
