# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where nothing is cut off, the model is a textbook one: equal to statsmodels' (golden_level.py) to 1e-9."""

import json

from nearer.core.closeness import LAUNCH, Parameters, begin, loglik, refilter
from nearer.core.closeness.augmented import FIRST, day_on, with_effects
from nearer.core.closeness.change import change
from nearer.core.closeness.smooth import smooth
from tests.core.annotations import Any

BEYOND = float("inf")


def golden(name: str) -> Any:
    """Return what statsmodels made of diaries."""
    with open(__file__.replace("test_golden_level.py", name), encoding="utf-8") as written:  # noqa: PTH123
        return json.loads(written.read())


def exact(log_scale: float) -> Parameters:
    """Return the model with one scale only and nothing cut off."""
    return Parameters(
        mean=LAUNCH.mean,
        level_sd=LAUNCH.level_sd,
        drift_sd=LAUNCH.drift_sd,
        carry=LAUNCH.carry,
        carry_sd=LAUNCH.carry_sd,
        noise_sd=LAUNCH.noise_sd,
        scale_sd=1.0,
        step=0.0,
        rounding=2.0,
        floor=-BEYOND,
        ceiling=BEYOND,
        log_scales=(log_scale,),
    )


def close(one: float, other: float) -> bool:
    """Say whether two numbers are equal to 1e-9 of their size."""
    return abs(one - other) <= 1e-9 * max(1.0, abs(other))


def test_log_likelihood_and_filtered_moments() -> None:
    for told in golden("level.json"):
        belief = refilter(told["days"], exact(told["log_scale"]))
        node = belief.nodes[0]
        assert close(loglik(belief), told["loglik"])
        assert close(node.level, told["means"][0])
        assert close(node.carried, told["means"][1])
        assert close(node.level_var, told["cov"][0])
        assert close(node.both, told["cov"][1])
        assert close(node.carried_var, told["cov"][2])


def test_smoothed_levels() -> None:
    for told in golden("level.json"):
        parameters = exact(told["log_scale"])
        found = smooth(told["days"], refilter(told["days"], parameters), parameters)
        assert len(found) == len(told["smoothed"]) == 90
        for point, (mean, variance) in zip(found, told["smoothed"]):  # noqa: B905 - not in MicroPython
            assert close(point.mean, mean)
            assert close(point.sd**2, variance)


def test_the_change_over_four_weeks() -> None:
    for told in golden("level.json"):
        parameters = exact(told["log_scale"])
        then = refilter(told["days"][:-28], parameters)
        found = change(then, told["days"][-28:], parameters, ((1.0, 1.0),))
        assert close(found.mean(), told["change"][0])
        assert close(found.sd() ** 2, told["change"][1])


def test_effects_beside_the_level() -> None:
    told, parameters = golden("offers.json"), exact(0.0)
    strand = with_effects(begin(parameters), [1.0], [0.0, 1.0], [[9.0, 4.0], [4.0, 9.0]], parameters)[0]
    for y, offer in zip(told["days"], told["offers"]):  # noqa: B905 - not in MicroPython
        strand = day_on(strand, y, [(FIRST + offer - 1, 1.0)] if offer else [], parameters)
    assert close(strand.logp, told["loglik"])
    for place in range(4):
        assert close(strand.mean[place], told["means"][place])
        for other in range(4):
            assert close(strand.cov[place][other], told["cov"][place][other])
