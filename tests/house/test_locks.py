# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is locked is what we ask for, with hashes; one version everywhere."""

import json
import re
import tomllib

import pytest
from packaging.requirements import Requirement

from tests.house.repository import ROOT

SETS = ("run", "test", "node")
ONLY_TO_INSTALL = {"hatchling"}


def _asked(name: str) -> list[Requirement]:
    lines = (
        line.split(" #")[0].strip() for line in (ROOT / f"requirements/{name}.in").read_text().splitlines()
    )
    found: list[Requirement] = []
    for line in lines:
        if line.startswith("-r "):
            found += _asked(line.removeprefix("-r ").removesuffix(".in"))
        elif line and not line.startswith("#"):
            found.append(Requirement(line))
    return found


def _locked(name: str) -> dict[str, str]:
    text = (ROOT / f"requirements/{name}.txt").read_text()
    return dict(re.findall(r"^([a-z0-9._-]+)(?:\[[a-z,]+\])?==([^ ;]+)", text, re.MULTILINE))


@pytest.mark.parametrize("name", SETS)
def test_everything_asked_for_is_locked(name: str) -> None:
    locked = _locked(name)
    for wanted in _asked(name):
        assert wanted.name.lower() in locked, f"{wanted.name} is not locked; requirements/README.md says how"
        assert wanted.specifier.contains(locked[wanted.name.lower()])


@pytest.mark.parametrize("name", SETS)
def test_every_lock_has_hashes(name: str) -> None:
    entries = re.split(r"^(?=[a-z0-9])", (ROOT / f"requirements/{name}.txt").read_text(), flags=re.MULTILINE)[
        1:
    ]
    assert entries
    assert all("--hash=sha256:" in entry for entry in entries)


def test_tests_run_with_the_versions_that_serve() -> None:
    assert _locked("run").items() <= _locked("test").items()


def test_the_package_asks_for_what_the_lock_serves() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    declared = {Requirement(line).name for line in project["dependencies"]}
    assert declared == {wanted.name for wanted in _asked("run")} - ONLY_TO_INSTALL


def test_the_browser_packages_are_locked_as_asked() -> None:
    asked = json.loads((ROOT / "web/package.json").read_text())
    locked = json.loads((ROOT / "web/package-lock.json").read_text())["packages"]
    assert locked[""]["dependencies"] == asked["dependencies"]
    assert locked[""]["devDependencies"] == asked["devDependencies"]
    assert all("integrity" in entry for path, entry in locked.items() if path and not entry.get("link"))
