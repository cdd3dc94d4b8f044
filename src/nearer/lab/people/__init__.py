# SPDX-License-Identifier: AGPL-3.0-or-later
"""Made-up people whose truth is known: their level, what helps them, when they are silent, how they rate.

They differ on purpose from what the model believes: levels jump, tails are heavy, silence means something,
and adherence follows mood. It uses nothing but random numbers that are passed in.
"""

from nearer.lab.people.life import Evening, Person, pair
from nearer.lab.people.scenarios import SCENARIOS
from nearer.lab.people.world import APP, Effects, Links, Scale, Silence, World

__all__ = [
    "APP",
    "SCENARIOS",
    "Effects",
    "Evening",
    "Links",
    "Person",
    "Scale",
    "Silence",
    "World",
    "pair",
]
