# SPDX-License-Identifier: AGPL-3.0-or-later
"""Signing in: whoever holds the key comes in, and nobody else learns even who is here."""

import pytest

from nearer.server.people.keys import DerivedKeyHasher
from nearer.server.people.models import Session
from tests.cast import ADA, BEN, Answer, Visitor


def _sign_in(visitor: Visitor, handle: str, key: str) -> Answer:
    return visitor.ask("POST", "/sign-in", {"handle": handle, "login_key": key, "label": "kitchen"})


def test_the_right_key_opens(ada: Visitor, nobody: Visitor) -> None:
    answer = _sign_in(nobody, " ADA ".strip(), ADA.login_key)
    assert (answer.status, answer.body) == (200, {"handle": "ada"})
    assert nobody.ask("GET", "/me").body == ada.ask("GET", "/me").body


def test_the_cookie_is_for_this_server_only(ada: Visitor, nobody: Visitor) -> None:
    assert ada.me == ADA
    _sign_in(nobody, "ada", ADA.login_key)
    cookie = nobody.http.cookies["nearer"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"
    assert cookie["path"] == "/"
    assert int(cookie["max-age"]) > 90 * 86400, "a device that is used outlasts the days without use"
    assert not Session.objects.filter(token_hash=cookie.value).exists()


def test_wrong_key_and_unknown_handle_look_the_same(ada: Visitor, nobody: Visitor) -> None:
    assert ada.me == ADA
    wrong, unknown = (_sign_in(nobody, handle, BEN.login_key) for handle in ("ada", "nobody-here"))
    assert wrong == unknown
    assert (wrong.status, wrong.code) == (403, "wrong-key")
    assert "check both" in wrong.say


def test_wrong_key_and_unknown_handle_cost_the_same(ada: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both run the one slow hash, once; counted, because a clock in a test lies."""
    assert ada.me == ADA
    runs: list[str] = []
    verify = DerivedKeyHasher.verify

    def counted(hasher: DerivedKeyHasher, key: str, kept: str) -> bool:
        runs.append(kept)
        return verify(hasher, key, kept)

    monkeypatch.setattr(DerivedKeyHasher, "verify", counted)
    _sign_in(Visitor(), "ada", BEN.login_key)
    _sign_in(Visitor(), "nobody-here", BEN.login_key)
    assert len(runs) == 2
    assert [kept.split("$")[1:4] for kept in runs] == [["argon2id", "v=19", "m=19456,t=2,p=1"]] * 2


def test_the_recovery_key_is_no_login_key(ada: Visitor, nobody: Visitor) -> None:
    assert ada.me == ADA
    assert _sign_in(nobody, "ada", ADA.recovery_key).code == "wrong-key"


def test_a_handle_with_no_form_gets_the_rule(nobody: Visitor) -> None:
    assert _sign_in(nobody, "?", ADA.login_key).code == "handle-form"


def test_signed_out_is_signed_out(ada: Visitor, nobody: Visitor) -> None:
    _sign_in(nobody, "ada", ADA.login_key)
    token = nobody.http.cookies["nearer"].value
    assert nobody.ask("POST", "/sign-out").status == 204
    nobody.http.cookies["nearer"] = token
    assert nobody.ask("GET", "/me").code == "signed-out"
    assert ada.ask("GET", "/me").status == 200


def test_signing_out_always_succeeds(nobody: Visitor) -> None:
    nobody.http.cookies["nearer"] = "a token of long ago"
    assert nobody.ask("POST", "/sign-out").status == 204
    assert nobody.http.cookies["nearer"].value == ""


@pytest.mark.parametrize("token", ["", "x", "' OR 1=1 --", "é" * 40])
def test_an_invented_token_opens_nothing(ada: Visitor, nobody: Visitor, token: str) -> None:
    assert ada.me == ADA
    nobody.http.cookies["nearer"] = token
    assert nobody.ask("GET", "/me").code == "signed-out"
