# SPDX-License-Identifier: AGPL-3.0-or-later
"""Made-up diaries, the same in both interpreters: their chance comes from the cipher of the core."""

from math import cos, log, pi, sqrt

from nearer.core.catalogue.chance import Chance


class Luck:
    """A row of draws settled by a stream number."""

    def __init__(self, stream: int) -> None:
        self.chance = Chance("7c" * 32, stream)
        self.place = 0

    def uniform(self) -> float:
        """Return a number between 0 and 1."""
        self.place += 1
        return (self.chance.at(self.place) + 0.5) / 2**32

    def normal(self) -> float:
        """Return a draw of a standard normal (Box and Muller)."""
        return sqrt(-2.0 * log(self.uniform())) * cos(2.0 * pi * self.uniform())


def diary(
    stream: int,
    days: int,
    *,
    level: float = 70.0,
    drift: float = 1.0,
    scale: float = 1.0,
    rated: float = 0.7,
    step: float = 5.0,
) -> list[float | None]:
    """Return the ratings of a person, made as the level model says (equations 1 and 2)."""
    luck, found = Luck(stream), []
    carried = 12.0 * scale * luck.normal()
    for _ in range(days):
        level += drift * luck.normal()
        carried = 0.4 * carried + sqrt(1.0 - 0.16) * 12.0 * scale * luck.normal()
        y = level + carried + 10.0 * scale * luck.normal()
        if step:
            y = step * int(y / step + 0.5)
        found.append(max(0.0, min(100.0, y)) if luck.uniform() < rated else None)
    return found
