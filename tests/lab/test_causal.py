# SPDX-License-Identifier: AGPL-3.0-or-later
"""A small sample of the causal table: only the coin's comparison is honest."""

from nearer.lab.causal import _study, causal
from nearer.lab.crew import Crew


def test_naive_comparisons_flatter_and_the_coin_does_not() -> None:
    found = _study(("nothing helps", 1, 0, 25))
    assert found["days it was begun unasked, others"].estimate > 3
    assert found["randomised, but done or not done"].estimate > 1
    for name in ("**ours: offered or rest, own turns**", "**ours, what seemed best is drawn**"):
        ours = found[name]
        assert ours.truth == 0
        assert abs(ours.estimate) < 2.6 * ours.error
        assert ours.error < 1.5


def test_the_page_has_every_world() -> None:
    with Crew(1) as crew:
        made = causal("sample", 2, crew)
    assert made.count("ours: offered or rest") == 3
