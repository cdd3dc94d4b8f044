# SPDX-License-Identifier: AGPL-3.0-or-later
"""Inviting: a link for one day and one person, of which the server holds only the outside."""

import datetime as dt
import secrets
from typing import Any

import pytest
from django.utils import timezone

from nearer.server.bonds import keeping
from nearer.server.bonds.models import Invitation
from tests.cast import ADA, BEN, Visitor, invite, sealed_by_nobody


def _invitation(id_: str | None = None) -> dict[str, Any]:
    id_ = id_ or secrets.token_hex(16)
    return {
        "id": id_,
        "card": ADA.card(id_).text.decode(),
        "mac": "a" * 64,
        "greeting": sealed_by_nobody("hello"),
    }


def test_whoever_holds_the_link_sees_the_offer_without_signing_in(ada: Visitor, nobody: Visitor) -> None:
    sent = _invitation()
    expires = ada.ask("POST", "/invitations", sent).body["expires"]
    offer = nobody.ask("GET", f"/invitations/{sent['id']}")
    assert offer.status == 200
    assert offer.body["card"] == sent["card"]
    assert offer.body["mac"] == sent["mac"]
    assert offer.body["expires"] == expires
    assert set(offer.body) == {"card", "mac", "greeting", "expires"}


def test_it_lasts_a_day(ada: Visitor) -> None:
    expires = dt.datetime.fromisoformat(ada.ask("POST", "/invitations", _invitation()).body["expires"])
    assert dt.timedelta(hours=23, minutes=59) < expires - timezone.now() <= dt.timedelta(hours=24)


def test_used_outdated_withdrawn_and_unknown_look_the_same(ada: Visitor, nobody: Visitor) -> None:
    outdated, _ = invite(ada)
    Invitation.objects.filter(id=outdated).update(expires=timezone.now() - dt.timedelta(seconds=1))
    withdrawn, _ = invite(ada)
    assert ada.ask("DELETE", f"/invitations/{withdrawn}").status == 204
    answers = [nobody.ask("GET", f"/invitations/{id_}") for id_ in (outdated, withdrawn, "f" * 32)]
    assert answers[0] == answers[1] == answers[2]
    assert (answers[0].status, answers[0].code) == (404, "not-found")


def test_the_same_again_is_the_same(ada: Visitor) -> None:
    sent = _invitation()
    first, second = (ada.ask("POST", "/invitations", sent) for _ in range(2))
    assert first == second
    assert len(ada.ask("GET", "/invitations").body) == 1


def test_an_id_is_taken_once(ada: Visitor, ben: Visitor) -> None:
    sent = _invitation()
    assert ada.ask("POST", "/invitations", sent).status == 201
    stolen = {**sent, "card": BEN.card(sent["id"]).text.decode()}
    assert ben.ask("POST", "/invitations", stolen).code == "taken"
    assert ada.ask("POST", "/invitations", {**sent, "card": ADA.card("other").text.decode()}).code == "taken"


def test_only_ones_own_are_listed_and_withdrawn(ada: Visitor, ben: Visitor) -> None:
    mine, _ = invite(ada)
    assert [one["id"] for one in ada.ask("GET", "/invitations").body] == [mine]
    assert ben.ask("GET", "/invitations").body == []
    assert ben.ask("DELETE", f"/invitations/{mine}").code == "not-found"
    assert ada.ask("DELETE", f"/invitations/{mine}").status == 204
    assert ada.ask("DELETE", f"/invitations/{mine}").code == "not-found"


def test_there_are_ten_at_a_time(ada: Visitor) -> None:
    for _ in range(10):
        invite(ada)
    answer = ada.ask("POST", "/invitations", _invitation())
    assert (answer.status, answer.code) == (409, "too-many")
    assert "withdraw one" in answer.say


@pytest.mark.usefixtures("in_one_moment")
def test_there_are_thirty_a_day(ada: Visitor) -> None:
    for _ in range(30):
        invitation, _card = invite(ada)
        ada.ask("DELETE", f"/invitations/{invitation}")
    assert ada.ask("POST", "/invitations", _invitation()).code == "slow-down"


@pytest.mark.parametrize(
    "change",
    [
        {"card": "nearer/1 card\n"},
        {"card": "nearer/1 bond\n"},
        {"card": "x" * 1025},
        {"card": "ä"},
        {"mac": "A" * 64},
        {"greeting": b"hello, in the open"},
        {"greeting": sealed_by_nobody().ljust(4097)},
        {"id": "short"},
        {"secret": "never here"},
    ],
)
def test_what_does_not_fit_is_refused(ada: Visitor, change: dict[str, object]) -> None:
    answer = ada.ask("POST", "/invitations", {**_invitation(), **change})
    assert answer.status == 422
    assert answer.say.endswith(".")
    assert not Invitation.objects.exists()


def test_a_card_of_a_newer_nearer_is_not_guessed_at(ada: Visitor) -> None:
    sent = {**_invitation(), "card": "nearer/2 card\nanything\n"}
    answer = ada.ask("POST", "/invitations", sent)
    assert (answer.status, answer.code) == (422, "update")
    assert "newer" in answer.say


def test_the_quiet_hours_forget_what_has_run_out(ada: Visitor) -> None:
    invite(ada)
    now = timezone.now()
    assert keeping.forget_run_out(now=now) == 0
    assert keeping.forget_run_out(now=now + dt.timedelta(hours=25)) == 1
    assert not Invitation.objects.exists()
