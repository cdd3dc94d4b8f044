# SPDX-License-Identifier: AGPL-3.0-or-later
"""Is it right as often as it says? Where the level lies, how it has moved, what tomorrow's rating will be."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from nearer.core.closeness import LAUNCH, Belief, Mixture, begin, predict, update
from nearer.core.closeness.change import LAG, change, level_now
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
)
SIZES = {  # pairs of each world, and days
    "sample": (1, 42),
    "small": (8, 182),
    "large": (100, 182),
    "full": (1000, 182),
}
EVERY = 28  # days from one look at coverage to the next
INTERVALS = (0.50, 0.80, 0.95)
LEAST, SURE, POINTS = GATES["trend"].rated, GATES["trend"].sure, LEAST_CHANGE

_COVERED = f"""
{{pairs}} pairs of each world, {{days}} days, nothing offered, launch prior. Coverage is of intervals of 50,
80 and 95 %, every {EVERY} days; of the change where there were {LEAST} ratings in {LAG} days. Bars: 80 %
intervals of the change cover .77 to .83, also under a ceiling; those of the next rating .77 to .84.
"""
_SAID = f"""
Told: the probability of a direction is at least {SURE:.2f}, and {POINTS:.0f} points or more are expected.
Right: the level truly went that way. Small: it truly moved by less than {POINTS:.0f} points. The last two
columns look on every day: the share of pairs in which anybody was ever told a wrong direction, or
anything at all, in that time. Bars: right at least .90; told when flat at most .03.
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
    """What one pair gave: looks four weeks apart and of every day, PITs of ratings, how many were 100."""

    sparse: tuple[Look, ...]
    daily: tuple[tuple[Look, ...], ...]
    ratings: tuple[float, ...]
    at_top: int


def calibrate(size: str, seed: int, crew: Crew) -> str:
    """Return the page."""
    pairs, days = SIZES[size]
    lives = {world: live(world, pairs, days, seed, crew) for world in WORLDS}
    return page(
        "Calibration of the level model",
        f"nearer lab calibrate --size {size} --seed {seed}",
        _COVERED.format(pairs=pairs, days=days),
        coverage_table(lives),
        "## What is said about change",
        _SAID,
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
        days = [[look for person in one.daily for look in person] for one in pairs]
        wrong = share(any(look.told * look.truly < 0 for look in own) for own in days)
        rows.append((world, said, right, small, wrong, share(any(look.told for look in own) for own in days)))
    return markdown(header, rows)


def live(world: str, pairs: int, days: int, seed: int, crew: Crew) -> list[Lives]:
    """Let so many pairs of a world live, and look at what is believed of them."""
    return crew.map(_live, [(world, days, seed, number) for number in range(pairs)])


def _live(given: tuple[str, int, int, int]) -> Lives:
    name, days, seed, number = given
    world, rng = SCENARIOS[name], Random(f"calibrate {name} {seed} {number}")
    people = pair(world, rng)
    evenings = [shocks(world, rng) for _ in range(days)]
    seen = [_follow(person, [both[place] for both in evenings], rng) for place, person in enumerate(people)]
    sparse = tuple(own[day] for own, _, _ in seen for day in range(0, len(own), EVERY))
    ratings = tuple(pit for _, pits, _ in seen for pit in pits)
    return Lives(sparse, tuple(tuple(own) for own, _, _ in seen), ratings, sum(top for _, _, top in seen))


def _follow(person: Person, brought: list[Shocks], rng: Random) -> tuple[list[Look], list[float], int]:
    """Live one person's days; return a look of each evening after the 28th, PITs, and the ratings of 100."""
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
        if len(levels) > LAG:
            looks.append(_look(beliefs, ratings, levels))
    return looks, pits, sum(y == LAUNCH.ceiling for y in ratings)


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
