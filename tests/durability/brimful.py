# SPDX-License-Identifier: AGPL-3.0-or-later
"""Runs the real rooms of the server on a disk that fills up at every possible write, in a process of its own.

    python -m tests.durability.brimful

Prints one JSON line for each try: how many writes there was room for, the status and code of each answer, and
whether the database was then as before; at the end, how the day after begins on a disk without any room.
`test_full_disk` sets the environment and reads the lines.
"""

import json
import os
import sqlite3
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
    for room in range(ENOUGH):
        senders = [
            Sender(f"/api/v1/bonds/{pair.bond}/records", cookie, pairs.held(chance, pair, who, room))
            for pair, both in zip(everybody, cookies, strict=True)
            for who, cookie in zip(pair.both, both, strict=True)
        ]
        before = stored(database)
        disk.room = room
        answers = send_together(senders)
        disk.room = None
        kept = sum(status == 201 for status, _ in answers)
        after = stored(database)
        grown = len(after) - len(before)
        again = send_together(senders)
        line = {
            "room": room,
            "answers": answers,
            "grown": grown,
            "kept": kept,
            "whole": after[-1],
            "again": again,
        }
        print(json.dumps(line), flush=True)  # noqa: T201 - the story
        if kept == len(senders):
            break
    with sqlite3.connect(database) as found:
        yesterday = "date('now', '-1 day')"
        found.execute(f"UPDATE people_session SET since = {yesterday}, last_day = {yesterday}")  # noqa: S608
    found.close()
    disk.room = 0
    print(json.dumps({"reading": read(everybody[0], cookies[0][0])}), flush=True)  # noqa: T201 - the end
    os._exit(0)


if __name__ == "__main__":
    main()
