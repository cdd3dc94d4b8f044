# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the browser is given: nothing from elsewhere, nothing heavy, every licence beside it."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.house.repository import BUILT, ROOT, below, named

ADDRESS = re.compile(r"\b(?:https?|wss?)://[\w.-]+[^\s'\"`)>\\]*")
NAMESPACES = "http://www.w3.org/"  # names of languages; nothing is ever fetched from there
DEFINED = re.compile(r"\bdefine\('(nearer-[a-z-]+)'")
USED = re.compile(r"<(nearer-[a-z-]+)")
FIRST_LOAD = 150_000
WITH_BRAIN = 350_000


@pytest.fixture(scope="module")
def manifest() -> dict[str, Any]:
    read: dict[str, Any] = json.loads((BUILT / "manifest.json").read_text())
    return read


def _foreign(text: str) -> list[str]:
    return [found for found in ADDRESS.findall(text) if not found.startswith(NAMESPACES)]


def _cited() -> set[str]:
    """Return what practices cite and help lists: for people to follow if they wish; no page fetches it."""
    return {found for path in below("content", suffixes=(".toml",)) for found in _foreign(path.read_text())}


def _plain(manifest: dict[str, Any]) -> list[Path]:
    return [
        BUILT / name
        for name in manifest["sha256"]
        if Path(name).suffix in (".js", ".css", ".html", ".json", ".svg")
    ]


def test_our_sources_name_no_other_host() -> None:
    sources = below("web", suffixes=(".ts", ".css", ".html", ".svg", ".webmanifest"))
    sources = [path for path in sources if not path.is_relative_to(ROOT / "web/tests")]
    assert sources
    assert not {named(path): found for path in sources if (found := _foreign(path.read_text()))}


def test_what_is_built_names_no_other_host_but_what_content_cites(manifest: dict[str, Any]) -> None:
    cited = _cited()
    named = {path.name: set(_foreign(path.read_text())) - cited for path in _plain(manifest)}
    assert not {name: found for name, found in named.items() if found}


def test_the_first_load_is_light(manifest: dict[str, Any]) -> None:
    """Counted from what the page itself asks for: scripts, styles, and the Latin letters of its font."""

    def weight(name: str) -> int:
        packed = BUILT / f"{name}.br"
        return (packed if packed.exists() else BUILT / name).stat().st_size

    names = [name for name in manifest["sha256"] if not name.endswith((".br", ".gz"))]
    asked = {"index.html"} | {name for name in names if name in (BUILT / "index.html").read_text()}
    asked.discard(manifest["roles"]["icon-touch"])  # only a home screen asks for it
    sheets = "".join((BUILT / name).read_text() for name in asked if name.endswith(".css"))
    asked |= {
        name for name in names if name in sheets and not name.startswith(("literata-other", "literata-ext"))
    }
    assert any(name.endswith(".js") for name in asked)
    first = sum(map(weight, asked))
    assert first <= FIRST_LOAD
    brain = {manifest["roles"][role] for role in ("stretch", "brain", "wasm", "core", "catalogue")}
    assert first + sum(map(weight, brain - asked)) <= WITH_BRAIN


def test_no_two_elements_have_one_name() -> None:
    """The second would never be registered, and the first would stand in its place."""
    drawn = [*below("web/elements", suffixes=(".ts",)), *below("web/rooms", suffixes=(".ts",))]
    names = sorted(name for path in drawn for name in DEFINED.findall(path.read_text()))
    assert names
    assert names == sorted(set(names))


def test_every_element_stands_in_the_kit() -> None:
    """By itself or within another one that does; only the shell, which is the whole app, cannot."""
    texts = [path.read_text() for path in below("web/elements", suffixes=(".ts",))]
    within = {name: set(USED.findall(text)) for text in texts for name in DEFINED.findall(text)}
    shown: set[str] = set()
    found = {name for path in below("web/kit", suffixes=(".ts",)) for name in USED.findall(path.read_text())}
    while found - shown:
        shown |= found
        found = set().union(*(within.get(name, set()) for name in shown))
    assert within.keys() - shown == {"nearer-app"}


@pytest.mark.parametrize("element", ["help", "safety-check", "quick-exit", "ending", "leave"])
def test_help_the_check_and_leaving_come_with_the_first_load(manifest: dict[str, Any], element: str) -> None:
    """So that opening them asks for nothing, not even on a first visit."""
    first = "".join((BUILT / name).read_text() for name in manifest["first"] if name.endswith(".js"))
    assert f'"nearer-{element}",' in first


def test_the_group_in_which_wishes_are_matched_comes_later(manifest: dict[str, Any]) -> None:
    """It is of a library that signing uses at once; the build gives it a copy."""
    pieces = {name for name in manifest["sha256"] if name.endswith(".js")}
    with_it = {name for name in pieces if "OPRFV1" in (BUILT / name).read_text(encoding="utf-8")}
    assert len(with_it) == 1
    assert not with_it & set(manifest["first"])


def test_what_comes_later_is_kept_ahead_for_everybody(manifest: dict[str, Any]) -> None:
    """So that going to a room tells nobody which."""
    not_kept = {"sw.js", manifest["roles"]["kit"]}
    later = {name for name in manifest["sha256"] if name.endswith(".js")} - not_kept
    assert any(name.startswith("me.") for name in later)
    worker = (BUILT / "sw.js").read_text()
    assert [name for name in later if f"/built/{name}" not in worker] == []


def test_every_package_in_it_comes_with_its_licence(manifest: dict[str, Any]) -> None:
    assert "licences.txt" in manifest["sha256"]
    parts = re.split(r"\n-{72}\n\n", (BUILT / "licences.txt").read_text())[1:]
    texts = {part.split(" ")[0]: part for part in parts}
    asked = json.loads((ROOT / "web/package.json").read_text())["dependencies"]
    assert set(asked) <= set(texts)
    locked = json.loads((ROOT / "web/package-lock.json").read_text())["packages"]
    for name, text in texts.items():
        assert f"{name} {locked[f'node_modules/{name}']['version']} (" in text
        assert len(text) > 500, f"{name} names a licence without its text"


@pytest.mark.usefixtures("manifest")
def test_no_bundle_carries_what_is_for_tests_only() -> None:
    developers = json.loads((ROOT / "web/package.json").read_text())["devDependencies"]
    parts = (BUILT / "licences.txt").read_text()
    assert not [name for name in developers if f"\n{name} " in parts]
