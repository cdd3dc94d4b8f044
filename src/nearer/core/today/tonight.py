# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which exchange is tonight's: one answered tonight, or else the first question that this person may see.

First come questions of the two's own, then those with which the other went first, then the bond's order. What
is passed, put off, too deep, off limits or left out by chance is not asked, whoever it came from.
"""

from nearer.core.catalogue.order import Skips, in_order
from nearer.core.catalogue.questions import Question
from nearer.core.pacing.chances import skips_own
from nearer.core.pacing.limits import is_off, limits_now
from nearer.core.records.state import Exchange, State
from nearer.core.today.asked import Questions
from nearer.core.today.evening import Evening

ROUND = 1
STAGES = ("ask", "waiting", "opening", "open")


class May:
    """What this person may be asked tonight."""

    __slots__ = ("depth", "evening", "limits", "questions", "skips", "state")

    def __init__(self, state: State, questions: Questions, evening: Evening, depth: int) -> None:
        self.state = state
        self.questions = questions
        self.evening = evening
        self.depth = depth
        self.limits = limits_now(state.own.limits)
        self.skips = Skips(evening.skips)

    def be_asked(self, question: Question) -> bool:
        """Say whether a question of the catalogue may be asked tonight."""
        if (
            question.depth > self.depth
            or not self._is_free(question.id)
            or is_off(question.topics, self.limits)
        ):
            return False
        return self.evening.alone or not self.skips.hold(question, ROUND)

    def be_asked_by(self, id_: str, depth: int, *, mine: bool) -> bool:
        """Say whether one of the two's own may be asked tonight; nothing keeps what I asked from me."""
        if not self._is_free(id_):
            return False
        return mine or (depth <= self.depth and not skips_own(self.evening.skips, id_, ROUND))

    def _is_free(self, id_: str) -> bool:
        key = (id_, ROUND)
        own = self.state.own
        return (
            key not in self.state.exchanges
            and key not in own.passed
            and (id_, ROUND, self.evening.date) not in own.put_off
            and not (self.evening.alone and key in own.kept)
        )


def tonights(may: May) -> Exchange | None:
    """Return tonight's exchange: what I answered tonight, or else the first question I may see.

    Of several answered tonight it is the one that has come furthest, and then the last of the bond's order.
    """
    state, evening = may.state, may.evening
    answered = _answered(state, evening)
    fresh = _first_to_ask(may) if evening.another or not answered else None
    if fresh is not None or not answered:
        return fresh
    if len(answered) == 1:
        return answered[0]
    places = {question.id: place for place, question in enumerate(_ordered(may))}
    return max(answered, key=lambda e: (STAGES.index(stage(e)), places.get(e.question, -1), e.question))


def stage(exchange: Exchange) -> str:
    """Return how far an exchange has come."""
    if exchange.mine is None:
        return "ask"
    if exchange.theirs is None:
        return "waiting"
    return "opening" if exchange.theirs.sealed else "open"


def _answered(state: State, evening: Evening) -> list[Exchange]:
    if evening.alone:
        tonight = [key for key, words in state.own.kept.items() if words.date == evening.date]
        return [Exchange(question, round_, None, None) for question, round_ in tonight]
    return [e for e in state.exchanges.values() if e.mine is not None and e.mine.date == evening.date]


def _first_to_ask(may: May) -> Exchange | None:
    for own in may.state.between.questions:
        if may.be_asked_by(own.id, own.depth, mine=own.mine):
            return may.state.exchange(own.id, ROUND)
    ordered = _ordered(may)
    for question in _gone_first(may, ordered) + ordered:
        if may.be_asked(question):
            return may.state.exchange(question.id, ROUND)
    return None


def _gone_first(may: May, ordered: list[Question]) -> list[Question]:
    """Return the questions with which the other went first, the oldest of them first."""
    firsts = may.state.between.firsts
    waiting = [
        (firsts[(False, q.id, ROUND)].date, q.id, q) for q in ordered if (False, q.id, ROUND) in firsts
    ]
    return [entry[2] for entry in sorted(waiting, key=lambda entry: entry[:2])]


def _ordered(may: May) -> list[Question]:
    return in_order(may.questions.catalogue, may.evening.order, may.evening.bond_kind)
