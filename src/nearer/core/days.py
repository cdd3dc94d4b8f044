# SPDX-License-Identifier: AGPL-3.0-or-later
"""Days as numbers, to count with: 0001-01-01 is 1, as in Python's `date.toordinal`, which MicroPython lacks.

A day is a text YYYY-MM-DD everywhere else. It lasts from 4:00 to 4:00; whoever asks the brain has seen to
that, and says besides how many minutes have passed since midnight.
"""

from nearer.core.border import is_leap

WEEK = 7
BEFORE_MONTH = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
DAYS_IN_400_YEARS = 146097
FEBRUARY = 2


def number_of(day: str) -> int:
    """Return the number of a day."""
    return _number(int(day[:4]), int(day[5:7]), int(day[8:]))


def day_of(number: int) -> str:
    """Return the day that has a number."""
    year = (number - 1) * 400 // DAYS_IN_400_YEARS + 1
    while _number(year, 1, 1) > number:
        year -= 1
    while _number(year + 1, 1, 1) <= number:
        year += 1
    month = 12
    while _number(year, month, 1) > number:
        month -= 1
    return f"{year:04d}-{month:02d}-{number - _number(year, month, 1) + 1:02d}"


def _number(year: int, month: int, date: int) -> int:
    before = year - 1
    leap = 1 if month > FEBRUARY and is_leap(year) else 0
    return before * 365 + before // 4 - before // 100 + before // 400 + BEFORE_MONTH[month - 1] + leap + date


def day_before(day: str) -> str:
    """Return yesterday."""
    return day_of(number_of(day) - 1)


def monday_of(number: int) -> int:
    """Return the number of the Monday with which the week of a day begins."""
    return number - weekday_of(number)


def weekday_of(number: int) -> int:
    """Return 0 for a Monday, 6 for a Sunday."""
    return (number - 1) % WEEK
