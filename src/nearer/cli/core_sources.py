# SPDX-License-Identifier: AGPL-3.0-or-later
"""Not a verb: `-m nearer.cli.core_sources` gives the build the sources of `nearer.core`, as JSON.

Docstrings, comments and types are for whoever reads the repository. They stay behind: a phone has a good
third less to fetch and to compile.
"""

import ast
import json
import re
import sys
from pathlib import Path
from typing import TypeVar

N = TypeVar("N", ast.Module, ast.ClassDef, ast.FunctionDef)
DEEP = re.compile(r"^(?: {4})+", re.MULTILINE)  # no text of the core's has line breaks in it
ROOT = Path(__file__).parents[2]


class _Bare(ast.NodeTransformer):
    """Leaves out what says nothing to the interpreter: docstrings and the types of names."""

    def visit_Module(self, node: ast.Module) -> ast.Module:
        return self._without_docstring(node, [])

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.ClassDef:
        return self._without_docstring(node, [ast.Pass()])

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.FunctionDef:
        node.returns = None
        return self._without_docstring(node, [ast.Pass()])

    def visit_arg(self, node: ast.arg) -> ast.arg:
        node.annotation = None
        return node

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.stmt:
        self.generic_visit(node)
        return ast.Assign([node.target], node.value) if node.value is not None else ast.Pass()

    def _without_docstring(self, node: N, nothing: list[ast.stmt]) -> N:
        if ast.get_docstring(node) is not None:
            node.body = node.body[1:] or nothing
        self.generic_visit(node)
        return node


def bare(source: str) -> str:
    """Give a module's source without docstrings, comments, types, and what was imported for those alone."""
    tree = _Bare().visit(ast.parse(source))
    named = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    constants = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    named |= {text for text in constants if isinstance(text, str)}  # __all__ is made of them
    for node in tree.body:
        if isinstance(node, ast.ImportFrom):
            node.names = [alias for alias in node.names if (alias.asname or alias.name) in named]
    tree.body = [node for node in tree.body if not isinstance(node, ast.ImportFrom) or node.names]
    return DEEP.sub(lambda deep: deep[0][::4], ast.unparse(ast.fix_missing_locations(tree)))


def main() -> None:
    """Print them."""
    paths = sorted((ROOT / "nearer" / "core").rglob("*.py"))
    sources = {path.relative_to(ROOT).as_posix(): bare(path.read_text(encoding="utf-8")) for path in paths}
    json.dump(sources, sys.stdout)


if __name__ == "__main__":
    main()
