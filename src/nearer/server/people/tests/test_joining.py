# SPDX-License-Identifier: AGPL-3.0-or-later
"""Joining: by invitation or through the open door; for grown-ups; and never with anything in the open."""

import datetime as dt

import pytest
from django.utils import timezone
from pytest_django.fixtures import Settings

from nearer.server.bonds.models import Invitation
from nearer.server.people.models import Account
from tests.cast import ADA, BEN, DOV, Part, Visitor, invite, joining, sealed_by_nobody


def test_an_invitation_lets_one_person_in(ada: Visitor, nobody: Visitor) -> None:
    invitation, _ = invite(ada)
    assert nobody.ask("POST", "/people", {**joining(BEN), "invitation": invitation}).status == 201
    assert nobody.ask("GET", "/me").body["host"] is False
    second = Visitor().ask("POST", "/people", {**joining(DOV), "invitation": invitation})
    assert (second.status, second.code) == (404, "not-found")
    assert "ask for a new link" in second.say


def test_an_invitation_stays_used_when_its_guest_deletes_the_account(ada: Visitor, nobody: Visitor) -> None:
    invitation, _ = invite(ada)
    assert nobody.ask("POST", "/people", {**joining(BEN), "invitation": invitation}).status == 201
    assert nobody.ask("DELETE", "/me", {"login_key": BEN.login_key}).status == 204
    second = Visitor().ask("POST", "/people", {**joining(DOV), "invitation": invitation})
    assert (second.status, second.code) == (404, "not-found")
    assert ada.ask("GET", "/invitations").body == []


def test_unknown_and_outdated_invitations_look_alike(ada: Visitor, nobody: Visitor) -> None:
    outdated, _ = invite(ada)
    Invitation.objects.update(expires=timezone.now() - dt.timedelta(seconds=1))
    answers = [
        nobody.ask("POST", "/people", {**joining(DOV), "invitation": invitation})
        for invitation in (outdated, "e" * 32)
    ]
    assert answers[0] == answers[1]
    assert answers[0].status == 404


def test_a_refused_newcomer_uses_no_invitation_up(ada: Visitor, nobody: Visitor) -> None:
    invitation, _ = invite(ada)
    taken = {**joining(DOV), "handle": "ada", "invitation": invitation}
    assert nobody.ask("POST", "/people", taken).code == "handle-taken"
    assert nobody.ask("POST", "/people", {**joining(BEN), "invitation": invitation}).status == 201


def test_without_an_invitation_there_is_a_sentence(ada: Visitor, nobody: Visitor) -> None:
    assert ada.me == ADA
    answer = nobody.ask("POST", "/people", joining(DOV))
    assert (answer.status, answer.code) == (403, "invitation-needed")
    assert "by invitation" in answer.say


def test_the_door_may_stand_open(ada: Visitor, nobody: Visitor, settings: Settings) -> None:
    settings.NEARER_SIGN_UP = "open"
    assert ada.ask("GET", "/instance").body["sign_up"] == "open"
    assert nobody.ask("POST", "/people", joining(DOV)).status == 201


def test_joining_signs_in(ada: Visitor, nobody: Visitor) -> None:
    invitation, _ = invite(ada)
    made = nobody.ask("POST", "/people", {**joining(BEN), "invitation": invitation, "label": " kitchen "})
    assert made.body == {"handle": "ben"}
    assert [session["label"] for session in nobody.ask("GET", "/me/sessions").body] == ["kitchen"]


def test_the_young_are_sent_away_kindly(ada: Visitor, nobody: Visitor) -> None:
    invitation, _ = invite(ada)
    answer = nobody.ask("POST", "/people", {**joining(BEN), "invitation": invitation, "adult": False})
    assert (answer.status, answer.code) == (403, "adults-only")
    assert "18" in answer.say
    assert not Account.objects.filter(handle="ben").exists()


@pytest.mark.parametrize("handle", ["a", "-ada", "a da", "ada!", "ådå", "x" * 32, "", "ада", "ada\n"])
def test_a_handle_that_is_none_is_refused_with_the_rule(ada: Visitor, nobody: Visitor, handle: str) -> None:
    assert ada.me == ADA
    answer = nobody.ask("POST", "/people", {**joining(DOV), "handle": handle})
    assert (answer.status, answer.code) == (422, "handle-form")
    assert "2 to 31" in answer.say


def test_capitals_and_wide_letters_are_one_handle(ada: Visitor, nobody: Visitor, settings: Settings) -> None:
    settings.NEARER_SIGN_UP = "open"
    assert (
        nobody.ask("POST", "/people", {**joining(DOV), "handle": "\uff21\uff24\uff21"}).code == "handle-taken"
    )
    assert nobody.ask("POST", "/people", {**joining(DOV), "handle": "Dov.K"}).body == {"handle": "dov.k"}
    assert ada.ask("GET", "/me").body["handle"] == "ada"


@pytest.mark.parametrize("name", ["passphrase_file", "self_file"])
@pytest.mark.parametrize(
    "file",
    [
        b"",
        b"AGE-SECRET-KEY-1QQQQ",
        b"age-encryption.org/v1",
        sealed_by_nobody("AGE-SECRET-KEY-1QQQQ", kind="scrypt"),
        sealed_by_nobody("age-secret-key-1qqqq", kind="scrypt"),
    ],
)
def test_what_is_not_sealed_is_not_kept(ada: Visitor, nobody: Visitor, name: str, file: bytes) -> None:
    invitation, _ = invite(ada)
    answer = nobody.ask("POST", "/people", {**joining(BEN), "invitation": invitation, name: file})
    assert (answer.status, answer.code) == (422, "not-sealed")
    assert not Account.objects.filter(handle="ben").exists()


def test_an_identity_file_is_sealed_to_a_passphrase(ada: Visitor, nobody: Visitor) -> None:
    invitation, _ = invite(ada)
    sent = {**joining(BEN), "invitation": invitation, "passphrase_file": sealed_by_nobody("open to a key")}
    assert nobody.ask("POST", "/people", sent).code == "not-sealed"


@pytest.mark.parametrize(
    "change",
    [
        {"login_key": "A" * 64},
        {"login_key": "a" * 63},
        {"login_key": "a" * 64 + "\n"},
        {"recovery_key": "a" * 64},
        {"own_key": "g" * 64},
        {"recipient": "age1short"},
        {"adult": "yes"},
        {"label": "x" * 61},
        {"invitation": "../../../../etc"},
        {"passphrase": "six words that must never come here at all"},
        {"passphrase_file": "not base64!"},
        {"handle": None},
    ],
)
def test_what_does_not_fit_is_refused_whole(nobody: Visitor, change: dict[str, object]) -> None:
    answer = nobody.ask("POST", "/people", {**joining(DOV), **change})
    assert answer.status in (400, 422)
    assert not Account.objects.exists()


@pytest.mark.usefixtures("in_one_moment")
def test_joining_has_an_allowance_for_each_network(ada: Visitor, nobody: Visitor) -> None:
    assert ada.me == ADA
    codes = [nobody.ask("POST", "/people", joining(DOV)).code for _ in range(21)]
    assert codes[:20] == ["invitation-needed"] * 20
    assert codes[20] == "slow-down"
    elsewhere = Visitor(address="203.0.113.9")
    assert elsewhere.ask("POST", "/people", joining(DOV)).code == "invitation-needed"


def test_neither_key_is_kept(ada: Visitor) -> None:
    kept = str(Account.objects.values().get())
    assert Part("Ada").login_key not in kept
    assert ADA.recovery_key not in kept
    assert kept.count("argon2id$v=19$m=19456,t=2,p=1") == 2
    assert ada.ask("GET", "/me").status == 200
