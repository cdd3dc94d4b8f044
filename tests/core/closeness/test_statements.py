# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is said, and everything that is not."""

from nearer.core.closeness.associations import Association
from nearer.core.closeness.augmented import Strand
from nearer.core.closeness.effects import Effects
from nearer.core.closeness.experiment import Result
from nearer.core.closeness.mixture import Mixture
from nearer.core.closeness.statements import (
    GATES,
    Period,
    Statement,
    association,
    experiment,
    level,
    practice,
    trend,
)
from nearer.core.closeness.weighted import Difference


def normal(mean: float, sd: float) -> Mixture:
    """Return a plain normal."""
    return Mixture([1.0], [mean], [sd])


def days(rated: int) -> Period:
    """Return four weeks with some ratings."""
    return Period("2026-02-01", "2026-02-28", rated)


def effects(mean: float, sd: float, offered: int = 10, rested: int = 10) -> Effects:
    """Return a belief about one family."""
    cov = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, sd * sd]]
    return Effects((Strand(1.0, 0.0, [70.0, 0.0, mean], cov),), (offered,), (rested,))


def about_practice(
    mean: float,
    *,
    own: float | None = None,
    check: float | None = 1.0,
    offered: int = 10,
    rested: int = 10,
    told: bool = False,
) -> Statement:
    """Return what is said of a family whose effect is believed with an SD of 1."""
    pair = effects(mean, 1.0, offered, rested), effects(mean if own is None else own, 1.0)
    difference = None if check is None else Difference(check, 1.0, offered, rested)
    return practice("touch", 0, pair, difference, days(20), told=told)


def test_a_level_is_said_with_its_range_and_not_before_two_weeks() -> None:
    assert level(normal(78.0, 4.0), days(13)) is None
    said = level(normal(78.0, 4.0), days(14))
    assert said is not None
    assert abs(said.middle - 78.0) < 1e-9
    assert abs(said.high - said.low - 2.0 * 1.2815515655446 * 4.0) < 1e-6
    assert said.period.first == "2026-02-01"


def test_a_trend_needs_ratings_certainty_and_size() -> None:
    assert trend(normal(9.0, 3.0), days(13)).verdict == "unknown"
    assert trend(normal(9.0, 3.0), days(14)).verdict == "higher"
    assert trend(normal(-9.0, 3.0), days(14)).verdict == "lower"
    assert trend(normal(3.0, 3.0), days(28)).verdict == "none"
    assert trend(normal(1.9, 0.5), days(28)).verdict == "none"
    assert trend(normal(9.0, 3.0), days(14)).sure > GATES["trend"].sure


def test_what_goes_together_needs_thirty_pairs_and_more_than_a_trifle() -> None:
    strong = normal(0.5, 0.1)
    assert association(Association("mine", strong, 29), days(28)).verdict == "unknown"
    said = association(Association("mine", strong, 30), days(28))
    assert (said.code, said.about, said.verdict, said.period.rated) == ("association", "mine", "together", 30)
    assert association(Association("apart", normal(-0.5, 0.1), 30), days(28)).verdict == "opposite"
    assert association(Association("mine", normal(0.2, 0.1), 99), days(28)).verdict == "unknown"
    assert association(Association("mine", normal(0.06, 0.005), 99), days(28)).verdict == "unknown"


def test_a_practice_helps_only_where_everything_carries_it() -> None:
    assert about_practice(2.0).verdict == "helps"
    assert about_practice(2.0, own=1.0).verdict == "unknown", "the prior must not speak as the person"
    assert about_practice(2.0, check=-0.1).verdict == "unknown"
    assert about_practice(2.0, check=None).verdict == "unknown"
    assert about_practice(2.0, offered=5).verdict == "unknown"
    assert about_practice(2.0, rested=5).verdict == "unknown"
    assert about_practice(1.4).verdict == "early"
    assert about_practice(1.0).verdict == "unknown"


def test_no_gain_is_said_and_harm_never() -> None:
    assert about_practice(-3.0).verdict == "no-clear-gain"
    assert about_practice(-3.0, offered=5).verdict == "unknown"


def test_what_was_told_stands_until_it_is_doubtful_and_is_then_taken_back() -> None:
    assert about_practice(1.0, told=True).verdict == "helps"
    assert about_practice(0.5, told=True).verdict == "retracted"


def test_every_statement_shows_its_reason() -> None:
    said = about_practice(2.0)
    assert (said.offered, said.rested, said.period.rated) == (10, 10, 20)
    assert 0.97 < said.sure < 0.98
    result = Result(verdict="cannot-tell", effect=normal(3.0, 4.0), on=20, off=22, kept=40)
    told = experiment("a-walk", result, days(28))
    assert (told.code, told.verdict, told.offered, told.rested) == ("experiment", "cannot-tell", 20, 22)
