# SPDX-License-Identifier: AGPL-3.0-or-later
"""Ways to choose practices for a week: ours, simple ones, and that of whoever knows everything.

All keep to the same rules: what the couple wants, no practice twice in a week, no family on two days running.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Protocol

from nearer.core.closeness.choose import Candidate, week, worth
from nearer.core.closeness.liking import likings, removed
from nearer.core.closeness.priors import EXPLORE, TEMPER
from nearer.lab.practising import Learner, Night

PRACTICES, KIN, WEEK = 36, 6, 7
FAMILIES = PRACTICES // KIN
FAMILY_OF = tuple(practice // KIN for practice in range(PRACTICES))
NO_CHANCE = 1e-9  # an explored share of nearly nothing
SCORE = {"nicer": 1.0, "same": 0.0, "worse": -1.0}


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

    def score(self, practice: int, _rng: Random) -> float:
        """Return how good a practice seems."""
        return self.scores[practice]

    def week(self, rng: Random) -> list[int]:
        """Draw the best that may come, day by day."""
        drawn: list[int] = []
        for _ in range(WEEK):
            scored = [(self.score(one, rng), one) for one in feasible(drawn, self.allowed)]
            drawn.append(max(scored)[1])
        return drawn

    def hear(self, night: Night, felt: str | None) -> None:
        """Learn nothing."""


class Even(Ranked):
    """Everything alike, by chance."""

    def score(self, practice: int, rng: Random) -> float:
        """Return chance."""
        return rng.random() + 0 * practice


class EpsilonGreedy(Ranked):
    """The best mean so far, and with a chance of 10 % anything: of ratings, or of how it felt."""

    def __init__(self, known: Known, *, felt: bool) -> None:
        """Begin without anything known."""
        super().__init__(known, [0.0] * PRACTICES)
        self.felt = felt
        self.sums = [0.0] * PRACTICES
        self.counts = [0] * PRACTICES

    def score(self, practice: int, rng: Random) -> float:
        """Return the mean so far; ties and explorations by chance."""
        if rng.random() < 0.1:  # noqa: PLR2004 - its epsilon
            return 1e3 + rng.random()
        return self.sums[practice] / max(1, self.counts[practice]) + 1e-6 * rng.random()

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
    """The app's own: liking first, shaded by effects; tempered sampling with some uniform chance."""

    def __init__(
        self,
        known: Known,
        *,
        people: bool = False,
        temper: float = TEMPER,
        explore: float = EXPLORE,
        effects: bool = True,
    ) -> None:
        """Begin; `people` says whether what practices do for people in general is known."""
        self.allowed, self.temper, self.explore, self.effects = known.allowed, temper, explore, effects
        means, self.apart = [0.0] * FAMILIES, [0.0] * PRACTICES
        if people:
            for family in range(FAMILIES):
                means[family] = sum(known.means[family * KIN : (family + 1) * KIN]) / KIN
            self.apart = [mean - means[FAMILY_OF[practice]] for practice, mean in enumerate(known.means)]
        self.learner = Learner(FAMILIES, means)
        self.answers: list[tuple[str, str]] = []

    def week(self, rng: Random) -> list[int]:
        """Draw a week as the app does."""
        liked = likings({str(one): str(FAMILY_OF[one]) for one in self.allowed}, self.answers)
        gone = removed(self.answers)
        left = [one for one in self.allowed if str(one) not in gone] or list(self.allowed)
        candidates = []
        for one in left:
            effect = self.learner.effects.of(FAMILY_OF[one]) if self.effects else None
            mean, sd = worth(liked[str(one)], effect)
            luck = tuple(1 - rng.random() for _ in range(WEEK))
            mean += self.apart[one]
            candidates.append(Candidate(str(one), str(FAMILY_OF[one]), mean, sd, luck))
        return [int(choice.id) for choice in week(candidates, WEEK, self.temper, self.explore)]

    def hear(self, night: Night, felt: str | None) -> None:
        """Learn from an evening."""
        if self.effects:
            self.learner.learn(night)
        if felt is not None and night.family is not None:
            self.answers.append((str(night.family), felt))
