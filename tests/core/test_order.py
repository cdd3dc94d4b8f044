# SPDX-License-Identifier: AGPL-3.0-or-later
"""One order for the bond, skipped alone."""

import json

from nearer.core.catalogue.order import Skips, in_order
from nearer.core.catalogue.questions import Catalogue, Question, read_catalogue
from tests.core.annotations import Any
from tests.core.evenings import ORDER, SKIPS, catalogue, question, refusal


def read(*questions: Any) -> Catalogue:
    return read_catalogue(json.dumps({"format": "nearer/catalogue/1", "questions": list(questions)}))


def ids(found: list[Question]) -> list[str]:
    return [q.id for q in found]


def test_the_order_is_a_shuffle_and_the_seed_decides_it() -> None:
    known = read_catalogue(catalogue(40))
    one = ids(in_order(known, ORDER, None))
    assert sorted(one) == sorted(known.questions)
    assert one == ids(in_order(read_catalogue(catalogue(40)), ORDER, None))
    assert one != sorted(one)
    assert one != ids(in_order(known, "1" * 64, None))


def test_a_later_catalogue_moves_none_of_the_old_questions() -> None:
    old, new = read_catalogue(catalogue(30)), read_catalogue(catalogue(60))
    among_new = [id_ for id_ in ids(in_order(new, ORDER, None)) if old.question(id_)]
    assert among_new == ids(in_order(old, ORDER, None))


def test_the_way_the_catalogue_is_written_does_not_matter() -> None:
    questions = [question(n + 1) for n in range(20)]
    assert ids(in_order(read(*questions), ORDER, None)) == ids(
        in_order(read(*[questions[19 - n] for n in range(20)]), ORDER, None)
    )


def test_light_questions_tend_to_come_first() -> None:
    mixed = read(*[question(n + 1, depth=1 + n % 4) for n in range(400)])
    depths = [q.depth for q in in_order(mixed, ORDER, None)]
    assert sum(depths[:100]) / 100 < 1.6
    assert sum(depths[300:]) / 100 > 3.4
    assert depths != sorted(depths)


def test_a_bond_of_one_kind_is_asked_what_fits_it() -> None:
    mixed = read(question(1, bonds=("partner",)), question(2, bonds=("friend", "family")), question(3))
    assert sorted(ids(in_order(mixed, ORDER, "partner"))) == ["q001", "q003"]
    assert sorted(ids(in_order(mixed, ORDER, "family"))) == ["q002", "q003"]
    assert ids(in_order(mixed, ORDER, None)) == ["q003"], "while nobody knows with whom"


def test_about_one_in_ten_is_skipped_and_another_tenth_in_another_round() -> None:
    known = read_catalogue(catalogue(900))
    skips = Skips(SKIPS)
    rounds = [{q.id for q in known.questions.values() if skips.hold(q, round_)} for round_ in (1, 2)]
    for skipped in rounds:
        assert 60 < len(skipped) < 120
    assert len(rounds[0] & rounds[1]) < 30


def test_two_people_skip_differently() -> None:
    known = read_catalogue(catalogue(200))
    mine, theirs = Skips(SKIPS), Skips("5a" * 32)
    assert any(mine.hold(q, 1) != theirs.hold(q, 1) for q in known.questions.values())


def test_a_catalogue_with_a_fault_is_refused_whole() -> None:
    for fault, said in (
        ({"id": "x001"}, "A question's id"),
        ({"id": "q01"}, "A question's id"),
        ({"id": "q0001"}, "A question's id"),
        ({"depth": 6}, "The depth of q001"),
        ({"depth": 0}, "The depth of q001"),
        ({"kind": "other"}, "'kind' is none of"),
        ({"text": ""}, "'text' is empty"),
        ({"bonds": None}, "'bonds' is not a list"),
    ):
        faulty = question(1)
        faulty.update(fault)
        assert refusal(read, question(2), faulty).startswith(said)
    assert "there twice" in refusal(read, question(1), question(1))
    assert "'format'" in refusal(read_catalogue, '{"format": "nearer/catalogue/2", "questions": []}')
