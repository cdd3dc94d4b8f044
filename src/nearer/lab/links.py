# SPDX-License-Identifier: AGPL-3.0-or-later
"""What would be said to go together with feeling close, looked at every day, and how much of it is false."""

from __future__ import annotations

import math
from dataclasses import dataclass
from random import Random

from nearer.core.closeness import LAUNCH, begin, priors, statements
from nearer.core.closeness.associations import ITEMS, Association, centred
from nearer.core.closeness.augmented import FIRST, Strand, day_on, likely, with_effects
from nearer.core.closeness.belief import normalised
from nearer.core.closeness.mixture import Mixture
from nearer.lab.crew import Crew
from nearer.lab.people import SCENARIOS, pair
from nearer.lab.people.life import shocks
from nearer.lab.tables import markdown, ratio, share

NULL_WORLDS = ("nothing goes together", "nothing goes together, jumps", "nothing goes together, ceiling")
WORLDS = (*NULL_WORLDS, "usual", "strong links")
DAYS = 182
MARKED = 0.2  # SD from which a link is called marked
UNIT = math.hypot(LAUNCH.carry_sd, LAUNCH.noise_sd)
GATE = statements.GATES["association"]

_SECTION = f"""
Every evening for {DAYS // 7} weeks, of four items of the check-in. Told: pairs in which either was ever
told that something goes together. Claims: by pair. Null: claims where there is truly nothing; wrong: of
the other sign. Found: links of {MARKED} SD and more that are said within the time. Bars: where nothing
goes together, told at most .10; null among claims at most .03.
"""


@dataclass(frozen=True, slots=True)
class Links:
    """What one pair was told: the direction of each claim and the truth; and how many links are marked."""

    claims: tuple[tuple[int, float], ...]
    marked: int


def section(pairs: int, seed: int, crew: Crew) -> tuple[str, str]:
    """Return the part of a page."""
    rows = []
    for world in WORLDS:
        told = tell(world, pairs, seed, crew)
        row: list[object] = [world, share(bool(one.claims) for one in told)]
        row.append(ratio([(len(one.claims), 1) for one in told]))
        row.append(ratio([(sum(not truly for _, truly in one.claims), len(one.claims)) for one in told]))
        row.append(
            ratio([(sum(way * truly < 0 for way, truly in one.claims), len(one.claims)) for one in told])
        )
        found = [(sum(abs(truly) >= MARKED for _, truly in one.claims), one.marked) for one in told]
        rows.append([*row, ratio(found)])
    return _SECTION, markdown(("world", "told", "claims", "null", "wrong", "found"), rows)


def tell(world: str, pairs: int, seed: int, crew: Crew) -> list[Links]:
    """Let so many pairs live, and note what each would be told."""
    return crew.map(_tell, [(world, seed, number) for number in range(pairs)])


def _tell(given: tuple[str, int, int]) -> Links:
    name, seed, number = given
    world, rng = SCENARIOS[name], Random(f"links {name} {seed} {number}")
    people = pair(world, rng)
    claims: list[tuple[int, float]] = []
    brought = [shocks(world, rng) for _ in range(DAYS)]
    for who, person in enumerate(people):
        evenings = [person.live(both[who]) for both in brought]
        ratings = [one.rating for one in evenings]
        for item, link in enumerate(person.links):
            values = [None if one.items is None else float(one.items[item]) for one in evenings]
            told = {_said(found) for found in followed(ITEMS[item], ratings, values)} - {0}
            claims += [(way, link / person.day_sd) for way in sorted(told)]
    marked = sum(abs(link) >= MARKED * person.day_sd for person in people for link in person.links)
    return Links(tuple(claims), marked)


def _said(found: Association) -> int:
    """Return the direction that a sentence would say, 0 for none."""
    if max(1 - found.slope.cdf(GATE.beyond), found.slope.cdf(-GATE.beyond)) < GATE.sure:
        return 0
    verdict = statements.association(found, statements.Period("", "", found.paired)).verdict
    return {statements.TOGETHER: 1, statements.OPPOSITE: -1}.get(verdict, 0)


def followed(item: str, ratings: list[float | None], values: list[float | None]) -> list[Association]:
    """Return what `associate` would find on each evening; it keeps every scale, and never begins again."""
    var = (UNIT * priors.SLOPE_SD) ** 2
    start = begin(LAUNCH)
    strands = with_effects(start, likely(start, LAUNCH), [0.0], [[var]], LAUNCH)
    paired, found = 0, []
    for y, z in zip(ratings, centred(values, item), strict=True):
        regressors, blur = ([], var) if z is None else ([(FIRST, z)], 0.0)
        strands = [day_on(strand, y, regressors, LAUNCH, blur) for strand in strands]
        paired += y is not None and z is not None
        if paired >= GATE.rated:
            found.append(Association(item, _slope(strands), paired))
    return found


def _slope(strands: list[Strand]) -> Mixture:
    return Mixture(
        normalised([strand.logp for strand in strands]),
        [strand.mean[FIRST] / (UNIT * strand.scale) for strand in strands],
        [math.sqrt(strand.cov[FIRST][FIRST]) / (UNIT * strand.scale) for strand in strands],
    )
