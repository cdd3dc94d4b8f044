# SPDX-License-Identifier: AGPL-3.0-or-later
"""The way in from the network: open pages wait natively, the rest runs in a small fixed set of threads.

Doors are entered without Django's own requests and responses between, which would cost more than all the
rest; what is no door goes to its synchronous handler.
"""

import asyncio
import io
import os
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any

import django
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nearer.server.site.settings")
django.setup(set_prefix=False)

from django.core.handlers.wsgi import WSGIHandler  # noqa: E402 - Django must be set up first

from nearer.server.floor.refusals import Refusal  # noqa: E402 - as above
from nearer.server.floor.threshold import Given, Knock, refused, token_of  # noqa: E402 - as above
from nearer.server.site import live, memory, quiet_hours, shell  # noqa: E402 - as above
from nearer.server.site.headers import headers_for  # noqa: E402 - as above
from nearer.server.site.threads import close_connections, in_thread  # noqa: E402 - as above
from nearer.server.site.ways import API, all_doors, enter  # noqa: E402 - as above

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

MOST = max(door.most for door in all_doors())  # bytes of any body; each door has its own limit
API_DOORS = f"{API}/"
API_DESCRIPTION = f"{API}/openapi.json"
_BARE = (204, 304)  # statuses that have no content, and so no length of it


memory.give_back_large_blocks()
shell.pages()
_handler: Any = WSGIHandler()


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer one connection of uvicorn's (ASGI 3)."""
    if scope["type"] == "lifespan":
        await _lifespan(receive, send)
    elif scope["type"] == "http":
        await _http(scope, receive, _with_headers(scope, send))
    else:
        await send({"type": "websocket.close"})


async def _lifespan(receive: Receive, send: Send) -> None:
    hub = live.hub()
    while True:
        message = await receive()
        if message["type"] == "lifespan.startup":
            hub.open(asyncio.get_running_loop())
            tidying = asyncio.create_task(quiet_hours.every_day(in_thread))
            await send({"type": "lifespan.startup.complete"})
        else:
            hub.close()
            tidying.cancel()
            await asyncio.to_thread(close_connections)
            await send({"type": "lifespan.shutdown.complete"})
            return


async def _http(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["path"] == "/live":
        # No name here for the headers: they would be kept for as long as the page is open.
        asked = live.Asked(scope["method"], scope["query_string"], token_of(_named(scope)))
        given = await live.serve(asked, receive, send, in_thread)
    else:
        headers = _named(scope)
        given = shell.answer(scope["method"], scope["path"], headers)
        if given is None:
            given = await _from_thread(scope, headers, await _body(receive))
    if given is not None:
        await _give(given, send)


async def _from_thread(scope: Scope, headers: dict[str, str], body: bytes | None) -> Given:
    path: str = scope["path"]
    if body is None:
        return refused(Refusal(413, "too-large", f"This is too large: at most {MOST} bytes.", most=MOST))
    if path.startswith(API_DOORS) and path != API_DESCRIPTION:
        address = (scope.get("client") or ("",))[0]
        knock = Knock(scope["method"], scope["query_string"].decode("latin-1"), headers, body, address)
        return await in_thread(enter, path, knock)
    return await in_thread(_answer, _environ(scope, headers, body))


async def _give(given: Given, send: Send) -> None:
    headers = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in given.headers]
    if given.status not in _BARE and not any(name == b"content-length" for name, _ in headers):
        headers.append((b"content-length", str(len(given.content)).encode()))
    await send({"type": "http.response.start", "status": given.status, "headers": headers})
    await send({"type": "http.response.body", "body": given.content})


def _with_headers(scope: Scope, send: Send) -> Send:
    always = headers_for(scope["path"], https=settings.NEARER_HTTPS)

    async def send_with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message["headers"], *always]
        await send(message)

    return send_with_headers


async def _body(receive: Receive) -> bytes | None:
    """Read the request's body, or return None as soon as it is larger than any door takes."""
    parts: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        part: bytes = message.get("body", b"")
        size += len(part)
        if size > MOST:
            return None
        parts.append(part)
        if not message.get("more_body"):
            return parts[0] if len(parts) == 1 else b"".join(parts)


def _named(scope: Scope) -> dict[str, str]:
    """Return the headers by lower-case name. Names with `_` are dropped: in WSGI they pass for others."""
    found: dict[str, str] = {}
    for raw_name, raw_value in scope["headers"]:
        name, value = raw_name.decode("latin-1"), raw_value.decode("latin-1")
        if name in found:
            value = f"{found[name]}{'; ' if name == 'cookie' else ', '}{value}"
        if "_" not in name:
            found[name] = value
    return found


def _environ(scope: Scope, headers: dict[str, str], body: bytes) -> dict[str, Any]:
    """Describe the request as WSGI does (PEP 3333)."""
    server = scope.get("server") or ("localhost", None)
    named = {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in headers.items()}
    return {
        **named,
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": scope["path"].encode("utf-8", "surrogateescape").decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "CONTENT_TYPE": headers.get("content-type", ""),
        "CONTENT_LENGTH": str(len(body)),
        "SERVER_NAME": server[0],
        "SERVER_PORT": str(server[1] or 0),
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": (scope.get("client") or ("",))[0],
        "wsgi.input": io.BytesIO(body),
        "wsgi.url_scheme": scope["scheme"],
    }


def _answer(environ: dict[str, Any]) -> Given:
    """Run Django's synchronous handler on this thread."""
    started: list[tuple[int, list[tuple[str, str]]]] = []

    def start_response(status: str, headers: list[tuple[str, str]], _error: Any = None) -> None:
        started.append((int(status[:3]), headers))

    response: Iterable[bytes] = _handler(environ, start_response)
    try:
        content = b"".join(response)
    finally:
        if hasattr(response, "close"):
            response.close()
    status, headers = started[-1]
    return Given(status, content, tuple(headers))
