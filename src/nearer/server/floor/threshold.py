# SPDX-License-Identifier: AGPL-3.0-or-later
"""The threshold: from an HTTP request to a door's question, and from its answer back to HTTP."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import msgspec
from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.http.request import UnreadablePostError
from django.utils.module_loading import import_string

from nearer.server.floor.doors import Door, Person, Reply, Request
from nearer.server.floor.refusals import Refusal, signed_out

SESSION_DAYS = 90
_encode = msgspec.json.Encoder().encode


def view_of(doors: list[Door]) -> Callable[..., HttpResponse]:
    """Make one Django view of the doors that share a path."""
    by_method = {door.method: door for door in doors}
    allowed = ", ".join(sorted(by_method))

    def view(http: HttpRequest, **params: str) -> HttpResponse:
        door = by_method.get(http.method or "")
        if door is None:
            refusal = Refusal(405, "wrong-method", f"This address answers to {allowed} only.")
            response = refused(refusal)
            response["Allow"] = allowed
            return response
        return pass_through(door, http, params)

    return view


def pass_through(door: Door, http: HttpRequest, params: dict[str, str]) -> HttpResponse:
    """Let one request through one door. Refusals become sentences, and so does a database in trouble."""
    try:
        return _answered(door, door.handler(_question(door, http, params)))
    except Refusal as refusal:
        return refused(refusal)
    except OperationalError as error:
        refusal_of_trouble = trouble(error)
        if refusal_of_trouble is None:
            raise
        return refused(refusal_of_trouble)


def _question(door: Door, http: HttpRequest, params: dict[str, str]) -> Request[Any]:
    if door.method != "GET":
        refuse_cross_origin(http)
    token = http.COOKIES.get(cookie_name())
    visitor = None if not token or door.who == "anyone" else _recognise(token)
    if visitor is None and door.who == "person":
        raise signed_out()
    body = _query(door, http) if door.method == "GET" else _body(door, http)
    return Request(body, params, visitor, token, http.META.get("REMOTE_ADDR", ""))


def _recognise(token: str) -> Person | None:
    """Ask the room that keeps the sessions; which one that is, the site says."""
    found: Person | None = import_string(settings.NEARER_RECOGNISE)(token)
    return found


def _body(door: Door, http: HttpRequest) -> Any:
    raw = _raw(door, http)
    if raw and http.content_type != "application/json":
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


def _raw(door: Door, http: HttpRequest) -> bytes:
    try:
        size = int(http.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        raise Refusal(400, "not-json", "The length of what was sent is not a number.") from None
    too_large = Refusal(413, "too-large", f"This is too large: at most {door.most} bytes.", most=door.most)
    if size > door.most:
        raise too_large
    try:
        return http.body
    except RequestDataTooBig:
        raise too_large from None
    except UnreadablePostError:
        raise Refusal(400, "not-json", "The sending stopped half-way. Please send it again.") from None


def _query(door: Door, http: HttpRequest) -> Any:
    asked = http.GET
    if door.body is None:
        return None
    try:
        return msgspec.convert({name: asked[name] for name in asked}, door.body, strict=False)
    except msgspec.ValidationError as error:
        raise Refusal(422, "unexpected", f"Something in the address is not as expected: {error}.") from None


def refuse_cross_origin(http: HttpRequest) -> None:
    """Refuse what another site made a browser send; the rule is Go's net/http CrossOriginProtection."""
    fetch_site = http.headers.get("Sec-Fetch-Site")
    if fetch_site in ("same-origin", "none"):
        return
    origin = http.headers.get("Origin")
    if fetch_site is None and (origin is None or urlsplit(origin).netloc == http.META.get("HTTP_HOST")):
        return
    if origin is not None and origin == settings.NEARER_ORIGIN:
        return
    raise Refusal(403, "cross-origin", "This came from another site, and is not taken from there.")


def trouble(error: OperationalError) -> Refusal | None:
    """Name the database's trouble, or return None if it is a fault of ours."""
    words = str(error).lower()
    if "disk is full" in words or "no space left" in words or "disk full" in words:
        say = "The server's disk is full. Nothing was changed. Please tell whoever runs it."
        return Refusal(507, "disk-full", say)
    if "locked" in words or "busy" in words or "connection" in words:
        return Refusal(503, "busy", "The server is busy for a moment. Please try again.")
    return None


def _answered(door: Door, answer: Any) -> HttpResponse:
    reply = answer if isinstance(answer, Reply) else Reply(answer)
    status = reply.status or door.status
    response = json_response(status, b"" if reply.body is None else _encode(reply.body))
    if reply.session is not None:
        _set_cookie(response, reply.session)
    return response


def refused(refusal: Refusal) -> HttpResponse:
    """Make the answer of a refusal."""
    told = {"code": refusal.code, "say": refusal.say, **refusal.more}
    return json_response(refusal.status, _encode(told))


def json_response(status: int, content: bytes) -> HttpResponse:
    """Make an answer that no cache keeps."""
    response = HttpResponse(content, status=status, content_type="application/json")
    if status == 204:  # noqa: PLR2004 - No Content
        del response["Content-Type"]
    response["Cache-Control"] = "no-store"
    return response


def fault(http: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's form
    """Answer when we failed. It says nothing about where."""
    say = "Something went wrong on the server. Nothing was changed. Please try again."
    return refused(Refusal(500, "fault", say))


def cookie_name() -> str:
    """Return the session cookie's name: bound to this very host wherever there is https."""
    return "__Host-nearer" if settings.NEARER_HTTPS else "nearer"


def _set_cookie(response: HttpResponse, token: str) -> None:
    response.set_cookie(
        cookie_name(),
        token,
        max_age=SESSION_DAYS * 86400 if token else 0,
        secure=settings.NEARER_HTTPS,
        httponly=True,
        samesite="Strict",
    )
