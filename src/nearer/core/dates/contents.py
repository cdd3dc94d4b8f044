# SPDX-License-Identifier: AGPL-3.0-or-later
"""What dates are made of, read from the `data` of a record; Malformed where it is none."""

import re

from nearer.core.border import Malformed, day, flag, number_to, token, words
from nearer.core.days import WEEK, day_of, number_of, weekday_of
from nearer.core.records.kinds import Content

WHAT, WHERE, LINE = 120, 200, 1000  # characters, at most
LONGEST = 24 * 60  # minutes
VERSIONS = 2**30 - 1  # more than anybody has records for
EARLIEST, LATEST = "2000-01-01", "2199-12-31"  # devices count through a tradition from its first day on
TIME = re.compile("[0-2][0-9]:[0-5][0-9]")
ZONE, ZONE_LETTERS = 64, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/_+-"
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
EVERY_MONTH_HAS = 28


class Plan(Content):
    """Time that its author sets aside for the two. The highest version of a date counts that leaves none out.

    `of` is the record that began it, NONE in that one itself; `minutes` is 0 where it is open; `every` is the
    recurrence rule of a tradition, empty for a date.
    """

    __slots__ = ("day", "every", "minutes", "of", "time", "version", "what", "where", "zone")

    def __init__(
        self,
        *,
        of: str,
        version: int,
        what: str,
        where: str,
        day: str,
        time: str,
        zone: str,
        minutes: int,
        every: str,
    ) -> None:
        self.of = of
        self.version = version
        self.what = what
        self.where = where
        self.day = day
        self.time = time
        self.zone = zone
        self.minutes = minutes
        self.every = every


class Off(Content):
    """A date is taken back, by either of the two, for good."""

    __slots__ = ("of",)

    def __init__(self, of: str) -> None:
        self.of = of


class Did(Content):
    """The two did it, on a day; `text` is the line that its author keeps of it, or empty."""

    __slots__ = ("day", "of", "text", "what")

    def __init__(self, of: str, day: str, what: str, text: str) -> None:
        self.of = of
        self.day = day
        self.what = what
        self.text = text


class Fun(Content):
    """Something that its author would like to do one day, or (`is_` False) no more."""

    __slots__ = ("is_", "what")

    def __init__(self, what: str, is_: bool) -> None:  # noqa: FBT001 - as the record says it
        self.what = what
        self.is_ = is_


class Shown(Content):
    """Something of its author's own list that the other is shown."""

    __slots__ = ("what",)

    def __init__(self, what: str) -> None:
        self.what = what


def rules_for(first: str) -> tuple[str, ...]:
    """Return the recurrence rules (RFC 5545) of which this day can be the first, the most frequent first.

    Not one of them passes a month or a year over: what falls on a 29th, 30th or 31st goes by its weekday, or
    by the end of the month.
    """
    number, month, date = number_of(first), first[5:7], int(first[8:])
    weekday = WEEKDAYS[weekday_of(number)]
    is_last = day_of(number + 1)[5:7] != month
    rules = ["FREQ=WEEKLY", "FREQ=WEEKLY;INTERVAL=2"]
    if date <= EVERY_MONTH_HAS:
        rules.append("FREQ=MONTHLY;BYMONTHDAY=" + str(date))
    if is_last:
        rules.append("FREQ=MONTHLY;BYMONTHDAY=-1")
    if date <= EVERY_MONTH_HAS:
        rules.append("FREQ=MONTHLY;BYDAY=" + str((date - 1) // WEEK + 1) + weekday)
    if day_of(number + WEEK)[5:7] != month:
        rules.append("FREQ=MONTHLY;BYDAY=-1" + weekday)
    rules.append("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1" if first[5:] == "02-29" else "FREQ=YEARLY")
    return tuple(rules)


def read_content(kind: str, data: dict[str, object]) -> Content | None:
    """Return what the data of a record of CHAIN_OF says; None where it is malformed."""
    try:
        return READERS[kind](data)
    except Malformed:
        return None


def _date(data: dict[str, object]) -> Content:
    first, every, version = day(data, "day"), words(data, "every"), number_to(data, "version", VERSIONS)
    if every and every not in rules_for(first):
        raise Malformed("'every' is no rule of which this day can be the first.")
    if not EARLIEST <= first <= LATEST:
        raise Malformed("'day' is not of our time.")
    if version == 0:
        raise Malformed("'version' is 0.")
    return Plan(
        of=token(data, "of"),
        version=version,
        what=_short(token(data, "what"), WHAT, "what"),
        where=_short(words(data, "where"), WHERE, "where"),
        day=first,
        time=_time(data),
        zone=_zone(data),
        minutes=number_to(data, "minutes", LONGEST),
        every=every,
    )


def _date_off(data: dict[str, object]) -> Content:
    return Off(token(data, "of"))


def _did(data: dict[str, object]) -> Content:
    what = _short(token(data, "what"), WHAT, "what")
    return Did(token(data, "of"), day(data, "day"), what, _short(words(data, "text"), LINE, "text"))


def _fun(data: dict[str, object]) -> Content:
    return Fun(_short(token(data, "what"), WHAT, "what"), flag(data, "is"))


def _fun_shown(data: dict[str, object]) -> Content:
    return Shown(_short(token(data, "what"), WHAT, "what"))


def _short(text: str, most: int, name: str) -> str:
    if len(text) > most:
        raise Malformed("'" + name + "' has more than " + str(most) + " characters.")
    return text


def _time(data: dict[str, object]) -> str:
    time = words(data, "time")
    if len(time) != len("19:00") or not TIME.match(time) or time >= "24:00":
        raise Malformed("'time' is not written HH:MM.")
    return time


def _zone(data: dict[str, object]) -> str:
    zone = _short(token(data, "zone"), ZONE, "zone")
    if not all(letter in ZONE_LETTERS for letter in zone):
        raise Malformed("'zone' is not the name of a time zone.")
    return zone


READERS = {
    "date": _date,
    "date-off": _date_off,
    "did": _did,
    "fun": _fun,
    "fun-shown": _fun_shown,
}
CHAIN_OF = {
    "date": "shared",
    "date-off": "shared",
    "did": "shared",
    "fun": "own",
    "fun-shown": "shared",
}
