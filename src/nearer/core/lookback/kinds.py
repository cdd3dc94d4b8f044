# SPDX-License-Identifier: AGPL-3.0-or-later
"""What somebody says when they look back. These records are read where a page asks for them, and not before.

`looked-week`, own: {"day", "us", "myself", "lonely", "out"}, of a Sunday, the three from 0 to 10 or null.
`looked-month`, own: {"day", "near", "ways", "side", "out"}: 1 to 7 or null, some of WAYS, 0 to 4 or null.
The newest of a day counts; `out` leaves it out of everything that is shown but the list of what there is.
"""

from nearer.core.border import Malformed, day, elements, flag, number_or_none
from nearer.core.records.others import told
from nearer.core.records.record import Record

WEEK, MONTH = "looked-week", "looked-month"
MOST, NEAREST, MOST_TOGETHER = 10, 7, 4
# Kinds of moments that bring somebody close, by the names that the reflection on them gives them (content).
WAYS = ("told-and-heard", "thoughts", "side-by-side", "deeds", "nearness", "room-to-breathe")


class Looked:
    """What was said of a day when it was looked back on, and whether it is left out."""

    __slots__ = ("day", "out")

    def __init__(self, day: str, *, out: bool) -> None:
        self.day = day
        self.out = out


class LookedWeek(Looked):
    """Content with us, able to be myself, lonely: each from 0 to 10, None where it was skipped."""

    __slots__ = ("lonely", "myself", "us")

    def __init__(self, data: dict[str, object]) -> None:
        """Read one; Malformed where it is none."""
        super().__init__(day(data, "day"), out=flag(data, "out"))
        self.us = number_or_none(data, "us", MOST)
        self.myself = number_or_none(data, "myself", MOST)
        self.lonely = number_or_none(data, "lonely", MOST)


class LookedMonth(Looked):
    """How near (1 to 7), what brings near, and much more room (0) to much more together (4), or None."""

    __slots__ = ("near", "side", "ways")

    def __init__(self, data: dict[str, object]) -> None:
        """Read one; Malformed where it is none. A way that this version does not know is passed over."""
        super().__init__(day(data, "day"), out=flag(data, "out"))
        named = elements(data.get("ways"), "'ways'")
        self.near = number_or_none(data, "near", NEAREST)
        self.ways = tuple([way for way in WAYS if way in named])
        self.side = number_or_none(data, "side", MOST_TOGETHER)
        if self.near == 0:
            raise Malformed("'near' is less than 1.")


def weeks_of(records: list[Record]) -> list[LookedWeek]:
    """Return what was last said of each week, the newest week first."""
    found: dict[str, LookedWeek] = {}
    for _, _, data in told(records, {WEEK: "own"}):
        try:
            week = LookedWeek(data)
        except Malformed:
            continue
        found[week.day] = week
    return [found[day] for day in sorted(found, reverse=True)]


def months_of(records: list[Record]) -> list[LookedMonth]:
    """Return what was last said on each day, the newest first."""
    found: dict[str, LookedMonth] = {}
    for _, _, data in told(records, {MONTH: "own"}):
        try:
            month = LookedMonth(data)
        except Malformed:
            continue
        found[month.day] = month
    return [found[day] for day in sorted(found, reverse=True)]
