# SPDX-License-Identifier: AGPL-3.0-or-later
"""A signal opens for the bond's newest key and as its author's alone, once. web/sealed reads the same."""

import base64
import json
import os
from pathlib import Path
from typing import Any

import pytest

from nearer.sealed import age, shape, signals
from vectors import fixed, make

CASES: dict[str, Any] = json.loads(Path(make.__file__).with_name("signals.json").read_text())
BOND = age.read_identity(CASES["bond"])


def named(cases: list[dict[str, Any]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", cases, ids=[case["name"] for case in cases])


@named(CASES["valid"])
def test_it_opens(case: dict[str, Any]) -> None:
    signal = signals.open_signal(base64.b64decode(case["signal"]), BOND, CASES["sign"])
    assert signal == signals.Signal(case["session"], case["count"], case["data"])


@named(CASES["invalid"])
def test_it_is_refused(case: dict[str, Any]) -> None:
    with pytest.raises((signals.Unreadable, shape.BadSignature)):
        signals.open_signal(base64.b64decode(case["signal"]), BOND, CASES["sign"])


def test_every_signal_has_the_same_size() -> None:
    for data in ({}, {"a": "ä"}, CASES["longest"]):
        signal = signals.Signal(fixed.an_id("x"), 1_763_766_000_000, data)
        sealed = signals.seal(BOND, fixed.BEN_KEY, signal, os.urandom)
        assert len(sealed) == signals.SIZE == 1024
        assert signals.open_signal(sealed, BOND, fixed.BEN_CARD.sign) == signal
    long = signals.Signal(fixed.an_id("x"), 1_763_766_000_000, CASES["too_long"])
    with pytest.raises(signals.Unreadable):
        signals.seal(BOND, fixed.BEN_KEY, long, os.urandom)


@named(CASES["fresh"])
def test_it_counts_once_and_now(case: dict[str, Any]) -> None:
    signal = signals.Signal(fixed.an_id("x"), case["count"], {})
    assert signals.is_fresh(signal, case["last"], case["now"]) is case["fresh"]


def test_a_count_only_grows() -> None:
    for case in CASES["counts"]:
        assert signals.next_count(case["last"], case["now"]) == case["next"]
