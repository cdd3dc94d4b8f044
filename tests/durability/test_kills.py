# SPDX-License-Identifier: AGPL-3.0-or-later
"""Killed at any moment, the server keeps every record that it has acknowledged, once, and half of none.

SIGKILL ends a process between any two instructions, also between writing to the disk and telling the writer.
What was acknowledged must be there; what was not may be there or not, and sending it again makes it one
record and never two.
"""

import asyncio
import contextlib
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bench import crowd, join, servers
from tests.durability.siege import Place, Siege, everything_is_there_once
from tests.postgres import temporary_postgres

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif(
    bool(os.environ.get("NEARER_DATABASE")),
    reason="brings its own databases; once is enough",
)
PAIRS = 4
FORKED_KILLS = 180  # with the next, 200
SERVED_KILLS = 20
POSTGRESQL_KILLS = 25


@dataclass(slots=True)
class Forked:
    """A server that forks from one that has imported everything."""

    port: int
    zygote: "subprocess.Popen[str]"

    def start(self) -> int:
        """Start it and return its process id."""
        assert self.zygote.stdin is not None
        assert self.zygote.stdout is not None
        self.zygote.stdin.write("start\n")
        self.zygote.stdin.flush()
        return int(self.zygote.stdout.readline())


@dataclass(slots=True)
class Served:
    """A server that starts as people start it: `nearer serve`."""

    port: int
    environment: dict[str, str]
    process: "subprocess.Popen[bytes] | None" = None

    def start(self) -> int:
        """Start it and return its process id."""
        if self.process is not None:
            self.process.wait()
        command = [str(Path(sys.executable).with_name("nearer")), "serve"]
        self.process = subprocess.Popen(command, env=self.environment, stdout=subprocess.DEVNULL)
        return self.process.pid


@contextlib.contextmanager
def _forked(environment: dict[str, str], port: int) -> Iterator[Forked]:
    command = [sys.executable, "-m", "tests.durability.zygote"]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as zygote:
        try:
            yield Forked(port, zygote)
        finally:
            zygote.kill()


@contextlib.contextmanager
def _served(environment: dict[str, str], port: int) -> Iterator[Served]:
    place = Served(port, environment)
    try:
        yield place
    finally:
        if place.process is not None:
            place.process.kill()
            place.process.wait()


def _sound(database: Path) -> None:
    """Insist that what a kill left is whole; on a copy, so that the server itself does the mending."""
    with tempfile.TemporaryDirectory() as folder:
        for file in database.parent.glob(f"{database.name}*"):
            if not file.name.endswith("-shm"):
                shutil.copy(file, folder)
        with contextlib.closing(sqlite3.connect(Path(folder) / database.name)) as found:
            assert found.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert found.execute("PRAGMA foreign_key_check").fetchall() == []


def _besiege(place: Place, cookies: list[tuple[str, str]], kills: int, database: Path | None) -> Siege:
    siege = Siege(place, crowd.everybody(PAIRS), cookies)

    def look(number: int) -> None:
        if database is not None and number % 10 == 0:
            _sound(database)

    asyncio.run(siege.run(kills, random.Random(kills), between=look))  # noqa: S311 - moments
    everything_is_there_once(siege, join.over_http(place.port))
    return siege


@pytest.mark.parametrize(
    ("kind", "kills"), [(_forked, FORKED_KILLS), (_served, SERVED_KILLS)], ids=["forked", "served"]
)
def test_killed_again_and_again_it_keeps_what_it_acknowledged_once(
    tmp_path: Path, kind: Any, kills: int
) -> None:
    port = servers.free_port()
    environment = servers.settings(tmp_path, port)
    cookies = crowd.bring_in(environment, PAIRS)
    with kind(environment, port) as place:
        siege = _besiege(place, cookies, kills, tmp_path / "nearer.sqlite3")
    _sound(tmp_path / "nearer.sqlite3")
    assert sum(writer.stored_anew for writer in siege.writers) > 0
    if kills == FORKED_KILLS:  # so many kills also hit the moment between the write and the word
        assert sum(writer.found_again for writer in siege.writers) > 0


def test_on_postgresql_as_well(tmp_path: Path) -> None:
    port = servers.free_port()
    with temporary_postgres(durable=True) as url:
        environment = servers.settings(tmp_path, port, url)
        cookies = crowd.bring_in(environment, PAIRS)
        with _forked(environment, port) as place:
            _besiege(place, cookies, POSTGRESQL_KILLS, None)
