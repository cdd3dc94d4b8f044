# SPDX-License-Identifier: AGPL-3.0-or-later
"""Records fold into one state: late, twice, edited, taken back, in any order."""

from tests.core.annotations import Any, Iterator
from tests.core.evenings import (
    OTHER_BOND,
    also,
    answer,
    bare,
    brain,
    drop,
    edit,
    passed,
    record,
    sealed,
    seen,
    view,
)

MET = [answer("a1", "q001", "mine"), answer("b1", "q001", "theirs", mine=False)]
LATER_DAY = "2026-12-24"


def opened(*records: Any) -> list[Any]:
    """Return the pairs of texts that have opened, as they stand on a later day."""
    pairs = []
    for entry in seen(*records, date=LATER_DAY, show=99)["opened"]:
        sides = (entry["mine"], entry["theirs"])
        pairs.append(tuple([side and (side["text"], side["edited"]) for side in sides]))
    return pairs


def every_way(records: list[Any]) -> Iterator[list[Any]]:
    """Yield the records forwards, backwards, twice over and one delivery at a time."""
    backwards = [records[len(records) - 1 - n] for n in range(len(records))]
    yield records
    yield backwards
    yield records + backwards


def test_an_exchange_opens_when_both_are_in() -> None:
    assert opened(*MET) == [(("mine", False), ("theirs", False))]
    assert not opened(MET[0])
    assert not opened(MET[1])


def test_names_are_the_latest_that_each_gave() -> None:
    names = [
        record("h1", "hello", {"name": "Ada"}, seq=1),
        record("h2", "hello", {"name": "Adi"}, seq=5),
        record("h1", "hello", {"name": "Ben"}, seq=2, mine=False),
    ]
    for way in every_way(names):
        assert seen(*way)["names"] == {"mine": "Adi", "theirs": "Ben"}
    assert seen()["names"] == {"mine": None, "theirs": None}
    assert seen(*names, drop("d", "h2", seq=6))["names"]["mine"] == "Ada"


def test_the_latest_edit_counts_and_shows() -> None:
    records = also(
        MET,
        edit("e1", "b1", "second", mine=False, seq=2),
        edit("e2", "b1", "third", mine=False, seq=3),
    )
    for way in every_way(records):
        assert opened(*way) == [(("mine", False), ("third", True))]
    dropped = also(records, drop("d", "e2", mine=False, seq=4))
    assert opened(*dropped) == [(("mine", False), ("second", True))]


def test_only_the_author_edits() -> None:
    assert opened(*MET, edit("e1", "b1", "forged"), edit("e2", "a1", "forged", mine=False)) == opened(*MET)


def test_only_the_author_takes_back() -> None:
    assert opened(*MET, drop("d1", "b1"), drop("d2", "a1", mine=False)) == opened(*MET)


def test_what_is_taken_back_is_gone_for_good() -> None:
    back = also(MET, drop("d1", "b1", mine=False), edit("e1", "b1", "again", mine=False, seq=9))
    for way in every_way(back):
        assert opened(*way) == [(("mine", False), None)]
    assert not opened(*MET, drop("d1", "b1", mine=False), drop("d2", "a1"))


def test_a_bare_head_stands_for_what_was_taken_back() -> None:
    head = bare(answer("b1", "q001", mine=False))
    for way in every_way([MET[0], head]):
        assert opened(*way) == [(("mine", False), None)]
    for way in every_way(also(MET, head)):
        assert opened(*way) == [(("mine", False), None)]


def test_my_bare_head_still_says_that_i_answered() -> None:
    head = bare(answer("a1", "q001"))
    assert opened(head, MET[1]) == [(None, ("theirs", False))]


def test_a_drop_of_a_drop_changes_nothing() -> None:
    back = also(MET, drop("d1", "b1", mine=False))
    assert opened(*back, drop("d2", "d1", mine=False)) == opened(*back)


def test_a_sealed_record_waits_for_its_key() -> None:
    strict = [MET[0], sealed("b1", "q001")]
    assert not opened(*strict)
    for way in every_way(also(strict, MET[1])):
        assert opened(*way) == opened(*MET)


def test_an_answer_held_for_another_question_does_not_open() -> None:
    """Nobody gets my answer to one question for theirs to another."""
    swapped = answer("b1", "q001", "theirs", mine=False)
    swapped["data"]["question"] = "q002"
    assert not opened(MET[0], swapped)
    assert not opened(MET[0], answer("a2", "q002"), swapped)


def test_the_same_id_by_another_author_is_another_record() -> None:
    same = [answer("x", "q001", "mine"), answer("x", "q001", "theirs", mine=False)]
    for way in every_way(same):
        assert opened(*way) == opened(*MET)


def test_two_answers_of_one_person_settle_the_same_way() -> None:
    twice = also(
        MET,
        answer("b0", "q001", "later day, lower id", mine=False, date="2026-11-21"),
        answer("b2", "q001", "same day, higher id", mine=False),
    )
    for way in every_way(twice):
        assert opened(*way) == opened(*MET)
    for way in every_way(also(twice, drop("d", "b1", mine=False))):
        assert opened(*way) == [(("mine", False), ("same day, higher id", False))]


def test_one_id_with_two_contents_settles_the_same_way() -> None:
    forked = also(MET, answer("b1", "q001", "a fork", mine=False), answer("b1", "q001", "zz", mine=False))
    for way in every_way(forked):
        assert opened(*way) == [(("mine", False), ("a fork", False))]


def test_bonds_do_not_mix() -> None:
    elsewhere = [answer("c1", "q002", bond=OTHER_BOND), answer("c2", "q002", mine=False, bond=OTHER_BOND)]
    made = brain(*MET, *elsewhere, passed("p", "q003", bond=None))
    assert [o["question"]["id"] for o in view(made, LATER_DAY)["opened"]] == ["q001"]
    assert [o["question"]["id"] for o in view(made, LATER_DAY, OTHER_BOND)["opened"]] == ["q002"]
    assert view(made, LATER_DAY, "nobody's")["opened"] == []


def test_a_drop_reaches_only_its_own_bond() -> None:
    assert opened(*MET, drop("d", "b1", mine=False, bond=OTHER_BOND)) == opened(*MET)


def test_an_edit_before_its_answer_waits_for_it() -> None:
    early = [edit("e1", "b1", "second", mine=False, seq=2)]
    assert not opened(*early)
    assert opened(*early, *MET) == [(("mine", False), ("second", True))]
