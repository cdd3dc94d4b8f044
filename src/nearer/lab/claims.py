# SPDX-License-Identifier: AGPL-3.0-or-later
"""What would be said of practices, looked at on every day for 26 weeks, and how much of it would be false."""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from nearer.core.closeness import LAUNCH, statements
from nearer.core.closeness.weighted import difference, surprises
from nearer.lab import links
from nearer.lab.calibrate import INTERVALS, covered
from nearer.lab.crew import Crew
from nearer.lab.people import SCENARIOS
from nearer.lab.practising import Couple, Learner, Night, evenly, truth
from nearer.lab.tables import markdown, page, ratio, share

NULL_WORLDS = ("nothing helps", "nothing helps, heavy tails", "nothing helps, ceiling")
WORLDS = (*NULL_WORLDS, "usual", "differs much", "strong effects", "fading effects", "lasting effects")
SIZES = {"sample": 1, "small": 20, "large": 200, "full": 2000}
DAYS = 182
LOOKS = (60, 120, 182)  # days on which intervals are looked at
WRONG = -0.25  # points below which an effect is called wrong in sign
STRONG = 3.0  # points from which one is called strong

_PAGE = f"""
Every evening each of two people looks at what would be said, for {DAYS // 7} weeks ({{pairs}} pairs,
five families, drawn evenly, offered with the app's own chance). Told: pairs in which either was ever
told, at any look, that a family helps. Of a null pair that is always false. Claims: the first time of
each sentence, by pair. False: claims of an effect that is truly none or less; wrong: of one below
{WRONG} points. Strong: effects of {STRONG:.0f} points and more that are said within the time. Bars:
null pairs told at most .035; wrong at most .01.
"""


@dataclass(frozen=True, slots=True)
class Claim:
    """Something said for the first time: by which rule, on what day, and the true effect in points."""

    rule: str
    day: int
    truly: float


@dataclass(frozen=True, slots=True)
class Told:
    """What one pair was told, and how many of their effects are strong."""

    claims: tuple[Claim, ...]
    strong: int
    pits: tuple[tuple[int, float], ...]  # day, and probability below the truth, of each effect
    taken_back: int


def claims(size: str, seed: int, crew: Crew) -> str:
    """Return the page."""
    told = {world: tell(world, SIZES[size], seed, crew) for world in WORLDS}
    return page(
        "What is said of practices",
        f"nearer lab claims --size {size} --seed {seed}",
        _PAGE.format(pairs=SIZES[size]),
        *(part for rule in RULES for part in (f"## {rule}", _table(rule, told))),
        "## How right its intervals are",
        "How often intervals held the true effect of being offered. Bars: at least .76 of 80 %, .90 of 95 %.",
        _intervals(told),
        "## What goes together",
        *links.section(size, seed, crew),
    )


def _intervals(told: dict[str, list[Told]]) -> str:
    rows = []
    for world, pairs in told.items():
        for look in LOOKS:
            pits = [[pit for day, pit in one.pits if day == look] for one in pairs]
            rows.append((world, look, *(covered(pits, wide) for wide in INTERVALS)))
    return markdown(("world", "day", "50 %", "80 %", "95 %"), rows)


def _table(rule: str, told: dict[str, list[Told]]) -> str:
    rows = []
    for world, pairs in told.items():
        said = [[claim for claim in one.claims if claim.rule == rule] for one in pairs]
        row = [world, share(bool(own) for own in said), ratio([(len(own), 1) for own in said])]
        row.append(ratio([(sum(claim.truly <= 0 for claim in own), len(own)) for own in said]))
        row.append(ratio([(sum(claim.truly < WRONG for claim in own), len(own)) for own in said]))
        found = [sum(claim.truly >= STRONG for claim in own) for own in said]
        row.append(ratio([(n, one.strong) for n, one in zip(found, pairs, strict=True)]))
        rows.append(row)
    return markdown(("world", "told", "claims", "false", "wrong", "strong said"), rows)


def tell(world: str, pairs: int, seed: int, crew: Crew) -> list[Told]:
    """Let so many pairs live, and note what each would be told."""
    return crew.map(_tell, [(world, seed, number) for number in range(pairs)])


def _tell(given: tuple[str, int, int]) -> Told:
    name, seed, number = given
    world = SCENARIOS[name]
    couple = Couple(world, Random(f"claims {name} {seed} {number}"))
    families = world.effects.families
    learners, draw = (Learner(families), Learner(families)), evenly(families)
    truths = [truth(person) for person in couple.people]
    said: dict[tuple[str, int, int], Claim] = {}
    standing: set[tuple[int, int]] = set()
    pits: list[tuple[int, float]] = []
    taken_back = 0
    for day in range(DAYS):
        for who, night in enumerate(couple.live((draw, draw))):
            learners[who].learn(night)
            met = _naive(day, couple.nights[who], families)
            for family in range(families):
                verdict = _verdict(learners[who], couple.nights[who], family, told=(who, family) in standing)
                if verdict == statements.HELPS:
                    standing.add((who, family))
                elif verdict == statements.RETRACTED:
                    standing.discard((who, family))
                    taken_back += 1
                met += [(rule, family) for rule, least in OURS.items() if verdict in least]
                if day + 1 in LOOKS:
                    pits.append((day + 1, learners[who].effects.of(family).latent(truths[who][family])))
            for rule, family in met:
                said.setdefault((rule, who, family), Claim(rule, day, truths[who][family]))
    strong = sum(effect >= STRONG for own in truths for effect in own)
    return Told(tuple(said.values()), strong, tuple(pits), taken_back)


def _verdict(learner: Learner, nights: list[Night], family: int, *, told: bool) -> str:
    """Return what the statements of the core say of a family this evening."""
    sure = learner.helps(family)
    if not told and sure < min(statements.GATES[gate].sure for gate in ("practice", "early")):
        return statements.UNKNOWN  # or that there is no clear gain: nothing that could be false here
    occasions = [night.occasion for night in nights]
    check = difference(occasions, surprises([one.y for one in occasions], LAUNCH), (family,))
    believed = (learner.effects, learner.effects)
    return statements.practice("", family, believed, check, statements.Period("", "", 0), told=told).verdict


def _naive(day: int, nights: list[Night], families: int) -> list[tuple[str, int]]:
    """Return what a simple app would say, once a week."""
    if day % 7 != 6:  # noqa: PLR2004
        return []
    return [
        (rule, one) for rule, days in NAIVE.items() for one in range(families) if _differs(nights, days, one)
    ]


def _offered(night: Night, family: int) -> bool:
    return night.family == family


def _done(night: Night, family: int) -> bool:
    return night.family == family and night.lived.done


OURS = {
    "Said: it helps": (statements.HELPS,),
    "Shown to whoever looks closer: an early sign, or it helps": (statements.HELPS, statements.EARLY),
}
NAIVE: dict[str, Callable[[Night, int], bool]] = {
    "What a simple app says: offered evenings are higher, Welch's test, p < .05, every week": _offered,
    "The same of evenings on which it was done": _done,
}
RULES = (*OURS, *NAIVE)


def _differs(nights: list[Night], days: Callable[[Night, int], bool], family: int) -> bool:
    """Say whether ratings of such days are higher than all others, by Welch's two-sided test at 5 %."""
    with_it: list[float] = []
    others: list[float] = []
    for night in nights:
        if night.occasion.y is not None:
            (with_it if days(night, family) else others).append(night.occasion.y)
    if len(with_it) < 4 or len(others) < 4:  # noqa: PLR2004 - as a simple app would
        return False
    error = math.sqrt(statistics.variance(with_it) / len(with_it) + statistics.variance(others) / len(others))
    freedom = len(with_it) - 1
    limit = 1.96 + 2.4 / freedom  # the 97.5 % point of Student's t, to .1 from 4 on
    return statistics.fmean(with_it) - statistics.fmean(others) > limit * max(error, 1e-9)
