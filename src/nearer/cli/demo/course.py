# SPDX-License-Identifier: AGPL-3.0-or-later
"""How the days were: check-ins around the story's course, with moods that last and evenings without one."""

import itertools
import random
from typing import Any

from nearer.cli.demo import story

SEED = 20
CARRY = 0.5  # how much of yesterday's mood is left today
WOBBLE = 7.0  # SD of a day around the course, in hundredths of the scale
SKIPPED = 0.12  # evenings without a check-in, apart from the silent stretches
LIGHT = 0.15  # evenings on which only three things were asked
APART = 0.08  # days on which the two did not meet
SLACK, TIGHT = 3, 6  # tension from which a day asks for room


def chance(number: int) -> random.Random:
    """Give the chance of one of the two: the same days for everybody who looks."""
    return random.Random(SEED + number)  # noqa: S311 - invented days


def check_ins(course: story.Course, who: str, chance: random.Random) -> dict[int, dict[str, Any]]:
    """Give one person's check-ins by days ago, each as the data of a `checkin` record without its day."""
    found: dict[int, dict[str, Any]] = {}
    mood = 0.0
    for ago in range(story.BEGIN, 0, -1):
        mood = CARRY * mood + chance.gauss(0.0, WOBBLE)
        silent = any(begin >= ago >= end for begin, end in course.silent[who])
        if chance.random() >= SKIPPED and not silent:
            found[ago] = _check_in(_level(course.points[who], ago) + mood, chance)
    return found


def _level(points: tuple[tuple[int, int], ...], ago: int) -> float:
    """Give the course on a day, on the straight line between the two points around it."""
    for (before, high), (after, low) in itertools.pairwise(points):
        if before >= ago >= after:
            return high + (low - high) * (before - ago) / (before - after)
    return points[-1][1]


def _check_in(level: float, chance: random.Random) -> dict[str, Any]:
    light, met = chance.random() < LIGHT, chance.random() >= APART
    tension = _tap((100 - level) / 1.6 + chance.gauss(0, 9))
    rest = None if light else _tap(level * 0.5 + 30 + chance.gauss(0, 15))
    return {
        "met": met,
        "light": light,
        "late": False,
        "close": _tap(level + chance.gauss(0, 4)),
        "understood": _tap(level + chance.gauss(0, 6)),
        "mine": None if light or not met else chance.choice([0, 1, 1, 2]),
        "theirs": None if light or not met else chance.choice([0, 1, 1, 2]),
        "tension": tension,
        "space": None if light else _space(tension, chance),
        "apart": rest,
    }


def _space(tension: int, chance: random.Random) -> str:
    if tension >= TIGHT:
        return chance.choice(["right", "space"])
    return chance.choice(["right", "right", "together"]) if tension <= SLACK else "right"


def _tap(hundredths: float) -> int:
    return max(0, min(10, round(hundredths / 10)))
