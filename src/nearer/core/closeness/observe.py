# SPDX-License-Identifier: AGPL-3.0-or-later
"""What one rating says: the whole of an interval, cut off at floor and ceiling (docs/model/, equation 4)."""

from math import log, sqrt

from nearer.core.closeness.normal import INFINITY, LOG_2_PI, inside
from nearer.core.closeness.parameters import Parameters


def surprise(y: float, mean: float, var: float, parameters: Parameters) -> tuple[float, float, float]:
    """Return the log-likelihood of a rating that was expected as N(mean, var), and what to learn from it.

    The second and third are e and w of the update x += g e, P -= g g' w, where g = P h: those of the Kalman
    filter for an exact rating, those that match the first two moments for an interval (assumed-density
    filtering, Maybeck 1982, ch. 12.7).
    """
    half = 0.5 * parameters.step
    low = -INFINITY if y - half <= parameters.floor else y - half
    high = INFINITY if y + half >= parameters.ceiling else y + half
    if half == 0.0 and low == high:
        e = (y - mean) / var
        return -0.5 * (LOG_2_PI + log(var) + e * (y - mean)), e, 1.0 / var
    sd = sqrt(var)
    loglik, t, k = inside((low - mean) / sd, (high - mean) / sd)
    return loglik, t / sd, k / var
