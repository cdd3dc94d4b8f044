# SPDX-License-Identifier: AGPL-3.0-or-later
"""Comparing what happens on days: which comparison says what a practice does, and which flatters it."""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from random import Random

from nearer.core.closeness import LAUNCH
from nearer.core.closeness.effects import Occasion
from nearer.core.closeness.weighted import difference, surprises
from nearer.lab.crew import Crew
from nearer.lab.people import SCENARIOS, Evening, pair
from nearer.lab.people.life import shocks
from nearer.lab.practising import Couple, Draw, Night, evenly
from nearer.lab.tables import markdown, mean, page, share

WORLDS = ("usual", "ceiling", "nothing helps")
# Studies, and couples in each.
SIZES = {"sample": (2, 16), "small": (6, 40), "large": (40, 40), "full": (64, 300)}
DAYS = 90
ENOUGH = 2  # evenings on either side, for a person to be compared
GREED = 0.7  # share of draws, where what seemed best is drawn, that are of it; the others are even

_PAGE = f"""
{{studies}} studies of {{couples}} couples over {DAYS} days each. Truth: what being offered (or, in the
first three rows, doing it) added to ratings on the evenings in question. A study averages over people;
its interval is 95 %, with couples as clusters. Mood makes people accept more and start more, by links
that are assumed: the size of the naive bias follows from them, its sign does not. 'What seemed best':
in {GREED:.0%} of draws the family after which ratings were highest so far, which no draw of the app is told.
All families together are compared with every day alike. Bars: our bias over all families at most .15
points where all is as assumed, coverage .92 to .98; none for one family.
"""
Found = tuple[float, float, float]  # an estimate, its truth, and its weight


@dataclass(frozen=True, slots=True)
class Study:
    """What one estimator said in one study."""

    estimate: float
    error: float
    truth: float


def causal(size: str, seed: int, crew: Crew) -> str:
    """Return the page."""
    studies, couples = SIZES[size]
    parts = []
    for world in WORLDS:
        found = pooled_studies(world, studies, couples, seed, crew)
        parts += [f"## {world.capitalize()}", table(found)]
    return page(
        "What a comparison of days says, and what is true",
        f"nearer lab causal --size {size} --seed {seed}",
        _PAGE.format(studies=studies, couples=couples),
        *parts,
    )


def pooled_studies(world: str, studies: int, couples: int, seed: int, crew: Crew) -> list[dict[str, Study]]:
    """Return what every comparison says in each of so many studies."""
    return crew.map(_study, [(world, seed, number, couples) for number in range(studies)])


def table(studies: Sequence[dict[str, Study]]) -> str:
    """Return bias and coverage of each estimator over studies."""
    rows = []
    for name in studies[0]:
        own = [study[name] for study in studies]
        covered = share(abs(one.estimate - one.truth) < 1.96 * one.error for one in own)
        positive = share(one.estimate > 1.96 * one.error for one in own)
        rows.append(
            (
                name,
                mean(one.truth for one in own).points(),
                mean(one.estimate - one.truth for one in own).points(),
                covered,
                positive,
            )
        )
    return markdown(("comparison", "truth", "bias", "95 % coverage", "told to help"), rows)


def _study(given: tuple[str, int, int, int]) -> dict[str, Study]:
    world, seed, number, couples = given
    by_couple: dict[str, list[list[Found]]] = {}
    for couple in range(couples):
        rng = Random(f"causal {world} {seed} {number} {couple}")
        for name, found in _couple(world, rng).items():
            by_couple.setdefault(name, []).append(found)
    return {name: _pooled(found) for name, found in by_couple.items()}


def _pooled(couples: Sequence[Sequence[Found]]) -> Study:
    """Return the mean over people, weighted by how much each can tell, with couples as clusters."""
    known = [found for found in couples if found]
    total = sum(weight for found in known for _, _, weight in found)
    estimate = sum(weight * value for found in known for value, _, weight in found) / total
    truth = sum(weight * true for found in known for _, true, weight in found) / total
    squares = sum(sum(weight * (value - estimate) for value, _, weight in found) ** 2 for found in known)
    return Study(estimate, math.sqrt(squares * len(known) / (len(known) - 1)) / total, truth)


def _couple(name: str, rng: Random) -> dict[str, list[Found]]:
    """Let the same kind of couple live three times: unasked, offered evenly, and offered what seemed best."""
    world = SCENARIOS[name]
    families = world.effects.families
    alone = _by_themselves(name, rng)
    evenly_offered, adapted = Couple(world, rng), Couple(world, rng)
    chances: tuple[list[float], list[float]] = ([], [])
    for _ in range(DAYS):
        evenly_offered.live((evenly(families), evenly(families)))
        best = [_seemed_best(adapted.nights[who], families) for who in (0, 1)]
        for own, one in zip(chances, best, strict=True):
            own.append(GREED * (one == 0) + (1 - GREED) / families)
        adapted.live((_mostly(best[0], families), _mostly(best[1], families)))
    even, apt = evenly_offered.nights, adapted.nights
    weighed = [_with_chances(own, logged) for own, logged in zip(apt, chances, strict=True)]
    return {
        "days it was begun unasked, others": [f for own in alone if (f := _days(own, lambda one: one.done))],
        "randomised, but done or not done": [f for own in even if (f := _nights(own))],
        "what seemed best, done or not done": [f for own in apt if (f := _nights(own))],
        "**ours: offered or rest, own turns**": [f for own in even if (f := _ours(own, families))],
        "**ours, what seemed best is drawn**": [f for own in apt if (f := _ours(own, families))],
        "ours, one family, drawn evenly": [f for own in even if (f := _ours(own, 1))],
        "ours, one family, what seemed best is drawn": [f for own in apt if (f := _ours(own, 1))],
        "the same, days weighted by 1 / the chance of the draw": [
            f for own in weighed if (f := _ours(own, 1))
        ],
    }


def _by_themselves(name: str, rng: Random) -> tuple[list[Evening], list[Evening]]:
    """Let two people live to whom nothing is offered, and who begin things as they feel."""
    world = SCENARIOS[name]
    people = pair(world, rng)
    lived: tuple[list[Evening], list[Evening]] = ([], [])
    for _ in range(DAYS):
        brought = shocks(world, rng)
        for who, person in enumerate(people):
            choice = rng.randrange(world.effects.families)
            lived[who].append(person.live(brought[who], own_choice=choice))
    return lived


def _days(evenings: Sequence[Evening], with_it: Callable[[Evening], bool]) -> Found | None:
    """Compare the mean rating of some evenings with that of the others, as a simple app would."""
    rated = [one for one in evenings if one.rating is not None]
    these, others = [one for one in rated if with_it(one)], [one for one in rated if not with_it(one)]
    if len(these) < ENOUGH or len(others) < ENOUGH:
        return None
    estimate = statistics.fmean(one.rating or 0.0 for one in these)
    estimate -= statistics.fmean(one.rating or 0.0 for one in others)
    return estimate, statistics.fmean(map(_added, these)), _weight(len(these), len(others))


def _nights(nights: Sequence[Night]) -> Found | None:
    return _days([night.lived for night in nights], lambda one: one.done)


def _ours(nights: Sequence[Night], families: int) -> Found | None:
    """Compare offered with rested evenings of one's own turns, as the app does."""
    occasions = [night.occasion for night in nights]
    surprised = surprises([one.y for one in occasions], LAUNCH)
    found = difference(occasions, surprised, tuple(range(families)))
    if found is None:
        return None
    offered = [
        night.lived
        for night in nights
        if night.occasion.offered and night.occasion.y is not None and (night.occasion.family or 0) < families
    ]
    return found.value, statistics.fmean(map(_added, offered)), _weight(found.offered, found.rested)


def _weight(one: int, other: int) -> float:
    """Return how much a comparison of so many evenings with so many others can tell."""
    return one * other / (one + other)


def _added(evening: Evening) -> float:
    """Return what was added to the rating by what was done, held within 0 and 100."""
    return min(100.0, max(0.0, evening.feeling)) - min(100.0, max(0.0, evening.feeling - evening.gain))


def _seemed_best(nights: Sequence[Night], families: int) -> int:
    """Return the family after which ratings were highest so far."""
    sums = [[0.0, 0.0] for _ in range(families)]
    for night in nights:
        if night.family is not None and night.occasion.y is not None:
            sums[night.family][0] += night.occasion.y
            sums[night.family][1] += 1
    means = [(total / count if count else 100.0) for total, count in sums]
    return means.index(max(means))


def _mostly(best: int, families: int) -> Draw:
    """Return a draw that mostly takes this family."""
    return lambda rng: best if rng.random() < GREED else rng.randrange(families)


def _with_chances(nights: Sequence[Night], chances: Sequence[float]) -> list[Night]:
    """Return the nights with the logged chance of a draw of the first family, as equation 10 weighs them."""
    found = []
    for night, chance in zip(nights, chances, strict=True):
        was = night.occasion
        logged = Occasion(
            was.y,
            family=was.family,
            drawn=chance,
            offered=was.offered,
            chance=was.chance,
            theirs=was.theirs,
        )
        found.append(replace(night, occasion=logged))
    return found
