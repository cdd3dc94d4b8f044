# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which steps of a round are due. Days alone decide, and what has come: never whether a wish is marked.

A device asks with the first opening of the app on a day, whether or not its person ever saw the page.
"""

from nearer.core.pacing.limits import limits_now
from nearer.core.records.state import State
from nearer.core.today.evening import Evening
from nearer.core.wishes.contents import SLOTS
from nearer.core.wishes.folding import Wishes, fold_wishes

# Days of the month: in which the first message leaves, and from which what both wish for is shown.
BEGINS, CLOSES, OPENS = 8, 14, 21


def due(state: State, evening: Evening) -> list[dict[str, object]]:
    """Return the steps that are due now, as plain values, each with its "step" and "round".

    "begin": the first message is to be made of "items", which are to be kept first where they are "fresh".
    "answer": the second, to "theirs", which stands in the record "named". "both": "evaluated" and "table" of
    the other's second message are to be looked through. For the latter two "lists" are those of which "mine",
    one's own first message, may be made.
    """
    if evening.alone:
        return []
    wishes = fold_wishes(state.others)
    now = evening.date[:7]
    steps: list[dict[str, object]] = []
    if on(now, BEGINS) <= evening.date <= on(now, CLOSES) and (True, now) not in wishes.blinds:
        steps.append(_begin(wishes, state, now))
    if (True, now) not in wishes.tables:
        steps += _answer(wishes, now)
    for round_ in sorted(wishes.lists):
        if round_ not in wishes.found and evening.date >= on(round_, OPENS):
            steps += _both(wishes, round_)
    return steps


def on(round_: str, day: int) -> str:
    """Return the day of a round."""
    return f"{round_}-{day:02d}"


def _begin(wishes: Wishes, state: State, round_: str) -> dict[str, object]:
    known = wishes.lists.get(round_)
    return {
        "step": "begin",
        "round": round_,
        "items": list(known[0]) if known else going(wishes, state),
        "fresh": not known,
    }


def going(wishes: Wishes, state: State) -> list[str]:
    """Return the wishes that go into the next round: within limits, and not known of both already."""
    both = wishes.both()
    within = [one.item for one in wishes.within(limits_now(state.own.limits))]
    return [item for item in within if item not in both][:SLOTS]


def _answer(wishes: Wishes, round_: str) -> list[dict[str, object]]:
    mine, theirs = wishes.blinds.get((True, round_)), wishes.blinds.get((False, round_))
    if mine is None or theirs is None or round_ not in wishes.lists:
        return []
    record, asked = theirs
    step: dict[str, object] = {"step": "answer", "round": round_, "theirs": asked.blinds, "named": record.id}
    step.update(_mine(wishes, round_))
    return [step]


def _both(wishes: Wishes, round_: str) -> list[dict[str, object]]:
    """Where both messages of both are there: what I learn, the other can learn too."""
    theirs = wishes.tables.get((False, round_))
    if theirs is None or (True, round_) not in wishes.tables or (True, round_) not in wishes.blinds:
        return []
    step: dict[str, object] = {
        "step": "both",
        "round": round_,
        "evaluated": theirs.evaluated,
        "table": theirs.table,
    }
    step.update(_mine(wishes, round_))
    return [step]


def _mine(wishes: Wishes, round_: str) -> dict[str, object]:
    lists = [list(items) for items in wishes.lists[round_]]
    return {"lists": lists, "mine": wishes.blinds[(True, round_)][1].blinds}
