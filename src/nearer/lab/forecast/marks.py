# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which ratings are possible at all: found from those that were given so far."""

from __future__ import annotations

from collections.abc import Iterable

FEW = 30  # ratings below which nothing is concluded
MOST = 100  # steps between floor and ceiling that are still called steps
NEAR = 0.03  # of a step: how far a rating may lie beside its mark (16.7 is 100 / 6, and 17 is too)
STRAYS = 0.02  # share of ratings that may lie between the marks


def step_of(ratings: Iterable[float], otherwise: float) -> float:
    """Return the distance between possible ratings, the widest that fits; 0 if there seem to be no steps."""
    counts: dict[float, int] = {}
    for y in ratings:
        counts[y] = counts.get(y, 0) + 1
    total = sum(counts.values())
    if total < FEW:
        return otherwise
    for steps in range(4, MOST + 1):
        step = 100 / steps
        beside = sum(count for y, count in counts.items() if abs(y - nearest(y, step)) > NEAR * step)
        if beside <= STRAYS * total:
            return step
    return 0.0


def nearest(y: float, step: float) -> float:
    """Return the possible rating that is nearest."""
    return y if step == 0 else min(100.0, step * round(y / step))


def snapped(y: float, step: float) -> float:
    """Return the mark that a rating stands for, or the rating itself if it lies between marks."""
    mark = nearest(y, step)
    return mark if abs(y - mark) <= NEAR * step else y
