# SPDX-License-Identifier: AGPL-3.0-or-later
"""What others would use, in an interpreter that has it: python closeness_peers.py NAME < given > found.

Given and found are JSON. Forecasts share nothing with ours but the days that they are given; a peer that
chooses lives with the same made-up couples, and is asked for each week.
"""

from __future__ import annotations

import importlib
import itertools
import json
import math
import statistics
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any


def filtered(given: dict[str, Any]) -> dict[str, float]:
    """Return the milliseconds that statsmodels takes to filter a year at one scale, nothing censored."""
    np: Any = importlib.import_module("numpy")
    module: Any = importlib.import_module("statsmodels.tsa.statespace.kalman_filter")
    days = np.array([math.nan if y is None else y for y in given["days"]])
    model = module.KalmanFilter(1, 2)
    model.bind(days)
    model["design"] = np.array([[1.0, 1.0]])
    model["transition"] = np.diag([1.0, 0.4])
    model["selection"] = np.eye(2)
    model["state_cov"] = np.diag([1.0, 0.84 * 144.0])
    model["obs_cov"] = np.array([[100.0]])
    model.initialize_known(np.array([75.0, 0.0]), np.diag([290.0, 144.0]))
    took = []
    for _ in range(9):
        began = time.perf_counter()
        model.filter()
        took.append(1000 * (time.perf_counter() - began))
    return {"ms": statistics.median(took)}


def forecasted(given: dict[str, Any]) -> dict[str, float]:
    """Return the CRPS of a local level fitted by statsmodels to each person's own past."""
    np: Any = importlib.import_module("numpy")
    module: Any = importlib.import_module("statsmodels.tsa.statespace.structural")
    people: dict[tuple[str, str], dict[int, float | None]] = {}
    for pair, person, day, y in given["rows"]:
        people.setdefault((pair, person), {})[day] = y
    everybody = [y for own in people.values() for y in own.values() if y is not None]
    spread, scores = statistics.stdev(everybody), []
    for own in people.values():
        days = [own.get(day) for day in range(max(own) + 1)]
        for day in range(3, len(days)):
            y, past = days[day], [math.nan if x is None else x for x in days[:day]]
            if y is None:
                continue
            known = [x for x in past if not math.isnan(x)]
            mean, sd = statistics.fmean(known) if known else statistics.fmean(everybody), spread
            if len(set(known)) > 1:
                fit = module.UnobservedComponents(np.array(past), "llevel").fit(disp=False, maxiter=50)
                ahead = fit.get_forecast(1)
                mean, sd = float(ahead.predicted_mean[0]), float(ahead.se_mean[0])
            scores.append(_crps(mean, min(max(sd, 1.0), spread), y))
    return {"crps": statistics.fmean(scores)}


def _policies() -> dict[str, Callable[[], Any]]:
    """Return what MABWiser has that needs no context, with its documents' settings, and one greedier."""
    policy: Any = importlib.import_module("mabwiser.mab").LearningPolicy
    return {
        "EpsilonGreedy(.1)": lambda: policy.EpsilonGreedy(epsilon=0.1),
        "EpsilonGreedy(0)": lambda: policy.EpsilonGreedy(epsilon=0.0),
        "UCB1(1)": lambda: policy.UCB1(alpha=1),
        "Softmax(1)": lambda: policy.Softmax(tau=1),
        "ThompsonSampling": lambda: policy.ThompsonSampling(lambda _arm, reward: int(reward > 0)),
    }


def chosen(given: dict[str, Any]) -> dict[str, list[float]]:
    """Return the gain of each couple by policy of MABWiser and what it learns from."""
    sys.path.insert(0, str(Path(__file__).parents[1] / "src"))
    mab: Any = importlib.import_module("mabwiser.mab")
    plan: Any = importlib.import_module("nearer.lab.plan")
    choosers: Any = importlib.import_module("nearer.lab.choosers")
    seeds = itertools.count(1)

    class Peer(choosers.EpsilonGreedy):  # type: ignore[misc]
        """Ask MABWiser, once for each draw, what each practice is worth: as its own `predict` does."""

        def __init__(self, known: Any, policy: Callable[[], Any], *, felt: bool) -> None:
            super().__init__(known, felt=felt)
            arms = list(range(choosers.PRACTICES))
            self.bandit, self.begun = mab.MAB(arms, policy(), seed=next(seeds)), False

        def best(self, candidates: Any, rng: Any) -> int:
            worths = self.bandit.predict_expectations() if self.begun else dict.fromkeys(candidates, 0.0)
            highest = max(worths[one] for one in candidates)
            return int(rng.choice([one for one in candidates if worths[one] == highest]))

        def hear(self, night: Any, felt: str | None) -> None:
            value = choosers.SCORE.get(felt or "") if self.felt else choosers.departure(night)
            if night.family is not None and value is not None:
                (self.bandit.partial_fit if self.begun else self.bandit.fit)([night.family], [value])
                self.begun = True

    kind = plan.KINDS[given["kind"]]
    gains: dict[str, list[float]] = {}
    for name, policy in _policies().items():
        for felt in (False, True):
            label = f"{name}, {'how it felt' if felt else 'ratings'}"
            gains[label] = [
                plan.lived(
                    kind,
                    given["days"],
                    seed,
                    lambda known, _, policy=policy, felt=felt: Peer(known, policy, felt=felt),
                    rests=False,
                )
                for seed in given["seeds"]
            ]
    return gains


def _crps(mean: float, sd: float, y: float) -> float:
    """Return the CRPS of a normal cut off at 0 and 100, by the midpoint rule."""
    total = 0.0
    for place in range(400):
        x = (place + 0.5) / 4
        below = 0.5 * math.erfc((mean - x) / (sd * math.sqrt(2)))
        total += (below - (x >= y)) ** 2 / 4
    return total


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    asked = {"filter": filtered, "forecast": forecasted, "choose": chosen}[sys.argv[1]]
    print(json.dumps(asked(json.load(sys.stdin))))
