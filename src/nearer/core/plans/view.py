# SPDX-License-Identifier: AGPL-3.0-or-later
"""The page of plans, as it stands for one person: what suits them, what is on, and what a week holds.

What their limits leave out is not there; a week of which nothing is left is a quiet one, as every plan has.
"""

from nearer.core.border import elements, members, token_or_none, whole_text
from nearer.core.catalogue.practices import Practice
from nearer.core.catalogue.questions import Catalogue
from nearer.core.days import WEEK, day_of, monday_of
from nearer.core.pacing.limits import allows, depth_limit, is_off, limits_now
from nearer.core.plans.begun import ON, OVER, Begun, fold_plans
from nearer.core.plans.suiting import suiting
from nearer.core.records.state import State
from nearer.core.today.evening import Evening
from nearer.core.today.views import card


class Table:
    """What the page is made from. `plans` are those of the library, as far as they are chosen by."""

    __slots__ = ("catalogue", "depth", "evening", "limits", "plans", "state")

    def __init__(
        self, catalogue: Catalogue, state: State, evening: Evening, plans: dict[str, object]
    ) -> None:
        self.catalogue = catalogue
        self.state = state
        self.evening = evening
        self.plans = plans
        self.limits = limits_now(state.own.limits)
        self.depth = depth_limit(state.own.limits, evening.skips, evening.number)

    def weeks(self, plan: str) -> list[dict[str, object]]:
        """Return the weeks of a plan; none where this version does not know it."""
        if plan not in self.plans:
            return []
        whole = members(self.plans[plan], "The plan")
        return [members(week, "The week") for week in elements(whole.get("weeks"), "'weeks'")]


def plans_view(
    catalogue: Catalogue, state: State, evening: Evening, args: dict[str, object]
) -> dict[str, object]:
    """Return `PlansView` (web/store/weeks.ts). "plans" has those of the library, "plan" names one of them."""
    table = Table(catalogue, state, evening, members(args.get("plans"), "'plans'"))
    begun, today = fold_plans(state.others), evening.number
    look, newest = token_or_none(args, "plan"), begun.newest()
    alone = begun.alone[-1] if begun.alone else None
    return {
        "suits": suiting(table.plans, state, evening),
        "together": _on(table, begun.together(today), today),
        "coming": _on(table, begun.coming(today), today),
        "alone": None if alone is None else _now(table, alone, alone.week_alone(today), alone=True),
        "start": day_of(monday_of(today) + WEEK),
        "instead": None if newest is None else newest.id,
        "weeks": [] if look is None else [_week(table, w, alone=evening.alone) for w in table.weeks(look)],
    }


def _on(table: Table, begun: Begun | None, today: int) -> dict[str, object] | None:
    return None if begun is None else _now(table, begun, max(0, begun.week(today)), alone=False)


def _now(table: Table, begun: Begun, week: int, *, alone: bool) -> dict[str, object] | None:
    """Return how a plan stands; None once it is over, however it came to that."""
    weeks, stands = table.weeks(begun.plan), begun.stands()
    if week > len(weeks) or stands == OVER:
        return None
    is_on = week > 0 and stands == ON
    return {
        "record": begun.id,
        "plan": begun.plan,
        "mine": begun.mine,
        "from": day_of(begun.first),
        "week": week,
        "rests": stands != ON,
        "holds": _week(table, weeks[week - 1], alone=alone) if is_on else None,
    }


def _week(table: Table, week: dict[str, object], *, alone: bool) -> dict[str, object]:
    """Return what a week holds for this person. `left`: their limits leave nothing of it."""
    practices = _ids(week, "alone" if alone else "practices")
    questions = [] if alone else _ids(week, "questions")
    known = table.catalogue.practices
    fit = [card(known[id_]) for id_ in practices if id_ in known and _fits(table, known[id_])]
    asked = [{"id": id_, "text": text} for id_, text in [(q, _text(table, q)) for q in questions] if text]
    is_left = bool(practices or questions) and not fit and not asked
    return {"practices": fit, "questions": asked, "left": is_left}


def _ids(week: dict[str, object], name: str) -> list[str]:
    return [whole_text(id_, name) for id_ in elements(week.get(name, []), "'" + name + "'")]


def _fits(table: Table, practice: Practice) -> bool:
    is_wanted = practice.id not in table.state.own.unwanted
    return is_wanted and allows(practice, table.limits, table.depth)


def _text(table: Table, id_: str) -> str:
    """Return a question, or nothing where this person is not to be asked it."""
    question = table.catalogue.question(id_)
    if question is None or question.depth > table.depth or is_off(question.topics, table.limits):
        return ""
    return "" if any(asked == id_ for asked, _ in table.state.own.passed) else question.text
