# SPDX-License-Identifier: AGPL-3.0-or-later
"""A small sample of the calibration: intervals hold the truth about as often as they say."""

import pytest

from nearer.lab.calibrate import WORLDS, Lives, calibrate, covered, live
from nearer.lab.crew import Crew
from nearer.lab.people import SCENARIOS
from nearer.lab.tables import ratio, share


def _changes(lives: list[Lives]) -> list[list[float]]:
    return [[look.change for look in one.sparse if look.change is not None] for one in lives]


@pytest.fixture(scope="module")
def lives() -> list[Lives]:
    with Crew(1) as crew:
        return live("well specified", 8, 84, 1, crew)


def test_intervals_hold_what_they_say(lives: list[Lives]) -> None:
    """Of people as the model believes them; the errors of eight pairs are allowed for."""
    assert 0.66 < covered(_changes(lives), 0.80).value < 0.97
    assert 0.76 < covered([list(one.ratings) for one in lives], 0.80).value < 0.85
    assert 0.66 < covered([[look.level for look in one.sparse] for one in lives], 0.80).value < 0.97


def test_a_change_is_seldom_told_and_seldom_wrong(lives: list[Lives]) -> None:
    looks = [look for one in lives for person in one.daily for look in person]
    told = [look for look in looks if look.told]
    assert len(told) < 0.15 * len(looks)
    assert sum(look.told * look.truly < 0 for look in told) < 0.2 * len(told) + 1


def test_the_curve_lies_where_it_says() -> None:
    with Crew(1) as crew:
        lives = live("well specified", 24, 84, 1, crew, daily=0)
    assert 0.68 < covered([list(one.curve) for one in lives], 0.80).value < 0.92
    assert abs(ratio([(sum(one.missed), len(one.missed)) for one in lives]).value) < 2


def test_where_nothing_moves_hardly_a_change_is_told() -> None:
    """Bar: 3 % of looks. Of these people .8 %; with a gate of .85 in place of .90 it is 3 %."""
    with Crew(1) as crew:
        flat = live("flat", 8, 84, 1, crew)
    looks = [look for one in flat for person in one.daily for look in person]
    assert sum(look.told != 0 for look in looks) < 0.02 * len(looks)


def test_who_is_not_looked_at_every_day_is_looked_at_the_same_otherwise() -> None:
    with Crew(1) as crew:
        often, seldom = live("usual", 2, 90, 4, crew), live("usual", 2, 90, 4, crew, daily=1)
    assert often[0] == seldom[0]
    assert seldom[1].daily == ()
    assert often[1].sparse == seldom[1].sparse
    assert (often[1].ratings, often[1].curve) == (seldom[1].ratings, seldom[1].curve)


def test_the_page_names_every_world_and_its_command() -> None:
    with Crew(1) as crew:
        made = calibrate("sample", 3, crew)
    assert "`nearer lab calibrate --size sample --seed 3`" in made
    assert all(f"| {world} |" in made for world in WORLDS)
    assert set(WORLDS) <= set(SCENARIOS)


def test_a_share_knows_its_error() -> None:
    found = share([True] * 20 + [False] * 80)
    assert (found.value, found.of) == (0.2, 100)
    assert found.error == pytest.approx(0.0402, abs=1e-4)
    assert str(found) == "0.200 ± 0.040"
    assert ratio([(1, 10), (3, 10), (0, 0)]).value == 0.2
    assert str(ratio([])) == "-"
