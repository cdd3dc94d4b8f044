# SPDX-License-Identifier: AGPL-3.0-or-later
"""Our experiment: a fair coin, one look at the end, and 'we cannot tell' as an ordinary answer."""

from nearer.core.catalogue.coin import COIN_STREAM, EXPERIMENT_STREAM, is_on
from nearer.core.closeness import LAUNCH
from nearer.core.closeness.experiment import (
    CANNOT_TELL,
    HELPS,
    LENGTHS,
    NO_CLEAR_GAIN,
    may_be_tried,
    result,
)
from tests.core.annotations import Any
from tests.core.closeness.diaries import diary

EVENINGS = "5e" * 32


def run(stream: int, effect: float, *, days: int = 84, rated: float = 0.9) -> Any:
    """Return the result where the practice moves a rating by so many points."""
    ratings = diary(stream, 30 + days, level=60.0, rated=rated, step=0.0)
    on = [is_on(EVENINGS, 730000 + day) for day in range(days)]
    during = [
        y if y is None else max(0.0, min(100.0, y + (effect if tossed else 0.0)))
        for y, tossed in zip(ratings[30:], on)  # noqa: B905 - not in MicroPython
    ]
    return result(ratings[:30], during, on, on, LAUNCH)


def test_a_strong_effect_is_found_with_its_interval() -> None:
    found = run(71, 14.0)
    assert found.verdict == HELPS
    assert found.effect.quantile(0.025) < 14.0 < found.effect.quantile(0.975)
    assert found.effect.quantile(0.025) > 0.0
    assert 25 < found.on < 55
    assert 25 < found.off < 55
    assert found.kept == 84


def test_what_is_not_there_does_not_help() -> None:
    for stream in (72, 73, 74):
        assert run(stream, 0.0).verdict != HELPS
    assert run(75, -10.0).verdict == NO_CLEAR_GAIN, "never that it harms"


def test_few_ratings_tell_nothing() -> None:
    assert run(76, 40.0, days=28, rated=0.3).verdict == CANNOT_TELL


def test_there_is_one_look_and_it_is_at_the_end() -> None:
    on = [True, False] * 14
    assert result([], [70.0] * 27, on, on, LAUNCH) is None
    assert result([], [70.0] * 28, on, on, LAUNCH) is not None


def test_the_coin_is_fair_and_nobodys_own() -> None:
    for length in LENGTHS:
        tossed = [is_on(EVENINGS, 730000 + day) for day in range(length)]
        assert length * 0.3 < sum(tossed) < length * 0.7
    days = range(60)
    assert [is_on(EVENINGS, day) for day in days] != [is_on("6f" * 32, day) for day in days]
    assert EXPERIMENT_STREAM != COIN_STREAM


def test_none_on_touch_and_none_on_disclosure() -> None:
    assert may_be_tried("attention", 0)
    assert not may_be_tried("attention", 1)
    assert not may_be_tried("touch", 0)
    assert not may_be_tried("talk", 0)
