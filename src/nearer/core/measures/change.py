# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whether a score has changed by more than it wobbles by itself: the reliable change index.

Jacobson and Truax 1991, J Consult Clin Psychol 59(1), 12-19. With the standard deviation sd of a group and
the reliability r of the score, two measurements of somebody who has not changed differ with a standard
deviation of sd * sqrt(2 * (1 - r)). A difference is called reliable where 95 in 100 of those are smaller. It
says nothing about why, nor whether it matters.
"""

import math

from nearer.core.measures.measure import Score

SURE = 1.96  # standard deviations, on either side


class Change:
    """From one measurement to the next: the difference, its index, and the least that counts as reliable."""

    __slots__ = ("difference", "index", "least", "reliable")

    def __init__(self, difference: float, wobble: float) -> None:
        self.difference = difference
        self.index = difference / wobble
        self.least = SURE * wobble
        self.reliable = abs(self.index) > SURE


def change(score: Score, before: float | None, after: float | None) -> Change | None:
    """Return the change; None where a value is missing, or where nobody knows how much the score wobbles."""
    if before is None or after is None or score.sd is None or score.reliability is None:
        return None
    return Change(after - before, score.sd * math.sqrt(2.0 * (1.0 - score.reliability)))
