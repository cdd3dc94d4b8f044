# SPDX-License-Identifier: AGPL-3.0-or-later
"""A small sample of experiments: what does nothing is seldom said to help, what helps much is found."""

from nearer.core.closeness.experiment import CANNOT_TELL, HELPS
from nearer.lab.crew import Crew
from nearer.lab.experiment import Cell, experiment, run, told


def test_what_does_nothing_is_seldom_said_to_help() -> None:
    """Bar: 5 %; of 60 people at most 6 leave a broken gate no room."""
    with Crew(1) as crew:
        outcomes = run(Cell("usual", 8, 0.0, 0.65), 30, 1, crew)
    assert told(outcomes, HELPS).value <= 0.10
    assert told(outcomes, CANNOT_TELL).value > 0.4, "'we cannot tell' is an ordinary answer"


def test_what_helps_much_is_mostly_found() -> None:
    with Crew(1) as crew:
        outcomes = run(Cell("usual", 12, 0.8, 0.95), 20, 1, crew)
    assert told(outcomes, HELPS).value > 0.5
    pits = [one.pit for pair in outcomes for one in pair]
    assert sum(0.025 < pit < 0.975 for pit in pits) > 0.8 * len(pits)


def test_the_page_has_every_length() -> None:
    with Crew(1) as crew:
        made = experiment("sample", 1, crew)
    assert all(f"| 0.5 SD | 65% | {weeks} |" in made for weeks in (4, 8, 12))
