# SPDX-License-Identifier: AGPL-3.0-or-later
"""A real server in a process of its own, and the fixed cast as people who use it through `nearer.client`.

`server` is one for all tests of a process; whoever wants to stop or kill one, or to look into its database,
starts their own with `a_server`. Everything goes through HTTP; the only thing cheaper than in life is the
work factor of passphrases, which the tests pass in.
"""

import datetime as dt
import os
import re
import secrets
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import httpx
import psycopg
import pytest

from nearer.client import bonding, people, reading
from nearer.client.device import Device
from nearer.sealed import pairing

COMMAND = [sys.executable, "-m", "nearer.cli", "serve"]
LOG_N = 11  # not that of recovery codes, by which a drawer tells its keys apart
PASSPHRASE = "glove satin curliness overrate oversized outcast"
CODE = "0123456789ABCDEFGHJKMNPQR"
PATIENCE = 60.0  # seconds for a server to answer for the first time, on a busy machine


def free_port() -> int:
    """Find a port that nobody listens on now."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
        return port


@dataclass
class Server:
    """`nearer serve` on a data folder. It may be started again on the same data after `stop` or `kill`."""

    folder: Path
    database: str = ""
    more: dict[str, str] = field(default_factory=dict)
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Where it is reached."""
        return f"http://localhost:{self.port}"

    @property
    def data(self) -> Path:
        """Its data folder."""
        return self.folder / "data"

    @property
    def log(self) -> Path:
        """All that it has printed, since it was first started."""
        return self.folder / "server.log"

    @property
    def setup(self) -> str | None:
        """The token of the one-time set-up link that it printed, or None."""
        found = re.findall(r"/#setup=(\S+)", self.log.read_text())
        return found[-1] if found else None

    def start(self) -> "Server":
        """Start it and wait until it answers."""
        environment = {
            **os.environ,
            "NEARER_DATA": str(self.data),
            "NEARER_DATABASE": self.database,
            "NEARER_HOST": "127.0.0.1",
            "NEARER_PORT": str(self.port),
            "NEARER_ORIGIN": self.url,
            "NEARER_SIGN_UP": "open",
            "NEARER_ALLOWANCES": "off",
            "DJANGO_SETTINGS_MODULE": "nearer.server.site.settings",
            **self.more,
        }
        with self.log.open("ab") as out:
            self.process = subprocess.Popen(
                COMMAND,
                cwd=self.folder,
                env=environment,
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self._wait()
        return self

    def stop(self) -> None:
        """Ask it to end, as a system does at shutdown."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """End it between two instructions (kill -9), with all its children."""
        self._end(signal.SIGKILL)

    def _end(self, with_signal: signal.Signals) -> None:
        if self.process is None:
            return
        if self.process.poll() is None:
            os.killpg(self.process.pid, with_signal)
        self.process.wait(timeout=PATIENCE)
        self.process = None

    def _wait(self) -> None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if self.process is None or self.process.poll() is not None:
                break
            try:
                if httpx.get(f"{self.url}/healthz", timeout=5).is_success:
                    return
            except httpx.TransportError:
                time.sleep(0.02)
        raise RuntimeError(f"the server did not start; its last words:\n{self.log.read_text()[-3000:]}")


@contextmanager
def a_server(folder: Path, **more: str) -> Iterator[Server]:
    """Start a server of one's own on an empty data folder; end it afterwards, whatever happened."""
    with _a_database() as database:
        server = Server(folder, database, more).start()
        try:
            yield server
        finally:
            server.kill()


@contextmanager
def _a_database() -> Iterator[str]:
    """Make a database on the PostgreSQL that the tests run on; with SQLite there is nothing to do."""
    url = os.environ.get("NEARER_DATABASE", "")
    if not url:
        yield ""
        return
    name = f"live_{secrets.token_hex(6)}"
    with psycopg.connect(url, autocommit=True) as line:
        line.execute(f'CREATE DATABASE "{name}"'.encode())
        try:
            yield urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
        finally:
            line.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())


@dataclass(frozen=True, slots=True)
class Actor:
    """One of the cast on one device. `on(day)` is the same device on another day."""

    person: people.Person
    name: str

    @property
    def device(self) -> Device:
        """The device they use."""
        return self.person.device

    def on(self, day: dt.date) -> "Actor":
        """Give the same person on another day."""
        device = replace(self.device, today=lambda: day)
        return replace(self, person=replace(self.person, device=device))

    def bond(self) -> bonding.Bond:
        """Give their newest bond, checked again."""
        return bonding.bonds(self.person)[-1]

    def feed(self, known: reading.Feed | None = None) -> reading.Feed:
        """Read their newest bond's feed."""
        return reading.read(self.person, self.bond(), known)


def everything(server: Server) -> Iterator[tuple[str, bytes]]:
    """Give all that whoever runs a server holds: each value of each table, each file under its data, its log.

    Each comes with the place where it was found. Texts and numbers come as their UTF-8.
    """
    for path in sorted(server.folder.rglob("*")):
        if path.is_file():
            yield str(path.relative_to(server.folder)), path.read_bytes()
    for place, value in _rows_of(server):
        yield place, bytes(value) if isinstance(value, (bytes, memoryview)) else str(value).encode()


def _rows_of(server: Server) -> Iterator[tuple[str, object]]:
    if server.database:
        with psycopg.connect(server.database) as line:
            tables = [
                name
                for (name,) in line.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
            ]
            for name in tables:
                for row in line.execute(f'SELECT * FROM "{name}"'.encode()):  # noqa: S608 - its own table names
                    yield from ((name, value) for value in row)
        return
    with closing(sqlite3.connect(server.data / "nearer.sqlite3")) as file:
        tables = [name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for name in tables:
            for row in file.execute(f'SELECT * FROM "{name}"'):  # noqa: S608 - its own table names
                yield from ((name, value) for value in row)


class Meddling(httpx.BaseTransport):
    """A line on which something stands between a person and the server; what it does, its heirs say."""

    def __init__(self) -> None:
        self.under = httpx.HTTPTransport()

    def close(self) -> None:
        """Close the line behind it."""
        self.under.close()


class Stage:
    """Where the cast meets one server. Closes everybody's line at the end."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self._lines: list[httpx.Client] = []

    def device(self) -> Device:
        """Give a device that nobody has signed in on."""
        line = httpx.Client(base_url=self.server.url, timeout=30)
        self._lines.append(line)
        return Device(line, log_n=LOG_N)

    def sign_up(self, name: str) -> Actor:
        """Make an account for one of the cast; whoever comes first sets the instance up."""
        device = self.device()
        claimed = device.ask("GET", "/instance")["claimed"]
        person = people.sign_up(
            device,
            handle=f"{name.lower()}-{secrets.token_hex(4)}",
            passphrase=PASSPHRASE,
            setup=None if claimed else self.server.setup,
            label="a test",
        )
        return Actor(person, name)

    def another_device(self, actor: Actor) -> Actor:
        """Sign the same person in on another device."""
        person = people.sign_in(self.device(), handle=actor.person.handle, passphrase=PASSPHRASE)
        return replace(actor, person=person)

    def through(self, actor: Actor, line: httpx.BaseTransport) -> Actor:
        """Give the same session of the same person on another line."""
        http = httpx.Client(base_url=self.server.url, transport=line, cookies=actor.device.http.cookies)
        self._lines.append(http)
        return replace(actor, person=replace(actor.person, device=replace(actor.device, http=http)))

    def close(self) -> None:
        """Close all lines."""
        for line in self._lines:
            line.close()


def pair(inviter: Actor, accepter: Actor, *, host: str = "us", kind: str = "partner") -> bonding.Bond:
    """Bring two together, confirmed by both; give the inviter's view. `host` `other` holds by the server."""
    invitation = bonding.invite(inviter.person, pairing.Greeting(inviter.name, kind, host))
    bond = bonding.accept(accepter.person, invitation.id, invitation.secret)
    return next(one for one in bonding.bonds(inviter.person) if one.id == bond.id)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Run one server for all tests of this process."""
    with a_server(tmp_path_factory.mktemp("live")) as running:
        yield running


@pytest.fixture
def stage(server: Server) -> Iterator[Stage]:
    """Let the cast meet the server of this process."""
    meeting = Stage(server)
    yield meeting
    meeting.close()
