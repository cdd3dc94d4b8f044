# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the draw of a week carries of evenings, and when what came back is looked through.

Days alone decide, and which draws are there. The draw for a Monday brings the first message for the week
after that one, and answers the first message for its own, which stands in the other's draw for the week
before. It has to be published before its Monday, as for an experiment. At the first look in a week whatever
is there decides, and nothing that comes later: on which day the other came back would show.
"""

from nearer.core.days import WEEK, day_of, monday_of, number_of
from nearer.core.evenings.folding import fold_evenings
from nearer.core.records.state import State
from nearer.core.today.evening import Evening


def carried(state: State, evening: Evening, monday: str) -> dict[str, object]:
    """Return what one's own draw for a Monday carries, as plain values.

    "round" and "days" are what a first message is made of. "answer" is None where there is nothing to
    answer, or it is too late; else it names the round, the two draws of the week before by their ids, and the
    days of which one's own was made; None where this device does not know.
    """
    evenings, start = fold_evenings(state.others), number_of(monday)
    too_late = evening.date >= monday
    return {
        "round": day_of(start + WEEK),
        "days": list(evenings.marked),
        "answer": None if too_late else _messages(state, start),
    }


def look(state: State, evening: Evening) -> dict[str, object] | None:
    """Return what is to be looked through now, whoever marked anything; None where this week's is known.

    "messages" are None where a draw is missing or late, and then the week has nothing. Else they are as
    "answer" above, with "answered" and "answers", the draws of this week, one's own and the other's: what I
    learn, the other can learn too.
    """
    monday = monday_of(evening.number)
    round_ = day_of(monday)
    if evening.alone or round_ in fold_evenings(state.others).common:
        return None
    found = _messages(state, monday)
    mine, theirs = [state.between.draws.get((is_mine, round_)) for is_mine in (True, False)]
    if found is None or mine is None or theirs is None or max(mine.date, theirs.date) >= round_:
        return {"round": round_, "messages": None}
    found.update({"answered": mine.id, "answers": theirs.id})
    return {"round": round_, "messages": found}


def _messages(state: State, monday: int) -> dict[str, object] | None:
    """Name the draws with the first messages for the week from a Monday on; None where one is missing."""
    before = day_of(monday - WEEK)
    mine, theirs = [state.between.draws.get((is_mine, before)) for is_mine in (True, False)]
    if mine is None or theirs is None:
        return None
    days = _days(state, before, mine.id)
    return {"round": day_of(monday), "days": days, "mine": mine.id, "theirs": theirs.id}


def _days(state: State, monday: str, record: str) -> list[int] | None:
    """Return of which weekdays the message in a draw of one's own was made; None where nothing says it."""
    for drawn in state.own.drawn.get(monday, []):
        if drawn.record == record and drawn.days is not None:
            return list(drawn.days)
    return None
