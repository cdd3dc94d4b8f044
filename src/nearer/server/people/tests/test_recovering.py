# SPDX-License-Identifier: AGPL-3.0-or-later
"""Recovery: the code gives one file and permits one thing, a new passphrase; every session is over then."""

from typing import Any

import pytest
from django.db import IntegrityError

from nearer.server.people import keys
from nearer.server.people.models import Account
from tests.cast import ADA, BEN, DOV, Visitor, invite, joining, sealed_by_nobody

NEW_KEY = "d" * 64


@pytest.fixture
def dov(ada: Visitor) -> Visitor:
    """Dov, who has just joined and made no code."""
    visitor = Visitor(DOV)
    invitation, _ = invite(ada)
    assert visitor.ask("POST", "/people", {**joining(DOV), "invitation": invitation}).status == 201
    return visitor


def _first_code(login_key: str = DOV.login_key) -> dict[str, Any]:
    file = sealed_by_nobody("recovered", kind="scrypt")
    return {"login_key": login_key, "recovery_key": NEW_KEY, "recovery_file": file}


def _new_passphrase(recovery_key: str = ADA.recovery_key, handle: str = "ada") -> dict[str, object]:
    file = sealed_by_nobody("new", kind="scrypt")
    return {"handle": handle, "recovery_key": recovery_key, "new_login_key": NEW_KEY, "passphrase_file": file}


def test_the_code_gives_back_the_file_and_no_session(ada: Visitor, nobody: Visitor) -> None:
    assert ada.me == ADA
    answer = nobody.ask("POST", "/recovery", {"handle": "Ada", "recovery_key": ADA.recovery_key})
    assert answer.status == 200
    assert list(answer.body) == ["recovery_file"]
    assert not nobody.http.cookies
    assert nobody.ask("GET", "/me").code == "signed-out"


def test_a_new_passphrase_ends_every_session(ada: Visitor, nobody: Visitor) -> None:
    assert nobody.ask("POST", "/recovery/passphrase", _new_passphrase()).status == 204
    assert ada.ask("GET", "/me").code == "signed-out"
    assert nobody.ask("GET", "/me").code == "signed-out"
    assert nobody.ask("POST", "/sign-in", {"handle": "ada", "login_key": ADA.login_key}).code == "wrong-key"
    assert nobody.ask("POST", "/sign-in", {"handle": "ada", "login_key": NEW_KEY}).status == 200


@pytest.mark.parametrize("key", [BEN.recovery_key, ADA.login_key])
def test_a_wrong_code_and_an_unknown_handle_look_the_same(ada: Visitor, nobody: Visitor, key: str) -> None:
    assert ada.me == ADA
    for path, more in (("/recovery", {}), ("/recovery/passphrase", _new_passphrase())):
        wrong = nobody.ask("POST", path, {**more, "handle": "ada", "recovery_key": key})
        unknown = nobody.ask("POST", path, {**more, "handle": "nobody-here", "recovery_key": key})
        assert wrong == unknown
        assert (wrong.status, wrong.code) == (403, "wrong-code")
        assert "recovery code" in wrong.say


def test_a_mistyped_code_changes_nothing(ada: Visitor, nobody: Visitor) -> None:
    nobody.ask("POST", "/recovery/passphrase", _new_passphrase(BEN.recovery_key))
    assert ada.ask("GET", "/me").status == 200
    assert nobody.ask("POST", "/sign-in", {"handle": "ada", "login_key": ADA.login_key}).status == 200


def test_the_login_key_recovers_nothing(ada: Visitor, nobody: Visitor) -> None:
    assert ada.me == ADA
    assert (
        nobody.ask("POST", "/recovery", {"handle": "ada", "recovery_key": ADA.login_key}).code == "wrong-code"
    )


def test_what_replaces_must_be_sealed(ada: Visitor, nobody: Visitor) -> None:
    broken = {**_new_passphrase(), "passphrase_file": sealed_by_nobody("open to a key")}
    assert nobody.ask("POST", "/recovery/passphrase", broken).code == "not-sealed"
    assert ada.ask("GET", "/me").status == 200


@pytest.mark.usefixtures("in_one_moment")
def test_tries_are_counted_apart_from_signing_in(
    ada: Visitor, nobody: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nearer.server.people.keys.matches", lambda key, _kept: key == ADA.login_key)
    sent = {"handle": "ada", "recovery_key": NEW_KEY}
    codes = [nobody.ask("POST", "/recovery", sent).code for _ in range(21)]
    assert codes == ["wrong-code"] * 20 + ["slow-down"]
    assert nobody.ask("POST", "/sign-in", {"handle": "ada", "login_key": ADA.login_key}).status == 200
    assert ada.ask("GET", "/me").status == 200


def test_me_says_whether_a_code_was_made(ada: Visitor, dov: Visitor) -> None:
    assert ada.ask("GET", "/me").body["keys"]["recovery_made"] is True
    assert dov.ask("GET", "/me").body["keys"]["recovery_made"] is False
    assert dov.ask("PUT", "/me/recovery", _first_code()).status == 204
    assert dov.ask("GET", "/me").body["keys"]["recovery_made"] is True


def test_the_first_code_is_made_as_a_new_one_is(dov: Visitor, nobody: Visitor) -> None:
    assert dov.ask("PUT", "/me/recovery", _first_code(ADA.login_key)).code == "wrong-key"
    broken = {**_first_code(), "recovery_file": sealed_by_nobody("open to a key")}
    assert dov.ask("PUT", "/me/recovery", broken).code == "not-sealed"
    sent = {"handle": "dov", "recovery_key": NEW_KEY}
    assert nobody.ask("POST", "/recovery", sent).code == "wrong-code"
    assert dov.ask("PUT", "/me/recovery", _first_code()).status == 204
    assert nobody.ask("POST", "/recovery", sent).status == 200
    assert nobody.ask("POST", "/recovery/passphrase", _new_passphrase(NEW_KEY, "dov")).status == 204
    assert dov.ask("GET", "/me").code == "signed-out"


def test_where_no_code_was_made_it_looks_and_costs_as_a_wrong_one(
    ada: Visitor, dov: Visitor, nobody: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Or whoever asks would learn whose passphrase is the only way in."""
    assert (ada.me, dov.me) == (ADA, DOV)
    checked: list[str] = []
    verify = keys.DerivedKeyHasher.verify

    def noting(hasher: keys.DerivedKeyHasher, key: str, kept: str) -> bool:
        checked.append(kept.rsplit("$", 2)[0])
        return bool(verify(hasher, key, kept))

    monkeypatch.setattr(keys.DerivedKeyHasher, "verify", noting)
    for path, more in (("/recovery", {}), ("/recovery/passphrase", _new_passphrase())):
        sent = {**more, "recovery_key": NEW_KEY}
        wrong = nobody.ask("POST", path, {**sent, "handle": "ada"})
        none = nobody.ask("POST", path, {**sent, "handle": "dov"})
        assert wrong == none
        assert (wrong.status, wrong.code) == (403, "wrong-code")
    assert len(checked) == 4
    assert len(set(checked)) == 1
    assert dov.ask("GET", "/me").status == 200


@pytest.mark.usefixtures("in_one_moment")
def test_tries_are_counted_where_no_code_was_made(
    dov: Visitor, nobody: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert dov.me == DOV
    monkeypatch.setattr("nearer.server.people.keys.matches", lambda _key, _kept: False)
    sent = {"handle": "dov", "recovery_key": NEW_KEY}
    codes = [nobody.ask("POST", "/recovery", sent).code for _ in range(21)]
    assert codes == ["wrong-code"] * 20 + ["slow-down"]


@pytest.mark.parametrize("half", [{"recovery_hash": None}, {"recovery_file": None}])
def test_a_key_without_its_file_is_never_kept(ada: Visitor, half: dict[str, None]) -> None:
    assert ada.me == ADA
    with pytest.raises(IntegrityError, match="account_recovery_is_whole"):
        Account.objects.filter(handle="ada").update(**half)
