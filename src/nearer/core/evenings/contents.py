# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is kept of evenings, read from the `data` of a record; Malformed where it is none. Monday is 0."""

from nearer.core.border import Malformed, day
from nearer.core.days import number_of, weekday_of
from nearer.core.records.contents import weekdays
from nearer.core.records.kinds import Content


class Marked(Content):
    """The weekdays that its author likes to keep for the two of them, the whole list."""

    __slots__ = ("days",)

    def __init__(self, days: tuple[int, ...]) -> None:
        self.days = days


class Common(Content):
    """Which of its author's weekdays the other had marked too, for the week from a Monday on."""

    __slots__ = ("days", "monday")

    def __init__(self, monday: str, days: tuple[int, ...]) -> None:
        self.monday = monday
        self.days = days


def read_content(kind: str, data: dict[str, object]) -> Content | None:
    """Return what the data of a record of CHAIN_OF says; None where it is malformed."""
    try:
        return READERS[kind](data)
    except Malformed:
        return None


def _marked(data: dict[str, object]) -> Content:
    return Marked(weekdays(data, "days"))


def _common(data: dict[str, object]) -> Content:
    monday = day(data, "from")
    if weekday_of(number_of(monday)) != 0:
        raise Malformed("'from' is not a Monday.")
    return Common(monday, weekdays(data, "days"))


READERS = {"evenings": _marked, "evenings-both": _common}
CHAIN_OF = {"evenings": "own", "evenings-both": "own"}
