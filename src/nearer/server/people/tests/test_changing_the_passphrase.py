# SPDX-License-Identifier: AGPL-3.0-or-later
"""A new passphrase: it asks for the old one, ends all other sessions, and of two at once only one holds."""

import threading
from typing import Any

import pytest
from django.db import connection

from nearer.server.people.models import Account
from tests.cast import ADA, BEN, Visitor, arrive, sealed_by_nobody

NEW_KEY = "c" * 64


def _change(key: str = ADA.login_key, new: str = NEW_KEY) -> dict[str, Any]:
    return {"login_key": key, "new_login_key": new, "passphrase_file": sealed_by_nobody(new, kind="scrypt")}


def _opens(key: str) -> bool:
    return Visitor().ask("POST", "/sign-in", {"handle": "ada", "login_key": key}).status == 200


def test_the_new_one_opens_and_the_old_one_does_not(ada: Visitor) -> None:
    assert ada.ask("PUT", "/me/passphrase", _change()).status == 204
    assert _opens(NEW_KEY)
    assert not _opens(ADA.login_key)


def test_other_devices_are_signed_out_and_this_one_is_not(ada: Visitor) -> None:
    other = Visitor()
    other.ask("POST", "/sign-in", {"handle": "ada", "login_key": ADA.login_key})
    assert ada.ask("PUT", "/me/passphrase", _change()).status == 204
    assert other.ask("GET", "/me").code == "signed-out"
    assert ada.ask("GET", "/me").status == 200


@pytest.mark.parametrize("key", [BEN.login_key, ADA.recovery_key])
def test_an_unlocked_phone_is_not_the_whole_person(ada: Visitor, key: str) -> None:
    answer = ada.ask("PUT", "/me/passphrase", _change(key))
    assert (answer.status, answer.code) == (403, "wrong-key")
    assert answer.say == "That is not your passphrase. Please try again."
    assert _opens(ADA.login_key)


def test_the_file_goes_with_the_key_or_not_at_all(ada: Visitor) -> None:
    before = ada.ask("GET", "/me").body["keys"]
    ada.ask("PUT", "/me/passphrase", _change(BEN.login_key))
    broken = {**_change(), "passphrase_file": b"in the open"}
    assert ada.ask("PUT", "/me/passphrase", broken).code == "not-sealed"
    assert ada.ask("GET", "/me").body["keys"] == before
    assert _opens(ADA.login_key)


def test_nobody_elses_changes(ada: Visitor, ben: Visitor) -> None:
    assert ben.ask("PUT", "/me/passphrase", _change(ADA.login_key)).code == "wrong-key"
    assert ada.ask("GET", "/me").status == 200


def test_a_new_recovery_code_takes_the_old_ones_place(ada: Visitor) -> None:
    sent = {
        "login_key": ADA.login_key,
        "recovery_key": NEW_KEY,
        "recovery_file": sealed_by_nobody("new", kind="scrypt"),
    }
    assert ada.ask("PUT", "/me/recovery", {**sent, "login_key": NEW_KEY}).code == "wrong-key"
    assert ada.ask("PUT", "/me/recovery", sent).status == 204
    assert (
        Visitor().ask("POST", "/recovery", {"handle": "ada", "recovery_key": ADA.recovery_key}).code
        == "wrong-code"
    )
    assert Visitor().ask("POST", "/recovery", {"handle": "ada", "recovery_key": NEW_KEY}).status == 200


@pytest.mark.django_db(transaction=True)
def test_of_two_changes_at_once_one_holds_and_the_file_fits_it() -> None:
    token = arrive(ADA).http.cookies["nearer"].value
    second = Visitor()
    second.ask("POST", "/sign-in", {"handle": "ada", "login_key": ADA.login_key})
    tokens = (token, second.http.cookies["nearer"].value)
    statuses: dict[str, int] = {}

    def change(token: str, new: str) -> None:
        device = Visitor()
        device.http.cookies["nearer"] = token
        statuses[new] = device.ask("PUT", "/me/passphrase", _change(new=new)).status
        connection.close()

    both = [
        threading.Thread(target=change, args=pair) for pair in zip(tokens, ("a" * 64, "b" * 64), strict=True)
    ]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()
    (winner,) = (new for new, status in statuses.items() if status == 204)
    assert set(statuses.values()) <= {204, 403, 401}
    assert _opens(winner)
    assert winner.encode() in bytes(Account.objects.get().passphrase_file)
