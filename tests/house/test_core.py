# SPDX-License-Identifier: AGPL-3.0-or-later
"""The brain stays portable: three modules of the library, and values that never change."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.repository import below, named

MAY_IMPORT = {"math", "json", "re", "nearer"}
CORE = [path for path in below("src/nearer/core") if "tests" not in path.parts]


def _imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "write the whole name: MicroPython and people both find it"
            yield node.module or ""


def _assigned_outside_init(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Yield every `something.name = …` (also += and del) that does not stand in an `__init__`."""
    for node in ast.walk(tree):
        if (
            not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Module)
            or _name(node) == "__init__"
        ):
            continue
        for inner in _own(node):
            if isinstance(inner, ast.Attribute) and isinstance(inner.ctx, ast.Store | ast.Del):
                yield inner.attr, inner.lineno


def _name(node: ast.AST) -> str:
    return getattr(node, "name", "")


def _own(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what stands in this function itself, and not in one inside it."""
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield child
            yield from _own(child)


def test_there_is_a_core() -> None:
    assert CORE


@pytest.mark.parametrize("path", CORE, ids=named)
def test_it_imports_only_what_micropython_has(path: Path) -> None:
    tree = ast.parse(path.read_text())
    names = set(_imported(tree))
    assert {name.split(".")[0] for name in names} <= MAY_IMPORT
    assert all(name.startswith("nearer.core") for name in names if name.split(".")[0] == "nearer")


@pytest.mark.parametrize("path", CORE, ids=named)
def test_values_are_never_changed(path: Path) -> None:
    assert not list(_assigned_outside_init(ast.parse(path.read_text())))


@pytest.mark.parametrize("path", CORE, ids=named)
def test_classes_name_their_slots(path: Path) -> None:
    """`__slots__` first, so that nothing can be added to a value from outside."""
    tree = ast.parse(path.read_text())
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and not any(_is_error(base) for base in node.bases):
            targets = [t for s in node.body if isinstance(s, ast.Assign) for t in s.targets]
            assert any(isinstance(t, ast.Name) and t.id == "__slots__" for t in targets), node.name


def _is_error(base: ast.expr) -> bool:
    return isinstance(base, ast.Name) and base.id.endswith(("Error", "Exception"))


def test_the_check_sees_an_assignment() -> None:
    """The test above can fail: it finds each way of changing a value."""
    source = "def f(s):\n    s.a = 1\n    s.b += 1\n    del s.c\n    for s.d in (): pass\n"
    assert [name for name, _ in _assigned_outside_init(ast.parse(source))] == ["a", "b", "c", "d"]
