# SPDX-License-Identifier: AGPL-3.0-or-later
"""Start a server as its makers say, wait until it answers, look at it, and end it with all its children."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from . import machine

PATIENCE = 60.0  # seconds for a server to answer for the first time


@dataclass(frozen=True, slots=True)
class Server:
    """A server that has answered."""

    name: str
    port: int
    pid: int
    log: Path
    cold_seconds: float  # from the start of the process to its first answer

    @property
    def host(self) -> str:
        """Host and port as they stand in a URL."""
        return f"localhost:{self.port}"

    def cpu_seconds(self) -> float | None:
        """See `machine.cpu_seconds`."""
        return machine.cpu_seconds(self.pid)

    def memory_mb(self) -> float | None:
        """See `machine.memory_mb`."""
        return machine.memory_mb(self.pid)


def free_port() -> int:
    """Return a port that nobody listens on now."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
        return port


def get(port: int, path: str) -> int:
    """Ask once and return the status; OSError while nobody listens."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        line.request("GET", path)
        return line.getresponse().status
    finally:
        line.close()


def _first_answer(process: subprocess.Popen[bytes], port: int, path: str, log: Path) -> None:
    until = time.perf_counter() + PATIENCE
    while time.perf_counter() < until:
        if process.poll() is not None:
            break
        try:
            get(port, path)
        except (OSError, http.client.HTTPException):
            time.sleep(0.005)
        else:
            return
    raise RuntimeError(f"the server did not start; its last words:\n{log.read_text()[-2000:]}")


@contextmanager
def running(
    name: str,
    command: Sequence[str],
    *,
    port: int,
    folder: Path,
    environment: Mapping[str, str] | None = None,
    first: str = "/healthz",
    pinned: bool = True,
) -> Iterator[Server]:
    """Run a server (`pinned`: on its core) in its own process group; it speaks to `folder/name.log`."""
    log = folder / f"{name}.log"
    with log.open("wb") as out:
        began = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **(environment or {})},
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        if pinned:
            machine.pin(process.pid, machine.SERVER_CORE)
        try:
            _first_answer(process, port, first, log)
            yield Server(name, port, process.pid, log, time.perf_counter() - began)
        finally:
            with suppress(ProcessLookupError):  # it ended by itself
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def settings(data: Path, port: int, database: str = "") -> dict[str, str]:
    """Return the environment of a server of ours: on SQLite, or at a PostgreSQL URL."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "nearer.server.site.settings",
        "NEARER_DATA": str(data),
        "NEARER_DATABASE": database,
        "NEARER_PORT": str(port),
        "NEARER_ORIGIN": f"http://localhost:{port}",
        "NEARER_SIGN_UP": "open",
        "NEARER_ALLOWANCES": "off",
    }


@contextmanager
def nearer(
    folder: Path, *, name: str = "nearer", database: str = "", pinned: bool = True, **more: str
) -> Iterator[Server]:
    """Run ours by `nearer serve`; `database` is a PostgreSQL URL, or empty for SQLite."""
    port = free_port()
    environment = {**settings(folder / "data", port, database), **more}
    command = [str(Path(sys.executable).with_name("nearer")), "serve"]
    with running(name, command, port=port, folder=folder, environment=environment, pinned=pinned) as server:
        yield server


@contextmanager
def raw(folder: Path) -> Iterator[Server]:
    """Run the bound on `folder/raw.sqlite3`, which must have its tables by then."""
    port = free_port()
    command = [
        *(sys.executable, "-m", "uvicorn", "--factory", "bench.peers.raw:app_from_environment"),
        *("--port", str(port), "--http", "httptools", "--loop", "uvloop", "--no-access-log"),
        *("--log-level", "warning", "--lifespan", "off"),
    ]
    environment = {"BENCH_RAW": str(folder / "raw.sqlite3"), "PYTHONPATH": str(machine.ROOT)}
    with running("raw", command, port=port, folder=folder, environment=environment) as server:
        yield server
