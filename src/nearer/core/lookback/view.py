# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a person is shown of their own weeks and months: what they said, the middle of it, and no score."""

from nearer.core.lookback.due import begun, month_due, week_due
from nearer.core.lookback.kinds import LookedMonth, LookedWeek, months_of, weeks_of
from nearer.core.records.state import State
from nearer.core.today.evening import Evening

ENOUGH, LATELY = 4, 12  # weeks, before anything is said of them, and of which it is said


def lookback_view(state: State, evening: Evening, bond: str | None) -> dict[str, object]:
    """Return `LookbackView` (web/store/lookback.ts)."""
    here = [record for record in state.others if record.bond == bond]
    weeks, months = weeks_of(here), months_of(here)
    since = begun(state, alone=evening.alone)
    counted = [week for week in weeks if not week.out]
    return {
        "week": week_due(evening, since, weeks),
        "month": month_due(evening, since, months),
        "weeks": [_week(week) for week in weeks],
        "months": [_month(month) for month in months],
        "toCome": max(0, ENOUGH - len(counted)),
        "said": _said(counted[:LATELY]),
    }


def _week(week: LookedWeek) -> dict[str, object]:
    return {"day": week.day, "us": week.us, "myself": week.myself, "lonely": week.lonely, "out": week.out}


def _month(month: LookedMonth) -> dict[str, object]:
    return {
        "day": month.day,
        "near": month.near,
        "ways": list(month.ways),
        "side": month.side,
        "out": month.out,
    }


def _said(weeks: list[LookedWeek]) -> list[dict[str, object]]:
    """Say of each of the three how it was lately, where enough weeks tell of it; nothing before that."""
    numbers = {
        "us": [week.us for week in weeks],
        "myself": [week.myself for week in weeks],
        "lonely": [week.lonely for week in weeks],
    }
    found: list[dict[str, object]] = []
    for about in ("us", "myself", "lonely"):
        told = sorted([number for number in numbers[about] if number is not None])
        if len(told) >= ENOUGH:
            halves = told[(len(told) - 1) // 2] + told[len(told) // 2]
            entry: dict[str, object] = {
                "about": about,
                "weeks": len(told),
                "low": told[0],
                "high": told[-1],
                "halves": halves,
            }
            found.append(entry)
    return found
