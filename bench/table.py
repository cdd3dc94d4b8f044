# SPDX-License-Identifier: AGPL-3.0-or-later
"""Figures as plain text: a table that reads the same on a screen, in a note and in a diff."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence

MISSING = "-"


def percentile(values: Sequence[float], share: float) -> float:
    """Return the smallest value that at least this share of the values does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def number(value: float | None) -> str:
    """Return three figures that matter: 12,345 and 678 and 9.87 and 0.654."""
    if value is None:
        return MISSING
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}"


def spread(values: Sequence[float]) -> str:
    """Return the median with the lowest and the highest beside it."""
    if not values:
        return MISSING
    return f"{number(statistics.median(values))} ({number(min(values))}..{number(max(values))})"


def render(title: str, header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return an aligned table; the first column is words, all others stand to the right."""
    lines = [tuple(header), *(tuple(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(header))]

    def aligned(line: Sequence[str]) -> str:
        cells = [line[0].ljust(widths[0])]
        cells += [cell.rjust(width) for cell, width in zip(line[1:], widths[1:], strict=True)]
        return "  ".join(cells).rstrip()

    rule = "  ".join("-" * width for width in widths)
    return "\n".join([title, "", aligned(lines[0]), rule, *(aligned(line) for line in lines[1:]), ""])
