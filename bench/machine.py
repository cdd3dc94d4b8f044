# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a figure was measured on, and what the kernel says that a process has used.

Everything read from `/proc` is None where there is no `/proc`; a figure that could not be had is printed as
such.
"""

from __future__ import annotations

import datetime as dt
import importlib.metadata
import os
import platform
import sqlite3
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PROC = Path("/proc")
SERVER_CORE = 0
LOAD_CORE = 1


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def pin(pid: int, core: int) -> bool:
    """Keep a process on one core, so that server and load never compete; False where that cannot be had."""
    if not hasattr(os, "sched_setaffinity") or core not in os.sched_getaffinity(0):
        return False
    os.sched_setaffinity(pid, {core})
    return True


def _cpu_model() -> str:
    try:
        for line in (PROC / "cpuinfo").read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()


def _commit() -> str:
    found = subprocess.run(
        ["git", "describe", "--always", "--dirty"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return found.stdout.strip() or "no commit"


def describe() -> list[tuple[str, str]]:
    """Return what stands above every table: machine, versions, commit and date."""
    packages = ("django", "uvicorn", "uvloop", "httptools", "cryptography", "psycopg")
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in packages)
    return [
        ("date", dt.datetime.now(dt.UTC).strftime("%Y-%m-%d %H:%M UTC")),
        ("commit", _commit()),
        ("machine", f"{_cpu_model()}, {cores()} cores, {platform.system()} {platform.release()}"),
        (
            "Python",
            f"{platform.python_version()} ({sys.implementation.name}), SQLite {sqlite3.sqlite_version}",
        ),
        ("packages", versions),
    ]


def group(leader: int) -> list[int]:
    """Return the processes of a process group, the leader among them."""
    if not PROC.is_dir():
        return [leader]
    members = []
    for stat in PROC.glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it ended while we were looking
        if int(fields[2]) == leader:
            members.append(int(stat.parent.name))
    return members


def cpu_seconds(leader: int) -> float | None:
    """Return the processor time that a process group has used so far."""
    if not PROC.is_dir():
        return None
    spent = 0
    for pid in group(leader):
        for schedstat in (PROC / str(pid) / "task").glob("*/schedstat"):
            try:
                spent += int(schedstat.read_text().split()[0])
            except OSError:
                continue
    return spent / 1e9


def memory_mb(leader: int) -> float | None:
    """Return the resident memory of a process group in MB (10^6 bytes)."""
    if not PROC.is_dir():
        return None
    page = os.sysconf("SC_PAGE_SIZE")
    pages = 0
    for pid in group(leader):
        try:
            pages += int((PROC / str(pid) / "statm").read_text().split()[1])
        except OSError:
            continue
    return pages * page / 1e6
