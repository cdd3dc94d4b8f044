# SPDX-License-Identifier: AGPL-3.0-or-later
"""Allowances: a burst, then a steady trickle. A new start in between is tests/cli/test_serving.py's."""

import pytest
import time_machine

from nearer.server.floor.allowances import forget_full, spend
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


def test_full_ones_are_forgotten() -> None:
    with time_machine.travel(START, tick=False):
        tries("ada", 1)
    assert forget_full(before=START) == 0
    assert forget_full(before=START + 1) == 1
