# SPDX-License-Identifier: AGPL-3.0-or-later
"""Thousands of idle open pages: what each costs the server, and how soon news arrives at one of them.

Every page belongs to a person of its own, half of them to one half of a pair, and waits on `/live` as a
browser does. Then somebody sends a record; its time runs from the sending of the post to the arrival of the
hint at the other's.
"""

import asyncio
import resource
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import cast

from . import crowd, pairs, servers, table, wire
from .load import Load

SEED = 14
POSTS_A_SECOND = 20.0
AT_ONCE = 100  # pages that open together
_waiting: list["Page"] = []  # in the load process, between two orders


class Page(asyncio.Protocol):
    """One open page: asks for `/live` and notes when something has come."""

    def __init__(self, asked: bytes) -> None:
        self._asked = asked
        self.open = asyncio.get_running_loop().create_future()
        self.arrived: asyncio.Future[float] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask."""
        cast(asyncio.Transport, transport).write(self._asked)

    def data_received(self, data: bytes) -> None:
        """Note the first bytes as open, and a hint as arrived."""
        if not self.open.done():
            self.open.set_result(data.startswith(b"HTTP/1.1 200"))
        if b"event: arrived" in data and self.arrived is not None and not self.arrived.done():
            self.arrived.set_result(time.perf_counter())

    def connection_lost(self, exc: Exception | None) -> None:
        """Fail whoever waits for this page."""
        for future in (self.open, self.arrived):
            if future is not None and not future.done():
                future.set_exception(exc or ConnectionResetError("the page was closed"))


async def open_pages(port: int, host: str, cookies: Sequence[str]) -> float:
    """Open a page for each cookie and keep them; return the seconds it took."""
    loop = asyncio.get_running_loop()
    began = time.perf_counter()
    for start in range(0, len(cookies), AT_ONCE):
        opening = []
        for cookie in cookies[start : start + AT_ONCE]:
            asked = wire.request("GET", "/live", host=host, cookie=cookie)
            _, page = await loop.create_connection(partial(Page, asked), "127.0.0.1", port)
            opening.append(page)
        assert all(await asyncio.gather(*(page.open for page in opening))), "a page was refused"
        _waiting.extend(opening)
    return time.perf_counter() - began


async def deliver(port: int, posts: Sequence[tuple[int, bytes]]) -> list[float]:
    """Send posts one after the other; return for each the seconds until the page named with it heard."""
    line = await wire.connect(port)
    taken = []
    for page, raw in posts:
        arrived = _waiting[page].arrived = asyncio.get_running_loop().create_future()
        began = time.perf_counter()
        status, body = await line.send(raw)
        assert status == 201, body
        taken.append(await asyncio.wait_for(arrived, 10) - began)
        await asyncio.sleep(1 / POSTS_A_SECOND)
    line.close()
    return taken


@dataclass(frozen=True, slots=True)
class Heard:
    """What was seen."""

    before_mb: float | None
    with_pages_mb: float | None
    opened_s: float
    idle_cpu: float | None  # share of a core while nobody does anything
    seconds: list[float]


def _posts(
    everybody: Sequence[pairs.Pair], cookies: Sequence[Sequence[str]], host: str, count: int
) -> list[tuple[int, bytes]]:
    """Return posts of Adas, each with the number of her Ben's page (in the order of the cookies)."""
    chance = pairs.chances(SEED)
    found = []
    for number in chance.sample(range(len(everybody)), count):
        pair = everybody[number]
        posting = pairs.shared(chance, pair, pair.ada, None)
        path = f"/api/v1/bonds/{pair.bond}/records"
        raw = wire.request("POST", path, host=host, cookie=cookies[number][0], body=posting.json)
        found.append((2 * number + 1, raw))
    return found


def _measure(load: Load, folder: Path, count: int, posts: int) -> Heard:
    cookies = crowd.bring_in(servers.settings(folder / "data", 0), count)
    everybody = crowd.everybody(count)
    with servers.nearer(folder) as server:
        servers.get(server.port, "/")
        time.sleep(1)
        before = server.memory_mb()
        pages = [cookie for both in cookies for cookie in both]
        opened = load.run(open_pages, server.port, server.host, pages)
        time.sleep(2)
        with_pages = server.memory_mb()
        spent = server.cpu_seconds()
        load.run(asyncio.sleep, 10)
        later = server.cpu_seconds()
        idle = None if spent is None or later is None else (later - spent) / 10
        seconds = load.run(deliver, server.port, _posts(everybody, cookies, server.host, posts))
    return Heard(before, with_pages, opened, idle, seconds)


def main(*, quick: bool) -> None:
    """Measure and print."""
    count, posts = (20, 10) if quick else (2500, 300)
    allowed = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (allowed[1], allowed[1]))
    with tempfile.TemporaryDirectory(prefix="nearer-bench-") as folder, Load() as load:
        heard = _measure(load, Path(folder), count, posts)
    late = [1000 * second for second in heard.seconds]
    each = None
    if heard.before_mb is not None and heard.with_pages_mb is not None:
        each = (heard.with_pages_mb - heard.before_mb) * 1000 / (2 * count)
    rows = [
        ["server before, MB", table.number(heard.before_mb)],
        ["server with all pages, MB", table.number(heard.with_pages_mb)],
        ["memory of a page, kB", table.number(each)],
        ["opening all of them, s", table.number(heard.opened_s)],
        ["share of a core while all are idle", table.number(heard.idle_cpu)],
        [f"post to arrival, median of {posts}, ms", table.number(table.percentile(late, 0.5))],
        ["post to arrival, p99, ms", table.number(table.percentile(late, 0.99))],
        ["post to arrival, slowest, ms", table.number(max(late))],
    ]
    print(table.render(f"live: {2 * count:,} idle open pages of as many people", ["", ""], rows))
