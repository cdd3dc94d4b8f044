# SPDX-License-Identifier: AGPL-3.0-or-later
"""Runs the real rooms of the server on a disk that remembers (`disk.Recorder`), in a process of its own.

    python -m tests.durability.recorded FOLDER FULL|NORMAL

Two pairs sign up and send records from a thread for each person, as the server's threads would; whatever the
server has acknowledged is marked among the writes. The story goes to FOLDER/story.pickle for
`test_power_loss`, which sets the environment.
"""

import ctypes
import json
import os
import pickle
import sqlite3
import sys
import threading
from pathlib import Path

from django.db import connection

from bench import inside, join, pairs
from nearer.sealed import shape
from tests.durability.disk import Recorder

EVENINGS = 12


def the_servers_sqlite() -> ctypes.CDLL | None:
    """Find the very library that Python's sqlite3 uses, or None where it is built into Python."""
    for name in ("libsqlite3.so.0", "libsqlite3.dylib"):
        try:
            library = ctypes.CDLL(name)
        except OSError:
            continue
        library.sqlite3_sourceid.restype = ctypes.c_char_p
        with sqlite3.connect(":memory:") as asked:
            (ours,) = asked.execute("select sqlite_source_id()").fetchone()
        if library.sqlite3_sourceid().decode() == ours:
            return library
    return None


def write_letters(recorder: Recorder, pair: pairs.Pair, who: pairs.Someone, cookie: str) -> None:
    """Send an answer and a shared record for every evening; mark each once it is acknowledged."""
    chance = pairs.chances(int(who.author, 16))
    desk = join.Desk(inside.exchange)
    desk.cookie = cookie
    last: shape.Head | None = None
    for evening in range(EVENINGS):
        shared = pairs.shared(chance, pair, who, last)
        last = shared.head
        for posting in (pairs.held(chance, pair, who, evening), shared):
            desk.ask("POST", f"/api/v1/bonds/{pair.bond}/records", json.loads(posting.json))
            recorder.mark(posting.head.id)


def main() -> None:
    """Record the story."""
    folder, synchronous = Path(sys.argv[1]), sys.argv[2]
    library = the_servers_sqlite()
    assert library is not None
    recorder = Recorder(library)
    recorder.install()
    inside.set_up(synchronous=synchronous, more=";PRAGMA wal_autocheckpoint=40")  # many, for cuts to hit
    chance = pairs.chances(2)
    everybody = [pairs.make_pair(chance, str(place)) for place in range(2)]
    cookies = join.join_all(inside.exchange, everybody, inside.TOKEN)
    with connection.cursor() as cursor:
        cursor.execute(
            "PRAGMA wal_checkpoint(TRUNCATE)"
        )  # so that the weaker setting has something to lose from
    begins = len(recorder.events)
    threads = [
        threading.Thread(target=write_letters, args=(recorder, pair, who, cookie))
        for pair, both in zip(everybody, cookies, strict=True)
        for who, cookie in zip(pair.both, both, strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    (folder / "story.pickle").write_bytes(pickle.dumps((begins, recorder.events)))
    os._exit(0)  # files are still open, and Python would clear away our functions before SQLite closes them


if __name__ == "__main__":
    main()
