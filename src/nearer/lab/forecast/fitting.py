# SPDX-License-Identifier: AGPL-3.0-or-later
"""What people of a diary have in common, from its past: empirical Bayes around the shipped numbers.

The log-likelihood of all, and a normal prior on transformed numbers, are climbed by steps of Berndt, Hall,
Hall and Hausman (1974): the curvature is the sum over people of the outer products of their own slopes.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from nearer.core.closeness import LAUNCH, Parameters, loglik, refilter
from nearer.core.closeness.parameters import NUMBERS
from nearer.core.closeness.priors import LOG_SCALES
from nearer.lab.crew import Crew

Days = list[float | None]

# number: (by how much a population may differ from the shipped number, an SD on this scale; the scale)
FREE = {
    "mean": (15.0, "as it is"),
    "level_sd": (0.5, "log"),
    "drift_sd": (0.8, "log"),
    "carry": (1.0, "logit"),
    "carry_sd": (0.5, "log"),
    "noise_sd": (0.5, "log"),
    "scale_sd": (0.4, "log"),
}
COARSE = LOG_SCALES[::2]  # every second scale is enough to fit by, at half the work
SMALL = 0.01  # of such an SD: the step of a slope
ROUNDS = 8
SHORT = 0.05  # of a step: what is not worth another try
ENOUGH = 0.02  # of log-likelihood: what is not worth another round
LATELY = 200  # days of a person that are looked at
MOST_DAYS = 8000  # of all people together


def parameters_at(
    point: Sequence[float], step: float, log_scales: tuple[float, ...] = LOG_SCALES
) -> Parameters:
    """Return the parameters at a point; the origin is what is shipped, 1 is one SD of the prior."""
    numbers: dict[str, float] = {name: getattr(LAUNCH, name) for name in NUMBERS}
    numbers["step"] = step
    for (name, (sd, way)), z in zip(FREE.items(), point, strict=True):
        shipped = getattr(LAUNCH, name)
        if way == "log":
            numbers[name] = shipped * math.exp(sd * z)
        elif way == "logit":
            numbers[name] = 1 / (1 + (1 / shipped - 1) * math.exp(-sd * z))
        else:
            numbers[name] = shipped + sd * z
    return Parameters(**numbers, log_scales=log_scales)


def fit(people: Sequence[Days], step: float, crew: Crew, start: Sequence[float] | None = None) -> list[float]:
    """Return the point that fits these people's days best, from a point near it."""
    point = list(start or [0.0] * len(FREE))
    shares = crew.shares(_some(people))
    here, slopes = _slopes(shares, point, step, crew)
    for _ in range(ROUNDS):
        gradient = [sum(own[i] for own in slopes) - z for i, z in enumerate(point)]
        curvature = _outer(slopes)
        move = solve(curvature, gradient)
        if sum(a * b for a, b in zip(gradient, move, strict=True)) < 2 * ENOUGH:
            break
        length = min(1.0, 2.0 / max(1e-9, *(abs(value) for value in move)))
        there = here - 1.0
        while there < here and length > SHORT:
            trial = [z + length * value for z, value in zip(point, move, strict=True)]
            there, trial_slopes = _slopes(shares, trial, step, crew)
            length /= 3
        if there < here:
            break
        gained, point, here, slopes = there - here, trial, there, trial_slopes
        if gained < ENOUGH:
            break
    return point


def _some(people: Sequence[Days]) -> list[Days]:
    """Return people enough to learn from, evenly taken, and their latest days."""
    days = [own[-LATELY:] for own in people if any(y is not None for y in own)]
    every = math.ceil(sum(map(len, days)) / MOST_DAYS) if days else 1
    return days[::every]


def _slopes(
    shares: list[list[Days]], point: list[float], step: float, crew: Crew
) -> tuple[float, list[list[float]]]:
    """Return the log-posterior, and for each person the slopes of the own log-likelihood."""
    found = crew.map(_slopes_of, [(share, point, step) for share in shares])
    total = sum(value for share in found for value, _ in share) - 0.5 * sum(z * z for z in point)
    return total, [slopes for share in found for _, slopes in share]


def _slopes_of(given: tuple[list[Days], list[float], float]) -> list[tuple[float, list[float]]]:
    people, point, step = given
    here = parameters_at(point, step, COARSE)
    beside = []
    for place in range(len(point)):
        moved = [z + SMALL * (place == other) for other, z in enumerate(point)]
        beside.append(parameters_at(moved, step, COARSE))
    found = []
    for days in people:
        value = loglik(refilter(days, here))
        found.append((value, [(loglik(refilter(days, p)) - value) / SMALL for p in beside]))
    return found


def _outer(slopes: list[list[float]]) -> list[list[float]]:
    """Return the sum of outer products, with the prior's curvature added."""
    size = len(FREE)
    sums = [[sum(own[i] * own[j] for own in slopes) for j in range(size)] for i in range(size)]
    return [[value + (i == j) for j, value in enumerate(row)] for i, row in enumerate(sums)]


def solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Solve a small symmetric positive definite system, by Gauss and Jordan."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for place in range(len(rows)):
        unit = [value / rows[place][place] for value in rows[place]]
        for other, below in enumerate(rows):
            factor = below[place]
            rows[other] = [value - factor * one for value, one in zip(below, unit, strict=True)]
        rows[place] = unit
    return [row[-1] for row in rows]
