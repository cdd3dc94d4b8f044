# SPDX-License-Identifier: AGPL-3.0-or-later
"""Allowances: a burst, then a steady trickle. A new start in between is tests/cli/test_serving.py's."""

import pytest
import time_machine

from nearer.server.floor.allowances import DAY, InMemory, forget_full, spend, spend_today
from nearer.server.floor.models import Allowance
from nearer.server.floor.refusals import Refusal

pytestmark = pytest.mark.django_db
START = 1_800_000_000.0


def tries(key: str, count: int) -> int:
    """Try so often; return how often it went well. Six at once, then one every ten seconds."""
    refusals = [_refusal(key) for _ in range(count)]
    for refusal in refusals:
        if refusal is not None:
            assert (refusal.status, refusal.code) == (429, "slow-down")
            assert 0 < refusal.more["retry_after"] <= 10
    return refusals.count(None)


def _refusal(key: str) -> Refusal | None:
    try:
        spend(key, burst=6, per=60)
    except Refusal as refusal:
        return refusal
    return None


def test_a_burst_and_then_a_trickle() -> None:
    with time_machine.travel(START, tick=False):
        assert tries("ada", 9) == 6
    with time_machine.travel(START + 9, tick=False):
        assert tries("ada", 2) == 0
    with time_machine.travel(START + 20, tick=False):
        assert tries("ada", 5) == 2
    with time_machine.travel(START + 9999, tick=False):
        assert tries("ada", 9) == 6


def test_each_key_has_its_own() -> None:
    with time_machine.travel(START, tick=False):
        assert (tries("ada", 9), tries("ben", 9)) == (6, 6)


def test_a_clock_that_goes_back_gives_nothing_away() -> None:
    with time_machine.travel(START, tick=False):
        assert tries("ada", 9) == 6
    with time_machine.travel(START - 3600, tick=False):
        assert tries("ada", 3) == 0


def test_the_table_names_nobody() -> None:
    tries("sign-in ada 192.0.2.1", 1)
    (key,) = Allowance.objects.values_list("key", flat=True)
    assert len(key) == 64
    assert "ada" not in key


def test_the_table_does_not_tell_when() -> None:
    """A row would tell a host, or whoever has a backup, what a signed letter leaves out: the time of day."""
    with time_machine.travel(START + 1234.5, tick=False):
        spend("sign-in ada", burst=20, per=3600)
        spend_today("post ada", burst=1000)
    assert set(Allowance.objects.values_list("at", flat=True)) == {START + 1080, START - START % DAY}


def test_what_is_counted_by_the_day_is_whole_again_the_next() -> None:
    with time_machine.travel(START, tick=False):
        for _ in range(3):
            spend_today("post ada", burst=3)
    tomorrow = START - START % DAY + DAY
    with time_machine.travel(tomorrow - 60, tick=False), pytest.raises(Refusal) as refused:
        spend_today("post ada", burst=3)
    assert refused.value.more["retry_after"] == 60
    with time_machine.travel(tomorrow, tick=False):
        for _ in range(3):
            spend_today("post ada", burst=3)


@pytest.mark.parametrize(
    ("seconds", "said"), [(20, "a minute"), (61, "2 minutes"), (3601, "2 hours"), (DAY, "24 hours")]
)
def test_how_long_to_wait_is_said_plainly(seconds: int, said: str) -> None:
    midnight = START - START % DAY
    with time_machine.travel(midnight - seconds, tick=False):
        spend_today("post ada", burst=1)
        with pytest.raises(Refusal) as refused:
            spend_today("post ada", burst=1)
    assert refused.value.say == f"That was a lot at once. Please wait {said} and try again."


def test_full_ones_are_forgotten() -> None:
    with time_machine.travel(START, tick=False):
        tries("ada", 1)
    assert forget_full(before=START) == 0
    assert forget_full(before=START + 1) == 1


def test_in_memory_a_bucket_empties_and_refills() -> None:
    buckets = InMemory()
    assert [buckets.take("ada", 2, 0.5, now=100.0) for _ in range(3)] == [0.0, 0.0, 2.0]
    assert buckets.take("ben", 2, 0.5, now=100.0) == 0.0
    assert buckets.take("ada", 2, 0.5, now=101.0) == 1.0
    assert [buckets.take("ada", 2, 0.5, now=102.0) for _ in range(2)] == [0.0, 2.0]
    assert [buckets.take("ada", 2, 0.5, now=900.0) for _ in range(3)] == [0.0, 0.0, 2.0]


def test_in_memory_there_is_room_for_so_many_and_the_oldest_go() -> None:
    buckets = InMemory(most=2)
    assert [buckets.take(who, 1, 1.0, now=1.0) for who in ("ada", "ben", "ada", "dov", "ada")] == [
        0.0,
        0.0,
        1.0,
        0.0,
        1.0,
    ]
    assert buckets.take("ben", 1, 1.0, now=1.0) == 0.0
