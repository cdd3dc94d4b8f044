# SPDX-License-Identifier: AGPL-3.0-or-later
"""The view of Today."""

from nearer.core.catalogue.order import Skips, in_order
from nearer.core.catalogue.questions import Catalogue, Question
from nearer.core.records.state import Exchange, State, Words

ROUND = 1
_STAGES = ("ask", "waiting", "opening", "open")
UNKNOWN_TEXT = "This question came with a newer version of nearer."


class Evening:
    """Whose evening it is: the date where the person is, the kind of bond (None: any) and the two seeds.

    `another` says that this person, who answered tonight, would like one more question meanwhile.
    """

    __slots__ = ("another", "bond_kind", "date", "order", "skips")

    def __init__(
        self, *, date: str, bond_kind: str | None, order: str, skips: str, another: bool = False
    ) -> None:
        self.date = date
        self.bond_kind = bond_kind
        self.order = order
        self.skips = skips
        self.another = another


class Asked:
    """A question as the page shows it; `kind` is empty where this version does not know the question."""

    __slots__ = ("id", "kind", "round", "text")

    def __init__(self, *, id_: str, round_: int, text: str, kind: str) -> None:
        self.id = id_
        self.round = round_
        self.text = text
        self.kind = kind


class Opened:
    """An exchange with both in. `date` is the later of the two; a side is None once it is taken back."""

    __slots__ = ("asked", "date", "mine", "theirs")

    def __init__(self, *, asked: Asked, mine: Words | None, theirs: Words | None, date: str) -> None:
        self.asked = asked
        self.mine = mine
        self.theirs = theirs
        self.date = date


class Page:
    """Tonight's question and where it stands, what opened apart from it (newest first), and the two names.

    `standing` is ask, waiting (mine is in), opening (both are in, the key of theirs has not come), open, or
    done (there is nothing to ask). `theirs` is None unless it is open.
    """

    __slots__ = ("asked", "mine", "my_name", "opened", "standing", "their_name", "theirs")

    def __init__(
        self,
        *,
        asked: Asked | None,
        standing: str,
        mine: Words | None,
        theirs: Words | None,
        opened: list[Opened],
        my_name: str | None,
        their_name: str | None,
    ) -> None:
        self.asked = asked
        self.standing = standing
        self.mine = mine
        self.theirs = theirs
        self.opened = opened
        self.my_name = my_name
        self.their_name = their_name


def today(state: State, catalogue: Catalogue, evening: Evening) -> Page:
    """Return what Today shows this person on this evening."""
    ordered = in_order(catalogue, evening.order, evening.bond_kind)
    exchange = _tonights(state, ordered, evening)
    return Page(
        asked=None if exchange is None else _asked(catalogue, exchange),
        standing="done" if exchange is None else _standing(exchange),
        mine=None if exchange is None else _shown(exchange.mine),
        theirs=None if exchange is None or _standing(exchange) != "open" else _shown(exchange.theirs),
        opened=_earlier(state, catalogue, exchange),
        my_name=state.my_name,
        their_name=state.their_name,
    )


def _tonights(state: State, ordered: list[Question], evening: Evening) -> Exchange | None:
    """Return tonight's exchange: what I answered tonight, or else the first question I may see.

    Of several answered tonight it is the one that has come furthest, and then the last of the bond's order.
    """
    answered = [e for e in state.exchanges.values() if e.mine is not None and e.mine.date == evening.date]
    fresh = _first_to_ask(state, ordered, evening) if evening.another or not answered else None
    if fresh is not None or not answered:
        return fresh
    places = {question.id: place for place, question in enumerate(ordered)}
    return max(answered, key=lambda e: (_STAGES.index(_standing(e)), places.get(e.question, -1), e.question))


def _first_to_ask(state: State, ordered: list[Question], evening: Evening) -> Exchange | None:
    skips = Skips(evening.skips)
    for question in ordered:
        if _may_ask(state, question, evening) and not skips.hold(question, ROUND):
            return state.exchange(question.id, ROUND)
    return None


def _may_ask(state: State, question: Question, evening: Evening) -> bool:
    key = (question.id, ROUND)
    return (
        key not in state.exchanges
        and key not in state.passed
        and (question.id, ROUND, evening.date) not in state.put_off
    )


def _standing(exchange: Exchange) -> str:
    if exchange.mine is None:
        return "ask"
    if exchange.theirs is None:
        return "waiting"
    return "opening" if exchange.theirs.sealed else "open"


def _shown(words: Words | None) -> Words | None:
    return None if words is None or words.gone else words


def _asked(catalogue: Catalogue, exchange: Exchange) -> Asked:
    question = catalogue.question(exchange.question)
    return Asked(
        id_=exchange.question,
        round_=exchange.round,
        text=UNKNOWN_TEXT if question is None else question.text,
        kind="" if question is None else question.kind,
    )


def _earlier(state: State, catalogue: Catalogue, tonights: Exchange | None) -> list[Opened]:
    """Return what has opened, newest first, but for tonight's, which the page shows already."""
    opened: dict[str, Opened] = {}
    for exchange in state.exchanges.values():
        mine, theirs = exchange.mine, exchange.theirs
        if mine is None or theirs is None or theirs.sealed or (mine.gone and theirs.gone):
            continue
        if exchange is tonights:
            continue
        date = max(mine.date, theirs.date)
        # One text to sort by: MicroPython sorts texts far faster than objects with a key.
        opened[f"{date} {exchange.question} {exchange.round}"] = Opened(
            asked=_asked(catalogue, exchange), mine=_shown(mine), theirs=_shown(theirs), date=date
        )
    return [opened[place] for place in sorted(opened, reverse=True)]
