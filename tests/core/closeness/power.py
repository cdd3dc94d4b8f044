# SPDX-License-Identifier: AGPL-3.0-or-later
"""How often an experiment says what: `python -m tests.core.closeness.power 500`, for docs/model/.

Run from the top, with `src` on the path. Levels lie around 78, scales differ, there are sudden shifts that
the model does not know, and 70 % of days are rated.
"""

import sys
from math import exp, sqrt

from nearer.core.closeness import LAUNCH
from nearer.core.closeness.experiment import LENGTHS, result
from tests.core.closeness.diaries import Luck

BEFORE = 14
DAY_SD = sqrt(12.0**2 + 10.0**2)
EFFECTS = (0.0, 0.3, 0.5, 0.8)


class Lived:
    """The days before an experiment, its days, and its coin."""

    def __init__(self, luck: Luck, length: int, effect: float) -> None:
        scale, level = exp(0.4 * luck.normal()), min(99.0, 78.0 + 12.0 * luck.normal())
        carried, days = 12.0 * scale * luck.normal(), []
        self.on = [luck.uniform() < 0.5 for _ in range(length)]
        for day in range(-BEFORE, length):
            level += luck.normal() + (8.0 * luck.normal() if luck.uniform() < 1.0 / 90.0 else 0.0)
            carried = 0.4 * carried + sqrt(1.0 - 0.16) * 12.0 * scale * luck.normal()
            y = level + carried + 10.0 * scale * luck.normal()
            y += scale * DAY_SD * effect if day >= 0 and self.on[day] else 0.0
            rated = luck.uniform() < 0.7
            days.append(max(0.0, min(100.0, 5.0 * round(y / 5.0))) if rated else None)
        self.before: list[float | None] = days[:BEFORE]
        self.during: list[float | None] = days[BEFORE:]


def verdicts(effect: float, length: int, people: int) -> dict[str, int]:
    """Return how often each verdict was given."""
    luck = Luck(int(1000 * effect) + length)
    counts: dict[str, int] = {}
    for _ in range(people):
        lived = Lived(luck, length, effect)
        found = result(lived.before, lived.during, lived.on, lived.on, LAUNCH)
        if found is not None:
            counts[found.verdict] = counts.get(found.verdict, 0) + 1
    return counts


def main() -> None:
    """Print the table."""
    people = int(sys.argv[1])
    for effect in EFFECTS:
        for length in LENGTHS:
            shares = {
                name: count / people for name, count in sorted(verdicts(effect, length, people).items())
            }
            print(effect, length, shares, flush=True)  # noqa: T201 - that is what it is for


if __name__ == "__main__":
    main()
