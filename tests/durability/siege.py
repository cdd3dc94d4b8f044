# SPDX-License-Identifier: AGPL-3.0-or-later
"""People who never stop writing while their server is killed under them, and who remember what it promised.

Each person sends held and shared records in turn on a connection of their own. When the connection breaks
they do not know whether the record arrived: they send the very same bytes again, as every client does.
"""

import asyncio
import base64
import os
import random
import signal
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from bench import join, pairs, wire
from nearer.sealed import shape

PATIENCE = 20.0  # seconds for a server to come back


class Place(Protocol):
    """Where the server can be started again and again."""

    port: int

    def start(self) -> int:
        """Start it and return its process id; it need not answer yet."""


@dataclass(slots=True)
class Writer:
    """One person, what they have sent, and what was promised to them."""

    pair: pairs.Pair
    who: pairs.Someone
    cookie: str
    acknowledged: list[str] = field(default_factory=list)
    found_again: int = 0  # a repeated record that had been stored before the kill, but not acknowledged
    stored_anew: int = 0  # a repeated record that had not been stored
    _sent: int = 0
    _last: shape.Head | None = None

    def next(self) -> pairs.Posting:
        """Write the next record: an answer that waits, or one of the shared chain."""
        chance = pairs.chances(int(self.who.author, 16) + self._sent)
        self._sent += 1
        if self._sent % 2:
            return pairs.held(chance, self.pair, self.who, self._sent // 2)
        posting = pairs.shared(chance, self.pair, self.who, self._last)
        self._last = posting.head
        return posting

    def note(self, posting: pairs.Posting, status: int, body: bytes, *, repeated: bool) -> None:
        """Take the server's word; AssertionError where it is not a word it may give."""
        assert status == 201 or (repeated and status == 200), f"{status} {body.decode()}"
        self.acknowledged.append(posting.head.id)
        self.found_again += repeated and status == 200
        self.stored_anew += repeated and status == 201


class Siege:
    """The writers, and the one who kills."""

    def __init__(
        self, place: Place, everybody: Sequence[pairs.Pair], cookies: Sequence[tuple[str, str]]
    ) -> None:
        self._place = place
        self.writers = [
            Writer(pair, who, cookie)
            for pair, both in zip(everybody, cookies, strict=True)
            for who, cookie in zip(pair.both, both, strict=True)
        ]
        self._over = False

    @property
    def acknowledged(self) -> int:
        """How many records were acknowledged to anybody so far."""
        return sum(len(writer.acknowledged) for writer in self.writers)

    async def run(self, kills: int, chance: random.Random, *, between: Any = None) -> None:
        """Kill the server so many times while everybody writes; `between` is called while it is dead."""
        pid = self._place.start()
        writing = [asyncio.create_task(self._write(writer)) for writer in self.writers]
        for number in range(kills):
            await self._until_it_works(writing)
            await asyncio.sleep(chance.uniform(0, 0.05))
            os.kill(pid, signal.SIGKILL)
            if between is not None:
                between(number)
            pid = self._place.start()
        await self._until_it_works(writing)
        self._over = True
        await asyncio.gather(*writing)

    async def _until_it_works(self, writing: Sequence["asyncio.Task[None]"]) -> None:
        """Wait until a few could write something since the last start, or one of them has failed."""
        goal = self.acknowledged + len(self.writers) // 2
        until = time.monotonic() + PATIENCE
        while self.acknowledged < goal:
            for task in writing:
                if task.done():
                    task.result()
            assert time.monotonic() < until, "the server did not come back"
            await asyncio.sleep(0.002)

    async def _write(self, writer: Writer) -> None:
        line: wire.Connection | None = None
        while not self._over:
            posting, repeated, told = writer.next(), False, False
            while not told:
                try:
                    line = line or await wire.connect(self._place.port)
                    status, body = await line.send(self._request(writer, posting))
                except OSError:
                    if line is not None:
                        repeated = True
                        line.close()
                        line = None
                    await asyncio.sleep(0.003)
                else:
                    told = True
                    writer.note(posting, status, body, repeated=repeated)
        if line is not None:
            line.close()

    def _request(self, writer: Writer, posting: pairs.Posting) -> bytes:
        path = f"/api/v1/bonds/{writer.pair.bond}/records"
        host = f"localhost:{self._place.port}"
        return wire.request("POST", path, host=host, cookie=writer.cookie, body=posting.json)


def everything_is_there_once(siege: Siege, exchange: join.Exchange) -> None:
    """Read all feeds and all that is held; AssertionError if it is not what was acknowledged."""
    for writer in siege.writers:
        desk = join.Desk(exchange)
        desk.cookie = writer.cookie
        bond = f"/api/v1/bonds/{writer.pair.bond}"
        feed = _whole_feed(desk, bond)
        heads = [shape.read_head(record["head"].encode()) for record in feed]
        assert [record["position"] for record in feed] == list(range(1, len(feed) + 1))
        for record, head in zip(feed, heads, strict=True):
            sign = next(one.card.sign for one in writer.pair.both if one.author == head.author)
            shape.verify(sign, head.text, base64.b64decode(record["signature"]))
            shape.check_body(head, base64.b64decode(record["body"]))
        waiting = [shape.read_head(one["head"].encode()) for one in desk.ask("GET", f"{bond}/held")]
        there = Counter(head.id for head in heads + waiting)
        assert [once for once, times in there.items() if times > 1] == []
        assert set(writer.acknowledged) <= set(there), "an acknowledged record is lost"
        _chain_is_whole([head for head in heads if head.author == writer.who.author])
        opened = Counter(head.about.id for head in heads if head.about.kind == "hold")
        assert set(opened.values()) <= {2}, "a hold opened for one of the two only"
        assert not {head.about.id for head in waiting} & set(opened)


def _whole_feed(desk: join.Desk, bond: str) -> list[Any]:
    feed: list[Any] = []
    while True:
        after = feed[-1]["position"] if feed else 0
        piece = desk.ask("GET", f"{bond}/records?after={after}")
        feed += piece["records"]
        if not piece["more"]:
            return feed


def _chain_is_whole(mine: Sequence[shape.Head]) -> None:
    seq, prev = 0, shape.ZEROS
    for head in mine:
        if head.chain == "shared":
            assert shape.follows(head, seq, prev)
            seq, prev = head.seq, head.hash
