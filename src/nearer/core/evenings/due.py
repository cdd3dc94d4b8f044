# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the draw of a week carries of evenings, and when what came back is looked through.

Days alone decide, and which draws are there. The draw for a Monday brings the first message for the week
after that one, and answers the first message for its own, which stands in the other's draw for the week
before. It has to be published before its Monday, as for an experiment: what suits both appears on that day,
or not at all.
"""

from nearer.core.days import WEEK, day_of, monday_of, number_of
from nearer.core.evenings.folding import Evenings, fold_evenings
from nearer.core.records.state import State
from nearer.core.today.evening import Evening


def carried(state: State, evening: Evening, monday: str) -> dict[str, object]:
    """Return what one's own draw for a Monday carries, as plain values.

    "round" and "days" are what a first message is made of. "answer" is None where there is nothing to
    answer, or it is too late; else it names the round, the two draws of the week before by their ids, and the
    lists of which one's own may be made.
    """
    evenings, start = fold_evenings(state.others), number_of(monday)
    too_late = evening.date >= monday
    return {
        "round": day_of(start + WEEK),
        "days": list(evenings.marked),
        "answer": None if too_late else _messages(state, evenings, start),
    }


def look(state: State, evening: Evening) -> dict[str, object] | None:
    """Return what is to be looked through now; None where nothing is.

    As "answer" above, and "answered" and "answers" are the draws of this week, one's own and the other's.
    What I learn, the other can learn too: all four have to be there.
    """
    evenings, monday = fold_evenings(state.others), monday_of(evening.number)
    round_ = day_of(monday)
    # Whoever never marked anything has nothing to find.
    if evening.alone or round_ in evenings.common or evenings.lists == [()]:
        return None
    found = _messages(state, evenings, monday)
    mine, theirs = [state.between.draws.get((is_mine, round_)) for is_mine in (True, False)]
    if found is None or mine is None or theirs is None or max(mine.date, theirs.date) >= round_:
        return None
    found.update({"answered": mine.id, "answers": theirs.id})
    return found


def _messages(state: State, evenings: Evenings, monday: int) -> dict[str, object] | None:
    """Name the draws with the first messages for the week from a Monday on; None where one is missing."""
    before = day_of(monday - WEEK)
    mine, theirs = [state.between.draws.get((is_mine, before)) for is_mine in (True, False)]
    if mine is None or theirs is None:
        return None
    lists = [list(days) for days in evenings.lists]
    return {"round": day_of(monday), "lists": lists, "mine": mine.id, "theirs": theirs.id}
