# SPDX-License-Identifier: AGPL-3.0-or-later
"""What one person has put off limits, and what is therefore allowed."""

from nearer.core.catalogue.practices import Practice
from nearer.core.days import number_of
from nearer.core.pacing.chances import LIMIT_STREAM, delay
from nearer.core.records.own_kinds import Limits

DEEPEST = 5
# Touch comes only for somebody who chose it: where none is the usual, its absence tells nobody anything.
UNTIL_SET = Limits((), 0, 0)
ENOUGH = 2  # so many 'worse' and a practice comes no more, whatever else is known of it


def limits_now(limits: list[tuple[str, Limits]]) -> Limits:
    """Return the limits that were set last."""
    return limits[-1][1] if limits else UNTIL_SET


def depth_limit(limits: list[tuple[str, Limits]], seed: str, today: int) -> int:
    """Return how deep the limits let anything go today: a lower one acts at once, a higher one days later."""
    acting, coming, comes = DEEPEST, DEEPEST, 0
    for date, chosen in limits:
        on = number_of(date)
        if comes <= on:
            acting = coming
        coming = chosen.depth or DEEPEST
        comes = on + delay(seed, LIMIT_STREAM, on)
        if coming <= acting:
            acting, comes = coming, on
    return coming if comes <= today else acting


def is_off(topics: tuple[str, ...], limits: Limits) -> bool:
    """Say whether one of the topics is off limits."""
    return any(topic in limits.topics for topic in topics)


def allows(practice: Practice, limits: Limits, depth: int) -> bool:
    """Say whether limits allow a practice, where nothing may go deeper than `depth`."""
    return practice.touch <= limits.touch and practice.depth <= depth and not is_off(practice.topics, limits)


def spoilt(felt: list[tuple[str, str]]) -> frozenset[str]:
    """Name the practices that felt worse too often to be suggested again, from (practice, felt)."""
    worse = [item for item, how in felt if how == "worse"]
    return frozenset([item for item in worse if worse.count(item) >= ENOUGH])
