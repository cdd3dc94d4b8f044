# SPDX-License-Identifier: AGPL-3.0-or-later
"""Our experiment: how often it says that nothing helps, how often it finds what does, by its length."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from nearer.core.closeness import LAUNCH
from nearer.core.closeness.experiment import CANNOT_TELL, HELPS, LENGTHS, NO_CLEAR_GAIN, result
from nearer.lab.crew import Crew
from nearer.lab.people import SCENARIOS, Effects, pair
from nearer.lab.people.life import shocks
from nearer.lab.tables import Estimate, markdown, page, ratio

SIZES = {"sample": 3, "small": 100, "large": 600, "full": 3000}
NULL_WORLDS = ("usual", "ceiling", "heavy tails", "jumps", "silent after bad days", "few ratings")
EFFECTS = (0.3, 0.5, 0.8)  # SD of one's own days, when done
KEPT = (0.95, 0.65)  # share of the days with it on which it is done
BEFORE = 28  # days of ratings before the first toss
CLAIMED = (HELPS, NO_CLEAR_GAIN, CANNOT_TELL)

_FALSE = f"""
{{pairs}} pairs, each person on their own ratings; {BEFORE} days of ratings before. What is told where
the practice does nothing at all. Bar: a false 'helps' at most .05.
"""
_POWER = """
The share of people told 'helps' where the practice raises the evening's closeness, when done, by so
many SD of their own days; done on 95 or on 65 % of the days that the coin gives to it. These are the
figures for the page on which a length is chosen.
"""
_COVERED = """
How often intervals of 80 and 95 % held the true mean effect of a day with it, and the mean of what was
found less the truth, in points.
"""


@dataclass(frozen=True, slots=True)
class Cell:
    """One kind of experiment."""

    world: str
    weeks: int
    effect: float
    kept: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one person was told; the PIT of the truth, and by how much what was found missed it."""

    verdict: str
    pit: float
    missed: float


def experiment(size: str, seed: int, crew: Crew) -> str:
    """Return the page."""
    pairs = SIZES[size]
    false = {(w, n): run(Cell(w, n, 0.0, 0.65), pairs, seed, crew) for w in NULL_WORLDS for n in _weeks()}
    true = {
        (e, k, n): run(Cell("usual", n, e, k), pairs, seed, crew)
        for e in EFFECTS
        for k in KEPT
        for n in _weeks()
    }
    return page(
        "Our experiment",
        f"nearer lab experiment --size {size} --seed {seed}",
        "## Where it does nothing",
        _FALSE.format(pairs=pairs),
        markdown(
            ("world", "weeks", *CLAIMED),
            [(w, n, *(told(pairs_, claim) for claim in CLAIMED)) for (w, n), pairs_ in false.items()],
        ),
        "## Where it helps",
        _POWER,
        markdown(
            ("effect when done", "days kept", "weeks", *CLAIMED),
            [(f"{e} SD", f"{k:.0%}", n, *(told(p, c) for c in CLAIMED)) for (e, k, n), p in true.items()],
        ),
        "## How right its numbers are",
        _COVERED,
        markdown(
            ("effect when done", "days kept", "weeks", "80 %", "95 %", "found less true"),
            [(f"{e} SD", f"{k:.0%}", n, *_numbers(p)) for (e, k, n), p in true.items()],
        ),
    )


def _weeks() -> list[int]:
    return [days // 7 for days in LENGTHS]


def told(pairs: Sequence[Sequence[Outcome]], verdict: str) -> Estimate:
    """Return the share of people who were told this."""
    return ratio([(sum(one.verdict == verdict for one in pair_), len(pair_)) for pair_ in pairs])


def _numbers(pairs: Sequence[Sequence[Outcome]]) -> tuple[Estimate, Estimate, str]:
    covered = [
        ratio([(sum(low < one.pit < 1 - low for one in pair_), len(pair_)) for pair_ in pairs])
        for low in (0.10, 0.025)
    ]
    missed = ratio([(sum(one.missed for one in pair_), len(pair_)) for pair_ in pairs])
    return covered[0], covered[1], missed.points()


def run(cell: Cell, pairs: int, seed: int, crew: Crew) -> list[list[Outcome]]:
    """Let so many pairs make the same experiment."""
    return crew.map(_pair, [(cell, seed, number) for number in range(pairs)], chunk=4)


def _pair(given: tuple[Cell, int, int]) -> list[Outcome]:
    cell, seed, number = given
    effects = Effects(
        families=1, mean=cell.effect, between=0, couple=0, own=0, zeros=0, null_pairs=0, done=cell.kept
    )
    world = replace(SCENARIOS[cell.world], effects=effects)
    rng = Random(f"experiment {cell} {seed} {number}")
    people = pair(world, rng)
    on = [False] * BEFORE + [rng.random() < 0.5 for _ in range(7 * cell.weeks)]  # noqa: PLR2004 - a fair coin
    ratings: tuple[list[float | None], list[float | None]] = ([], [])
    done: tuple[list[bool], list[bool]] = ([], [])
    for tossed in on:
        brought = shocks(world, rng)
        for who, person in enumerate(people):
            evening = person.live(brought[who], 0 if tossed else None)
            ratings[who].append(evening.rating)
            done[who].append(evening.done)
    outcomes = []
    for who, person in enumerate(people):
        own = ratings[who]
        found = result(own[:BEFORE], own[BEFORE:], on[BEFORE:], done[who][BEFORE:], LAUNCH)
        if found is None:
            raise AssertionError("an experiment that is over has a result")
        truth = person.offer_effect(0)
        outcomes.append(Outcome(found.verdict, found.effect.latent(truth), found.effect.mean() - truth))
    return outcomes
