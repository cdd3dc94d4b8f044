# SPDX-License-Identifier: AGPL-3.0-or-later
"""Made-up people are as their world says, and the same seed makes the same people."""

import itertools
import math
import statistics
from dataclasses import replace
from random import Random

import pytest

from nearer.lab.people import SCENARIOS, Effects, Person, Scale, Silence, pair
from nearer.lab.people.diary import Row, diary
from nearer.lab.people.life import couple_effects, rate, shocks

USUAL = SCENARIOS["usual"]


def _rated(rows: list[Row]) -> list[float]:
    return [row.y for row in rows if row.y is not None]


def _two(seed: int, **changes: object) -> tuple[tuple[Person, Person], Random]:
    rng = Random(seed)
    return pair(replace(USUAL, **changes), rng), rng  # type: ignore[arg-type]


@pytest.mark.parametrize("name", SCENARIOS)
def test_every_scenario_gives_ratings_of_its_own_scale(name: str) -> None:
    world = SCENARIOS[name]
    ratings = _rated(diary(world, pairs=10, days=20, seed=3))
    marks = world.rating.steps * world.rating.items
    assert len(ratings) > 100
    assert all(0 <= y <= 100 and abs(y * marks / 100 - round(y * marks / 100)) < 1e-9 for y in ratings)


def test_the_app_gives_ratings_in_steps_of_five() -> None:
    assert USUAL.rating.step == 5
    assert {rate(feeling, USUAL.rating, Random(1)) for feeling in (-30, 150)} == {0, 100}


def test_the_same_seed_makes_the_same_people() -> None:
    assert diary(USUAL, pairs=3, days=9, seed=5) == diary(USUAL, pairs=3, days=9, seed=5)
    assert diary(USUAL, pairs=3, days=9, seed=5) != diary(USUAL, pairs=3, days=9, seed=6)
    first = [row for row in diary(USUAL, pairs=9, days=9, seed=5) if row.pair < "0003"]
    assert first == diary(USUAL, pairs=3, days=9, seed=5), "more pairs leave the others as they were"


def test_closeness_diaries_have_the_ceiling_of_real_ones() -> None:
    """Real closeness: 43 % at the top, own SD from 0 to about 22 points, within and between about 11."""
    rows = diary(SCENARIOS["closeness diary"], pairs=100, days=14, seed=1)
    ratings = _rated(rows)
    assert 0.38 < sum(y == 100 for y in ratings) / len(ratings) < 0.58
    people: dict[str, list[float]] = {}
    for row in rows:
        if row.y is not None:
            people.setdefault(row.person, []).append(row.y)
    spreads = sorted(statistics.stdev(own) for own in people.values())
    assert spreads[10] < 2
    assert 15 < spreads[190] < 30
    assert 8 < statistics.stdev(statistics.mean(own) for own in people.values()) < 15


def test_silence_comes_in_bursts_and_follows_mood() -> None:
    (one, _), rng = _two(4, silence=Silence(mood=1.0, leaving=0.0))
    evenings = [one.live(shocks(one.world, rng)[0]) for _ in range(4000)]
    given = [evening.rating is not None for evening in evenings]
    share = sum(given) / len(given)
    assert 0.6 < share < 0.8
    after_silence = [now for before, now in itertools.pairwise(given) if not before]
    assert sum(after_silence) / len(after_silence) < share - 0.2
    rated = statistics.mean(e.feeling - e.level for e in evenings if e.rating is not None)
    silent = statistics.mean(e.feeling - e.level for e in evenings if e.rating is None)
    assert rated > silent + 0.05 * one.day_sd


def test_what_is_done_follows_mood_and_an_offer_has_its_true_effect() -> None:
    """The mean over offered days less that over rest days is what `offer_effect` says."""
    (one, _), rng = _two(7, effects=Effects(families=1, mean=1.0, zeros=0, null_pairs=0), shifts=0, drift=0)
    offered: list[float] = []
    rested: list[float] = []
    moods = []
    for day in range(20000):
        family = 0 if day % 2 else None
        evening = one.live(shocks(one.world, rng)[0], family)
        (rested if family is None else offered).append(evening.feeling)
        if evening.done:
            moods.append(evening.mood)
    gain = statistics.mean(offered) - statistics.mean(rested)
    assert abs(gain - one.offer_effect(0)) < 0.05 * one.day_sd
    assert 0.5 * one.effects[0] < one.offer_effect(0) < 0.8 * one.effects[0]
    assert statistics.mean(moods) > 0.1


def test_self_started_practices_follow_mood_more() -> None:
    (one, _), rng = _two(8)
    evenings = [one.live(shocks(one.world, rng)[0], own_choice=0) for _ in range(6000)]
    assert 0.25 < sum(evening.done for evening in evenings) / 6000 < 0.5
    assert statistics.mean(evening.mood for evening in evenings if evening.done) > 0.3


def test_effects_fade_with_repeats_and_come_back() -> None:
    (one, _), rng = _two(9, effects=Effects(families=1, zeros=0, null_pairs=0, done=0.999, fading=0.1))
    for _ in range(6):
        one.live(shocks(one.world, rng)[0], 0)
    assert one.worn[0] > 0.5
    for _ in range(10):
        one.live(shocks(one.world, rng)[0])
    assert one.worn[0] == 0


def test_nothing_helps_a_null_pair() -> None:
    world = SCENARIOS["nothing helps"]
    assert all(couple_effects(world.effects, Random(n)) == ([0] * 5, [0] * 5) for n in range(20))
    told = [couple_effects(USUAL.effects, Random(n))[0] for n in range(500)]
    assert 0.12 < sum(not any(effects) for effects in told) / 500 < 0.28


def test_partners_have_levels_and_scales_in_common() -> None:
    pairs = [pair(USUAL, Random(n)) for n in range(1500)]
    levels = statistics.correlation([a.home for a, _ in pairs], [b.home for _, b in pairs])
    scales = statistics.correlation(
        [math.log(a.scale) for a, _ in pairs], [math.log(b.scale) for _, b in pairs]
    )
    assert abs(levels - 0.8) < 0.05
    assert abs(scales - 0.25) < 0.08


def test_an_item_of_one_mark_is_a_coarse_scale() -> None:
    assert Scale(steps=6, items=1).step == pytest.approx(100 / 6)
