# SPDX-License-Identifier: AGPL-3.0-or-later
"""When the disk is full, whoever writes is told so, nothing is half-written, and room mends it."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bench import servers
from tests.durability.recorded import the_servers_sqlite

ROOT = Path(__file__).resolve().parents[2]

pytestmark = [
    pytest.mark.skipif(
        the_servers_sqlite() is None,
        reason="nothing can stand before a SQLite built into Python",
    ),
    pytest.mark.skipif(bool(os.environ.get("NEARER_DATABASE")), reason="about SQLite alone"),
]


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    command = [sys.executable, "-m", "tests.durability.brimful"]
    environment = servers.settings(tmp_path_factory.mktemp("data"), 0)
    told = subprocess.run(command, cwd=ROOT, env=environment, check=True, timeout=120, capture_output=True)
    return [json.loads(line) for line in told.stdout.splitlines()]


def test_at_every_write_a_full_disk_refuses_wholly_and_room_mends_it(story: list[dict[str, Any]]) -> None:
    tries = story[:-1]
    assert len(tries) > 5
    for one in tries:
        for status, code in one["answers"]:
            assert (status, code) in {(507, "disk-full"), (201, "held"), (201, "open")}, one
        assert one["grown"] == one["kept"], one
        assert one["whole"] == ["ok"], one
        assert all(status in (200, 201) for status, _ in one["again"]), one
    assert [507, "disk-full"] in tries[0]["answers"]
    assert tries[-1]["kept"] == 4


def test_on_a_full_disk_people_can_still_read_the_day_after(story: list[dict[str, Any]]) -> None:
    assert story[-1] == {"reading": 200}
