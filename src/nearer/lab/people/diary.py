# SPDX-License-Identifier: AGPL-3.0-or-later
"""Made-up diaries: pairs who rate their days, and to whom nothing is offered."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from nearer.lab.people.life import pair, shocks
from nearer.lab.people.world import World


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a diary."""

    pair: str
    person: str
    day: int
    y: float | None  # 0 to 100, or nothing


def diary(world: World, *, pairs: int, days: int, seed: int) -> list[Row]:
    """Return the diary of so many pairs, by pair, day and person. The same seed, the same people."""
    rows = []
    for number in range(pairs):
        rng = Random(f"{seed} {number}")
        two = pair(world, rng)
        for day in range(days):
            brought = shocks(world, rng)
            for name, person, shock in zip("ab", two, brought, strict=True):
                rating = person.live(shock).rating
                rows.append(Row(f"{number:04d}", f"{number:04d}{name}", day, rating))
    return rows
