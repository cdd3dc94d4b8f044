# SPDX-License-Identifier: AGPL-3.0-or-later
"""The worlds that tables are made of, by name. A table says which, and with what seed."""

from __future__ import annotations

from dataclasses import replace

from nearer.lab.people.world import Effects, Links, Scale, Silence, World

USUAL = World()
NOTHING_HELPS = replace(USUAL.effects, null_pairs=1.0)
NO_LINKS = replace(USUAL.links, none_at_all=1.0)
WHOLE = Silence(share=0.97, when_here=0.97, mood=0.3, leaving=0.0)

# What other people's diaries look like, in coarse marks: for forecasts, never for what is said.
CLOSENESS = replace(
    USUAL, level=94.0, level_sd=15.0, drift=0.4, shifts=1 / 120, carry=0.55, feeling_sd=10.5, noise_sd=6.0,
    tails=6.0, scale_sd=0.5, level_shared=0.82, rating=Scale(steps=6, items=1, apart=0.0), silence=WHOLE,
    links=NO_LINKS, week=1.0,
)  # fmt: skip
MOOD = replace(
    USUAL, level=62.0, level_sd=16.0, drift=2.0, shifts=1 / 120, carry=0.45, feeling_sd=13.0, noise_sd=10.0,
    tails=6.0, scale_sd=0.3, level_shared=0.5, feeling_shared=0.3, links=NO_LINKS,
    rating=Scale(steps=4, items=3, apart=12.0), silence=WHOLE,
)  # fmt: skip
COARSE_MOOD = replace(MOOD, rating=Scale(steps=4, items=1, apart=0.0))
LOW_MOOD = replace(
    MOOD, level=9.0, level_sd=15.0, drift=1.2, feeling_sd=11.0, noise_sd=7.0, scale_sd=0.55,
)  # fmt: skip

SCENARIOS: dict[str, World] = {
    "usual": USUAL,
    "well specified": replace(  # what the model itself believes: no jumps, no waves, nothing meant by silence
        USUAL, level=75.0, level_sd=17.0, drift_days=1e9, shifts=0.0, carry=0.40, carry_sd=0.0,
        feeling_sd=12.0, noise_sd=10.0, scale_sd=0.45, week=0.0, silence=Silence(mood=0.0, leaving=0.0),
    ),
    "flat": replace(USUAL, drift=0.1, shifts=0.0, week=0.0),
    "ceiling": replace(USUAL, level=92.0, level_sd=12.0),  # 28 % and more of all ratings at 100
    "heavy tails": replace(USUAL, tails=4.0),
    "jumps": replace(USUAL, shifts=1 / 30, shift_sd=12.0),
    "silent after bad days": replace(USUAL, silence=Silence(mood=1.0)),
    "few ratings": replace(USUAL, silence=Silence(share=0.40, leaving=0.01)),
    "far apart": replace(USUAL, level=30.0),  # where the prior expects it least
    "far apart, silent after bad days": replace(USUAL, level=30.0, silence=Silence(mood=1.0)),
    "nothing helps": replace(USUAL, effects=NOTHING_HELPS),
    "nothing helps, heavy tails": replace(USUAL, effects=NOTHING_HELPS, tails=4.0, shifts=1 / 30),
    "nothing helps, ceiling": replace(USUAL, level=92.0, level_sd=12.0, effects=NOTHING_HELPS),
    "nothing goes together": replace(USUAL, links=NO_LINKS),
    "nothing goes together, jumps": replace(USUAL, links=NO_LINKS, tails=4.0, shifts=1 / 30, shift_sd=12.0),
    "nothing goes together, ceiling": replace(USUAL, links=NO_LINKS, level=92.0, level_sd=12.0),
    "differs much": replace(USUAL, effects=Effects(own=0.35)),
    "strong effects": replace(USUAL, effects=Effects(mean=0.6, own=0.3, zeros=0.2, null_pairs=0.0)),
    "lasting effects": replace(USUAL, effects=Effects(lasting=0.5)),
    "fading effects": replace(USUAL, effects=Effects(fading=0.10)),
    "strong links": replace(USUAL, links=Links(mean=(0.3, 0.3, 0.3, 0.3), zeros=0.5, none_at_all=0.0)),
    "closeness diary": CLOSENESS,
    "mood diary": MOOD,
    "coarse mood diary": COARSE_MOOD,
    "low mood diary": LOW_MOOD,
}  # fmt: skip
