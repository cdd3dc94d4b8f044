# SPDX-License-Identifier: AGPL-3.0-or-later
"""The bench runs from end to end. Its figures are for people to judge; no test ever looks at the clock."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bench.__main__ import NAMES

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif(
    bool(os.environ.get("NEARER_DATABASE")),
    reason="brings its own databases; once is enough",
)


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_each_bench_runs_and_prints_its_table(name: str) -> None:
    command = [sys.executable, "-m", "bench", name, "--quick"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    assert f"\n{name}: " in done.stdout
    assert "\n---" in done.stdout
