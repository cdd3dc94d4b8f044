# SPDX-License-Identifier: AGPL-3.0-or-later
"""What may be said of a look, as codes with numbers and dates; the pages have the words."""

from nearer.core.closeness import Mixture
from nearer.core.closeness.change import LAG
from nearer.core.closeness.ratings import Series

LOW, MIDDLE, HIGH = 0.1, 0.5, 0.9
SURE = 0.9
POINTS = 2.0  # a mean change of less is not worth a word
ENOUGH_IN_FOUR_WEEKS = 14


def level_said(level: Mixture, series: Series, rated: int) -> dict[str, object]:
    """Return how close somebody has been feeling lately, always with its range."""
    return _said("level", "so", level, series, days=len(series.days), rated=rated)


def trend_said(moved: Mixture, series: Series) -> dict[str, object]:
    """Return what changed in four weeks: higher, lower, no clear change, or too few ratings to tell."""
    rated, mean = series.count(LAG), moved.mean()
    higher = 1.0 - moved.cdf(0.0)
    how = "none"
    if rated < ENOUGH_IN_FOUR_WEEKS or len(series.days) <= LAG:
        how = "unknown"
    elif higher >= SURE and mean >= POINTS:
        how = "higher"
    elif higher <= 1.0 - SURE and mean <= -POINTS:
        how = "lower"
    return _said("trend", how, moved, series, days=LAG, rated=rated)


def _said(code: str, how: str, what: Mixture, series: Series, *, days: int, rated: int) -> dict[str, object]:
    count = len(series.days)
    return {
        "code": code,
        "is": how,
        "mean": round(what.quantile(MIDDLE)),
        "low": round(what.quantile(LOW)),
        "high": round(what.quantile(HIGH)),
        "from": series.date(max(0, count - days)),
        "until": series.date(count - 1),
        "rated": rated,
    }
