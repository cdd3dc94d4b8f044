# SPDX-License-Identifier: AGPL-3.0-or-later
"""A small sample of what is said of practices: couples whom nothing helps are told nothing."""

import pytest

from nearer.lab.claims import DAYS, RULES, Told, claims, tell
from nearer.lab.crew import Crew

OURS = next(iter(RULES))


@pytest.fixture(scope="module")
def nulls() -> list[Told]:
    with Crew(1) as crew:
        return tell("nothing helps", 8, 1, crew)


def test_nobody_is_told_a_falsehood_by_our_rule(nulls: list[Told]) -> None:
    assert not [claim for one in nulls for claim in one.claims if claim.rule == OURS]


def test_a_simple_app_would_tell_most_of_them_one(nulls: list[Told]) -> None:
    """So the people here are such that a looser rule would be seen to break."""
    naive = [any("simple app" in claim.rule for claim in one.claims) for one in nulls]
    assert sum(naive) >= 4
    assert all(claim.truly == 0 and claim.day < DAYS for one in nulls for claim in one.claims)


def test_effects_lie_where_it_says(nulls: list[Told]) -> None:
    pits = [pit for one in nulls for pit in one.pits]
    assert sum(0.025 < pit < 0.975 for pit in pits) / len(pits) > 0.9


def test_the_page_has_every_rule() -> None:
    with Crew(1) as crew:
        made = claims("sample", 2, crew)
    assert "`nearer lab claims --size sample --seed 2`" in made
    assert all(f"## {rule}" in made for rule in RULES)
