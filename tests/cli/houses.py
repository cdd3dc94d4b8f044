# SPDX-License-Identifier: AGPL-3.0-or-later
"""A server's folder and database of one's own, and the command line as a person types it."""

import os
import secrets
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import httpx
import psycopg

NEARER = [sys.executable, "-m", "nearer.cli"]
POSTGRES = os.environ.get("NEARER_DATABASE", "")
PATIENCE = 60.0
# The tests' own settings; and compiled modules are kept, as in life, or each verb takes seconds to load.
NOT_FOR_VERBS = ("NEARER_", "DJANGO_", "PYTHONDONTWRITEBYTECODE")


@dataclass(frozen=True, slots=True)
class Said:
    """What a verb printed, and with which status it ended."""

    status: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class House:
    """A data folder, and a database that nobody else uses."""

    folder: Path
    database: str
    port: int

    @property
    def data(self) -> Path:
        """The data folder."""
        return self.folder / "data"

    @property
    def url(self) -> str:
        """Where a server on it is reached."""
        return f"http://localhost:{self.port}"

    def environment(self, **more: str) -> dict[str, str]:
        """Return what a verb is started with: nothing of the tests' own settings."""
        ours = {name: value for name, value in os.environ.items() if not name.startswith(NOT_FOR_VERBS)}
        mine = {
            "NEARER_DATA": str(self.data),
            "NEARER_DATABASE": self.database,
            "NEARER_PORT": str(self.port),
        }
        return {**ours, **mine, **more}

    def type(self, *words: str, **more: str) -> Said:
        """Run one verb to its end."""
        done = subprocess.run(
            [*NEARER, *words],
            capture_output=True,
            text=True,
            env=self.environment(**more),
            cwd=self.folder,
            timeout=PATIENCE,
            check=False,
        )
        assert "Traceback" not in done.stderr, done.stderr
        return Said(done.returncode, done.stdout, done.stderr)

    def sql(self, statement: str) -> list[tuple[object, ...]]:
        """Run one statement on the database, from outside."""
        if self.database:
            with psycopg.connect(self.database, autocommit=True) as connection:
                cursor = connection.execute(statement.encode())
                return cursor.fetchall() if cursor.description else []
        with closing(sqlite3.connect(self.data / "nearer.sqlite3", timeout=20)) as live, live:
            return live.execute(statement).fetchall()

    def add_person(self, handle: str) -> None:
        """Put somebody into the database, as a signed-up person is there."""
        blank = "''" if self.database else "X''"
        columns = (
            "id, handle, login_hash, recovery_hash, passphrase_file, recovery_file, self_file, self_version"
        )
        values = f"'{secrets.token_hex(16)}', '{handle}', 'x', 'x', {blank}, {blank}, {blank}, 1"
        self.sql(
            f"INSERT INTO people_account ({columns}, own_key, recipient, host, created) "  # noqa: S608 - a test's
            f"VALUES ({values}, '{'a' * 64}', 'age1', false, '2026-01-01')"
        )

    def handles(self) -> list[object]:
        """Return who is in the database."""
        return [handle for (handle,) in self.sql("SELECT handle FROM people_account ORDER BY handle")]

    @contextmanager
    def serving(self, **more: str) -> Iterator["Serving"]:
        """Run `nearer serve`, and end it afterwards as a system does."""
        log = self.folder / f"serve-{secrets.token_hex(4)}.log"
        with log.open("wb") as out:
            process = subprocess.Popen(
                [*NEARER, "serve"],
                stdout=out,
                stderr=subprocess.STDOUT,
                env=self.environment(**more),
                cwd=self.folder,
            )
        serving = Serving(self, process, log)
        try:
            serving.wait()
            yield serving
        finally:
            process.terminate()
            process.wait(timeout=PATIENCE)


@dataclass(frozen=True, slots=True)
class Serving:
    """A server that runs."""

    house: House
    process: subprocess.Popen[bytes]
    log: Path

    @property
    def lines(self) -> list[str]:
        """What it has printed."""
        return self.log.read_text().splitlines()

    def wait(self) -> None:
        """Wait for its first answer."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and self.process.poll() is None:
            try:
                if httpx.get(f"{self.house.url}/healthz", timeout=5).is_success:
                    return
            except httpx.TransportError:
                time.sleep(0.02)
        raise AssertionError(self.log.read_text())


def free_port() -> int:
    """Find a port that nobody listens on now."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
        return port


@contextmanager
def a_house(folder: Path, *, like: House | None = None) -> Iterator[House]:
    """Give a house of the kind of database that the tests run on: an empty one, or a copy of another."""
    folder.mkdir()
    if like is not None:
        shutil.copytree(like.data, folder / "data")
    if not POSTGRES:
        yield House(folder, "", free_port())
        return
    name = f"house_{secrets.token_hex(6)}"
    template = urlsplit(like.database).path[1:] if like is not None else "template1"
    with psycopg.connect(POSTGRES, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}".encode())
    try:
        yield House(folder, urlunsplit(urlsplit(POSTGRES)._replace(path=f"/{name}")), free_port())
    finally:
        with psycopg.connect(POSTGRES, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())
