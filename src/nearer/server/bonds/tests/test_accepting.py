# SPDX-License-Identifier: AGPL-3.0-or-later
"""Accepting: one invitation, one bond, of two different people, with cards and keys that fit each other."""

import datetime as dt
import secrets
import threading
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from nearer.sealed import shape
from nearer.sealed.account import public_of
from nearer.server.bonds.models import Bond, Invitation, Membership
from tests.cast import (
    ADA,
    BEN,
    CLEO,
    DOV,
    Bonded,
    Part,
    Visitor,
    acceptance,
    arrive,
    invite,
    joining,
    sealed_by_nobody,
)


def _bond(inviter: Visitor, accepter: Part, *, hold: str = "server") -> Bonded:
    invitation, offer = invite(inviter, hold=hold)
    return Bonded(secrets.token_hex(16), invitation, offer, accepter.card(invitation))


def _accept(visitor: Visitor, bonded: Bonded, sent: dict[str, Any]) -> Any:
    return visitor.ask("POST", f"/invitations/{bonded.invitation}/accept", sent)


def test_both_see_the_same_bond_each_from_their_side(ada: Visitor, ben: Visitor) -> None:
    bonded = _bond(ada, BEN)
    made = _accept(ben, bonded, acceptance(bonded, BEN))
    assert made.status == 201
    (adas,) = ada.ask("GET", "/bonds").body
    assert adas["mine"] == bonded.offer.author
    assert made.body["mine"] == bonded.accept.author
    assert {**adas, "mine": None} == {**made.body, "mine": None}
    assert adas["offer"] == {"card": bonded.offer.text.decode(), "mac": "0" * 64}
    assert adas["accept"] == {"card": bonded.accept.text.decode(), "mac": "1" * 64}
    (epoch,) = adas["epochs"]
    assert (epoch["epoch"], epoch["by"], epoch["countersignature"]) == (1, bonded.accept.author, None)
    assert adas["closed"] is None
    assert adas["paused_until"] is None


def test_used_twice_is_the_same_as_unknown(ada: Visitor, ben: Visitor, dov: Visitor, nobody: Visitor) -> None:
    bonded = _bond(ada, BEN)
    assert _accept(ben, bonded, acceptance(bonded, BEN)).status == 201
    unknown = Bonded(secrets.token_hex(16), "f" * 32, bonded.offer, DOV.card("f" * 32))
    second = Bonded(secrets.token_hex(16), bonded.invitation, bonded.offer, DOV.card(bonded.invitation))
    answers = [_accept(dov, one, acceptance(one, DOV)) for one in (second, unknown)]
    assert answers[0] == answers[1]
    assert (answers[0].status, answers[0].code) == (404, "not-found")
    assert nobody.ask("GET", f"/invitations/{bonded.invitation}").status == 404
    assert Bond.objects.count() == 1


def test_whom_it_let_in_accepts_it_and_nobody_else(ada: Visitor, dov: Visitor, nobody: Visitor) -> None:
    """One link does not give one person an account and another the bond."""
    bonded = _bond(ada, BEN)
    arriving = {**joining(BEN), "invitation": bonded.invitation}
    assert nobody.ask("POST", "/people", arriving).status == 201
    dovs = Bonded(secrets.token_hex(16), bonded.invitation, bonded.offer, DOV.card(bonded.invitation))
    unknown = Bonded(secrets.token_hex(16), "f" * 32, bonded.offer, DOV.card("f" * 32))
    answers = [_accept(dov, one, acceptance(one, DOV)) for one in (dovs, unknown)]
    assert answers[0] == answers[1]
    assert (answers[0].status, answers[0].code) == (404, "not-found")
    assert _accept(nobody, bonded, acceptance(bonded, BEN)).status == 201
    assert len(ada.ask("GET", "/bonds").body) == 1


def test_an_answer_lost_on_the_way_is_given_again(ada: Visitor, ben: Visitor) -> None:
    bonded = _bond(ada, BEN)
    sent = acceptance(bonded, BEN)
    assert _accept(ben, bonded, sent) == _accept(ben, bonded, sent)
    other = Bonded(secrets.token_hex(16), bonded.invitation, bonded.offer, bonded.accept)
    assert _accept(ben, other, acceptance(other, BEN)).status == 404
    assert Bond.objects.count() == 1


def test_run_out_is_the_same_as_unknown(ada: Visitor, ben: Visitor) -> None:
    bonded = _bond(ada, BEN)
    Invitation.objects.update(expires=timezone.now() - dt.timedelta(seconds=1))
    assert _accept(ben, bonded, acceptance(bonded, BEN)).status == 404
    assert not Bond.objects.exists()


def test_its_maker_is_told_kindly(ada: Visitor, ben: Visitor) -> None:
    bonded = _bond(ada, ADA)
    answer = _accept(ada, bonded, acceptance(bonded, ADA))
    assert (answer.status, answer.code) == (409, "own-invitation")
    assert "your own invitation" in answer.say
    good = Bonded(bonded.id, bonded.invitation, bonded.offer, BEN.card(bonded.invitation))
    assert _accept(ben, good, acceptance(good, BEN)).status == 201


def test_one_person_with_two_accounts_is_no_bond(ada: Visitor, dov: Visitor) -> None:
    """Ada's identity under Dov's account: the same recipient on both cards."""
    bonded = _bond(ada, ADA)
    assert _accept(dov, bonded, acceptance(bonded, ADA)).code == "own-invitation"
    assert not Bond.objects.exists()


def test_strict_if_either_asks(ada: Visitor, ben: Visitor) -> None:
    bonded = _bond(ada, BEN, hold="strict")
    weaker = _accept(ben, bonded, acceptance(bonded, BEN, hold="server"))
    assert (weaker.status, weaker.code) == (422, "malformed")
    assert _accept(ben, bonded, acceptance(bonded, BEN, hold="strict")).status == 201
    assert Bond.objects.get().hold == "strict"


def _with_statement(bonded: Bonded, **changed: Any) -> dict[str, Any]:
    statement = Bonded(
        changed.pop("id", bonded.id),
        bonded.invitation,
        changed.pop("offer", bonded.offer),
        changed.pop("accept", bonded.accept),
    ).statement(**changed)
    signature = BEN.signer(bonded.invitation).sign(statement)
    return {**acceptance(bonded, BEN), "statement": statement.decode(), "signature": signature}


def _wrong(bonded: Bonded) -> dict[str, dict[str, Any]]:
    good = acceptance(bonded, BEN)
    flipped = bytes([good["signature"][0] ^ 1]) + good["signature"][1:]
    return {
        "foreign signature": {
            **good,
            "signature": CLEO.signer(bonded.invitation).sign(good["statement"].encode()),
        },
        "flipped signature": {**good, "signature": flipped},
        "short signature": {**good, "signature": good["signature"][:63]},
        "other offer": _with_statement(bonded, offer=CLEO.card("else")),
        "other accept": _with_statement(bonded, accept=CLEO.card("else")),
        "swapped cards": _with_statement(bonded, offer=bonded.accept, accept=bonded.offer),
        "another epoch": _with_statement(bonded, epoch=2, key_file=good["key_file"]),
        "other key file": {**good, "key_file": sealed_by_nobody("swapped")},
        "key in the open": {**good, "key_file": b"AGE-SECRET-KEY-1QQQQ"},
        "foreign card": {**good, "card": CLEO.card(bonded.invitation).text.decode()},
        "no card": {**good, "card": good["statement"]},
        "lines ending as on Windows": {**good, "statement": good["statement"].replace("\n", "\r\n")},
        "short mac": {**good, "mac": "1" * 63},
        "more than was asked": {**good, "secret": "x"},
    }


def test_another_identity_does_not_help_the_maker(ada: Visitor) -> None:
    bonded = _bond(ada, BEN)
    assert _accept(ada, bonded, acceptance(bonded, BEN)).code == "own-invitation"


def test_one_person_with_two_keys_is_no_bond(ada: Visitor, dov: Visitor) -> None:
    invitation, offer = invite(ada)
    sign = public_of(DOV.signer(invitation))
    card = shape.read_card(
        shape.write_card(sign=sign, recipient=ADA.recipient, hold="server", date=offer.date)
    )
    bonded = Bonded(secrets.token_hex(16), invitation, offer, card)
    assert _accept(dov, bonded, acceptance(bonded, DOV)).code == "own-invitation"


@pytest.mark.parametrize("name", sorted(_wrong(Bonded("0" * 32, "0" * 32, ADA.card("x"), BEN.card("x")))))
def test_what_does_not_fit_makes_no_bond_and_leaves_the_invitation(
    ada: Visitor, ben: Visitor, name: str
) -> None:
    bonded = _bond(ada, BEN)
    answer = _accept(ben, bonded, _wrong(bonded)[name])
    assert answer.status == 422
    assert answer.say.endswith(".")
    assert not Bond.objects.exists()
    assert _accept(ben, bonded, acceptance(bonded, BEN)).status == 201


def test_a_bond_has_its_own_id(ada: Visitor, ben: Visitor, dov: Visitor) -> None:
    first = _bond(ada, BEN)
    assert _accept(ben, first, acceptance(first, BEN)).status == 201
    again = _bond(ada, DOV)
    copied = Bonded(first.id, again.invitation, again.offer, again.accept)
    assert _accept(dov, copied, acceptance(copied, DOV)).code == "taken"
    assert dov.ask("GET", first.path).status == 404
    assert _accept(dov, again, acceptance(again, DOV)).status == 201


def test_signed_out_people_sign_in_first(ada: Visitor, nobody: Visitor) -> None:
    bonded = _bond(ada, BEN)
    assert _accept(nobody, bonded, acceptance(bonded, BEN)).code == "signed-out"


@pytest.mark.django_db(transaction=True)
def test_of_two_who_accept_at_once_one_has_the_bond() -> None:
    ada = arrive(ADA)
    invitation, offer = invite(ada)
    statuses: list[int] = []

    def press(visitor: Visitor) -> None:
        bonded = Bonded(secrets.token_hex(16), invitation, offer, visitor.me.card(invitation))
        statuses.append(_accept(visitor, bonded, acceptance(bonded, visitor.me)).status)
        connection.close()

    threads = [threading.Thread(target=press, args=(arrive(part),)) for part in (BEN, CLEO, DOV)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(statuses) == [201, 404, 404]
    assert Bond.objects.count() == 1
    assert Membership.objects.count() == 2
    assert len(ada.ask("GET", "/bonds").body) == 1
