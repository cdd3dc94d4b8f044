# SPDX-License-Identifier: AGPL-3.0-or-later
"""Plans that were begun: laid before both, or by one person for themselves, and how each stands on a day."""

from nearer.core.border import Malformed, day, one_of, token, token_or_none
from nearer.core.days import WEEK, number_of, weekday_of
from nearer.core.records.others import told
from nearer.core.records.record import Record

LAID, ALONE, TURN = "plan", "plan-alone", "plan-turn"
CHAIN_OF = {LAID: "shared", ALONE: "own", TURN: "own"}
ON, REST, OVER = TURNS = ("on", "rest", "over")


class Begun:
    """One plan: `first` is the number of its first day, `instead` names the one whose place it takes.

    `turns` are what this person said of it, as (number of the day, one of TURNS), oldest first.
    """

    __slots__ = ("first", "id", "instead", "mine", "plan", "turns")

    def __init__(self, record: Record, data: dict[str, object], turns: list[tuple[int, str]]) -> None:
        """Read its data; Malformed where that is none."""
        self.id = record.id
        self.mine = record.mine
        self.plan = token(data, "plan")
        self.first = number_of(day(data, "from"))
        self.instead = token_or_none(data, "instead")
        self.turns = turns

    def stands(self) -> str:
        """Return what this person said of it last; whoever has said nothing goes along."""
        return self.turns[-1][1] if self.turns else ON

    def week(self, today: int) -> int:
        """Return which week it is, from 1 on, as the calendar has it; 0 or less before the first."""
        return (today - self.first) // WEEK + 1

    def week_alone(self, today: int) -> int:
        """Return which week it is where time stands still while one rests."""
        went, since, stands = 0, self.first, ON
        for number, turn in self.turns + [(today, ON)]:  # noqa: RUF005 - no star within a list in MicroPython
            if stands == ON:
                went += max(0, number - since)
            since, stands = max(since, number), turn
        return went // WEEK + 1


class Plans:
    """All that were begun, oldest first: `laid` before both, and `alone` by this person for themselves."""

    __slots__ = ("alone", "laid")

    def __init__(self, laid: list[Begun], alone: list[Begun]) -> None:
        self.laid = laid
        self.alone = alone

    def together(self, today: int) -> Begun | None:
        """Return the one whose weeks have begun, and in whose place no other has begun."""
        begun = [plan for plan in self.laid if plan.first <= today]
        here = _in_place(begun)
        # Of two that know nothing of one another the one that began later counts, then the later in time.
        return max(here, key=lambda plan: (plan.first, begun.index(plan))) if here else None

    def coming(self, today: int) -> Begun | None:
        """Return the one that begins on a day to come."""
        return _last([plan for plan in _in_place(self.laid) if plan.first > today])

    def newest(self) -> Begun | None:
        """Return the one in whose place another would be laid."""
        return _last(_in_place(self.laid))


def fold_plans(others: list[Record]) -> Plans:
    """Return what the records of these kinds come to; others are passed over, and so are bad ones."""
    ours = told(others, CHAIN_OF)
    turns: dict[str, list[tuple[int, str]]] = {}
    for record, kind, data in ours:
        if kind == TURN:
            _take_turn(record, data, turns)
    laid: list[Begun] = []
    alone: list[Begun] = []
    for record, kind, data in ours:
        begun = None if kind == TURN else _begun(record, data, turns.get(record.id, []))
        if begun is not None:
            (laid if kind == LAID else alone).append(begun)
    return Plans(laid, alone)


def _take_turn(record: Record, data: dict[str, object], turns: dict[str, list[tuple[int, str]]]) -> None:
    try:
        turn = (number_of(record.date), one_of(data, "to", TURNS))
        turns.setdefault(token(data, "record"), []).append(turn)
    except Malformed:
        return


def _begun(record: Record, data: dict[str, object], turns: list[tuple[int, str]]) -> Begun | None:
    try:
        begun = Begun(record, data, turns)
    except Malformed:
        return None
    # What lies before two begins on a Monday, so that both know the week without a word.
    return begun if record.chain == "own" or weekday_of(begun.first) == 0 else None


def _in_place(plans: list[Begun]) -> list[Begun]:
    replaced = [plan.instead for plan in plans]
    return [plan for plan in plans if plan.id not in replaced]


def _last(plans: list[Begun]) -> Begun | None:
    return plans[-1] if plans else None
