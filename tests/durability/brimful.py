# SPDX-License-Identifier: AGPL-3.0-or-later
"""Runs the real rooms of the server on a disk that fills up at every possible write, in a process of its own.

    python -m tests.durability.brimful

Prints one JSON line for each try: how many writes there was room for, the status and code of each answer, and
whether the database was then as before; at the end, how the day after begins on a disk without any room.
`test_full_disk` sets the environment and reads the lines.
"""

import json
import os
import random
import sqlite3
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench import inside, join, pairs
from tests.durability.disk import Recorder
from tests.durability.recorded import the_servers_sqlite

ENOUGH = 60  # writes; more than the largest action here needs


@dataclass(frozen=True, slots=True)
class Sender:
    """Somebody with a record to send."""

    path: str
    cookie: str
    posting: pairs.Posting

    def send(self) -> tuple[int, str]:
        """Send it; return the status, and the refusal's code or the record's state."""
        headers = {"Cookie": self.cookie, "Content-Type": "application/json"}
        status, _, content = inside.exchange("POST", self.path, self.posting.json, headers)
        answer: dict[str, Any] = json.loads(content)
        return status, answer.get("code") or answer["state"]


def send_together(senders: list[Sender]) -> list[tuple[int, str]]:
    """Let everybody send at once, so that one commit carries them together."""
    answers: list[tuple[int, str]] = [(0, "")] * len(senders)

    def send(place: int) -> None:
        answers[place] = senders[place].send()

    threads = [threading.Thread(target=send, args=(place,)) for place in range(len(senders))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def read(pair: pairs.Pair, cookie: str) -> int:
    """Read the feed; return the status."""
    path = f"/api/v1/bonds/{pair.bond}/records"
    return inside.exchange("GET", path, None, {"Cookie": cookie})[0]


def stored(database: Path) -> list[Any]:
    """Return all that the post holds, and whether it is whole."""
    with sqlite3.connect(database) as found:
        rows: list[Any] = found.execute("SELECT id, hold, position FROM post_record ORDER BY id").fetchall()
        rows += found.execute("SELECT id, hold FROM post_held ORDER BY id").fetchall()
        rows += found.execute("PRAGMA integrity_check").fetchall()
    found.close()
    return rows


def senders_of(
    chance: random.Random, question: int, everybody: list[pairs.Pair], cookies: list[tuple[str, str]]
) -> list[Sender]:
    """Let everybody write an answer to the same question."""
    return [
        Sender(f"/api/v1/bonds/{pair.bond}/records", cookie, pairs.held(chance, pair, who, question))
        for pair, both in zip(everybody, cookies, strict=True)
        for who, cookie in zip(pair.both, both, strict=True)
    ]


def fill(disk: Recorder, room: int, senders: list[Sender], database: Path) -> dict[str, Any]:
    """Let everybody send while there is room for so many writes, then again with room for all."""
    before = stored(database)
    disk.room = room
    answers = send_together(senders)
    disk.room = None
    after = stored(database)
    return {
        "room": room,
        "answers": answers,
        "kept": sum(status == 201 for status, _ in answers),
        "grown": len(after) - len(before),
        "whole": after[-1],
        "again": send_together(senders),
    }


def the_day_after(disk: Recorder, pair: pairs.Pair, cookie: str, database: Path) -> dict[str, Any]:
    """Let a person come back on another day to a disk without any room, and read."""
    with sqlite3.connect(database) as found:
        yesterday = "date('now', '-1 day')"
        found.execute(f"UPDATE people_session SET since = {yesterday}, last_day = {yesterday}")  # noqa: S608
    found.close()
    disk.room = 0
    return {"reading": read(pair, cookie)}


def main() -> None:
    """Fill the disk at each write of each act, make room again, and tell what came of it."""
    library = the_servers_sqlite()
    assert library is not None
    disk = Recorder(library)
    disk.install()
    inside.set_up()
    chance = pairs.chances(21)
    everybody = [pairs.make_pair(chance, str(place)) for place in range(2)]
    cookies = join.join_all(inside.exchange, everybody, inside.TOKEN)
    database = Path(os.environ["NEARER_DATA"]) / "nearer.sqlite3"
    story: list[dict[str, Any]] = []
    for room in range(ENOUGH):
        story.append(fill(disk, room, senders_of(chance, room, everybody, cookies), database))
        if story[-1]["kept"] == len(story[-1]["answers"]):
            break
    story.append(the_day_after(disk, everybody[0], cookies[0][0], database))
    for one in story:
        print(json.dumps(one))  # noqa: T201 - the story
    sys.stdout.flush()
    os._exit(0)  # without giving Python a chance to clear away what SQLite still calls


if __name__ == "__main__":
    main()
