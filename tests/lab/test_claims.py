# SPDX-License-Identifier: AGPL-3.0-or-later
"""A small sample of what is said: couples whom nothing helps are told nothing."""

import re

import pytest

from nearer.core.closeness import LAUNCH, refilter
from nearer.core.closeness.associations import associate
from nearer.core.closeness.statements import GATES
from nearer.lab import links
from nearer.lab.claims import DAYS, NAIVE, OURS, RULES, Told, claims, tell
from nearer.lab.crew import Crew
from tests.house.repository import ROOT

HELPS = next(iter(OURS))


@pytest.fixture(scope="module")
def nulls() -> list[Told]:
    with Crew(1) as crew:
        return tell("nothing helps", 6, 1, crew)


def test_nobody_is_told_a_falsehood_by_our_rule(nulls: list[Told]) -> None:
    assert not [claim for one in nulls for claim in one.claims if claim.rule == HELPS]


def test_a_simple_app_would_tell_most_of_them_one(nulls: list[Told]) -> None:
    """So the people here are such that a looser rule would be seen to break."""
    naive = [any(claim.rule in NAIVE for claim in one.claims) for one in nulls]
    assert sum(naive) >= 3
    assert all(claim.truly == 0 and claim.day < DAYS for one in nulls for claim in one.claims)


def test_effects_lie_where_it_says(nulls: list[Told]) -> None:
    pits = [pit for one in nulls for _, pit in one.pits]
    assert sum(0.025 < pit < 0.975 for pit in pits) / len(pits) > 0.9


def test_nothing_is_said_to_go_together_where_nothing_does() -> None:
    with Crew(1) as crew:
        assert not [one.claims for one in links.tell("nothing goes together", 3, 1, crew) if one.claims]
        strong = links.tell("strong links", 2, 1, crew)
    assert [claim for one in strong for claim in one.claims], "else a broken gate would not be seen"
    assert all(way * truly > 0 for one in strong for way, truly in one.claims)


def test_following_day_by_day_finds_what_associating_at_once_does() -> None:
    ratings = [None if day % 5 == 0 else 60.0 + 5 * (day % 7) for day in range(60)]
    values = [None if y is None or day % 3 == 0 else float(day % 3) for day, y in enumerate(ratings)]
    at_once = associate("mine", ratings, values, refilter(ratings, LAUNCH), LAUNCH)
    daily = links.followed("mine", ratings, values)[-1]
    assert daily.paired == at_once.paired
    assert daily.slope.mean() == pytest.approx(at_once.slope.mean(), abs=0.01)
    assert daily.slope.sd() == pytest.approx(at_once.slope.sd(), abs=0.01)


@pytest.mark.parametrize(
    ("about", "gate"),
    [
        ("change over four weeks", "trend"),
        ("an item of the check-in", "association"),
        ("a family helps", "practice"),
        ("early sign, may be chance", "early"),
        ("no clear gain", "no-clear-gain"),
        ("taken back", "retracted"),
    ],
)
def test_a_gate_is_on_the_page_as_it_is(about: str, gate: str) -> None:
    """A gate that moves leaves the tables behind that it was checked with: make those again, too."""
    page = (ROOT / "docs/model/README.md").read_text(encoding="utf-8")
    (row,) = [line for line in page.splitlines() if line.startswith(f"| {about} |")]
    assert max(map(float, re.findall(r"(?<!\d)\.\d+", row.split("|")[2]))) == GATES[gate].sure


def test_the_tables_were_made_with_the_gate_there_is() -> None:
    made = (ROOT / "docs/model/results/claims.md").read_text(encoding="utf-8")
    assert f"the {GATES['association'].sure} that is asked for" in " ".join(made.split())


def test_the_page_has_every_rule() -> None:
    with Crew(1) as crew:
        made = claims("sample", 2, crew)
    assert "`nearer lab claims --size sample --seed 2`" in made
    assert all(f"## {rule}" in made for rule in RULES)
    assert all(f"| {world} |" in made for world in links.WORLDS)
