# SPDX-License-Identifier: AGPL-3.0-or-later
"""From evening check-ins to series of ratings. What was not said stays unsaid: nothing is filled in."""

from nearer.core.days import day_of, number_of
from nearer.core.records.own_kinds import CheckIn

TEN, FIVE = 10.0, 5.0


class Series:
    """Ratings by day: `days[0]` is that of the day with the number `first` (see `nearer.core.days`)."""

    __slots__ = ("days", "first")

    def __init__(self, first: int, days: list[float | None]) -> None:
        self.first = first
        self.days = days

    def date(self, place: int) -> str:
        """Return the date of a place in the series."""
        return day_of(self.first + place)

    def count(self, last: int) -> int:
        """Return how many of the last so many days have a rating."""
        return sum([y is not None for y in self.days[-last:]]) if last > 0 else 0

    def lately(self, most: int) -> "Series":
        """Return the last so many days of it."""
        gone = max(0, len(self.days) - most)
        return Series(self.first + gone, self.days[gone:])


def closeness(checkin: CheckIn) -> float | None:
    """Return ten times the mean of items 1 and 2; of item 1 alone where item 2 was skipped."""
    if checkin.close is None:
        return None
    return TEN * checkin.close if checkin.understood is None else FIVE * (checkin.close + checkin.understood)


def tension(checkin: CheckIn) -> float | None:
    """Return ten times item 5: 0 is none, 100 as much as there can be."""
    return None if checkin.tension is None else TEN * checkin.tension


def closeness_series(checkins: dict[str, CheckIn], until: int) -> Series:
    """Return how close somebody felt, from their first check-in to the day with the number `until`."""
    return _series({date: closeness(checkin) for date, checkin in checkins.items()}, until)


def tension_series(checkins: dict[str, CheckIn], until: int) -> Series:
    """Return the tension that somebody felt. It follows the same level model, with a prior of its own."""
    return _series({date: tension(checkin) for date, checkin in checkins.items()}, until)


def _series(said: dict[str, float | None], until: int) -> Series:
    rated = {number_of(date): y for date, y in said.items()}
    first = min(rated) if rated else until + 1
    return Series(first, [rated.get(number) for number in range(first, until + 1)])
