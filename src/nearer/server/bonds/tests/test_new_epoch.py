# SPDX-License-Identifier: AGPL-3.0-or-later
"""A new epoch: either of the two renews the bond's key; two at once make one; care is never lowered alone."""

import threading
from typing import Any

import pytest
from django.db import connection

from tests.cast import ADA, BEN, CLEO, DOV, Bonded, Part, Visitor, arrive, pair, sealed_by_nobody


def _epoch(
    bonded: Bonded, part: Part, *, epoch: int = 2, hold: str = "server", words: str = ""
) -> dict[str, Any]:
    key_file = sealed_by_nobody(words or f"epoch {epoch}")
    statement = bonded.statement(epoch=epoch, key_file=key_file, hold=hold)
    signature = part.signer(bonded.invitation).sign(statement)
    return {"statement": statement.decode(), "signature": signature, "key_file": key_file}


@pytest.mark.parametrize("part", [ADA, BEN])
def test_either_may(ada: Visitor, ben: Visitor, bonded: Bonded, part: Part) -> None:
    maker, other = (ada, ben) if part == ADA else (ben, ada)
    made = maker.ask("POST", f"{bonded.path}/epochs", _epoch(bonded, part))
    assert made.status == 201
    seen = other.ask("GET", bonded.path).body["epochs"]
    assert [epoch["epoch"] for epoch in seen] == [1, 2]
    assert seen[1]["by"] == made.body["mine"]


def test_the_same_again_is_the_same(ada: Visitor, bonded: Bonded) -> None:
    sent = _epoch(bonded, ADA)
    assert [ada.ask("POST", f"{bonded.path}/epochs", sent).status for _ in range(2)] == [201, 201]
    assert len(ada.ask("GET", bonded.path).body["epochs"]) == 2


@pytest.mark.parametrize("epoch", [2, 4])
def test_epochs_follow_each_other(ada: Visitor, ben: Visitor, bonded: Bonded, epoch: int) -> None:
    assert ada.ask("POST", f"{bonded.path}/epochs", _epoch(bonded, ADA)).status == 201
    answer = ben.ask("POST", f"{bonded.path}/epochs", _epoch(bonded, BEN, epoch=epoch, words="late"))
    assert (answer.status, answer.code, answer.body["epoch"]) == (409, "moved", 2)
    assert ben.ask("POST", f"{bonded.path}/epochs", _epoch(bonded, BEN, epoch=3)).status == 201


def test_strict_may_come_and_never_goes(ada: Visitor, ben: Visitor, bonded: Bonded) -> None:
    assert ada.ask("POST", f"{bonded.path}/epochs", _epoch(bonded, ADA, hold="strict")).status == 201
    answer = ben.ask("POST", f"{bonded.path}/epochs", _epoch(bonded, BEN, epoch=3))
    assert (answer.status, answer.code) == (409, "weaker")
    assert "stay so" in answer.say
    assert ben.ask("POST", f"{bonded.path}/epochs", _epoch(bonded, BEN, epoch=3, hold="strict")).status == 201


def _wrong(bonded: Bonded, elsewhere: Bonded) -> list[dict[str, Any]]:
    good = _epoch(bonded, ADA)
    return [
        {**good, "signature": _epoch(bonded, BEN)["signature"]},
        {**good, "key_file": sealed_by_nobody("swapped")},
        {**good, "key_file": b"in the open"},
        _epoch(elsewhere, ADA),
        _epoch(Bonded(bonded.id, bonded.invitation, CLEO.card("x"), bonded.accept), ADA),
        _epoch(bonded, ADA, epoch=1, words="again"),
        {**good, "statement": ADA.card("x").text.decode()},
    ]


def test_what_does_not_fit_is_refused(ada: Visitor, dov: Visitor, bonded: Bonded) -> None:
    elsewhere = pair(ada, dov)
    for sent in _wrong(bonded, elsewhere):
        answer = ada.ask("POST", f"{bonded.path}/epochs", sent)
        assert answer.status == 422
        assert answer.say.endswith(".")
    assert len(ada.ask("GET", bonded.path).body["epochs"]) == 1


def test_others_find_nothing(dov: Visitor, bonded: Bonded) -> None:
    assert dov.ask("POST", f"{bonded.path}/epochs", _epoch(bonded, DOV)).code == "not-found"


def test_after_the_end_there_is_no_new_key(ada: Visitor, former: Bonded) -> None:
    answer = ada.ask("POST", f"{former.path}/epochs", _epoch(former, ADA))
    assert (answer.status, answer.code) == (409, "closed")


@pytest.mark.django_db(transaction=True)
def test_of_two_at_once_one_is_told() -> None:
    visitors = arrive(ADA), arrive(BEN)
    bonded = pair(*visitors)
    statuses: list[int] = []

    def press(visitor: Visitor) -> None:
        sent = _epoch(bonded, visitor.me, words=visitor.me.name)
        statuses.append(visitor.ask("POST", f"{bonded.path}/epochs", sent).status)
        connection.close()

    threads = [threading.Thread(target=press, args=(visitor,)) for visitor in visitors]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(statuses) == [201, 409]
    assert len(visitors[0].ask("GET", bonded.path).body["epochs"]) == 2
