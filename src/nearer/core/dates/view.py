# SPDX-License-Identifier: AGPL-3.0-or-later
"""The page of dates as plain values. Which of them is next, in which time zone, the device works out."""

from nearer.core.dates.folding import Dates, KeptLine, Planned, fold_dates
from nearer.core.records.record import Record


def dates_view(others: list[Record], show: int) -> dict[str, object]:
    """Return `DatesView` (web/store/dates/dates.ts); "show" of the kept lines are there."""
    dates = fold_dates(others)
    mine = [what for _, is_mine, what in dates.shown if is_mine]
    return {
        "dates": [_planned(planned, dates) for planned in dates.planned],
        "kept": [_kept(line) for line in dates.kept[:show]],
        "more": max(0, len(dates.kept) - show),
        "fun": [what for what in dates.fun if what not in mine],
        "shown": [{"id": id_, "mine": is_mine, "what": what} for id_, is_mine, what in dates.shown],
    }


def _planned(planned: Planned, dates: Dates) -> dict[str, object]:
    plan = planned.plan
    return {
        "id": planned.id,
        "mine": planned.mine,
        "version": plan.version,
        "what": plan.what,
        "where": plan.where,
        "day": plan.day,
        "time": plan.time,
        "zone": plan.zone,
        "minutes": plan.minutes,
        "every": plan.every,
        "done": [line.did.day for line in dates.kept if line.did.of == planned.id],
    }


def _kept(line: KeptLine) -> dict[str, object]:
    did = line.did
    return {"id": line.id, "mine": line.mine, "day": did.day, "what": did.what, "text": did.text}
