# SPDX-License-Identifier: AGPL-3.0-or-later
"""Two people to whom practices are offered as the app does it: each draws, a coin says whose draw counts.

A second coin, with a fixed chance, says whether it is offered or the evening is a rest. Both live through
what was offered; each one's effects are learnt from that person's own ratings and own turns.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from nearer.core.closeness import LAUNCH, Belief, begin, update
from nearer.core.closeness.effects import Effects, Occasion, expecting, learnt
from nearer.core.closeness.priors import OFFERED
from nearer.lab.people import Evening, Person, pair
from nearer.lab.people.life import shocks
from nearer.lab.people.world import World

Draw = Callable[
    [Random], int
]  # the family (or practice) that one's device draws for an evening on which one's draw counts


@dataclass(frozen=True, slots=True)
class Night:
    """One evening of one person: what the device logged, and what was lived."""

    occasion: Occasion
    lived: Evening
    family: int | None  # what was offered, whoever's turn it was


class Couple:
    """Two people, their coin, and what each has lived so far."""

    def __init__(
        self,
        world: World,
        rng: Random,
        *,
        offered: float = OFFERED,
        family_of: Sequence[int] | None = None,
    ) -> None:
        """Let two people meet; an evening's draw is offered with this chance, else it is a rest.

        Where what is drawn is one of several practices, `family_of` says for each which family it belongs to.
        """
        self.world, self.rng, self.offered = world, rng, offered
        self.family_of = family_of or range(world.effects.families)
        self.people = pair(world, rng)
        self.nights: tuple[list[Night], list[Night]] = ([], [])

    def live(self, draws: tuple[Draw, Draw]) -> tuple[Night, Night]:
        """Live one evening and return what it was for each."""
        turn = int(self.rng.random() < 0.5)  # noqa: PLR2004 - the fair coin
        family = draws[turn](self.rng)
        on = self.rng.random() < self.offered
        brought = shocks(self.world, self.rng)
        made = []
        for place, person in enumerate(self.people):
            lived = person.live(brought[place], family if on else None)
            own = place == turn
            occasion = Occasion(
                lived.rating,
                family=self.family_of[family] if own else None,
                offered=on and own,
                chance=self.offered,
                theirs=on and not own,
            )
            made.append(Night(occasion, lived, family if on else None))
            self.nights[place].append(made[-1])
        return made[0], made[1]


class Learner:
    """What one person's device believes of effects, evening by evening.

    It keeps every scale of the grid, where a device filters again from the log with those that still have
    weight; what it says is the same to less than that weight.
    """

    def __init__(self, families: int, means: list[float] | None = None) -> None:
        """Begin with what is believed before the first evening."""
        self.belief: Belief = begin(LAUNCH)
        self.effects: Effects = expecting(self.belief, LAUNCH, means or [0.0] * families)

    def learn(self, night: Night) -> None:
        """Learn from one evening."""
        self.belief = update(self.belief, night.occasion.y, LAUNCH)
        self.effects = learnt(self.effects, night.occasion, LAUNCH)

    def helps(self, family: int, *, more_than: float = 0.0) -> float:
        """Return the probability that being offered this family does more than so many points."""
        return 1 - self.effects.of(family).latent(more_than)


def evenly(families: int) -> Draw:
    """Return the draw that takes every family alike."""
    return lambda rng: rng.randrange(families)


def truth(person: Person) -> list[float]:
    """Return what being offered each family truly does for somebody, in points."""
    return [person.offer_effect(family) for family in range(len(person.effects))]
