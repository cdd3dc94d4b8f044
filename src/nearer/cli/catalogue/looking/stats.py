# SPDX-License-Identifier: AGPL-3.0-or-later
"""How much there is of what, and what it weighs on its way to a device."""

import gzip
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, get_args

from nearer.cli.catalogue.content import DEEPER, FIRST, Content, compiled, compiled_library
from nearer.cli.catalogue.looking import terminal
from nearer.cli.catalogue.looking.items import items
from nearer.cli.catalogue.shapes import BONDS, Kind, Practice, Question

DEPTHS = (1, 2, 3, 4, 5)
GRADES = ("A", "B", "C", "D")


def weights(content: Content) -> dict[str, int]:
    """Return the bytes of each file of the catalogue, with gzip; with brotli it is a fifth less."""
    built = {
        FIRST: compiled(content, FIRST),
        DEEPER: compiled(content, DEEPER),
        "library": compiled_library(content),
    }
    return {name: len(gzip.compress(text.encode(), mtime=0)) for name, text in built.items()}


def counted(content: Content) -> dict[str, Any]:
    """Return the figures as JSON has them."""
    questions = [placed.item for placed in content.questions.items]
    practices = [placed.item for placed in content.practices.items]
    return {
        "items": dict(Counter(item.sort for item in items(content))),
        "questions": {kind: _depths(questions, kind) for kind in get_args(Kind)},
        "practices": {family: _grades(practices, family) for family in sorted({p.family for p in practices})},
        "bonds": {
            sort: {bond: sum(bond in one.bonds for one in those) for bond in BONDS}
            for sort, those in (("questions", questions), ("practices", practices))
        },
        "gzip": weights(content),
    }


def listed(content: Content) -> Iterator[str]:
    """Return the figures as lines."""
    figures = counted(content)
    yield terminal.wrapped(", ".join(f"{count} {sort}" for sort, count in figures["items"].items()))
    yield "\n" + terminal.headed("Questions, by kind and depth")
    yield _square(figures["questions"], DEPTHS)
    yield "\n" + terminal.headed("Practices, by family and grade of what is known")
    yield _square(figures["practices"], GRADES)
    yield "\n" + terminal.headed("For whom (many are for all three)")
    yield terminal.table(
        [["", *BONDS], *([sort, *bonds.values()] for sort, bonds in figures["bonds"].items())]
    )
    yield "\n" + terminal.headed("On the way to a device, bytes with gzip")
    sizes = figures["gzip"]
    yield terminal.table([*sizes.items(), ("together", sum(sizes.values()))])


def _depths(questions: Sequence[Question], kind: str) -> list[int]:
    return [sum(q.kind == kind and q.depth == depth for q in questions) for depth in DEPTHS]


def _grades(practices: Sequence[Practice], family: str) -> list[int]:
    return [sum(p.family == family and p.grade == grade for p in practices) for grade in GRADES]


def _square(rows: dict[str, list[int]], head: Sequence[object]) -> str:
    """Return a table with its sums at both edges."""
    sums = [sum(row[place] for row in rows.values()) for place in range(len(head))]
    lines = [[name, *row, sum(row)] for name, row in rows.items()]
    return terminal.table([["", *head, "together"], *lines, ["together", *sums, sum(sums)]])
