# SPDX-License-Identifier: AGPL-3.0-or-later
"""Recovery: the code gives one file and permits one thing, a new passphrase; every session is over then."""

import pytest

from tests.cast import ADA, BEN, Visitor, joining, sealed_by_nobody

NEW_KEY = "d" * 64


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


def test_tries_are_counted_apart_from_signing_in(
    ada: Visitor, nobody: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nearer.server.people.keys.matches", lambda key, _kept: key == ADA.login_key)
    sent = {"handle": "ada", "recovery_key": NEW_KEY}
    codes = [nobody.ask("POST", "/recovery", sent).code for _ in range(21)]
    assert codes == ["wrong-code"] * 20 + ["slow-down"]
    assert nobody.ask("POST", "/sign-in", {"handle": "ada", "login_key": ADA.login_key}).status == 200
    assert ada.ask("GET", "/me").status == 200


def test_me_says_that_a_recovery_file_was_made(ada: Visitor) -> None:
    assert joining(ADA)["recovery_file"]
    assert ada.ask("GET", "/me").body["keys"]["recovery_made"] is True
