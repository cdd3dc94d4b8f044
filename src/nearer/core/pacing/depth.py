# SPDX-License-Identifier: AGPL-3.0-or-later
"""How deep one person is asked, from 1 to 5: a little at a time."""

from nearer.core.days import monday_of, number_of
from nearer.core.pacing.chances import RAISE_STREAM, delay, is_gentle
from nearer.core.pacing.limits import DEEPEST, depth_limit
from nearer.core.records.state import State

START = 2
GENTLE = 1
ENOUGH = 3  # exchanges in which I felt understood, before it goes one deeper
REST = 14  # days: it stays after a 'no', and eases by one for each such time without anything opening
MOST_EASED = 2
KEPT_FOR_ONE = 7  # answers kept alone, before it goes one deeper alone


def depth_now(state: State, depths: dict[str, int], seed: str, today: int, *, alone: bool) -> int:
    """Return how deep questions and practices may go today; `depths` gives that of each exchange I marked.

    It goes by the ids of my answers, as the marks do.
    """
    grown = _grown_alone(state) if alone else _grown(state, depths, seed, today)
    return min(grown, _cap(state, seed, today))


def may_go_first(state: State, seed: str, today: int) -> bool:
    """Say whether somebody may show an answer before the other's is there: not where things are light."""
    return _cap(state, seed, today) > GENTLE


def _cap(state: State, seed: str, today: int) -> int:
    """Return how deep it may go at most; a gentle week is the same as a limit that keeps things light."""
    return GENTLE if is_gentle(seed, monday_of(today)) else depth_limit(state.own.limits, seed, today)


def _grown_alone(state: State) -> int:
    return min(DEEPEST, START + len(state.own.kept) // KEPT_FOR_ONE)


def _grown(state: State, depths: dict[str, int], seed: str, today: int) -> int:
    return max(1, _carried(state.own.marks, depths, seed, today) - _eased(state, today))


def _carried(marks: list[tuple[str, str, str]], depths: dict[str, int], seed: str, today: int) -> int:
    """Return how deep it may go as far as the marks of 'felt understood' carry."""
    depth, rises, stays = START, 0, 0  # `rises` is the day on which it goes one deeper, 0 is none
    well: set[str] = set()
    for date, record, understood in marks:
        day = number_of(date)
        if record not in depths or day > today:
            continue
        if 0 < rises <= day:
            depth, rises = depth + 1, 0
            well.clear()
        if understood == "no":
            depth, rises, stays = max(1, depth - 1), 0, day + REST
            well.clear()
        elif understood == "partly":
            well.discard(record)
            rises = rises if len(well) >= ENOUGH else 0
        elif depths[record] >= depth:
            well.add(record)
        if rises == 0 and depth < DEEPEST and len(well) >= ENOUGH:
            rises = max(day + delay(seed, RAISE_STREAM, day), stays)
    return depth + 1 if 0 < rises <= today else depth


def _eased(state: State, today: int) -> int:
    """Return by how much it eases off because nothing has opened for a while."""
    last = _last_opening(state)
    return 0 if last is None else max(0, min(MOST_EASED, (today - number_of(last)) // REST))


def _last_opening(state: State) -> str | None:
    """Return the day on which something last opened, or on which the two began."""
    last = state.since
    for exchange in state.exchanges.values():
        mine, theirs = exchange.mine, exchange.theirs
        if mine is not None and theirs is not None and not theirs.sealed:
            date = max(mine.date, theirs.date)
            last = date if last is None or date > last else last
    return last
