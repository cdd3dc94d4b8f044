# SPDX-License-Identifier: AGPL-3.0-or-later
"""The threshold: from a knock, which is all of a request that matters here, to a door's question, and back.

It does not know who carries the knock: the network's own way in and Django's test client use the same code.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

import msgspec
from django.conf import settings
from django.db import InterfaceError, OperationalError, connection
from django.utils.module_loading import import_string

from nearer.server.floor.doors import Door, Person, Reply, Request
from nearer.server.floor.refusals import Refusal, signed_out

SESSION_DAYS = 90  # without use, until a session is over; the server counts them
COOKIE_DAYS = (
    400  # the longest that browsers keep a cookie: a device used every day is never asked again early
)
_MOST_ASKED = 20  # members of a query string
_encode = msgspec.json.Encoder().encode
_log = logging.getLogger("nearer.floor")


@dataclass(frozen=True, slots=True)
class Knock:
    """A request. Header names are lower case; `address` is the network's."""

    method: str
    query: str
    headers: Mapping[str, str]
    body: bytes
    address: str


@dataclass(frozen=True, slots=True)
class Given:
    """An answer, beside the headers that all have."""

    status: int
    content: bytes
    headers: tuple[tuple[str, str], ...]


def open_door(doors: Mapping[str, Door], knock: Knock, params: Mapping[str, str]) -> Given:
    """Let a knock in by that of these doors, all of one path, which has its method.

    Every refusal becomes a sentence, so does a database in trouble, and so does a fault of ours: whoever
    knocks never sees where it was.
    """
    door = doors.get(knock.method)
    if door is None:
        allowed = ", ".join(sorted(doors))
        return refused(_wrong_method(allowed), ("Allow", allowed))
    try:
        return _answered(door, door.handler(_question(door, knock, params)))
    except Refusal as refusal:
        return refused(refusal)
    except Exception as error:  # noqa: BLE001 - it is logged, and answered without a word about where
        return _failed(door, error)
    finally:
        if connection.errors_occurred:
            connection.close_if_unusable_or_obsolete()


def _failed(door: Door, error: Exception) -> Given:
    known = trouble(error)
    if known is not None:
        return refused(known)
    _log.error("fault at %s %s", door.method, door.path, exc_info=error)
    return refused(fault())


def _question(door: Door, knock: Knock, params: Mapping[str, str]) -> Request[Any]:
    reads = door.method == "GET"
    if not reads:
        refuse_cross_origin(knock.headers)
    token = token_of(knock.headers)
    visitor = None if not token or door.who == "anyone" else recognise(token)
    if visitor is None and door.who == "person":
        raise signed_out()
    body = _query(door, knock.query) if reads else _body(door, knock)
    return Request(body, params, visitor, token, knock.address)


def recognise(token: str) -> Person | None:
    """Ask the room that keeps the sessions, which the site names, whose token this is."""
    found: Person | None = import_string(settings.NEARER_RECOGNISE)(token)
    return found


def _body(door: Door, knock: Knock) -> Any:
    raw = knock.body
    if len(raw) > door.most:
        raise Refusal(413, "too-large", f"This is too large: at most {door.most} bytes.", most=door.most)
    kind = knock.headers.get("content-type", "").partition(";")[0].strip().lower()
    if raw and kind != "application/json":
        raise Refusal(415, "not-json", "Please send this as application/json.")
    if door.read is None:
        if raw not in (b"", b"{}", b"null"):
            raise Refusal(422, "unexpected", "This address takes no body.")
        return None
    if b"\\u0000" in raw:
        raise Refusal(422, "unexpected", "There is a character here that nobody can write: NUL.")
    try:
        return door.read(raw)
    except msgspec.ValidationError as error:
        raise Refusal(422, "unexpected", f"Something here is not as expected: {error}.") from None
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        raise Refusal(400, "not-json", "This is not JSON that can be read.") from None


def _query(door: Door, query: str) -> Any:
    if door.body is None:
        return None
    try:
        asked = dict(parse_qsl(query, keep_blank_values=True, max_num_fields=_MOST_ASKED))
        return msgspec.convert(asked, door.body, strict=False)
    except msgspec.ValidationError as error:
        raise Refusal(422, "unexpected", f"Something in the address is not as expected: {error}.") from None
    except ValueError:
        raise Refusal(422, "unexpected", "This address asks for too many things at once.") from None


def refuse_cross_origin(headers: Mapping[str, str]) -> None:
    """Refuse what another site made a browser send; the rule is Go's net/http CrossOriginProtection."""
    fetch_site = headers.get("sec-fetch-site")
    if fetch_site in ("same-origin", "none"):
        return
    origin = headers.get("origin")
    if fetch_site is None and (origin is None or origin.partition("://")[2] == headers.get("host")):
        return
    if origin is not None and origin == settings.NEARER_ORIGIN:
        return
    raise Refusal(403, "cross-origin", "This came from another site, and is not taken from there.")


def trouble(error: Exception) -> Refusal | None:
    """Name the database's trouble, or return None if it is a fault of ours."""
    if not isinstance(error, OperationalError | InterfaceError):
        return None
    words = str(error).lower()
    if "disk is full" in words or "no space left" in words or "disk full" in words:
        say = "The server's disk is full. Nothing was changed. Please tell whoever runs it."
        return Refusal(507, "disk-full", say)
    if any(word in words for word in ("locked", "busy", "connection", "terminat", "starting up", "shutting")):
        return Refusal(503, "busy", "The server is busy for a moment. Please try again.")
    return None


def fault() -> Refusal:
    """Answer when we failed. It says nothing about where."""
    say = "Something went wrong on the server. Nothing was changed. Please try again."
    return Refusal(500, "fault", say)


def _wrong_method(allowed: str) -> Refusal:
    return Refusal(405, "wrong-method", f"This address answers to {allowed} only.")


def _answered(door: Door, answer: Any) -> Given:
    reply = answer if isinstance(answer, Reply) else Reply(answer)
    cookie = () if reply.session is None else (("Set-Cookie", _cookie(reply.session)),)
    if reply.body is None:
        return Given(reply.status or door.status, b"", (_UNKEPT, *cookie))
    return Given(reply.status or door.status, _encode(reply.body), (_JSON, _UNKEPT, *cookie))


_JSON = ("Content-Type", "application/json")
_UNKEPT = ("Cache-Control", "no-store")  # by any cache


def refused(refusal: Refusal, *more: tuple[str, str]) -> Given:
    """Make the answer of a refusal."""
    told = {"code": refusal.code, "say": refusal.say, **refusal.more}
    return Given(refusal.status, _encode(told), (_JSON, _UNKEPT, *more))


def token_of(headers: Mapping[str, str]) -> str | None:
    """Find the session's token among the cookies, or None."""
    name = cookie_name()
    for part in headers.get("cookie", "").split(";"):
        key, _, value = part.strip().partition("=")
        if key == name:
            return value or None
    return None


def cookie_name() -> str:
    """Return the session cookie's name: bound to this very host wherever there is https."""
    return "__Host-nearer" if settings.NEARER_HTTPS else "nearer"


def _cookie(token: str) -> str:
    age = COOKIE_DAYS * 86400 if token else 0
    secure = "; Secure" if settings.NEARER_HTTPS else ""
    return f"{cookie_name()}={token}; Max-Age={age}; Path=/; HttpOnly; SameSite=Strict{secure}"
