# SPDX-License-Identifier: AGPL-3.0-or-later
"""A function fits on a screen, a module in a head. Functions in TypeScript are counted by eslint."""

import ast

from tests.house.repository import ROOT, below, named

FUNCTION = 40
MODULE = 400
ELEMENT = 150
CODE = (".py", ".ts", ".mjs", ".js", ".css", ".sh")

# What is still too large, and how large it may be. An entry may shrink or go; none is ever added.
ALLOWED: dict[str, int] = {}


def _too_long(sizes: dict[str, int], most: int) -> list[str]:
    return [f"{name}: {size} lines" for name, size in sizes.items() if size > ALLOWED.get(name, most)]


def _lines(node: ast.FunctionDef | ast.AsyncFunctionDef, source: list[str]) -> int:
    """Count as eslint does in TypeScript: blank lines, comments and the docstring are free."""
    skipped = set()
    if ast.get_docstring(node) is not None:
        skipped = set(range(node.body[0].lineno, (node.body[0].end_lineno or 0) + 1))
    numbers = range(node.lineno, (node.end_lineno or node.lineno) + 1)
    texts = (source[number - 1].strip() for number in numbers if number not in skipped)
    return sum(bool(text) and not text.startswith("#") for text in texts)


def test_python_functions_fit_on_a_screen() -> None:
    sizes = {}
    for path in below():
        source = path.read_text()
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                sizes[f"{named(path)}:{node.name}"] = _lines(node, source.splitlines())
    assert sizes
    assert not _too_long(sizes, FUNCTION)


def test_modules_fit_in_a_head() -> None:
    sizes = {named(path): len(path.read_text().splitlines()) for path in below(suffixes=CODE)}
    assert not _too_long(sizes, MODULE)


def test_elements_are_small() -> None:
    drawn = [*below("web/elements", suffixes=(".ts",)), *below("web/rooms", suffixes=(".ts",))]
    assert drawn
    assert not _too_long({named(path): len(path.read_text().splitlines()) for path in drawn}, ELEMENT)


def test_the_scripts_are_short() -> None:
    scripts = {path.name: len(path.read_text().splitlines()) for path in (ROOT / "bin").iterdir()}
    assert set(scripts) == {"run", "check", "test", "bench", "_set_up"}
    assert all(lines < 60 for name, lines in scripts.items() if name != "_set_up")


def test_the_allow_list_only_shrinks() -> None:
    """An entry that is no longer needed is taken out, so that nothing grows back into it."""
    assert all((ROOT / name.split(":")[0]).exists() for name in ALLOWED)
    assert not ALLOWED
