# SPDX-License-Identifier: AGPL-3.0-or-later
"""Two people living through evenings: what they feel, what they do of what is offered, and what they rate."""

from __future__ import annotations

import math
from dataclasses import dataclass
from random import Random
from statistics import NormalDist

from nearer.lab.people.world import DAY_SD, Effects, Links, Scale, World

# Where the marks of an item part: no, a little, yes (twice); not right, right; the day has 0 to 10.
_CUTS: tuple[tuple[float, ...], ...] = ((-0.4, 0.9), (-0.4, 0.9), (-0.8,), ())


@dataclass(frozen=True, slots=True)
class Evening:
    """One day of one person: what the app sees, and the truth that only the laboratory knows."""

    rating: float | None  # 0 to 100, or nothing
    items: tuple[int, ...] | None  # marks of the other four items, given with a rating
    done: bool  # a practice was done, offered or not
    gain: float  # the truth: points of today's feeling that are there because something was done
    level: float  # the truth: where this person's days turn around
    feeling: float  # the truth: today's closeness before it is rated, not held within 0 and 100
    mood: float  # the truth: how the day began, in SD, before anything was offered


class Person:
    """Someone with a level, a scale, effects and links of their own; evenings are lived once, in order."""

    def __init__(self, world: World, rng: Random, level: float, scale: float, effects: list[float]) -> None:
        """Begin a life at this level; `effects` are points gained by doing a practice of each family."""
        self.world, self.rng = world, rng
        self.home = self.level = level
        self.scale = scale
        self.effects = effects
        self.links = _links(world.links, rng, scale)
        self.carry = min(0.9, max(0.0, rng.gauss(world.carry, world.carry_sd)))
        self.felt = rng.gauss(0, world.feeling_sd)
        self.marks = [rng.gauss(0, 1) for _ in _CUTS]
        self.day = 0
        self.away = self.gone = False
        self.worn = [0.0] * len(effects)
        self.phase = rng.random() * math.tau

    @property
    def day_sd(self) -> float:
        """The SD of this person's own days, in points."""
        return self.scale * DAY_SD

    def offer_effect(self, family: int) -> float:
        """Return the true mean gain, in points, of being offered this family: what a trial estimates."""
        return self.effects[family] * _chance_over_moods(self.world.effects.done, self.world.effects.mood)

    def live(self, shocks: Shocks, offered: int | None = None, *, own_choice: int | None = None) -> Evening:
        """Live one day; of what is offered some is done, and `own_choice` is what one might start unasked."""
        world = self.world
        self.level += shocks.drift - (self.level - self.home) / world.drift_days
        self.level += shocks.shift
        self.home += shocks.shift
        spread = world.feeling_sd * math.sqrt(1 - self.carry**2)
        self.felt = self.carry * self.felt + spread * shocks.feeling
        mood = self.felt / world.feeling_sd
        gain, done = self._practise(offered, own_choice, mood)
        marks, with_it = self._items()
        wave = world.week * math.sin(math.tau * self.day / 7 + self.phase)
        day = self.scale * (self.felt + world.noise_sd * shocks.noise)
        feeling = self.level + wave + day + gain + with_it
        self.felt += world.effects.lasting * gain / self.scale
        self.day += 1
        day_mood = (feeling - self.level) / self.day_sd
        rated = self._rates(day_mood)
        rating = rate(feeling, world.rating, self.rng) if rated else None
        return Evening(rating, marks if rated else None, done, gain, self.level, feeling, mood)

    def _practise(self, offered: int | None, own_choice: int | None, mood: float) -> tuple[float, bool]:
        effects = self.world.effects
        self.worn = [max(0.0, worn - effects.fading) for worn in self.worn]
        family = offered
        base, slope = effects.done, effects.mood
        if offered is None and own_choice is not None:
            family = own_choice
            base, slope = 1 - effects.done, effects.self_started
        draw = self.rng.random()
        if family is None or draw >= _logistic(_logit(base) + slope * mood):
            return 0.0, False
        gain = self.effects[family] * (1 - self.worn[family])
        self.worn[family] = min(1.0, self.worn[family] + 2 * effects.fading)
        return gain, True

    def _items(self) -> tuple[tuple[int, ...], float]:
        """Return the day's marks of the other items, and the points that go together with them."""
        marks, points = [], 0.0
        carry = self.world.links.carry
        for item, cuts in enumerate(_CUTS):
            self.marks[item] = carry * self.marks[item] + math.sqrt(1 - carry**2) * self.rng.gauss(0, 1)
            drawn = self.marks[item]
            if cuts:
                marks.append(sum(drawn > cut for cut in cuts))
            else:
                marks.append(min(10, max(0, round(6.5 + 2 * drawn))))
            points += self.links[item] * _standard(item, marks[-1])
        return tuple(marks), points

    def _rates(self, mood: float) -> bool:
        silence, rng = self.world.silence, self.rng
        here = min(1.0, silence.share / silence.when_here)
        back = 1 / silence.away
        chance = (1 - back) if self.away else back * (1 - here) / max(here, 1e-9)
        self.away = rng.random() < chance
        self.gone = self.gone or rng.random() < silence.leaving
        draw = rng.random()
        if self.gone or (self.away and silence.share < silence.when_here):
            return False
        return silence.when_here >= 1 or draw < _logistic(_logit(silence.when_here) + silence.mood * mood)


@dataclass(frozen=True, slots=True)
class Shocks:
    """What a day brings to one person."""

    drift: float  # points
    shift: float  # points, nearly always none
    feeling: float  # of SD 1
    noise: float  # of SD 1


def pair(world: World, rng: Random) -> tuple[Person, Person]:
    """Return two people who have to do with one another."""
    levels = _together(rng, world.level_shared)
    scales = _together(rng, world.scale_shared)
    effects = couple_effects(world.effects, rng)
    people = []
    for level, scale, own in zip(levels, scales, effects, strict=True):
        personal = math.exp(world.scale_sd * scale)
        points = [personal * DAY_SD * one for one in own]
        seeded = Random(rng.getrandbits(64))
        people.append(Person(world, seeded, world.level + world.level_sd * level, personal, points))
    return people[0], people[1]


def shocks(world: World, rng: Random) -> tuple[Shocks, Shocks]:
    """Return what one day brings to the two of a pair."""
    drift = _together(rng, world.drift_shared)
    feeling = _together(rng, world.feeling_shared, world.tails)
    noise = _together(rng, world.noise_shared, world.tails)
    jump = rng.gauss(0, world.shift_sd) if rng.random() < world.shifts else 0.0
    one, two = (Shocks(world.drift * drift[i], jump, feeling[i], noise[i]) for i in (0, 1))
    return one, two


def couple_effects(effects: Effects, rng: Random) -> tuple[list[float], list[float]]:
    """Return what each family does for either of two, in SD of their own days."""
    if rng.random() < effects.null_pairs:
        return [0.0] * effects.families, [0.0] * effects.families
    common = rng.gauss(0, effects.couple)
    ours: tuple[list[float], list[float]] = ([], [])
    nothing, of_kin = False, (0.0, 0.0)
    for family in range(effects.families):
        if family % effects.kin == 0:
            nothing, of_kin = rng.random() < effects.zeros, _together(rng, effects.shared)
        mean, alone = population_effect(effects, family), of_kin
        if effects.kin > 1:
            own = _together(rng, effects.shared)
            alone = (math.sqrt(0.5) * (of_kin[0] + own[0]), math.sqrt(0.5) * (of_kin[1] + own[1]))
        for mine, part in zip(ours, alone, strict=True):
            mine.append(0.0 if nothing else mean + common + effects.own * part)
    return ours


def rate(feeling: float, scale: Scale, rng: Random) -> float:
    """Return the rating that this feeling gets: the mean of the items' marks, from 0 to 100."""
    total = 0
    for _ in range(scale.items):
        mark = round((feeling + rng.gauss(0, scale.apart)) * scale.steps / 100)
        total += min(scale.steps, max(0, mark))
    return 100 * total / (scale.steps * scale.items)


def _links(links: Links, rng: Random, scale: float) -> list[float]:
    """Return the points that go together with one SD of each item, for one person."""
    if rng.random() < links.none_at_all:
        return [0.0] * len(links.mean)
    sizes = [0.0 if rng.random() < links.zeros else rng.gauss(mean, links.own) for mean in links.mean]
    return [scale * DAY_SD * size for size in sizes]


def _together(rng: Random, shared: float, tails: float = 0.0) -> tuple[float, float]:
    """Return two draws of SD 1 with this correlation, normal or of Student's t with this freedom."""
    common = math.sqrt(shared) * rng.gauss(0, 1)
    alone = math.sqrt(1 - shared)
    width = 1.0
    if tails:
        width = math.sqrt((tails - 2) / (2 * rng.gammavariate(tails / 2, 1)))
    return width * (common + alone * rng.gauss(0, 1)), width * (common + alone * rng.gauss(0, 1))


def _standard(item: int, mark: int) -> float:
    """Return the mark of an item in SD from its mean."""
    means, sds = (0.84, 0.84, 0.788, 6.5), (0.68, 0.68, 0.409, 1.95)
    return (mark - means[item]) / sds[item]


def population_effect(effects: Effects, family: int) -> float:
    """Return what a family does for people in general, where it does anything, in SD of their own days."""
    return effects.mean + effects.between * _apart(family, effects.families)


def _apart(family: int, families: int) -> float:
    """Return by how many SD a family differs from the mean of all: the same in every world, evenly spread."""
    return NormalDist().inv_cdf((family + 0.5) / families)


def _logit(share: float) -> float:
    return math.log(share / (1 - share))


def _logistic(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))


def _chance_over_moods(base: float, slope: float) -> float:
    """Return the mean of the logistic over moods of SD 1, by the trapezium rule."""
    grid = [-5 + 0.05 * step for step in range(201)]
    weights = [math.exp(-mood * mood / 2) for mood in grid]
    chances = [_logistic(_logit(base) + slope * mood) for mood in grid]
    return sum(w * c for w, c in zip(weights, chances, strict=True)) / sum(weights)
