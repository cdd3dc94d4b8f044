# SPDX-License-Identifier: AGPL-3.0-or-later
"""The numbers that made-up people are made from, each with what it rests on.

Sources: **diaries**, four series of real couples' daily ratings (one of closeness, three of moods) that are
kept apart and were only summarised; **studies**, published abstracts; **assumed**, nobody has measured it.
All is in points of 0 to 100 for a person of scale 1, and in days, unless it says otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass, field

DAY_SD = 12.8  # one person's own day-to-day SD at scale 1: sqrt(10**2 + 8**2), from the diaries


@dataclass(frozen=True, slots=True)
class Scale:
    """How a feeling between 0 and 100 becomes a rating."""

    steps: int = 10  # an item has steps + 1 marks; the app's check-in: 0 to 10
    items: int = 2  # the rating is the mean of this many items; the app: closeness and feeling understood
    apart: float = 4.0  # SD by which one item strays from the feeling; assumed

    @property
    def step(self) -> float:
        """The distance between two neighbouring ratings."""
        return 100 / (self.steps * self.items)


APP = Scale()


@dataclass(frozen=True, slots=True)
class Silence:
    """When there is no rating. A share of 60 to 80 %: studies; bursts and the link to mood: assumed."""

    share: float = 0.70  # of days are rated while a person stays
    away: float = 4.0  # mean days of a burst of silence
    when_here: float = 0.92  # share rated outside bursts
    mood: float = 0.3  # added log-odds of a rating, outside bursts, for each SD of the day's feeling
    leaving: float = 0.002  # chance a day of never rating again


@dataclass(frozen=True, slots=True)
class Effects:
    """What practices do when done, in SD of one's own days. That they differ: studies; sizes: assumed."""

    families: int = 5
    mean: float = 0.12
    between: float = 0.08  # SD between families
    couple: float = 0.08  # SD of what a couple has in common over all families
    own: float = 0.15  # SD of this person's own part, by family
    shared: float = 0.6  # correlation of the own parts of two partners
    kin: int = (
        1  # where these are practices: so many neighbours make a family, and share half of the own part
    )
    zeros: float = 0.30  # share of families that do nothing for a couple
    null_pairs: float = 0.20  # share of couples for whom nothing does anything
    done: float = 0.65  # share of offers that are done at an ordinary mood
    mood: float = 0.5  # added log-odds of doing it for each SD of how the day began; assumed
    self_started: float = 1.0  # the same for starting one unasked; assumed
    lasting: float = 0.0  # share of the effect that stays in the next days' carry-over
    fading: float = 0.0  # share lost with each repeat, won back at the same rate in each day without


@dataclass(frozen=True, slots=True)
class Links:
    """How the check-in's other items go with the rating: SD of one's own days for one SD of the item.

    Only the sign and rough size of one (tension, about -.3) is known, from the diaries; the rest is assumed.
    """

    mean: tuple[float, ...] = (0.15, 0.10, 0.10, 0.20)  # shared, the other shared, space right, the day
    own: float = 0.15  # SD between people
    zeros: float = 0.5  # share of links that are exactly none
    none_at_all: float = 0.2  # share of people without any
    carry: float = 0.2  # lag-1 correlation of an item; assumed


@dataclass(frozen=True, slots=True)
class World:
    """How the people of a scenario are. The defaults are the scenario `usual`."""

    level: float = 78.0  # diaries: 63 to 95
    level_sd: float = 15.0  # diaries: 14 to 17
    level_shared: float = 0.8  # correlation of two partners; diaries: .50 to .82
    drift: float = 1.0  # SD a day; diaries: .4 to 2.8
    drift_days: float = 60.0  # the drift returns to the person's level in about so long; assumed
    drift_shared: float = 0.5  # assumed
    shifts: float = 1 / 90  # chance a day that the level jumps (a fight, a move); assumed
    shift_sd: float = 8.0  # assumed
    carry: float = 0.35  # carry-over from day to day; diaries: .36 to .71 within the model
    carry_sd: float = 0.12  # SD between people; assumed
    feeling_sd: float = 10.0  # SD of the carried feeling; diaries: 11 to 15
    feeling_shared: float = 0.55  # diaries: .59 to .89 within the model, .12 to .44 of ratings
    noise_sd: float = 8.0  # diaries: 10 to 12, weakly known
    noise_shared: float = 0.2  # assumed
    tails: float = 0.0  # degrees of freedom of feeling and noise; 0 is normal
    scale_sd: float = 0.4  # SD of the logarithm of a person's own scale; diaries: .37 to .55
    scale_shared: float = 0.25  # diaries: 0 to .30
    week: float = 2.0  # height of a weekly wave; assumed
    rating: Scale = APP
    silence: Silence = field(default_factory=Silence)
    effects: Effects = field(default_factory=Effects)
    links: Links = field(default_factory=Links)
