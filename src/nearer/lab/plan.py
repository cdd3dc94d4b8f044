# SPDX-License-Identifier: AGPL-3.0-or-later
"""What choosing is worth: the gain of each way, as a share of what one would get who knew everything."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from random import Random

from nearer.core.closeness.priors import OFFERED
from nearer.lab.choosers import (
    FAMILY_OF,
    KIN,
    PRACTICES,
    WEEK,
    Chooser,
    EpsilonGreedy,
    Even,
    Known,
    Ours,
    Ranked,
)
from nearer.lab.crew import Crew
from nearer.lab.people import SCENARIOS, Effects, Person
from nearer.lab.people.life import population_effect
from nearer.lab.people.world import DAY_SD
from nearer.lab.practising import Couple, Draw, truth
from nearer.lab.tables import markdown, page, ratio

SIZES = {  # couples, evenings, worlds
    "sample": (1, 28, 1),
    "small": (16, 182, 2),
    "large": (30, 182, 5),
    "full": (120, 182, 5),
}
WANTED = 0.75  # share of practices that a couple wants
HEARD = 0.8  # share of what is done that is answered with nicer, same or worse; assumed
NICER, WORSE = 0.0, -1.28  # where the answers part: 50, 40 and 10 % of practices in general

_PAGE = f"""
{{couples}} couples, {{days}} evenings, {PRACTICES} practices in {max(FAMILY_OF) + 1} families; each
device draws a week, a coin says whose draw counts. Share: the true gain of all evenings (the mean of
both people, of being offered) over that of whoever knew this couple's effects and kept to the same
rules. The first figure is without rest days and uniform chance, the second with the app's own ({
    100 * (1 - OFFERED):.0f} % rest, some uniform draws): what honest learning costs. The app goes by liking
alone; 'shaded' adds what is learnt of each family's effect. 'People' means that true means of practices
over people are known beforehand; 'wrong' that they are those of other practices. How liking follows effects
is assumed, so the worlds differ in it. 'Ours to it' and 'it to chance' are ratios of gains over the same
couples. Popularity knows what nobody does, the true means over people; 'people' is its equal, and 'ours'
begins with less. Bars: at least popularity's gain, and 1.15 times that of the best peer that learns; with
wrong numbers of people 1.1 times chance. MABWiser's policies on these couples and more: [peers](peers.md).
"""


@dataclass(frozen=True, slots=True)
class Kind:
    """A world to choose in: how different couples are, how much people like what helps (a correlation)."""

    own: float
    liked: float
    wrong: bool = False  # what is believed of people in general belongs to other practices


KINDS = {
    "couples alike (own part .15), liking follows effects by .5": Kind(0.15, 0.5),
    "couples differ (own part .35), liking follows effects by .5": Kind(0.35, 0.5),
    "couples alike, liking follows nothing": Kind(0.15, 0.0),
    "couples differ, liking follows effects by .8": Kind(0.35, 0.8),
    "couples alike, wrong numbers of people": Kind(0.15, 0.5, wrong=True),
}
Way = Callable[[Known, list[float]], Chooser]
OURS = "**ours**"
WAYS: dict[str, tuple[Way, bool]] = {  # a way to choose, and whether it rests
    "knows everything": (Ranked, False),
    OURS: (lambda known, _: Ours(known, explore=0.0), False),
    "**ours, people**": (lambda known, _: Ours(known, people=True, explore=0.0), False),
    "ours, greedy": (lambda known, _: Ours(known, explore=0.0, temper=0.01), False),
    "ours, tempered to a tenth": (lambda known, _: Ours(known, explore=0.0, temper=0.1), False),
    "ours, untempered": (lambda known, _: Ours(known, explore=0.0, temper=1.0), False),
    "ours, shaded by effects": (lambda known, _: Ours(known, explore=0.0, effects=True), False),
    "**ours, with rest and chance**": (lambda known, _: Ours(known), True),
    "popularity": (lambda known, _: Ranked(known, known.means), False),
    "epsilon-greedy on ratings": (lambda known, _: EpsilonGreedy(known, felt=False), False),
    "epsilon-greedy on how it felt": (lambda known, _: EpsilonGreedy(known, felt=True), False),
    "chance": (lambda known, _: Even(known, []), False),
}
VARIANTS = ("ours, greedy", "ours, tempered to a tenth", "ours, untempered", "ours, shaded by effects")
VARIED = 2  # worlds in which ours is varied


def plan(size: str, seed: int, crew: Crew) -> str:
    """Return the page."""
    parts = []
    couples, days, kinds = SIZES[size]
    for place, (name, kind) in enumerate(list(KINDS.items())[:kinds]):
        ways = tuple(way for way in WAYS if place < VARIED or way not in VARIANTS)
        given = [(kind, days, f"{seed} {number}", ways) for number in range(couples)]
        parts += [f"## {name[0].upper()}{name[1:]}", table(crew.map(_couple, given))]
    return page(
        "What choosing is worth",
        f"nearer lab plan --size {size} --seed {seed}",
        _PAGE.format(couples=couples, days=days),
        *parts,
    )


def table(lifts: Sequence[dict[str, float]]) -> str:
    """Return what each way gained of what was possible, and how it stands to ours and to chance."""
    rows = []
    for way in lifts[0]:
        to_it = (("knows everything", way), (way, OURS), ("chance", way))
        rows.append((way, *(_of(lifts, part, whole) for whole, part in to_it)))
    return markdown(("way to choose", "share of the possible gain", "ours to it", "it to chance"), rows)


def _of(lifts: Sequence[dict[str, float]], part: str, whole: str) -> str:
    """Return the ratio of two gains, which of a way to itself is no estimate."""
    return "1" if part == whole else str(ratio((one[part], one[whole]) for one in lifts))


def _couple(given: tuple[Kind, int, str, Sequence[str]]) -> dict[str, float]:
    """Let one couple live through these ways to choose; return the true gain of each."""
    kind, days, seed, names = given
    ways = {name: WAYS[name] for name in names}
    return {name: lived(kind, days, seed, way, rests=rests) for name, (way, rests) in ways.items()}


def lived(kind: Kind, days: int, seed: str, way: Way, *, rests: bool) -> float:
    """Return the gain, in points summed over evenings, of one way to choose for the couple of this seed."""
    effects = Effects(families=PRACTICES, kin=KIN, own=kind.own)
    world = replace(SCENARIOS["usual"], effects=effects)
    couple = Couple(world, Random(f"plan {seed}"), offered=OFFERED if rests else 1.0, family_of=FAMILY_OF)
    both = [truth(person) for person in couple.people]
    lift = [(one + other) / 2 for one, other in zip(*both, strict=True)]
    known = _known(kind, effects, Random(f"wanted {seed}"))
    tastes = [
        _tastes(person, kind, Random(f"tastes {who} {seed}")) for who, person in enumerate(couple.people)
    ]
    choosers, rng = [way(known, lift) for _ in couple.people], Random(f"choice {seed}")
    gained = 0.0
    for day in range(days):
        if day % WEEK == 0:
            weeks = [chooser.week(rng) for chooser in choosers]
        nights = couple.live((_fixed(weeks[0][day % WEEK]), _fixed(weeks[1][day % WEEK])))
        for who, night in enumerate(nights):
            choosers[who].hear(night, _felt(night.family, tastes[who], rng) if night.lived.done else None)
        if nights[0].family is not None:
            gained += lift[nights[0].family]
    return gained


def _fixed(practice: int) -> Draw:
    return lambda _rng: practice


def _known(kind: Kind, effects: Effects, rng: Random) -> Known:
    allowed = tuple(one for one in range(PRACTICES) if rng.random() < WANTED) or (0,)
    means = [DAY_SD * effects.done * population_effect(effects, one) for one in range(PRACTICES)]
    if kind.wrong:
        means = means[PRACTICES // 2 :] + means[: PRACTICES // 2]
        means.reverse()
    return Known(allowed, tuple(means))


def _tastes(person: Person, kind: Kind, rng: Random) -> list[float]:
    """Return how much somebody likes each practice, of SD about 1 over practices and people."""
    spread = math.sqrt(kind.own**2 + person.world.effects.between**2 + person.world.effects.couple**2)
    helped = [(one / person.day_sd - person.world.effects.mean) / spread for one in person.effects]
    return [kind.liked * one + math.sqrt(1 - kind.liked**2) * rng.gauss(0, 1) for one in helped]


def _felt(practice: int | None, tastes: list[float], rng: Random) -> str | None:
    """Return what is said afterwards, if anything; half of what is said is the moment's."""
    if practice is None or rng.random() > HEARD:
        return None
    felt = (tastes[practice] + rng.gauss(0, 1)) / math.sqrt(2)
    if felt > NICER:
        return "nicer"
    return "worse" if felt < WORSE else "same"
