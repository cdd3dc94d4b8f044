# SPDX-License-Identifier: AGPL-3.0-or-later
"""The bars of the closeness model, on samples large enough to see one missed: SLOW=1 pytest tests/slow."""

import os

import pytest

from nearer.core.closeness.experiment import HELPS
from nearer.lab import calibrate, claims, experiment, links
from nearer.lab.causal import pooled_studies
from nearer.lab.crew import Crew
from nearer.lab.forecast import forecast
from nearer.lab.people import SCENARIOS
from nearer.lab.people.diary import diary
from nearer.lab.tables import Estimate, share

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not os.environ.get("SLOW"), reason="minutes of all cores; asked for by SLOW=1"),
]


def _at_most(found: Estimate, bar: float) -> None:
    """Allow for two and a half Monte Carlo errors, so that chance alone seldom fails."""
    assert found.value <= bar + 2.5 * max(found.error, 0.005), str(found)


def _within(found: Estimate, low: float, high: float) -> None:
    assert low - 2.5 * found.error <= found.value <= high + 2.5 * found.error, str(found)


@pytest.mark.parametrize("world", ["well specified", "usual", "ceiling"])
def test_intervals_of_the_change_and_of_tomorrow_hold_what_they_say(world: str) -> None:
    with Crew() as crew:
        lives = calibrate.live(world, 40, 182, 11, crew)
    changes = [[look.change for look in one.sparse if look.change is not None] for one in lives]
    _within(calibrate.covered(changes, 0.80), 0.77, 0.83)
    _within(calibrate.covered([list(one.ratings) for one in lives], 0.80), 0.77, 0.84)


@pytest.mark.parametrize("world", claims.NULL_WORLDS)
def test_couples_whom_nothing_helps_are_hardly_ever_told_that_something_does(world: str) -> None:
    with Crew() as crew:
        told = claims.tell(world, 80, 11, crew)
    helps = next(iter(claims.OURS))
    _at_most(share(any(claim.rule == helps for claim in one.claims) for one in told), 0.035)


@pytest.mark.parametrize("world", links.NULL_WORLDS)
def test_where_nothing_goes_together_little_is_said(world: str) -> None:
    with Crew() as crew:
        told = links.tell(world, 60, 11, crew)
    _at_most(share(bool(one.claims) for one in told), 0.10)


@pytest.mark.parametrize("world", experiment.NULL_WORLDS)
def test_an_experiment_with_what_does_nothing_seldom_says_that_it_helps(world: str) -> None:
    with Crew() as crew:
        outcomes = experiment.run(experiment.Cell(world, 8, 0.0, 0.65), 150, 11, crew)
    _at_most(experiment.told(outcomes, HELPS), 0.05)


def test_the_coins_comparison_is_honest() -> None:
    with Crew() as crew:
        studies = pooled_studies("nothing helps", 12, 60, 11, crew)
    ours = [study["**ours: offered or rest, own turns**"] for study in studies]
    bias = sum(one.estimate for one in ours) / len(ours)
    error = sum(one.error for one in ours) / len(ours) ** 1.5
    assert abs(bias) < 0.15 + 2.5 * error
    _at_most(share(abs(one.estimate) > 1.96 * one.error for one in ours), 0.08)


@pytest.mark.parametrize(
    ("world", "days", "bar"),
    [("closeness diary", 14, 0.93), ("mood diary", 24, 1.0), ("low mood diary", 24, 1.0)],
)
def test_forecasts_beat_the_ewma(world: str, days: int, bar: float) -> None:
    rows = diary(SCENARIOS[world], pairs=50, days=days, seed=11)
    forecasts = forecast(rows, jobs=None)
    ratio = sum(one.crps for one in forecasts) / sum(one.ewma_crps for one in forecasts)
    assert ratio < bar
    assert 0.75 < sum(0.1 < one.pit < 0.9 for one in forecasts) / len(forecasts) < 0.86
