# SPDX-License-Identifier: AGPL-3.0-or-later
"""What would be said to go together with feeling close, looked at every day, and how much of it is false."""

from __future__ import annotations

import math
from collections.abc import Sequence
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
from nearer.lab.tables import Estimate, markdown, ratio, share

NULL_WORLDS = ("nothing goes together", "nothing goes together, jumps", "nothing goes together, ceiling")
WORLDS = (*NULL_WORLDS, "usual", "strong links")
SIZES = {"sample": 1, "small": 20, "large": 600, "full": 2000}  # pairs of each world
DAYS = 182
MARKED = 0.2  # SD from which a link is called marked
UNIT = math.hypot(LAUNCH.carry_sd, LAUNCH.noise_sd)
GATE = statements.GATES["association"]
GATES = tuple(sorted({0.99, 0.995, 0.9975, GATE.sure}))  # how sure one might ask to be

_SECTION = f"""
Every evening for {DAYS // 7} weeks, of four items of the check-in ({{pairs}} pairs of each world). Told:
pairs in which either was ever told that something goes together. Claims: by pair. Null: claims where there is
truly nothing; slight: where there is no more than the {GATE.beyond} SD that are claimed, or the other sign;
wrong: of the other sign. Found: links of {MARKED} SD and more that are said within the time. Bars: where
nothing goes together, told at most .10; null among claims at most .03.
"""
_STRICTER = f"""
The same of the same pairs, had one to be surer, or less sure, than the {GATE.sure} that is asked for: what a
stricter gate would cost of what there is to find.
"""


@dataclass(frozen=True, slots=True)
class Links:
    """What one pair was told: direction and truth of each claim; how many links are marked.

    `surest` has direction, truth, and the most that one was ever sure of it, of each link and direction.
    """

    claims: tuple[tuple[int, float], ...]
    marked: int
    surest: tuple[tuple[int, float, float], ...]


def section(size: str, seed: int, crew: Crew) -> tuple[str, ...]:
    """Return the part of a page."""
    pairs = SIZES[size]
    told = {world: tell(world, pairs, seed, crew) for world in WORLDS}
    kept = [(world, *_row([(one.claims, one.marked) for one in told[world]])) for world in WORLDS]
    by_gate = [
        (world, f"{gate:g}", *_row([(_at(one, gate), one.marked) for one in told[world]]))
        for world in WORLDS
        for gate in GATES
    ]
    names = ("told", "claims", "null", "slight", "wrong", "found")
    return (
        _SECTION.format(pairs=pairs),
        markdown(("world", *names), kept),
        "### By how sure one has to be",
        _STRICTER,
        markdown(("world", "sure", *names), by_gate),
    )


def _at(told: Links, gate: float) -> tuple[tuple[int, float], ...]:
    """Return what would have been told with another gate."""
    return tuple((way, truly) for way, truly, sure in told.surest if sure >= gate)


def _row(told: Sequence[tuple[Sequence[tuple[int, float]], int]]) -> list[Estimate]:
    claims = [own for own, _ in told]
    row = [share(bool(own) for own in claims), ratio([(len(own), 1) for own in claims])]
    row.append(ratio([(sum(not truly for _, truly in own), len(own)) for own in claims]))
    row.append(ratio([(sum(way * truly <= GATE.beyond for way, truly in own), len(own)) for own in claims]))
    row.append(ratio([(sum(way * truly < 0 for way, truly in own), len(own)) for own in claims]))
    found = [(sum(abs(truly) >= MARKED for _, truly in own), marked) for own, marked in told]
    return [*row, ratio(found)]


def tell(world: str, pairs: int, seed: int, crew: Crew) -> list[Links]:
    """Let so many pairs live, and note what each would be told."""
    return crew.map(_tell, [(world, seed, number) for number in range(pairs)])


def _tell(given: tuple[str, int, int]) -> Links:
    name, seed, number = given
    world, rng = SCENARIOS[name], Random(f"links {name} {seed} {number}")
    people = pair(world, rng)
    claims: list[tuple[int, float]] = []
    surest: list[tuple[int, float, float]] = []
    brought = [shocks(world, rng) for _ in range(DAYS)]
    for who, person in enumerate(people):
        evenings = [person.live(both[who]) for both in brought]
        ratings = [one.rating for one in evenings]
        for item, link in enumerate(person.links):
            values = [None if one.items is None else float(one.items[item]) for one in evenings]
            truly, said = link / person.day_sd, _ever(followed(ITEMS[item], ratings, values))
            claims += [(way, truly) for way, (told, _) in said.items() if told]
            surest += [(way, truly, sure) for way, (_, sure) in said.items()]
    marked = sum(abs(link) >= MARKED * person.day_sd for person in people for link in person.links)
    return Links(tuple(claims), marked, tuple(surest))


def _ever(evenings: list[Association]) -> dict[int, tuple[bool, float]]:
    """Return for either direction whether it was ever said, and the most that one was ever sure of it."""
    told, most = set(), {-1: 0.0, 1: 0.0}
    for found in evenings:
        sure = {-1: found.slope.cdf(-GATE.beyond), 1: 1 - found.slope.cdf(GATE.beyond)}
        most = {way: max(most[way], sure[way]) for way in most}
        if max(most, key=sure.__getitem__) not in told and max(sure.values()) >= GATE.sure:
            verdict = statements.association(found, statements.Period("", "", found.paired)).verdict
            told.add({statements.TOGETHER: 1, statements.OPPOSITE: -1}.get(verdict, 0))
    return {way: (way in told, most[way]) for way in most}


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
