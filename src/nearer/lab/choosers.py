# SPDX-License-Identifier: AGPL-3.0-or-later
"""Ways to choose practices for a week: ours, simple ones, and that of whoever knows everything.

All keep to the same rules: what the couple wants, no practice twice in a week, no family on two days running.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Protocol

from nearer.core.closeness.choose import Candidate, rounds, week, worth
from nearer.core.closeness.liking import Liking, likings
from nearer.core.closeness.priors import EXPLORE, TEMPER
from nearer.core.pacing.limits import spoilt
from nearer.lab.practising import Learner, Night

PRACTICES, KIN, WEEK = 36, 6, 7
FAMILIES = PRACTICES // KIN
FAMILY_OF = tuple(practice // KIN for practice in range(PRACTICES))
SCORE = {"nicer": 1.0, "same": 0.0, "worse": -1.0}
EPSILON = 0.1


@dataclass(frozen=True, slots=True)
class Known:
    """What a device knows at the start: what the couple wants, what practices do for people in general."""

    allowed: tuple[int, ...]
    means: tuple[float, ...]  # points at scale 1, by practice


class Chooser(Protocol):
    """One device's way to choose."""

    def week(self, rng: Random) -> list[int]:
        """Draw practices for a week."""

    def hear(self, night: Night, felt: str | None) -> None:
        """Learn from an evening, and from how it felt where somebody said so."""


def feasible(drawn: Sequence[int], allowed: Sequence[int]) -> list[int]:
    """Return what may come next in a week."""
    left = [one for one in allowed if one not in drawn[-(len(drawn) % len(allowed)) :]] if drawn else allowed
    left = left or allowed
    apart = [one for one in left if not drawn or FAMILY_OF[one] != FAMILY_OF[drawn[-1]]]
    return list(apart or left)


class Ranked:
    """Always the best by a fixed score."""

    def __init__(self, known: Known, scores: Sequence[float]) -> None:
        """Take the scores, one for each practice."""
        self.allowed, self.scores = known.allowed, scores

    def best(self, candidates: Sequence[int], _rng: Random) -> int:
        """Return what to draw of these."""
        return max(candidates, key=lambda one: self.scores[one])

    def week(self, rng: Random) -> list[int]:
        """Draw the best that may come, day by day."""
        drawn: list[int] = []
        for _ in range(WEEK):
            drawn.append(self.best(feasible(drawn, self.allowed), rng))
        return drawn

    def hear(self, night: Night, felt: str | None) -> None:
        """Learn nothing."""


class Even(Ranked):
    """Everything alike, by chance."""

    def best(self, candidates: Sequence[int], rng: Random) -> int:
        """Return any of these."""
        return rng.choice(candidates)


class EpsilonGreedy(Ranked):
    """The best mean so far, and with a chance of 10 % anything: of ratings, or of how it felt."""

    def __init__(self, known: Known, *, felt: bool) -> None:
        """Begin without anything known."""
        super().__init__(known, [0.0] * PRACTICES)
        self.felt = felt
        self.sums = [0.0] * PRACTICES
        self.counts = [0] * PRACTICES

    def best(self, candidates: Sequence[int], rng: Random) -> int:
        """Return what has the highest mean so far, or with its epsilon any; ties by chance."""
        if rng.random() < EPSILON:
            return rng.choice(candidates)
        means = {one: self.sums[one] / max(1, self.counts[one]) for one in candidates}
        highest = max(means.values())
        return rng.choice([one for one in candidates if means[one] == highest])

    def hear(self, night: Night, felt: str | None) -> None:
        """Add to a mean: the rating less the level it turns around, or how it felt."""
        value = SCORE.get(felt or "") if self.felt else departure(night)
        if night.family is not None and value is not None:
            self.sums[night.family] += value
            self.counts[night.family] += 1


def departure(night: Night) -> float | None:
    """Return the rating less the true level: kinder to the peer than any device could be."""
    return None if night.occasion.y is None else night.occasion.y - night.lived.level


class Ours:
    """The app's own: by liking; tempered sampling with some uniform chance."""

    def __init__(
        self,
        known: Known,
        *,
        people: bool = False,
        temper: float = TEMPER,
        explore: float = EXPLORE,
        effects: bool = False,
    ) -> None:
        """Begin; `people` says whether what practices do for people in general is known.

        `effects` shades liking by what is believed of each family's effect, which the app does not do.
        """
        self.allowed, self.temper, self.explore = known.allowed, temper, explore
        self.means = known.means if people else (0.0,) * PRACTICES
        self.learner = Learner(FAMILIES) if effects else None
        self.answers: list[tuple[str, str]] = []

    def week(self, rng: Random) -> list[int]:
        """Draw a week as the app does."""
        liked = likings({str(one): str(FAMILY_OF[one]) for one in self.allowed}, self.answers)
        gone = spoilt(self.answers)
        left = [one for one in self.allowed if str(one) not in gone] or list(self.allowed)
        candidates = []
        for one in left:
            mean, sd = self._worth(one, liked[str(one)])
            luck = tuple(1 - rng.random() for _ in range(rounds(len(left), WEEK)))
            candidates.append(Candidate(str(one), str(FAMILY_OF[one]), mean, sd, luck))
        return [int(choice.id) for choice in week(candidates, WEEK, self.temper, self.explore)]

    def _worth(self, practice: int, liked: Liking) -> tuple[float, float]:
        mean, sd = worth(liked)
        mean += self.means[practice]
        if self.learner is None:
            return mean, sd
        effect = self.learner.effects.of(FAMILY_OF[practice])
        return mean + effect.mean(), math.hypot(sd, effect.sd())

    def hear(self, night: Night, felt: str | None) -> None:
        """Learn from an evening."""
        if self.learner is not None:
            self.learner.learn(night)
        if felt is not None and night.family is not None:
            self.answers.append((str(night.family), felt))
