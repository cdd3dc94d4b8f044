# SPDX-License-Identifier: AGPL-3.0-or-later
"""When it is time to look back: cheap to say, because a page asks it on every evening."""

from nearer.core.days import WEEK, day_of, number_of, weekday_of
from nearer.core.lookback.kinds import LookedMonth, LookedWeek
from nearer.core.records.state import State
from nearer.core.today.evening import Evening

MONDAY, SUNDAY = 0, 6
FIRST, AGAIN = 14, 30  # days, until the first picture and from one to the next


def begun(state: State, *, alone: bool) -> int | None:
    """Return the number of the day on which the two began; alone, on which something was first kept."""
    dates = [] if state.since is None else [state.since]
    if alone:
        dates = [words.date for words in state.own.kept.values()] + list(state.own.checkins)
    return number_of(min(dates)) if dates else None


def week_due(evening: Evening, since: int | None, weeks: list[LookedWeek]) -> str | None:
    """Return the Sunday to ask about now; None where there is none.

    On a Sunday itself, and on the Monday after it until noon; only of a week that was theirs from its first
    day, and once.
    """
    weekday, morning = weekday_of(evening.number), evening.is_morning()
    sunday = evening.number - (0 if weekday == SUNDAY else 1)
    if (weekday, morning) not in ((SUNDAY, False), (MONDAY, True)):
        return None
    if since is None or since > sunday - WEEK + 1 or any(week.day == day_of(sunday) for week in weeks):
        return None
    return day_of(sunday)


def month_due(evening: Evening, since: int | None, months: list[LookedMonth]) -> str | None:
    """Return the day since when the picture is to be drawn; None where it is not.

    From the fifteenth day on, and then a month after the last one. Whoever puts it off hears of it a month
    later. Not in the morning, and not on a Sunday, which has its own question.
    """
    if since is None or evening.is_morning() or weekday_of(evening.number) == SUNDAY:
        return None
    first = number_of(months[0].day) + AGAIN if months else since + FIRST
    if evening.number < first:
        return None
    return day_of(first + (evening.number - first) // AGAIN * AGAIN)
