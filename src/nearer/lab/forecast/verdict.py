# SPDX-License-Identifier: AGPL-3.0-or-later
"""How good forecasts were, in a few lines for people."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from random import Random

from nearer.lab.forecast.rolling import Forecast

LOW, HIGH = 0.1, 0.9  # where the 80 % interval ends
AGAIN = 400  # times that pairs are drawn anew for an interval
PAIRS = 5  # of fewer there is no interval worth the name


def verdict(forecasts: Sequence[Forecast]) -> str:
    """Return CRPS, RMSE, coverage and the ratio to the peer, with an interval over pairs."""
    if not forecasts:
        return "There is no rating from day 3 on, so there is nothing to forecast."
    errors = [(one.row.y or 0.0) - one.mean for one in forecasts]
    peer_errors = [(one.row.y or 0.0) - one.ewma_mean for one in forecasts]
    crps, peer, stepped = (
        statistics.fmean(getattr(one, name) for one in forecasts)
        for name in ("crps", "ewma_crps", "ewma_stepped")
    )
    covered, peer_covered = (
        _covered([getattr(one, pit) for one in forecasts]) for pit in ("pit", "ewma_pit")
    )
    lines = (
        ("forecasts", f"{len(forecasts)}, of {_people(forecasts)} people"),
        ("CRPS", f"{crps:.3f}   (EWMA {peer:.3f}; if it knows the steps, too, {stepped:.3f})"),
        ("RMSE", f"{_rms(errors):.3f}   (EWMA {_rms(peer_errors):.3f})"),
        ("80 % interval, randomised PIT", f"{covered:.3f}   (EWMA {peer_covered:.3f})"),
        ("CRPS / EWMA's", f"{crps / peer:.3f}   ({_interval(forecasts)})"),
        ("CRPS / EWMA's in steps", f"{crps / stepped:.3f}"),
    )
    return "\n".join(f"{name:<30} {figures}" for name, figures in lines)


def _people(forecasts: Sequence[Forecast]) -> int:
    return len({(one.row.pair, one.row.person) for one in forecasts})


def _rms(errors: Sequence[float]) -> float:
    return math.sqrt(statistics.fmean(error * error for error in errors))


def _covered(pits: Sequence[float]) -> float:
    return sum(LOW < pit < HIGH for pit in pits) / len(pits)


def _interval(forecasts: Sequence[Forecast]) -> str:
    """Say where the ratio of CRPS lies, if pairs had been others: a bootstrap over pairs."""
    sums: dict[str, list[float]] = {}
    for one in sorted(forecasts, key=lambda one: (one.row.pair, one.row.person, one.row.day)):
        own = sums.setdefault(one.row.pair, [0.0, 0.0])
        own[0] += one.crps
        own[1] += one.ewma_crps
    rng, pairs = Random(1), list(sums.values())
    if len(pairs) < PAIRS:
        return f"{len(pairs)} pair{'s' * (len(pairs) > 1)}, too few for an interval"
    ratios = []
    for _ in range(AGAIN):
        drawn = rng.choices(pairs, k=len(pairs))
        ratios.append(sum(ours for ours, _ in drawn) / sum(theirs for _, theirs in drawn))
    ratios.sort()
    return f"95 % over pairs: {ratios[AGAIN // 40]:.3f} to {ratios[-AGAIN // 40 - 1]:.3f}"
