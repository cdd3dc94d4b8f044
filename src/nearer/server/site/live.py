# SPDX-License-Identifier: AGPL-3.0-or-later
"""Open pages: each waits on one connection and hears, within moments, that something has come to a bond.

What is sent is a hint with the bond's id and nothing else; the feed is the truth. A page that asks for the
signals of one bond hears these and no hints; none of them is kept. Server-sent events and no long poll,
because a browser mends them by itself and a waiting page then costs one idle socket and no repeated request.
A page is a few small objects here, no thread and no timer of its own, so that thousands can wait.
"""

import asyncio
import re
import time
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from urllib.parse import parse_qs

from django.db import Error

from nearer.server.floor.doors import Person
from nearer.server.floor.refusals import Refusal, signed_out
from nearer.server.floor.threshold import Given, fault, recognise, refused, trouble
from nearer.server.site.waking import Heard, Waker

Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
InThread = Callable[..., Awaitable[Any]]

KEEP_ALIVE = 20  # seconds; shorter than the patience of common proxies
CHECK = 3  # keep-alives between two looks at whether the sessions still exist
MOST_OF_ONE = 12  # pages of one session; beyond it the oldest gives way
MOST_WAITING = 16  # signals that wait behind one on its way to a page; what is beyond is lost
_BOND = re.compile("[0-9a-f]{32}")
_HEADERS = (
    (b"content-type", b"text/event-stream"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
)


@dataclass(eq=False, slots=True)
class Page:
    """One open page."""

    session: str
    send: Send
    task: asyncio.Task[Any] | None
    signals: str | None = None  # of which bond it hears signals, and no hints
    since: float = field(default_factory=time.monotonic)
    sending: bool = False
    waiting: list[bytes] = field(default_factory=list)

    def end(self) -> None:
        """Close the connection; the browser will open another, and be asked again who it is."""
        if self.task is not None:
            self.task.cancel()


class Hub:
    """All open pages of this process, by session. Everything runs on the event loop, but for the waker."""

    def __init__(self) -> None:
        self._pages: dict[str, set[Page]] = {}
        self._loop: asyncio.AbstractEventLoop | None = None
        self._beat: asyncio.Task[None] | None = None
        self._waker: Waker | None = None

    def open(self, loop: asyncio.AbstractEventLoop) -> None:
        """Begin to hear the bell and to keep connections alive."""
        self._loop = loop
        self._beat = loop.create_task(self._beating())
        self._waker = Waker(wake=self._wake, start_again=self._start_again, sessions=self.sessions)
        self._waker.start()

    def close(self) -> None:
        """End everything, so that the server can stop. A second time changes nothing."""
        if self._waker is None or self._beat is None:
            return
        self._waker.stop()
        self._beat.cancel()
        self._waker = self._beat = None
        self._end(page for pages in tuple(self._pages.values()) for page in tuple(pages))

    def sessions(self) -> tuple[str, ...]:
        """Return the sessions that have a page open. May be called from any thread."""
        return tuple(self._pages)

    def add(self, page: Page) -> None:
        """Let a page wait. Its session's oldest page gives way where there are too many."""
        pages = self._pages.setdefault(page.session, set())
        if len(pages) >= MOST_OF_ONE:
            self._end([min(pages, key=lambda each: each.since)])
        pages.add(page)

    def remove(self, page: Page) -> None:
        """Forget a page that has gone."""
        pages = self._pages.get(page.session, set())
        pages.discard(page)
        if not pages:
            self._pages.pop(page.session, None)

    def _wake(self, heard: Iterable[Heard]) -> None:
        """From the waker's thread: tell sessions of what has come to bonds."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._tell, tuple(heard))

    def _start_again(self, gone: Iterable[str] | None) -> None:
        """From the waker's thread: end the pages of these sessions, or all when hints were lost."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._end_sessions, None if gone is None else tuple(gone))

    def _tell(self, heard: tuple[Heard, ...]) -> None:
        for bond, session, signal in heard:
            if signal is None:
                event = b'event: arrived\ndata: {"bond": "%s"}\n\n' % bond.encode()
            else:
                event = b"event: signal\ndata: %s\n\n" % signal.encode()
            for page in self._pages.get(session, ()):
                if page.signals == (None if signal is None else bond):
                    self._push(page, event)

    def _end_sessions(self, gone: tuple[str, ...] | None) -> None:
        for session in tuple(self._pages) if gone is None else gone:
            self._end(tuple(self._pages.get(session, ())))

    def _end(self, pages: Iterable[Page]) -> None:
        for page in pages:
            page.end()

    def _push(self, page: Page, text: bytes) -> None:
        """Send without waiting. A page that still has a hint in its pipe will read the feed anyway."""
        if page.sending:
            if page.signals is not None and len(page.waiting) < MOST_WAITING:
                page.waiting.append(text)
        elif self._loop is not None:
            page.sending = True
            self._loop.create_task(_send(page, text))

    async def _beating(self) -> None:
        """Keep connections alive, a slice each second, and now and then ask whether their sessions are."""
        beat = 0
        while True:
            await asyncio.sleep(1)
            beat += 1
            for number, session in enumerate(tuple(self._pages)):
                if number % KEEP_ALIVE == beat % KEEP_ALIVE:
                    for page in tuple(self._pages.get(session, ())):
                        self._push(page, b":\n\n")
            if beat % (KEEP_ALIVE * CHECK) == 0 and self._waker is not None:
                self._waker.check()


async def _send(page: Page, text: bytes) -> None:
    try:
        await page.send({"type": "http.response.body", "body": text, "more_body": True})
        while page.waiting:
            await page.send({"type": "http.response.body", "body": page.waiting.pop(0), "more_body": True})
    finally:
        page.sending = False


@cache
def hub() -> Hub:
    """Return this process's hub."""
    return Hub()


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody asks for `/live`: how, with what after the `?`, and with which session's token."""

    method: str
    query: bytes
    token: str | None


async def serve(asked: Asked, receive: Receive, send: Send, in_thread: InThread) -> Given | None:
    """Answer `/live`: return why not, or hold the connection until the page goes, and return None.

    Whether the person is in the bond whose signals they ask for is looked at when there is one.
    """
    visitor = await in_thread(_visitor, asked.method, asked.token)
    if not isinstance(visitor, Person):
        refusal: Given = visitor
        return refusal
    signals = parse_qs(asked.query.decode("latin-1"), keep_blank_values=True).get("signals", [None])[-1]
    if signals is not None and not _BOND.fullmatch(signals):
        return refused(Refusal(422, "unexpected", "Signals are heard of one bond, named by its id."))
    await send({"type": "http.response.start", "status": 200, "headers": list(_HEADERS)})
    await send({"type": "http.response.body", "body": b"retry: 3000\n\n", "more_body": True})
    page = Page(visitor.session, send, asyncio.current_task(), signals)
    hub().add(page)
    try:
        while (await receive())["type"] != "http.disconnect":
            pass
    except asyncio.CancelledError:
        await send({"type": "http.response.body", "body": b""})
    finally:
        hub().remove(page)
    return None


def _visitor(method: str, token: str | None) -> Person | Given:
    if method != "GET":
        return refused(Refusal(405, "wrong-method", "This address answers to GET only."), ("Allow", "GET"))
    try:
        return (recognise(token) if token else None) or refused(signed_out())
    except Error as error:
        return refused(trouble(error) or fault())
