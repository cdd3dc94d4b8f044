# SPDX-License-Identifier: AGPL-3.0-or-later
"""The way in from the network: open pages wait natively, the rest runs in a small fixed set of threads.

Django's own ASGI handler costs half again to twice the time of its synchronous one for each request, and a
thread keeps its connection to the database open. So requests are handed to the synchronous handler here.
"""

import asyncio
import io
import logging
import os
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import django
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nearer.server.site.settings")
django.setup(set_prefix=False)

from django.core.handlers.wsgi import WSGIHandler  # noqa: E402 - Django must be set up first
from whitenoise import WhiteNoise  # type: ignore[import-untyped]  # noqa: E402 - as above

from nearer.server.floor.refusals import Refusal  # noqa: E402 - as above
from nearer.server.floor.threshold import refused  # noqa: E402 - as above
from nearer.server.site import live, shell  # noqa: E402 - as above
from nearer.server.site.headers import headers_for  # noqa: E402 - as above

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Headers = list[tuple[bytes, bytes]]

THREADS = 8
MOST = 192 * 1024  # bytes of any body; each door has its own, smaller limit
_log = logging.getLogger("nearer.site")


def _with_files() -> Any:
    """Return Django's synchronous handler, with the built files before it, compressed and cached for ever."""
    handler = WSGIHandler()
    if not shell.BUILT.is_dir():
        return handler
    files = WhiteNoise(handler, max_age=0, immutable_file_test=lambda _path, url: "/built/" in url)
    files.add_files(str(shell.BUILT), prefix="built/")
    return files


_handler = _with_files()
_threads = ThreadPoolExecutor(THREADS, thread_name_prefix="nearer-door")


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
            await send({"type": "lifespan.startup.complete"})
        else:
            hub.close()
            await send({"type": "lifespan.shutdown.complete"})
            return


async def _http(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["path"] == "/live":
        await live.serve(scope, receive, send, _in_thread)
        return
    body = await _body(receive)
    if body is None:
        too_large = Refusal(413, "too-large", f"This is too large: at most {MOST} bytes.", most=MOST)
        status, headers, content = live.plain(refused(too_large))
    else:
        status, headers, content = await _in_thread(_answer, _environ(scope, body))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": content})


async def _in_thread(function: Callable[..., Any], *given: Any) -> Any:
    return await asyncio.get_running_loop().run_in_executor(_threads, function, *given)


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


def _environ(scope: Scope, body: bytes) -> dict[str, Any]:
    """Describe it as WSGI does (PEP 3333). Names with `_` are dropped: they could pass for others."""
    server = scope.get("server") or ("localhost", None)
    environ: dict[str, Any] = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": scope["path"].encode("utf-8", "surrogateescape").decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_NAME": server[0],
        "SERVER_PORT": str(server[1] or 0),
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": (scope.get("client") or ("",))[0],
        "wsgi.input": io.BytesIO(body),
        "wsgi.url_scheme": scope["scheme"],
    }
    for name, value in scope["headers"]:
        _add_header(environ, name.decode("latin-1"), value.decode("latin-1"))
    environ["CONTENT_LENGTH"] = str(len(body))
    return environ


def _add_header(environ: dict[str, Any], name: str, value: str) -> None:
    if name == "content-type":
        environ["CONTENT_TYPE"] = value
    elif "_" not in name:
        key = f"HTTP_{name.upper().replace('-', '_')}"
        between = "; " if name == "cookie" else ","
        environ[key] = f"{environ[key]}{between}{value}" if key in environ else value


def _answer(environ: dict[str, Any]) -> tuple[int, Headers, bytes]:
    """Run the synchronous handler on this thread; return status, headers and the whole content."""
    started: list[tuple[int, Headers]] = []

    def start_response(status: str, headers: list[tuple[str, str]], _error: Any = None) -> None:
        named = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers]
        started.append((int(status[:3]), named))

    response: Iterable[bytes] = _handler(environ, start_response)
    try:
        content = b"".join(response)
    finally:
        if hasattr(response, "close"):
            response.close()
    status, headers = started[-1]
    if not any(name == b"content-length" for name, _ in headers) and status not in (204, 304):
        headers.append((b"content-length", str(len(content)).encode()))
    return status, headers, content
