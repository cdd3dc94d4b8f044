# SPDX-License-Identifier: AGPL-3.0-or-later
"""The threshold: whatever comes is answered with a sentence, and nothing from another site comes in."""

from collections.abc import Callable, Mapping
from typing import Annotated, Any

import msgspec
import pytest
from django.db import OperationalError

from nearer.server.floor.doors import Door, Reply
from nearer.server.floor.threshold import Given, Knock, open_door

JSON = {"content-type": "application/json", "host": "nearer.example"}


class Wish(msgspec.Struct, forbid_unknown_fields=True):
    """What the door takes."""

    number: Annotated[int, msgspec.Meta(ge=0)]
    words: str = ""


def opened(handler: Callable[[Any], Any], *, method: str = "POST", takes: Any = Wish) -> Mapping[str, Door]:
    """Make a door that stands nowhere."""
    read = msgspec.json.Decoder(takes).decode if takes is not None and method != "GET" else None
    door = Door(method, "/wish", "anyone", takes, Wish, 200, (), False, 200, handler, read)  # noqa: FBT003 - a declaration
    return {method: door}


def knocked(
    body: bytes = b"", headers: Mapping[str, str] = JSON, *, method: str = "POST", query: str = ""
) -> Knock:
    """Make a knock."""
    return Knock(method, query, headers, body, "192.0.2.1")


def echo(request: Any) -> Any:
    """Give back what was asked."""
    return request.body


def code(given: Given) -> tuple[int, str]:
    """Return status and code, having seen that there is a sentence."""
    told = msgspec.json.decode(given.content)
    assert told["say"].endswith(".")
    return given.status, told["code"]


def test_what_is_right_comes_in() -> None:
    given = open_door(opened(echo), knocked(b'{"number": 3}'), {})
    assert (given.status, msgspec.json.decode(given.content)) == (200, {"number": 3, "words": ""})
    assert ("Cache-Control", "no-store") in given.headers


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"", (400, "not-json")),
        (b"{", (400, "not-json")),
        (b'{"number": 3}}', (400, "not-json")),
        (b"\xff\xfe", (400, "not-json")),
        (b'{"number": 3, "words": "\xff"}', (400, "not-json")),
        (b"[" * 190, (422, "unexpected")),
        (b'{"number": ' + b"[" * 180, (422, "unexpected")),
        (b"null", (422, "unexpected")),
        (b'{"number": "3"}', (422, "unexpected")),
        (b'{"number": -1}', (422, "unexpected")),
        (b'{"number": 1e999}', (422, "unexpected")),
        (b'{"number": 3, "more": 1}', (422, "unexpected")),
        (b'{"number": 3, "words": "\\u0000"}', (422, "unexpected")),
        (b'{"number": 3, "words": "\\ud800"}', (400, "not-json")),
        (b'{"number": 3}' + b" " * 200, (413, "too-large")),
    ],
)
def test_what_is_wrong_is_told(body: bytes, expected: tuple[int, str]) -> None:
    assert code(open_door(opened(echo), knocked(body), {})) == expected


def test_another_kind_of_body_is_refused() -> None:
    """A form of another site can send these without asking; JSON it cannot."""
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""):
        knock = knocked(b'{"number": 3}', {**JSON, "content-type": kind})
        assert code(open_door(opened(echo), knock, {})) == (415, "not-json")


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"sec-fetch-site": "same-origin"}, 200),
        ({"sec-fetch-site": "none"}, 200),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "cross-site", "origin": "https://nearer.example"}, 403),
        ({"origin": "https://nearer.example"}, 200),
        ({"origin": "https://elsewhere.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "http://[::1"}, 403),
    ],
)
def test_nothing_comes_in_from_another_site(headers: dict[str, str], status: int) -> None:
    knock = knocked(b'{"number": 3}', {**JSON, **headers})
    assert open_door(opened(echo), knock, {}).status == status


def test_looking_is_not_hindered_by_where_it_comes_from() -> None:
    knock = knocked(headers={**JSON, "sec-fetch-site": "cross-site"}, method="GET", query="number=3")
    assert open_door(opened(echo, method="GET"), knock, {}).status == 200


@pytest.mark.parametrize(
    "query", ["number=x", "", "number=1&more=2", "&".join(["number=1"] * 30), "number=%ff"]
)
def test_a_question_that_is_wrong_is_told(query: str) -> None:
    given = open_door(opened(echo, method="GET"), knocked(method="GET", query=query), {})
    assert code(given) == (422, "unexpected")


def test_a_door_without_a_body_takes_none() -> None:
    doors = opened(lambda _: Reply(status=204), takes=None)
    assert open_door(doors, knocked(), {}).status == 204
    assert code(open_door(doors, knocked(b'{"number": 3}'), {})) == (422, "unexpected")


def test_another_method_is_told_which_there_are() -> None:
    given = open_door(opened(echo), knocked(method="PATCH"), {})
    assert code(given) == (405, "wrong-method")
    assert ("Allow", "POST") in given.headers


def test_a_fault_of_ours_says_nothing_about_where(caplog: pytest.LogCaptureFixture) -> None:
    def fail(_: Any) -> None:
        raise ValueError("the secret words")

    given = open_door(opened(fail), knocked(b'{"number": 3}'), {})
    assert code(given) == (500, "fault")
    assert b"secret" not in given.content
    assert b"ValueError" not in given.content
    assert "fault at POST /wish" in caplog.text


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("database or disk is full", (507, "disk-full")),
        ('could not extend file "base/1/2": No space left on device', (507, "disk-full")),
        ("database is locked", (503, "busy")),
        ("the connection is lost", (503, "busy")),
        ("no such table: letters", (500, "fault")),
    ],
)
def test_a_database_in_trouble_is_named(words: str, expected: tuple[int, str]) -> None:
    def falter(_: Any) -> None:
        raise OperationalError(words)

    assert code(open_door(opened(falter), knocked(b'{"number": 3}'), {})) == expected


def test_the_cookie_is_for_this_host_and_for_no_script(settings: Any) -> None:
    doors = opened(lambda _: Reply(session="token"), takes=None)
    settings.NEARER_HTTPS = True
    cookie = dict(open_door(doors, knocked(), {}).headers)["Set-Cookie"]
    assert cookie.startswith("__Host-nearer=token; ")
    assert {"Path=/", "HttpOnly", "SameSite=Strict", "Secure"} <= set(cookie.split("; "))
    settings.NEARER_HTTPS = False
    cookie = dict(open_door(doors, knocked(), {}).headers)["Set-Cookie"]
    assert cookie.startswith("nearer=token; ")
    assert "Secure" not in cookie
