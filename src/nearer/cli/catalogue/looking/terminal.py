# SPDX-License-Identifier: AGPL-3.0-or-later
"""Text for a terminal of 80 columns."""

import json
import textwrap
from collections.abc import Sequence
from typing import Any

import click

WIDTH = 80


def wrapped(text: str, first: str = "", rest: str | None = None) -> str:
    """Return a text in lines that fit; `first` stands before the first of them, `rest` before the others."""
    rest = " " * len(first) if rest is None else rest
    lines = textwrap.wrap(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return "\n".join(lines)


def headed(title: str) -> str:
    """Return a heading, underlined."""
    text = wrapped(title)
    return text + "\n" + "-" * max(len(line) for line in text.splitlines())


def table(rows: Sequence[Sequence[object]]) -> str:
    """Return rows in columns, the first to the left and figures to the right; the first row is the head."""
    cells = [[str(cell) for cell in row] for row in rows]
    widths = [max(len(row[column]) for row in cells) for column in range(len(cells[0]))]
    lines = [
        "  ".join(
            [
                row[0].ljust(widths[0]),
                *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)),
            ]
        )
        for row in cells
    ]
    return "\n".join(line.rstrip() for line in lines)


def say_json(whole: Any) -> None:
    """Print what another program reads."""
    click.echo(json.dumps(whole, ensure_ascii=False, indent=2))
