# SPDX-License-Identifier: AGPL-3.0-or-later
"""The peer: an exponentially weighted mean with a spread of one's own, everything chosen on past days alone.

It is made strong on purpose. How fast it forgets and how far it leans on everybody's mean are those that had
the smallest squared error so far; a person's spread is shrunk to everybody's by the amount that was most
likely so far.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nearer.core.closeness import Mixture

Days = list[float | None]
FORGETTING = (0.02, 0.05, 0.10, 0.15, 0.20, 0.30, 0.40, 0.50, 0.60, 0.80)
LEANING = (0.01, 0.3, 1.0, 2.0)  # ratings that everybody's mean counts for at the beginning
SHRINKING = (1.0, 2.0, 3.0, 5.0, 8.0, 13.0, 30.0)  # ratings that everybody's variance counts for


@dataclass(frozen=True, slots=True)
class Ewma:
    """What was chosen, and everybody's mean and variance about the forecasts."""

    mean: float
    alpha: float
    leaning: float
    variance: float
    shrinking: float

    def expect(self, days: Days) -> Iterator[tuple[float, float]]:
        """Yield mean and SD of the forecast for each of the days, and for the one after them."""
        total, weight = self.leaning * self.mean, self.leaning
        squares, count, first = self.shrinking * self.variance, self.shrinking, True
        for y in days:
            expected = total / weight
            yield expected, math.sqrt(squares / count)
            if y is not None:
                if not first:
                    squares += (y - expected) ** 2
                    count += 1
                total, weight = (1 - self.alpha) * total + y, (1 - self.alpha) * weight + 1
                first = False
        yield total / weight, math.sqrt(squares / count)

    def predict(self, mean: float, sd: float, step: float = 0.0) -> Mixture:
        """Return the forecast as a distribution that is held within 0 and 100."""
        return Mixture([1.0], [mean], [max(sd, 0.5)], floor=0.0, ceiling=100.0, step=step)


def choose(people: Sequence[Days]) -> Ewma:
    """Return what was best on these days."""
    ratings = [y for days in people for y in days if y is not None]
    if not ratings:
        return Ewma(75.0, 0.2, 1.0, 225.0, 3.0)
    mean = sum(ratings) / len(ratings)
    tried = []
    for alpha in FORGETTING:
        for leaning in LEANING:
            errors = [_errors(days, mean, alpha, leaning) for days in people]
            known = [error * error for own in errors for error in own[1:]]
            tried.append((sum(known) / max(1, len(known)), alpha, leaning, errors))
    variance, alpha, leaning, errors = min(tried, key=lambda one: one[0])
    variance = max(variance, 1.0)
    shrinking = max(SHRINKING, key=lambda weight: _likely(errors, variance, weight))
    return Ewma(mean, alpha, leaning, variance, shrinking)


def _errors(days: Days, mean: float, alpha: float, leaning: float) -> list[float]:
    """Return by how much each rating missed its forecast, as `Ewma.expect` makes it."""
    total, weight, kept, errors = leaning * mean, leaning, 1 - alpha, []
    for y in days:
        if y is not None:
            errors.append(y - total / weight)
            total, weight = kept * total + y, kept * weight + 1
    return errors


def _likely(people: list[list[float]], variance: float, weight: float) -> float:
    """Return the log-likelihood of errors if spreads are shrunk by this weight, but for a constant."""
    total = 0.0
    for errors in people:
        squares, count = weight * variance, weight
        for error in errors[1:]:
            total -= 0.5 * (math.log(squares / count) + error * error * count / squares)
            squares += error * error
            count += 1
    return total
