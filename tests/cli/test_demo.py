# SPDX-License-Identifier: AGPL-3.0-or-later
"""A demo is for one's own machine, and starts where nobody real is."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.live import Stage, a_server

SERVE = [sys.executable, "-m", "nearer.cli", "serve"]


@pytest.mark.parametrize(
    "where",
    [
        {"NEARER_HOST": "0.0.0.0"},  # noqa: S104 - it is refused
        {"NEARER_HOST": "192.168.1.5"},
        {"NEARER_ORIGIN": "https://nearer.example.org"},
    ],
)
def test_a_demo_listens_to_nobody_else(where: dict[str, str], tmp_path: Path) -> None:
    environment = {**os.environ, "NEARER_DEMO": "on", "NEARER_DATA": f"{tmp_path}/data", **where}
    ran = subprocess.run(SERVE, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert ran.returncode == 1
    assert "a demo listens on localhost only" in ran.stderr
    assert not (tmp_path / "data").exists()


def test_a_demo_refuses_a_folder_with_real_people(tmp_path: Path) -> None:
    with a_server(tmp_path) as server:
        stage = Stage(server)
        stage.sign_up("Ada")
        stage.close()
        server.stop()
        server.more["NEARER_DEMO"] = "on"
        with pytest.raises(RuntimeError, match="real people have accounts in this data folder"):
            server.start()
