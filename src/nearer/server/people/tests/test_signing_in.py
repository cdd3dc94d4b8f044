# SPDX-License-Identifier: AGPL-3.0-or-later
"""Signing in: whoever holds the key comes in, and nobody else learns even who is here."""

from tests.cast import ADA, Visitor


def test_the_right_key_opens(ada: Visitor, nobody: Visitor) -> None:
    answer = nobody.ask("POST", "/sign-in", {"handle": ADA.handle, "login_key": ADA.login_key, "label": "kitchen"})
    assert (answer.status, answer.body) == (200, {"handle": "ada"})
    assert nobody.ask("GET", "/me").body["handle"] == "ada"
