# SPDX-License-Identifier: AGPL-3.0-or-later
"""A power cut at any moment loses nothing that was acknowledged, and leaves nothing half-written.

A machine cannot be switched off in a test, so the cut is acted out: the server's real rooms run on a disk
that remembers every write, and the disk is rebuilt as a power cut at hundreds of moments could have left it.
"""

import os
import pickle
import random
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from bench import servers
from tests.durability.disk import Disk, Event
from tests.durability.recorded import the_servers_sqlite

CUTS = 250
ROOT = Path(__file__).resolve().parents[2]

pytestmark = [
    pytest.mark.skipif(
        the_servers_sqlite() is None,
        reason="nothing can stand before a SQLite built into Python",
    ),
    pytest.mark.skipif(bool(os.environ.get("NEARER_DATABASE")), reason="about SQLite alone"),
]


def _story(folder: Path, synchronous: str) -> tuple[int, list[Event]]:
    command = [sys.executable, "-m", "tests.durability.recorded", str(folder), synchronous]
    environment = servers.settings(folder / "data", 0)
    subprocess.run(command, cwd=ROOT, env=environment, check=True, timeout=120)
    begins, events = pickle.loads((folder / "story.pickle").read_bytes())  # noqa: S301 - written a moment ago
    assert sum(event.kind == "write" for event in events) > 100, "the server wrote past the recorder"
    return begins, events


def _after_the_cut(disk: Disk, chance: random.Random) -> tuple[set[str], int]:
    """Start SQLite on what is left; return the records found and how many holds are open on one side only."""
    with tempfile.TemporaryDirectory() as folder:
        disk.after_cut(Path(folder), chance)
        with sqlite3.connect(Path(folder) / "nearer.sqlite3") as found:
            assert found.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            open_ = found.execute("SELECT id, hold FROM post_record").fetchall()
            held = found.execute("SELECT id, hold FROM post_held").fetchall()
        found.close()
    ids = [record for record, _ in open_ + held]
    assert len(ids) == len(set(ids)), "a record is there twice"
    holds = [hold for _, hold in open_ if hold]
    return set(ids), sum(holds.count(hold) != 2 for hold in set(holds)) + sum(
        hold in holds for _, hold in held
    )


def _lost(story: tuple[int, list[Event]]) -> int:
    """Cut the power at many moments; return how many acknowledged records were lost over all of them."""
    begins, events = story
    chance = random.Random(7)  # noqa: S311 - the same cuts every time
    cuts = set(chance.sample(range(begins, len(events)), min(CUTS, len(events) - begins)))
    acknowledged: set[str] = set()
    disk, lost = Disk(), 0
    for place, event in enumerate(events):
        if place in cuts:
            found, torn_holds = _after_the_cut(disk, chance)
            assert torn_holds == 0, "a hold opened for one of the two only"
            lost += len(acknowledged - found)
        disk.follow(event)
        if event.kind == "mark":
            acknowledged.add(event.name)
    assert len(acknowledged) > 90
    return lost


def test_power_cuts_lose_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    assert _lost(_story(tmp_path, "FULL")) == 0


def test_the_same_with_a_weaker_setting_loses_so_this_test_can_fail(tmp_path: Path) -> None:
    assert _lost(_story(tmp_path, "NORMAL")) > 0
