# SPDX-License-Identifier: AGPL-3.0-or-later
"""What statsmodels makes of the model: writes level.json and offers.json beside this file.

`python -m tests.core.closeness.golden_level`, in an environment of its own that has statsmodels (0.15.0 was
used); it weighs too much to be among the packages of every checkout. Run it from the top, `src` on the path.
One scale at a time, ratings exact, so that everything is linear and Gaussian.
"""

import json
from math import exp
from pathlib import Path
from typing import Any

from nearer.core.closeness import LAUNCH, Parameters
from tests.core.closeness.diaries import Luck, diary

LAG = 28


def exact(log_scale: float) -> Parameters:
    """Return the model with one scale only and nothing cut off."""
    numbers = {name: getattr(LAUNCH, name) for name in ("mean", "level_sd", "drift_sd", "carry", "carry_sd")}
    return Parameters(
        **numbers,
        noise_sd=10.0,
        scale_sd=1.0,
        step=0.0,
        rounding=2.0,
        floor=float("-inf"),
        ceiling=float("inf"),
        log_scales=(log_scale,),
    )


def by_statsmodels(days: list[float | None], parameters: Parameters, scale: float) -> dict[str, Any]:
    """Return log-likelihood, filtered and smoothed moments, and the change over the last 28 days."""
    import numpy as np  # type: ignore[import-not-found]  # noqa: PLC0415
    from statsmodels.tsa.statespace.kalman_smoother import KalmanSmoother  # type: ignore[import-not-found]  # noqa: PLC0415

    p = parameters
    # The third state is the level of 28 days before the last one; the state is copied then.
    model = KalmanSmoother(k_endog=1, k_states=3, k_posdef=3, nobs=len(days))
    model.bind(np.array([[float("nan") if y is None else y for y in days]]))
    transition = np.zeros((3, 3, len(days)))
    for t in range(len(days)):
        transition[:, :, t] = np.diag([1.0, p.carry, 1.0])
    at = len(days) - LAG - 1
    transition[2, :, at] = [1.0, 0.0, 0.0]
    fresh = (1.0 - p.carry**2) * (scale * p.carry_sd) ** 2
    covs = np.zeros((3, 3, len(days)))
    for t in range(len(days)):
        covs[:, :, t] = np.diag([p.drift_sd**2, fresh, 0.0])
    model["transition"] = transition
    model["design"] = np.array([[1.0, 1.0, 0.0]])
    model["selection"] = np.eye(3)
    model["state_cov"] = covs
    model["obs_cov"] = np.array([[(scale * p.noise_sd) ** 2 + p.rounding]])
    first = np.diag([p.level_sd**2 + p.drift_sd**2, (scale * p.carry_sd) ** 2, 0.0])
    model.initialize_known(np.array([p.mean, 0.0, 0.0]), first)
    found = model.smooth()
    last, cov = found.filtered_state[:, -1], found.filtered_state_cov[:, :, -1]
    return {
        "days": days,
        "loglik": float(found.llf_obs.sum()),
        "means": [float(value) for value in last[:2]],
        "cov": [float(cov[0, 0]), float(cov[0, 1]), float(cov[1, 1])],
        "change": [float(last[0] - last[2]), float(cov[0, 0] + cov[2, 2] - 2.0 * cov[0, 2])],
        "smoothed": [
            [float(found.smoothed_state[0, t]), float(found.smoothed_state_cov[0, 0, t])]
            for t in range(len(days))
        ],
    }


def with_offers(days: list[float | None], parameters: Parameters) -> dict[str, Any]:
    """Return what is learnt of two effects with variances 9 and covariance 4, offered by chance."""
    import numpy as np  # noqa: PLC0415
    from statsmodels.tsa.statespace.kalman_filter import KalmanFilter  # type: ignore[import-not-found]  # noqa: PLC0415

    p, luck = parameters, Luck(109)
    offers = [int(3 * luck.uniform()) for _ in days]  # 0 is rest
    model = KalmanFilter(k_endog=1, k_states=4, k_posdef=4, nobs=len(days))
    model.bind(np.array([[float("nan") if y is None else y for y in days]]))
    model["transition"] = np.diag([1.0, p.carry, 1.0, 1.0])
    design = np.zeros((1, 4, len(days)))
    for t, offer in enumerate(offers):
        design[0, :, t] = [1.0, 1.0, offer == 1, offer == 2]
    model["design"] = design
    model["selection"] = np.eye(4)
    model["state_cov"] = np.diag([p.drift_sd**2, (1.0 - p.carry**2) * p.carry_sd**2, 0.0, 0.0])
    model["obs_cov"] = np.array([[p.noise_sd**2 + p.rounding]])
    first = np.diag([p.level_sd**2 + p.drift_sd**2, p.carry_sd**2, 9.0, 9.0])
    first[2, 3] = first[3, 2] = 4.0
    model.initialize_known(np.array([p.mean, 0.0, 0.0, 1.0]), first)
    found = model.filter()
    last, cov = found.filtered_state[:, -1], found.filtered_state_cov[:, :, -1]
    return {
        "days": days,
        "offers": offers,
        "loglik": float(found.llf_obs.sum()),
        "means": [float(value) for value in last],
        "cov": [[float(value) for value in row] for row in cov],
    }


def main() -> None:
    """Write both files."""
    days = diary(104, 90, level=45.0, step=0.0)
    place = Path(__file__).with_name("offers.json")
    place.write_text(
        json.dumps(with_offers(days, exact(0.0)), indent=1, sort_keys=True) + "\n", encoding="utf-8"
    )
    told = []
    for stream, log_scale in ((101, -0.5), (102, 0.0), (103, 0.75)):
        days = diary(stream, 90, level=45.0, scale=exp(log_scale), step=0.0)
        told.append({"log_scale": log_scale, **by_statsmodels(days, exact(log_scale), exp(log_scale))})
    place = Path(__file__).with_name("level.json")
    place.write_text(json.dumps(told, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
