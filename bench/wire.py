# SPDX-License-Identifier: AGPL-3.0-or-later
"""A small HTTP/1.1 client that costs the load core as little as can be.

A general client spends more time on a request than the servers measured here, so it would measure itself.
Requests are bytes made beforehand; a job is one or more of them, sent in turn on one kept-open connection.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections import deque
from dataclasses import dataclass
from typing import cast

import httptools

Job = tuple[bytes, ...]
BROWSER_HEADERS = (
    "User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/140.0 Safari/537.36\r\n"
    "Accept: */*\r\n"
    "Accept-Language: en-GB,en;q=0.9\r\n"
    "Sec-Fetch-Site: same-origin\r\n"
    "Sec-Fetch-Mode: cors\r\n"
    "Sec-Fetch-Dest: empty\r\n"
)


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back for one job: the last answer's status and body, and the seconds the whole job took.

    Status 0 says that the server hung up instead of answering.
    """

    status: int
    seconds: float
    body: bytes


def request(
    method: str,
    path: str,
    *,
    host: str,
    cookie: str = "",
    body: bytes = b"",
    kind: str = "application/json",
) -> bytes:
    """Return a whole request with the headers that a browser would send."""
    head = f"{method} {path} HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\n{BROWSER_HEADERS}"
    if cookie:
        head += f"Cookie: {cookie}\r\n"
    if body or method not in {"GET", "HEAD"}:
        head += f"Content-Type: {kind}\r\nContent-Length: {len(body)}\r\n"
    return head.encode("ascii") + b"\r\n" + body


class Connection(asyncio.Protocol):
    """One kept-open connection with at most one request on its way."""

    def __init__(self) -> None:
        self._transport: asyncio.Transport | None = None
        self._parser = httptools.HttpResponseParser(self)
        self._body: list[bytes] = []
        self._answer: asyncio.Future[tuple[int, bytes]] | None = None
        self.headers: list[tuple[bytes, bytes]] = []

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the way out."""
        self._transport = cast(asyncio.Transport, transport)  # uvloop's is one in all but its ancestry

    def connection_lost(self, exc: Exception | None) -> None:
        """Tell the one who waits; a request that was cut off is never counted as answered."""
        if self._answer is not None and not self._answer.done():
            self._answer.set_exception(exc or ConnectionResetError("the server closed the connection"))
        self._transport = None

    def data_received(self, data: bytes) -> None:
        """Hand on what came."""
        self._parser.feed_data(data)

    def on_header(self, name: bytes, value: bytes) -> None:
        """Collect a header."""
        self.headers.append((name.lower(), value))

    def on_body(self, body: bytes) -> None:
        """Collect a piece of the body."""
        self._body.append(body)

    def on_message_complete(self) -> None:
        """Answer the one who waits."""
        if self._answer is not None and not self._answer.done():
            self._answer.set_result((self._parser.get_status_code(), b"".join(self._body)))

    async def send(self, raw: bytes) -> tuple[int, bytes]:
        """Send a request and return status and body; ConnectionError if the server went away."""
        if self._transport is None:
            raise ConnectionResetError("this connection is closed")
        self._answer = asyncio.get_running_loop().create_future()
        self._parser = httptools.HttpResponseParser(self)
        self._body = []
        self.headers = []
        self._transport.write(raw)
        return await self._answer

    def close(self) -> None:
        """Hang up."""
        if self._transport is not None:
            self._transport.close()


async def connect(port: int) -> Connection:
    """Open a connection to the loopback address."""
    _, connection = await asyncio.get_running_loop().create_connection(Connection, "127.0.0.1", port)
    return connection


async def _perform(connection: Connection, job: Job, began: float) -> Reply:
    status, body = 0, b""
    try:
        for raw in job:
            status, body = await connection.send(raw)
    except OSError:
        status, body = 0, b""
    return Reply(status, time.perf_counter() - began, body)


async def closed_loop(port: int, jobs: list[Job], connections: int) -> tuple[float, list[Reply]]:
    """Send the jobs as fast as the answers come; return the seconds it took, and the replies in order."""
    lines = [await connect(port) for _ in range(min(connections, len(jobs)))]
    waiting = deque(enumerate(jobs))
    replies: list[Reply | None] = [None] * len(jobs)

    async def keep_sending(number: int) -> None:
        while waiting:
            place, job = waiting.popleft()
            reply = replies[place] = await _perform(lines[number], job, time.perf_counter())
            if not reply.status:
                lines[number] = await connect(port)

    began = time.perf_counter()
    await asyncio.gather(*(keep_sending(number) for number in range(len(lines))))
    took = time.perf_counter() - began
    for line in lines:
        line.close()
    return took, [reply for reply in replies if reply is not None]


async def closed_loops(
    ports: list[int], parts: list[list[Job]], connections: int
) -> tuple[float, list[Reply]]:
    """Do `closed_loop` with several servers at once; return the seconds of all and the replies in order."""
    began = time.perf_counter()
    results = await asyncio.gather(
        *(closed_loop(port, jobs, connections) for port, jobs in zip(ports, parts, strict=True))
    )
    took = time.perf_counter() - began
    return took, [reply for _, replies in results for reply in replies]


async def open_loop(port: int, jobs: list[Job], rate: float, seed: int) -> list[Reply]:
    """Send the jobs at random moments, `rate` a second on average, whatever the server does.

    A reply's seconds count from the moment the job was due, so a server that falls behind cannot hide it.
    """
    chance = random.Random(seed)  # noqa: S311 - arrival times, not secrets
    free: asyncio.LifoQueue[Connection] = asyncio.LifoQueue()
    lines = [await connect(port) for _ in range(min(64, len(jobs)))]
    for line in lines:
        free.put_nowait(line)

    async def one(job: Job, due: float) -> Reply:
        line = await free.get()
        reply = await _perform(line, job, due)
        free.put_nowait(line if reply.status else await connect(port))
        return reply

    due = time.perf_counter() + 0.05
    tasks = []
    for job in jobs:
        due += chance.expovariate(rate)
        if (pause := due - time.perf_counter()) > 0:
            await asyncio.sleep(pause)
        tasks.append(asyncio.create_task(one(job, due)))
    replies = await asyncio.gather(*tasks)
    for line in lines:
        line.close()
    return list(replies)
