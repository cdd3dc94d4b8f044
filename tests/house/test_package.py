# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is published: the wheel serves by itself, and carries no tests."""

import subprocess
import sys
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest

from tests.house.repository import BUILT, ROOT, below


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    (made,) = folder.glob("*.whl")
    return zipfile.ZipFile(made)


def test_the_wheel_carries_every_built_page(wheel: zipfile.ZipFile) -> None:
    inside = {Path(name).name for name in wheel.namelist() if "/site/built/" in name}
    assert inside == {path.name for path in BUILT.iterdir() if path.name != ".made"}
    assert "index.html" in inside


def test_the_wheel_carries_no_tests(wheel: zipfile.ZipFile) -> None:
    assert not [name for name in wheel.namelist() if "/tests/" in name or name.startswith("tests/")]
    assert all(name.startswith(("nearer/", "nearer-")) for name in wheel.namelist())


def test_the_wheel_carries_the_migrations_and_the_words(wheel: zipfile.ZipFile) -> None:
    names = set(wheel.namelist())
    migrations = [path for path in below("src/nearer/server") if path.parent.name == "migrations"]
    assert {path.relative_to(ROOT / "src").as_posix() for path in migrations} <= names
    assert "nearer/sealed/words.txt" in names


def test_the_wheel_says_its_licence(wheel: zipfile.ZipFile) -> None:
    (about,) = (name for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
    metadata = Parser().parsestr(wheel.read(about).decode())
    assert metadata["License-Expression"] == "AGPL-3.0-or-later"
    assert any(name.endswith("licenses/LICENSE") for name in wheel.namelist())
