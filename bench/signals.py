# SPDX-License-Identifier: AGPL-3.0-or-later
"""Two phones in step: from a state on the one to the same state on the other, through the server.

Everybody listens to the signals of their bond, as in a session. One signal goes at a time; its time runs from
before it is sealed until it was opened and verified by the other.
"""

import asyncio
import base64
import os
import tempfile
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import cast

from nearer.sealed import signals

from . import crowd, servers, table, wire
from .load import Load

SIGNALS_A_SECOND = 20.0
BEGINS = b"event: signal\ndata: "
STATE = {"n": 7, "by": "a" * 32, "host": "b" * 32, "practice": "a-quiet-look", "at": 2, "of": 5}


class Page(asyncio.Protocol):
    """One page that listens to the signals of a bond, and notes the letters of the last one."""

    def __init__(self, asked: bytes) -> None:
        self._asked = asked
        self._read = b""
        self.open = asyncio.get_running_loop().create_future()
        self.heard: asyncio.Future[bytes] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask."""
        cast(asyncio.Transport, transport).write(self._asked)

    def data_received(self, data: bytes) -> None:
        """Note the first bytes as open, and a whole signal as heard."""
        if not self.open.done():
            self.open.set_result(data.startswith(b"HTTP/1.1 200"))
        self._read += data
        begun, found, after = self._read.partition(BEGINS)
        letters, ended, _ = after.partition(b"\n")
        if found and ended:
            self._read = b""
            if self.heard is not None and not self.heard.done():
                self.heard.set_result(letters)
        elif not found:
            self._read = begun[-len(BEGINS) :]


async def listen_and_say(port: int, host: str, cookies: Sequence[tuple[str, str]], count: int) -> list[float]:
    """Let all Bens listen and their Adas say something in turn; return the seconds until each was opened."""
    everybody = crowd.everybody(len(cookies))
    loop = asyncio.get_running_loop()
    pages: list[Page] = []
    for pair, (_, his) in zip(everybody, cookies, strict=True):
        asked = wire.request("GET", f"/live?signals={pair.bond}", host=host, cookie=his)
        _, page = await loop.create_connection(partial(Page, asked), "127.0.0.1", port)
        pages.append(page)
    assert all(await asyncio.gather(*(page.open for page in pages))), "a page was refused"
    says = await wire.connect(port)
    taken = []
    for number in range(count):
        turn = number % len(pages)
        pair, page, hers = everybody[turn], pages[turn], cookies[turn][0]
        key = pair.acceptance.key.identity
        heard = page.heard = loop.create_future()
        began = time.perf_counter()
        state = signals.Signal("5e" * 16, number, STATE)
        sealed = signals.seal(key, pair.ada.key, state, os.urandom)
        body = b'{"signal":"%b"}' % base64.b64encode(sealed)
        path = f"/api/v1/bonds/{pair.bond}/signal"
        status, said = await says.send(wire.request("POST", path, host=host, cookie=hers, body=body))
        assert status == 204, said
        letters = await asyncio.wait_for(heard, 10)
        opened = signals.open_signal(base64.b64decode(letters), key, pair.ada.card.sign)
        taken.append(time.perf_counter() - began)
        assert opened == state
        await asyncio.sleep(1 / SIGNALS_A_SECOND)
    says.close()
    return taken


def main(*, quick: bool) -> None:
    """Measure and print."""
    count, said = (5, 20) if quick else (200, 1000)
    with tempfile.TemporaryDirectory(prefix="nearer-bench-") as folder, Load() as load:
        home = Path(folder)
        cookies = crowd.bring_in(servers.settings(home / "data", 0), count)
        with servers.nearer(home) as server:
            seconds = load.run(listen_and_say, server.port, server.host, cookies, said)
    late = [1000 * second for second in seconds]
    rows = [
        [f"state to state, median of {said}, ms", table.number(table.percentile(late, 0.5))],
        ["state to state, p99, ms", table.number(table.percentile(late, 0.99))],
        ["state to state, slowest, ms", table.number(max(late))],
    ]
    print(table.render(f"signals: {count} pages that listen; bar 1,000 ms", ["", ""], rows))
