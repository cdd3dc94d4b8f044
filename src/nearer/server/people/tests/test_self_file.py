# SPDX-License-Identifier: AGPL-3.0-or-later
"""The self file: two devices of one person save at once, and neither overwrites what it has not seen."""

import threading
from base64 import b64encode

import pytest
from django.db import connection

from tests.cast import ADA, Visitor, arrive, sealed_by_nobody


def _file(words: str) -> str:
    return b64encode(sealed_by_nobody(words)).decode()


def test_it_is_replaced_by_its_version(ada: Visitor) -> None:
    before = ada.ask("GET", "/me").body["self"]
    assert before["version"] == 1
    saved = ada.ask("PUT", "/me/self", {"version": 1, "file": _file("two")})
    assert (saved.status, saved.body) == (200, {"version": 2})
    assert ada.ask("GET", "/me").body["self"] == {"version": 2, "file": _file("two")}


@pytest.mark.parametrize("version", [2, 7])
def test_another_version_than_the_one_there_moves_nothing(ada: Visitor, version: int) -> None:
    before = ada.ask("GET", "/me").body["self"]
    answer = ada.ask("PUT", "/me/self", {"version": version, "file": _file("lost")})
    assert (answer.status, answer.code, answer.body["version"]) == (409, "moved", 1)
    assert "Nothing is lost" in answer.say
    assert ada.ask("GET", "/me").body["self"] == before


@pytest.mark.parametrize(
    "wrong", [{"version": 0}, {"version": 2**31}, {"file": ""}, {"file": b64encode(b"{}").decode()}]
)
def test_what_does_not_fit_is_refused(ada: Visitor, wrong: dict[str, object]) -> None:
    assert ada.ask("PUT", "/me/self", {"version": 1, "file": _file("x"), **wrong}).status == 422
    assert ada.ask("GET", "/me").body["self"]["version"] == 1


def test_it_may_be_large_but_not_endless(ada: Visitor) -> None:
    fits = b64encode(sealed_by_nobody().ljust(131_072)).decode()
    assert ada.ask("PUT", "/me/self", {"version": 1, "file": fits}).status == 200
    assert (
        ada.ask(
            "PUT", "/me/self", {"version": 2, "file": b64encode(sealed_by_nobody().ljust(131_073)).decode()}
        ).status
        == 422
    )
    assert ada.ask("PUT", "/me/self", {"version": 2, "file": fits * 2}).code == "too-large"


@pytest.mark.django_db(transaction=True)
def test_of_two_devices_that_save_at_once_one_is_told() -> None:
    token = arrive(ADA).http.cookies["nearer"].value
    statuses: list[int] = []

    def save(words: str) -> None:
        device = Visitor(ADA)
        device.http.cookies["nearer"] = token
        statuses.append(device.ask("PUT", "/me/self", {"version": 1, "file": _file(words)}).status)
        connection.close()

    both = [threading.Thread(target=save, args=(words,)) for words in ("left", "right")]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()
    assert sorted(statuses) == [200, 409]
