# SPDX-License-Identifier: AGPL-3.0-or-later
"""A mixture of normals, cut off at floor and ceiling, and rounded where ratings come in steps."""

from math import floor as whole
from math import sqrt

from nearer.core.closeness.normal import INFINITY, density, probability

# Gauss-Legendre nodes and weights on [-1, 1] for eight points (Abramowitz and Stegun, table 25.4).
GAUSS = (
    (0.1834346424956498, 0.3626837833783620),
    (0.5255324099163290, 0.3137066458778873),
    (0.7966664774136267, 0.2223810344533745),
    (0.9602898564975363, 0.1012285362903763),
)
PANELS = 16
HALVINGS = 60


class Mixture:
    """The distribution of clip(round(Y)), Y a mixture of normals; `step` 0 stands for no rounding.

    A possible rating x stands for every Y within half a step of it; floor and ceiling for all beyond. They
    may be infinite where `step` is 0.
    """

    __slots__ = ("ceiling", "floor", "means", "sds", "shares", "step")

    def __init__(
        self,
        shares: list[float],
        means: list[float],
        sds: list[float],
        *,
        floor: float = -INFINITY,
        ceiling: float = INFINITY,
        step: float = 0.0,
    ) -> None:
        self.shares = shares
        self.means = means
        self.sds = sds
        self.floor = floor
        self.ceiling = ceiling
        self.step = step

    def latent(self, x: float) -> float:
        """Return the probability that Y, neither rounded nor cut off, is below x."""
        total = 0.0
        for place, share in enumerate(self.shares):
            total += share * probability((x - self.means[place]) / self.sds[place])
        return total

    def cdf(self, x: float) -> float:
        """Return the probability of a rating of at most x."""
        if x < self.floor:
            return 0.0
        if x >= self.ceiling:
            return 1.0
        return self.latent(x if self.step == 0.0 else self._down(x) + 0.5 * self.step)

    def below(self, x: float) -> float:
        """Return the probability of a rating of less than x, without x itself (for the randomised PIT)."""
        if x <= self.floor:
            return 0.0
        if x > self.ceiling:
            return 1.0
        if self.step == 0.0:
            return self.latent(x)
        at = self._down(x)
        return self.latent(at - 0.5 * self.step if at == x else at + 0.5 * self.step)

    def quantile(self, p: float) -> float:
        """Return the smallest rating that is reached with a probability of p (for 0 < p < 1)."""
        low = min([m - 12.0 * self.sds[place] for place, m in enumerate(self.means)])
        high = max([m + 12.0 * self.sds[place] for place, m in enumerate(self.means)])
        for _ in range(HALVINGS):
            middle = 0.5 * (low + high)
            if self.latent(middle) < p:
                low = middle
            else:
                high = middle
        y = 0.5 * (low + high)
        if self.step > 0.0:
            y = self._down(y + 0.5 * self.step)
        return max(self.floor, min(self.ceiling, y))

    def mean(self) -> float:
        """Return the expected rating."""
        return self._moments()[0]

    def sd(self) -> float:
        """Return the standard deviation of the rating."""
        mean, square = self._moments()
        return sqrt(max(0.0, square - mean * mean))

    def crps(self, y: float) -> float:
        """Return the continuous ranked probability score of a rating y: the integral of (F(x) - 1[x >= y])^2.

        Exact where ratings come in steps; elsewhere by Gauss-Legendre on either side of y.
        """
        low = max(self.floor, min([m - 9.0 * self.sds[i] for i, m in enumerate(self.means)] + [y]))
        high = min(self.ceiling, max([m + 9.0 * self.sds[i] for i, m in enumerate(self.means)] + [y]))
        if self.step > 0.0:
            return self._crps_of_steps(y)
        return self._integral(low, y, 0.0) + self._integral(y, high, 1.0)

    def _down(self, x: float) -> float:
        """Return the largest possible rating that is not above x."""
        return self.floor + self.step * whole((x - self.floor) / self.step + 1e-9)

    def _crps_of_steps(self, y: float) -> float:
        total, x = 0.0, self.floor
        while x < self.ceiling:
            f, until = self.latent(x + 0.5 * self.step), min(x + self.step, self.ceiling)
            reached = min(until, max(x, y))
            total += f * f * (reached - x) + (1.0 - f) ** 2 * (until - reached)
            x += self.step
        return total

    def _integral(self, low: float, high: float, one: float) -> float:
        """Integrate (F - one)^2."""
        total, half = 0.0, (high - low) / PANELS / 2.0
        for panel in range(PANELS):
            middle = low + (2 * panel + 1) * half
            for node, weight in GAUSS:
                total += weight * (self.latent(middle + node * half) - one) ** 2
                total += weight * (self.latent(middle - node * half) - one) ** 2
        return total * half

    def _moments(self) -> tuple[float, float]:
        """Return the expected rating and its expected square."""
        if self.step > 0.0:
            return self._moments_of_steps()
        mean = square = 0.0
        for place, share in enumerate(self.shares):
            one, two = _clipped(self.means[place], self.sds[place], self.floor, self.ceiling)
            mean += share * one
            square += share * two
        return mean, square

    def _moments_of_steps(self) -> tuple[float, float]:
        mean, square, x = self.ceiling, self.ceiling**2, self.floor
        while x < self.ceiling:
            f, until = self.latent(x + 0.5 * self.step), min(x + self.step, self.ceiling)
            mean -= f * (until - x)
            square -= f * (until**2 - x**2)
            x += self.step
        return mean, square


def _clipped(m: float, s: float, low: float, high: float) -> tuple[float, float]:
    """Return mean and mean square of a normal that is cut off (the Tobit moments; Greene 2012, ch. 19)."""
    mean, square = m, m * m + s * s
    if high < INFINITY:
        z = (high - m) / s
        over, d = probability(-z), density(z)
        mean += (high - m) * over - s * d
        square += (high * high - m * m - s * s) * over - s * (m + high) * d
    if low > -INFINITY:
        z = (low - m) / s
        under, d = probability(z), density(z)
        mean += (low - m) * under + s * d
        square += (low * low - m * m - s * s) * under + s * (m + low) * d
    return mean, square
