# SPDX-License-Identifier: AGPL-3.0-or-later
"""The page of our experiment, as it stands for one person: what they may choose, what is on, what was found.

A result rests on one's own ratings and is for that person. Whether something proposed came about is said on
the day on which it begins, and only if it did.
"""

from nearer.core.catalogue.coin import is_on
from nearer.core.catalogue.practices import Practice
from nearer.core.closeness import LAUNCH
from nearer.core.closeness.experiment import ENOUGH, may_be_tried, result
from nearer.core.closeness.ratings import closeness_series
from nearer.core.closeness.statements import Period, experiment
from nearer.core.days import WEEK, day_of, monday_of
from nearer.core.pacing.limits import allows, limits_now
from nearer.core.records.experiments import LENGTHS, Experiment
from nearer.core.records.state import State
from nearer.core.seeing.looking import BEFORE
from nearer.core.seeing.view import statement_view
from nearer.core.today.evening import Evening
from nearer.core.today.suggestion import ALONE, LIGHT
from nearer.core.today.views import card

NOTICE = 2 * WEEK - 1  # from this many days on: a Monday that leaves the other at least four days to look
CLOSES = 3  # days before it begins: from then on the draws of that week are published
CHOOSE, ASKED, WAITING, RUNNING, RESTING = "choose", "asked", "waiting", "running", "resting"


class Table:
    """What the page is made from: what is known of the two, the evening, and the practices there are."""

    __slots__ = ("evening", "may", "practices", "state")

    def __init__(self, state: State, evening: Evening, practices: dict[str, Practice]) -> None:
        self.state = state
        self.evening = evening
        self.practices = practices
        self.may = {p.id: p for p in practices.values() if _may(p, state, evening.bond_kind)}


def experiment_view(table: Table) -> dict[str, object]:
    """Return `ExperimentView` (web/store/experiment.ts)."""
    number, counting = table.evening.number, table.state.own.counting
    now, stands = _standing(table)
    last = None if now is None else now.last
    return {
        "on": counting.on,
        "state": stands,
        "experiment": None if now is None else _proposed(now, table),
        "day": 0 if now is None else max(0, number - now.first + 1),
        "rated": 0 if now is None else _rated(table, now.first, min(number, last or number)),
        "start": day_of(_start(table)),
        "lengths": list(LENGTHS),
        "enough": ENOUGH,
        "practices": [card(p) for p in table.may.values()] if stands == CHOOSE else [],
        "found": _found(table) if counting.on else None,
    }


def _may(practice: Practice, state: State, kind: str | None) -> bool:
    """Say whether this person may try a practice with the other: never touch, never disclosure."""
    if not practice.drawn or practice.place == ALONE or practice.id in state.own.unwanted:
        return False
    if kind is not None and kind not in practice.bonds:
        return False
    fits = allows(practice, limits_now(state.own.limits), LIGHT)
    return fits and may_be_tried(practice.family, practice.touch)


def _standing(table: Table) -> tuple[Experiment | None, str]:
    """Return the experiment that the page is about, and how it stands.

    What the other proposed, and this person does not want or excludes, is not there any more.
    """
    number, experiments = table.evening.number, table.state.experiments
    now = experiments.on(number)
    if now is not None:
        return (now, RUNNING if now.taking_part() else RESTING)
    for monday in sorted(experiments.proposed):
        proposed = experiments.proposed[monday]
        if monday <= number:
            continue
        if proposed.taking_part():
            return (proposed, WAITING)
        if proposed.said is None and number < monday - CLOSES and proposed.item in table.may:
            return (proposed, ASKED)
    return (None, CHOOSE)


def _start(table: Table) -> int:
    """Return the number of the Monday on which something proposed today would begin."""
    monday = monday_of(table.evening.number + NOTICE)
    while monday in table.state.experiments.proposed:
        monday += WEEK
    return monday


def _rated(table: Table, first: int, last: int) -> int:
    own = table.state.own
    series = closeness_series(own.counting.of(own.checkins), last)
    return series.count(min(len(series.days), last - first + 1))


def _found(table: Table) -> dict[str, object] | None:
    """Return what the last one found that is over; one that this person stopped has found nothing."""
    over = [e for e in table.state.experiments.made if e.last < table.evening.number and e.taking_part()]
    evenings = table.evening.evenings
    if not over or evenings is None:
        return None
    last, own = over[-1], table.state.own
    series = closeness_series(own.counting.of(own.checkins), last.last)
    days = list(range(last.first, last.last + 1))
    by_day = {series.first + place: y for place, y in enumerate(series.days)}
    before = [by_day[day] for day in range(max(series.first, last.first - BEFORE), last.first)]
    tossed = [is_on(evenings, day) for day in days]
    done = [(last.item, day_of(day)) in own.done for day in days]
    found = result(before, [by_day.get(day) for day in days], tossed, done, LAUNCH)
    if found is None:
        return None
    period = Period(day_of(last.first), day_of(last.last), found.on + found.off)
    said = statement_view(experiment(last.item, found, period))
    said.update({"kept": found.kept, "days": len(days), "experiment": _proposed(last, table)})
    return said


def _proposed(one: Experiment, table: Table) -> dict[str, object]:
    practice = table.practices.get(one.item)
    return {
        "id": one.id,
        "mine": one.mine,
        "practice": None if practice is None else card(practice),
        "weeks": one.weeks,
        "from": day_of(one.first),
        "until": day_of(one.last),
        "by": day_of(one.first - CLOSES - 1),
    }
