# SPDX-License-Identifier: AGPL-3.0-or-later
"""A journey looks for words that the app says: else one fails late, and one for their absence never fails."""

import ast
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.house.repository import below

LOOKS = {
    *("reads", "reads_heading", "reads_heading_two", "reads_nowhere", "tap", "follow", "choose", "tick"),
    *("picks", "get_by_text", "get_by_label"),
}
WORD = re.compile(r"[^\W\d_]+")
FEW = 4  # words; fewer may well be a name, a day or a number
RUN = 3  # words in a row that are no chance


@pytest.mark.parametrize("path", below("tests/journeys"), ids=lambda path: path.stem)
def test_a_journey_looks_only_for_what_the_app_says(path: Path) -> None:
    tree = ast.parse(path.read_text())
    looked = [call.args[0] for call in ast.walk(tree) if isinstance(call, ast.Call) and _looks(call)]
    others = [node for node in ast.walk(tree) if isinstance(node, ast.expr) and node not in looked]
    named = _named(tree)
    constants = [
        one
        for one in named.values()
        if one not in [named.get(_name(node)) for node in others if not _is_target(node)]
    ]
    typed = _runs_of(text for node in others if node not in constants and (text := _text(node)))
    missing = [
        f"line {node.lineno}: {text!r}"
        for node in looked
        if (text := _text(named.get(_name(node), node))) and not _is_said(text, typed)
    ]
    assert missing == []


def test_what_the_app_does_not_say_is_missed() -> None:
    assert _is_said("The server keeps each answer, unread")
    assert _is_said("Read these six groups aloud with Ada")
    assert not _is_said("The server holds each answer back")


def _is_said(text: str, typed: frozenset[tuple[str, ...]] = frozenset()) -> bool:
    """Say whether what the app says, or was typed, covers half of a text; the rest may be filled in."""
    words = WORD.findall(text)
    known = (at for at, run in _runs(words) if run in typed or run in _said())
    covered = {at + step for at in known for step in range(RUN)}
    return len(words) < FEW or 2 * len(covered) >= len(words)


@cache
def _said() -> frozenset[tuple[str, ...]]:
    told = [
        *below("web/words", suffixes=(".ts",)),
        *below("content", "src/nearer", suffixes=(".toml", ".py")),
    ]
    return _runs_of(path.read_text() for path in told)


def _runs_of(texts: Iterable[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(run for text in texts for _, run in _runs(WORD.findall(text)))


def _runs(words: list[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
    return ((at, tuple(words[at : at + RUN])) for at in range(len(words) - RUN + 1))


def _looks(call: ast.Call) -> bool:
    return bool(call.args) and isinstance(call.func, ast.Attribute) and call.func.attr in LOOKS


def _named(tree: ast.Module) -> dict[str, ast.expr]:
    return {_name(node.targets[0]): node.value for node in tree.body if isinstance(node, ast.Assign)}


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else ""


def _is_target(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)


def _text(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
