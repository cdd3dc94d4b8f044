# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tables of results: every share with the error that chance alone makes, and how to make it again."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

NOTHING = "-"
ERRORS = """
± is one Monte Carlo standard error, with couples (or studies) as the independent unit. Where something was
seen in none (or all) of n, it is 0.000, and the true share is, with 95 % confidence, no more than 3 / n away.
n counts those whom it could concern: for a share of claims, only couples who were told something, which may
be few.
"""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number with its Monte Carlo standard error; `of` says how many independent pairs it rests on."""

    value: float
    error: float
    of: int

    def __str__(self) -> str:
        """Write it with three decimals."""
        return NOTHING if self.of == 0 else f"{self.value:.3f} ± {self.error:.3f}"

    def points(self) -> str:
        """Write it with two decimals, as points of a rating are."""
        return NOTHING if self.of == 0 else f"{self.value:+.2f} ± {self.error:.2f}"


def ratio(parts: Iterable[tuple[float, float]]) -> Estimate:
    """Return sum / sum over independent pairs, each (part, whole), with the error of a ratio estimator."""
    known = [(part, whole) for part, whole in parts if whole]
    total = sum(whole for _, whole in known)
    if not total:
        return Estimate(0.0, 0.0, 0)
    value, count = sum(part for part, _ in known) / total, len(known)
    squares = sum((part - value * whole) ** 2 for part, whole in known)
    return Estimate(value, math.sqrt(squares * count / max(1, count - 1)) / total, count)


def share(hits: Iterable[bool]) -> Estimate:
    """Return the share of independent pairs of which something is true."""
    return ratio([(float(hit), 1.0) for hit in hits])


def mean(values: Iterable[float]) -> Estimate:
    """Return the mean over independent pairs."""
    return ratio([(value, 1.0) for value in values])


def markdown(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a table for a page."""
    lines = [list(header), ["---"] * len(header), *([str(cell) for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def page(title: str, command: str, *parts: str) -> str:
    """Return a page of results, with the command that makes it again."""
    made = f"Made by `{command}`. {ERRORS}"
    return "\n\n".join((f"# {title}", *(_wrapped(part) for part in (made, *parts)))) + "\n"


def _wrapped(part: str) -> str:
    return part if part.startswith(("|", "#")) else textwrap.fill(" ".join(part.split()), 118)
