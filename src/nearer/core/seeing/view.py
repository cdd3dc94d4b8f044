# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is shown of a look, as plain values: ratings in whole points from 0 to 100, the curve in tenths."""

from nearer.core.closeness.ratings import closeness
from nearer.core.closeness.smooth import Point
from nearer.core.closeness.statements import Statement
from nearer.core.records.counting import Counting
from nearer.core.records.own_kinds import CheckIn
from nearer.core.seeing.looking import ENOUGH, Looking

EIGHTY = 1.2815515655446004  # half of the width that holds 80 %, in standard deviations
TENTHS, TOP = 10, 1000


def see_view(looking: Looking, counting: Counting, date: str) -> dict[str, object]:
    """Return `SeeView` (web/store/seen.ts) of a look that is done."""
    series, days = looking.series, looking.days
    first = len(series.days) - len(days)
    return {
        "on": counting.on,
        "day": date,
        "rated": looking.rated,
        "toCome": max(0, ENOUGH - looking.rated),
        "days": [
            _point(series.date(first + place), series.days[first + place], point)
            for place, point in enumerate(days)
        ],
        "statements": [statement_view(said) for said in looking.said],
    }


def numbers_view(checkins: dict[str, CheckIn], counting: Counting, show: int) -> dict[str, object]:
    """Return `NumbersView` (web/store/seen.ts): the rated days, newest first, and which of them count."""
    rated = [day for day in sorted(checkins) if closeness(checkins[day]) is not None]
    rated.reverse()
    return {
        "on": counting.on,
        "since": counting.since,
        "counted": len([day for day in rated if counting.counts(day)]),
        "days": [_rated(day, checkins[day], counting) for day in rated[:show]],
        "more": max(0, len(rated) - show),
    }


def _point(date: str, y: float | None, point: Point) -> dict[str, object]:
    reach = EIGHTY * point.sd
    return {
        "date": date,
        "y": None if y is None else round(y),
        "mean": _tenths(point.mean),
        "low": _tenths(point.mean - reach),
        "high": _tenths(point.mean + reach),
    }


def statement_view(said: Statement) -> dict[str, object]:
    """Return one thing to say; an association has no points, and its size is not told."""
    return {
        "code": said.code,
        "about": said.about,
        "is": said.verdict,
        "low": round(said.low),
        "middle": round(said.middle),
        "high": round(said.high),
        "from": said.period.first,
        "until": said.period.last,
        "rated": said.period.rated,
        "offered": said.offered,
        "rested": said.rested,
    }


def _rated(day: str, checkin: CheckIn, counting: Counting) -> dict[str, object]:
    return {
        "day": day,
        "close": checkin.close,
        "understood": checkin.understood,
        "y": round(closeness(checkin) or 0.0),
        "leftOut": day in counting.left_out,
        "before": counting.since is not None and day < counting.since,
    }


def _tenths(points: float) -> int:
    return max(0, min(TOP, round(TENTHS * points)))
