# SPDX-License-Identifier: AGPL-3.0-or-later
"""The documents stay true: links lead somewhere, commands exist, the change log has its form."""

import configparser
import os
import re
from pathlib import Path

import pytest

from nearer.cli import main
from tests.house.repository import ROOT, below, named

PAGES = below(suffixes=(".md",))
BEGINNING = ("README", "ARCHITECTURE", "SECURITY", "CONTRIBUTING", "CHANGELOG")


def _prose(text: str) -> str:
    """Return the text without its code blocks and code spans."""
    return re.sub(r"`[^`\n]*`", "", re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL))


def _anchors(text: str) -> set[str]:
    """Return the anchors of a page's headings, as forges make them."""
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def _leads_nowhere(page: Path, target: str) -> bool:
    if re.match(r"[a-z]+:", target):
        return False
    file, _, anchor = target.partition("#")
    found = (page.parent / file) if file else page
    if not found.exists():
        return True
    return bool(anchor) and found.suffix == ".md" and anchor not in _anchors(found.read_text())


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_links_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)\s]+)\)", _prose(page.read_text()))
    assert not [target for target in targets if _leads_nowhere(page, target)]


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_commands_exist(page: Path) -> None:
    """Every `bin/…` and `nearer …` that a page tells people to type."""
    code = "\n".join(re.findall(r"^```.*?^```|`[^`\n]+`", page.read_text(), re.MULTILINE | re.DOTALL))
    scripts = set(re.findall(r"(?<![\w/.])(bin/[a-z]+)", code))
    assert all(os.access(ROOT / script, os.X_OK) for script in scripts)
    verbs = set(re.findall(r"(?:^|`|\.venv/bin/)nearer ([a-z-]+)", code, re.MULTILINE))
    assert verbs <= set(main.commands)


def test_every_verb_of_the_command_line_is_described() -> None:
    pages = "\n".join(page.read_text() for page in PAGES)
    assert not [verb for verb in main.commands if f"nearer {verb}" not in pages]


def test_a_newcomer_finds_the_first_pages() -> None:
    texts = {name: (ROOT / f"{name}.md").read_text() for name in BEGINNING}
    assert len(texts["README"].splitlines()) <= 80, "the README is one screen"
    for name in BEGINNING[1:-1]:
        assert f"({name}.md)" in texts["README"]
    assert re.search(r"^## \[Unreleased\]$", texts["CHANGELOG"], re.MULTILINE)


def test_the_drawing_of_imports_is_the_contract() -> None:
    """Each layer of .importlinter, from the top down, in the line that ARCHITECTURE.md draws."""
    contract = configparser.ConfigParser()
    contract.read(ROOT / ".importlinter")
    drawn = (ROOT / "ARCHITECTURE.md").read_text()
    for part in ("rooms", "server"):
        layers = contract[f"importlinter:contract:{part}"]["layers"].split("\n")
        assert re.search(r"\s*>\s*".join(re.escape(layer) for layer in layers if layer), drawn)


def test_every_decision_is_listed() -> None:
    listed = (ROOT / "docs/decisions/README.md").read_text()
    notes = [path.name for path in (ROOT / "docs/decisions").glob("[0-9]*.md")]
    assert notes
    assert not [name for name in notes if f"({name})" not in listed]
    assert sorted(int(name[:4]) for name in notes) == list(range(1, len(notes) + 1))


def test_the_licence_is_whole() -> None:
    text = (ROOT / "LICENSE").read_text()
    assert "GNU AFFERO GENERAL PUBLIC LICENSE" in text
    assert "END OF TERMS AND CONDITIONS" in text
    assert len(text.splitlines()) == 661
