# SPDX-License-Identifier: AGPL-3.0-or-later
"""Is it right as often as it says? The level, its curve, how it has moved, and tomorrow's rating."""

from __future__ import annotations

import math
from dataclasses import dataclass
from random import Random

from nearer.core.closeness import LAUNCH, Belief, Mixture, begin, predict, update
from nearer.core.closeness.change import LAG, change, level_now
from nearer.core.closeness.normal import probability
from nearer.core.closeness.smooth import smooth
from nearer.core.closeness.statements import GATES, HIGHER, LEAST_CHANGE, LOWER, Period, trend
from nearer.lab.crew import Crew
from nearer.lab.people import SCENARIOS, Person, pair
from nearer.lab.people.life import Shocks, shocks
from nearer.lab.tables import Estimate, markdown, page, ratio, share

WORLDS = (
    "well specified",
    "usual",
    "flat",
    "ceiling",
    "heavy tails",
    "jumps",
    "silent after bad days",
    "few ratings",
    "far apart",
    "far apart, silent after bad days",
)
SIZES = {  # pairs of each world, of how many of them every day is looked at, and days
    "sample": (1, 1, 42),
    "small": (8, 8, 182),
    "large": (400, 100, 182),
    "full": (1000, 1000, 182),
}
SHOWN, BEFORE = 56, 112  # days of the curve on the page, and those before them that it is drawn with
EVERY = 28  # days from one look at coverage to the next
INTERVALS = (0.50, 0.80, 0.95)
LEAST, SURE, POINTS = GATES["trend"].rated, GATES["trend"].sure, LEAST_CHANGE

_COVERED = f"""
{{pairs}} pairs of each world, {{days}} days, nothing offered, launch prior. Coverage is of intervals of 50,
80 and 95 %, every {EVERY} days from day {LAG + 1} on; of the change where there were {LEAST} ratings in {LAG}
days, of the level whatever was rated. Bars: 80 % intervals of the change cover .77 to .83, also under a
ceiling; those of the next rating .77 to .84.
"""
_CURVE = f"""
The level of the last {SHOWN} days, looked back on from the last one as on the page: smoothed over
{SHOWN + BEFORE} days, a band of mean and SD. How often bands of 50, 80 and 95 % held the level, day by day
(not: on all days at once), and by how many points the curve lay too high on average. No bar was set.
"""
_SAID = f"""
Told: the probability of a direction is at least {SURE:.2f}, and {POINTS:.0f} points or more are expected, of
all looks {EVERY} days apart. Right: the level truly went that way. Small: it truly moved by less than
{POINTS:.0f} points. The last two columns look on every day, at {{daily}} of the pairs: the share of pairs in
which anybody was ever told a wrong direction, or anything at all, in that time. Bars: right at least .90;
told when flat at most .03.
"""


@dataclass(frozen=True, slots=True)
class Look:
    """What was believed of one person on one evening; a PIT is the probability of less than the truth."""

    change: float | None  # PIT of the change in 28 days, where there are ratings enough
    level: float  # PIT of the level
    told: int  # a sentence says that the level went up (1) or down (-1)
    truly: float  # by how many points it went


@dataclass(frozen=True, slots=True)
class Lives:
    """What one pair gave: looks, of some pairs on every day, PITs, and how many ratings were 100."""

    sparse: tuple[Look, ...]
    daily: tuple[tuple[Look, ...], ...]
    ratings: tuple[float, ...]
    curve: tuple[float, ...]
    missed: tuple[float, ...]  # points by which the curve was too high
    at_top: int


def calibrate(size: str, seed: int, crew: Crew) -> str:
    """Return the page."""
    pairs, daily, days = SIZES[size]
    lives = {world: live(world, pairs, days, seed, crew, daily=daily) for world in WORLDS}
    return page(
        "Calibration of the level model",
        f"nearer lab calibrate --size {size} --seed {seed}",
        _COVERED.format(pairs=pairs, days=days),
        coverage_table(lives),
        "## The curve",
        _CURVE,
        curve_table(lives),
        "## What is said about change",
        _SAID.format(daily=daily),
        change_table(lives),
    )


def coverage_table(lives: dict[str, list[Lives]]) -> str:
    """Return how often intervals held the truth."""
    header = (
        "world",
        "at 100",
        "change 50 %",
        "80 %",
        "95 %",
        "level 50 %",
        "80 %",
        "95 %",
        "next rating 80 %",
    )
    rows = []
    for world, pairs in lives.items():
        changes = [[look.change for look in one.sparse if look.change is not None] for one in pairs]
        levels = [[look.level for look in one.sparse] for one in pairs]
        at_top = ratio([(one.at_top, len(one.ratings)) for one in pairs])
        row: list[object] = [world, f"{at_top.value:.2f}"]
        row += [covered(changes, wide) for wide in INTERVALS] + [covered(levels, wide) for wide in INTERVALS]
        rows.append([*row, covered([list(one.ratings) for one in pairs], 0.80)])
    return markdown(header, rows)


def covered(pits: list[list[float]], wide: float) -> Estimate:
    """Return the share of truths inside central intervals of this width, over independent pairs."""
    low = (1 - wide) / 2
    return ratio([(sum(low < pit < 1 - low for pit in own), len(own)) for own in pits])


def curve_table(lives: dict[str, list[Lives]]) -> str:
    """Return how often the curve's band held the level, and by how much the curve was too high."""
    rows = []
    for world, pairs in lives.items():
        held = [covered([list(one.curve) for one in pairs], wide) for wide in INTERVALS]
        rows.append((world, *held, ratio([(sum(one.missed), len(one.missed)) for one in pairs]).points()))
    return markdown(("world", "50 %", "80 %", "95 %", "too high by"), rows)


def change_table(lives: dict[str, list[Lives]]) -> str:
    """Return what was said about change, and whether it was true."""
    header = ("world", "told", "right", "small", "ever told wrong", "ever told")
    rows = []
    for world, pairs in lives.items():
        looks = [[look for look in one.sparse if look.change is not None] for one in pairs]
        told = [[look for look in own if look.told] for own in looks]
        right = ratio([(sum(look.told * look.truly > 0 for look in own), len(own)) for own in told])
        small = ratio([(sum(abs(look.truly) < POINTS for look in own), len(own)) for own in told])
        said = ratio([(len(own), len(all_)) for own, all_ in zip(told, looks, strict=True)])
        days = [[look for person in one.daily for look in person] for one in pairs if one.daily]
        wrong = share(any(look.told * look.truly < 0 for look in own) for own in days)
        rows.append((world, said, right, small, wrong, share(any(look.told for look in own) for own in days)))
    return markdown(header, rows)


def live(
    world: str, pairs: int, days: int, seed: int, crew: Crew, *, daily: int | None = None
) -> list[Lives]:
    """Let so many pairs of a world live; look at what is believed, on every day of all or of `daily`."""
    often = pairs if daily is None else daily
    return crew.map(_live, [(world, days, seed, number, number < often) for number in range(pairs)])


def _live(given: tuple[str, int, int, int, bool]) -> Lives:
    name, days, seed, number, daily = given
    world, rng = SCENARIOS[name], Random(f"calibrate {name} {seed} {number}")
    people = pair(world, rng)
    evenings = [shocks(world, rng) for _ in range(days)]
    seen = [
        _follow(person, [both[place] for both in evenings], rng, daily=daily)
        for place, person in enumerate(people)
    ]
    return Lives(
        sparse=tuple(look for one in seen for look in one.looks[:: EVERY if daily else 1]),
        daily=tuple(one.looks for one in seen if daily),
        ratings=tuple(pit for one in seen for pit in one.pits),
        curve=tuple(pit for one in seen for pit, _ in one.curve),
        missed=tuple(missed for one in seen for _, missed in one.curve),
        at_top=sum(one.at_top for one in seen),
    )


@dataclass(frozen=True, slots=True)
class _Followed:
    """One person: looks after the 28th day (all, or four weeks apart), PITs of ratings, the curve's, tops."""

    looks: tuple[Look, ...]
    pits: tuple[float, ...]
    curve: tuple[tuple[float, float], ...]  # PIT of the level, and by how many points the curve is too high
    at_top: int


def _follow(person: Person, brought: list[Shocks], rng: Random, *, daily: bool) -> _Followed:
    """Live one person's days and look at what is believed."""
    beliefs = [begin(LAUNCH)]
    ratings: list[float | None] = []
    levels: list[float] = []
    looks: list[Look] = []
    pits: list[float] = []
    for shock in brought:
        evening = person.live(shock)
        if evening.rating is not None:
            pits.append(_pit(predict(beliefs[-1], LAUNCH), evening.rating, rng))
        beliefs.append(update(beliefs[-1], evening.rating, LAUNCH))
        ratings.append(evening.rating)
        levels.append(evening.level)
        since = len(levels) - LAG - 1
        if since >= 0 and (daily or since % EVERY == 0):
            looks.append(_look(beliefs, ratings, levels))
    at_top = sum(y == LAUNCH.ceiling for y in ratings)
    return _Followed(tuple(looks), tuple(pits), _curve(beliefs[-1], ratings, levels), at_top)


def _curve(
    belief: Belief, ratings: list[float | None], levels: list[float]
) -> tuple[tuple[float, float], ...]:
    """Return how the curve of the last weeks, as the page draws it, lies to the levels there were."""
    points = smooth(ratings[-(SHOWN + BEFORE) :], belief, LAUNCH)[-SHOWN:]
    return tuple(
        (probability((level - point.mean) / max(point.sd, math.ulp(1.0))), point.mean - level)
        for point, level in zip(points, levels[-SHOWN:], strict=True)
    )


def _look(beliefs: list[Belief], ratings: list[float | None], levels: list[float]) -> Look:
    truly, lately = levels[-1] - levels[-1 - LAG], ratings[-LAG:]
    level = level_now(beliefs[-1], LAUNCH).latent(levels[-1])
    if sum(y is not None for y in lately) < LEAST:
        return Look(None, level, 0, truly)
    moved = change(beliefs[-1 - LAG], lately, LAUNCH)
    return Look(moved.latent(truly), level, _told(moved), truly)


def _told(moved: Mixture) -> int:
    """Return the direction that a sentence would say, 0 for 'no clear change'."""
    if SURE > moved.latent(0.0) > 1 - SURE:
        return 0
    verdict = trend(moved, Period("", "", LEAST)).verdict
    return {HIGHER: 1, LOWER: -1}.get(verdict, 0)


def _pit(mixture: Mixture, y: float, rng: Random) -> float:
    below = mixture.below(y)
    return below + rng.random() * (mixture.cdf(y) - below)
