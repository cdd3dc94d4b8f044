# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the level model takes as given: how people in general differ and fluctuate (docs/model/, part 2)."""

from math import exp, log

from nearer.core.closeness import priors


class Parameters:
    """The numbers of the level model. Standard deviations are in points of a rating from 0 to 100.

    `mean` and `level_sd` say where levels lie; `drift_sd` how far one moves in a day; `carry` how much of
    today's departure is left tomorrow, `carry_sd` how large such departures are; `noise_sd` what belongs to
    one day only; `scale_sd` how much people differ in how widely they rate (the SD of log s). `step` is the
    distance between two possible ratings; a rating stands for everything within half a step of it. Where it
    is 0, a rating is taken as exact but for a variance of `rounding`. Ratings at `floor` or `ceiling` stand
    for everything beyond. `scales` and `log_weights` are the grid of s and its prior.
    """

    __slots__ = (
        "carry",
        "carry_sd",
        "ceiling",
        "drift_sd",
        "floor",
        "level_sd",
        "log_weights",
        "mean",
        "noise_sd",
        "rounding",
        "scale_sd",
        "scales",
        "step",
    )

    def __init__(
        self,
        *,
        mean: float,
        level_sd: float,
        drift_sd: float,
        carry: float,
        carry_sd: float,
        noise_sd: float,
        scale_sd: float,
        step: float,
        rounding: float,
        floor: float = 0.0,
        ceiling: float = 100.0,
        log_scales: tuple[float, ...] = priors.LOG_SCALES,
    ) -> None:
        self.mean = mean
        self.level_sd = level_sd
        self.drift_sd = drift_sd
        self.carry = carry
        self.carry_sd = carry_sd
        self.noise_sd = noise_sd
        self.scale_sd = scale_sd
        self.step = step
        self.rounding = rounding
        self.floor = floor
        self.ceiling = ceiling
        self.scales = tuple([exp(u) for u in log_scales])
        self.log_weights = _log_weights(log_scales, scale_sd)

    def but(self, **changes: float) -> "Parameters":
        """Return the same with some numbers changed: `LAUNCH.but(mean=60.0, drift_sd=0.5)`."""
        numbers: dict[str, float] = {name: getattr(self, name) for name in NUMBERS}
        numbers.update(changes)
        return Parameters(**numbers, log_scales=tuple([log(s) for s in self.scales]))


NUMBERS = tuple([name for name in Parameters.__slots__ if name not in ("log_weights", "scales")])


def _log_weights(log_scales: tuple[float, ...], scale_sd: float) -> tuple[float, ...]:
    """Return the log of the prior weights: normal in log s, on the grid only (equation 3)."""
    raw = [-0.5 * (u / scale_sd) ** 2 for u in log_scales]
    total = log(sum([exp(value) for value in raw]))
    return tuple([value - total for value in raw])


LAUNCH = Parameters(
    mean=priors.MEAN,
    level_sd=priors.LEVEL_SD,
    drift_sd=priors.DRIFT_SD,
    carry=priors.CARRY,
    carry_sd=priors.CARRY_SD,
    noise_sd=priors.NOISE_SD,
    scale_sd=priors.SCALE_SD,
    step=priors.STEP,
    rounding=priors.ROUNDING,
)

TENSION = LAUNCH.but(mean=priors.TENSION_MEAN, level_sd=priors.TENSION_LEVEL_SD, step=priors.TENSION_STEP)
