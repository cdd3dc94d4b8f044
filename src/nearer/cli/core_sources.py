# SPDX-License-Identifier: AGPL-3.0-or-later
"""Not a verb: `-m nearer.cli.core_sources` gives the build the sources of `nearer.core`, as JSON.

Docstrings and comments are for whoever reads the repository. They stay behind: a phone has a third less
to fetch and to compile.
"""

import ast
import json
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def bare(source: str) -> str:
    """Give a module's source without docstrings and comments."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
            and ast.get_docstring(node) is not None
        ):
            node.body = node.body[1:] or ([] if isinstance(node, ast.Module) else [ast.Pass()])
    return ast.unparse(tree)


def main() -> None:
    """Print them."""
    paths = sorted((ROOT / "nearer" / "core").rglob("*.py"))
    sources = {path.relative_to(ROOT).as_posix(): bare(path.read_text(encoding="utf-8")) for path in paths}
    json.dump(sources, sys.stdout)


if __name__ == "__main__":
    main()
