# SPDX-License-Identifier: AGPL-3.0-or-later
"""Exchanges as a page shows them: tonight's, and what has opened apart from it."""

from nearer.core.records.between import Response
from nearer.core.records.state import Exchange, State
from nearer.core.records.words import Words
from nearer.core.today.asked import Asked, Questions
from nearer.core.today.evening import Evening
from nearer.core.today.tonight import stage


class Shown:
    """One exchange. See `Exchange` in web/store/daily.ts for what each member says."""

    __slots__ = (
        "asked",
        "asks_understood",
        "date",
        "first",
        "kept",
        "mine",
        "responses",
        "round",
        "state",
        "theirs",
        "understood",
    )

    def __init__(
        self,
        *,
        asked: Asked,
        round_: int,
        state: str,
        mine: Words | None,
        theirs: Words | None,
        first: str | None,
        kept: str | None,
        responses: list[Response],
        understood: str | None,
        asks_understood: bool,
        date: str | None,
    ) -> None:
        self.asked = asked
        self.round = round_
        self.state = state
        self.mine = mine
        self.theirs = theirs
        self.first = first
        self.kept = kept
        self.responses = responses
        self.understood = understood
        self.asks_understood = asks_understood
        self.date = date


def shown(state: State, questions: Questions, exchange: Exchange, *, alone: bool) -> Shown:
    """Return an exchange as it is shown."""
    if alone:
        return _alone(state, questions, exchange)
    key = (exchange.question, exchange.round)
    mine, theirs, at = exchange.mine, exchange.theirs, stage(exchange)
    my_first = state.between.firsts.get((True, key[0], key[1]))
    their_first = state.between.firsts.get((False, key[0], key[1]))
    responses = _responses(state, exchange, my_first, their_first)
    kept = state.own.kept.get(key)
    understood = _understood(state, mine)
    heard = mine is not None and not mine.gone and any(not response.mine for response in responses)
    return Shown(
        asked=questions.named(key[0]),
        round_=key[1],
        state=at,
        mine=_standing(mine),
        theirs=their_first if at == "ask" else _standing(theirs) if at == "open" else None,
        first=_first(my_first, their_first),
        kept=None if kept is None else kept.text,
        responses=responses,
        understood=understood,
        asks_understood=heard and understood is None,
        date=max(mine.date, theirs.date)
        if at == "open" and mine is not None and theirs is not None
        else None,
    )


class Earlier:
    """What has opened apart from tonight's (alone: what I kept): the newest, and how many more there are."""

    __slots__ = ("more", "newest")

    def __init__(self, newest: list[Exchange], more: int) -> None:
        self.newest = newest
        self.more = more


def earlier(state: State, evening: Evening, tonight: Exchange | None) -> Earlier:
    """Return as many of the earlier exchanges as the evening shows, the newest first.

    Month by month, and no further back than is shown: MicroPython sorts slowly.
    """
    months: dict[str, list[tuple[str, str, int]]] = {}
    count = 0
    key = None if tonight is None else (tonight.question, tonight.round)
    for date, question, round_ in _kept(state) if evening.alone else _opened(state):
        if (question, round_) != key:
            months.setdefault(date[:7], []).append((date, question, round_))
            count += 1
    newest: list[Exchange] = []
    for month in sorted(months, reverse=True):
        if len(newest) >= evening.show:
            break
        newest += [state.exchange(place[1], place[2]) for place in sorted(months[month], reverse=True)]
    newest = newest[: evening.show]
    return Earlier(newest, count - len(newest))


def _opened(state: State) -> list[tuple[str, str, int]]:
    found: list[tuple[str, str, int]] = []
    for exchange in state.exchanges.values():
        mine, theirs = exchange.mine, exchange.theirs
        if mine is None or theirs is None or theirs.sealed or (mine.gone and theirs.gone):
            continue
        found.append((max(mine.date, theirs.date), exchange.question, exchange.round))
    return found


def _kept(state: State) -> list[tuple[str, str, int]]:
    return [(words.date, question, round_) for (question, round_), words in state.own.kept.items()]


def _alone(state: State, questions: Questions, exchange: Exchange) -> Shown:
    kept = state.own.kept.get((exchange.question, exchange.round))
    return Shown(
        asked=questions.named(exchange.question),
        round_=exchange.round,
        state="ask" if kept is None else "kept",
        mine=kept,
        theirs=None,
        first=None,
        kept=None if kept is None else kept.text,
        responses=[],
        understood=None,
        asks_understood=False,
        date=None if kept is None else kept.date,
    )


def _standing(words: Words | None) -> Words | None:
    return None if words is None or words.gone else words


def _first(mine: Words | None, theirs: Words | None) -> str | None:
    if mine is None or theirs is None:
        return "me" if mine is not None else "them" if theirs is not None else None
    return "me" if (mine.date, mine.id) < (theirs.date, theirs.id) else "them"


def _responses(
    state: State, exchange: Exchange, my_first: Words | None, their_first: Words | None
) -> list[Response]:
    """Return what was said back to either's words, also to those with which somebody went first."""
    return state.between.responses(
        mine=frozenset([words.id for words in (exchange.mine, my_first) if words is not None]),
        theirs=frozenset([words.id for words in (exchange.theirs, their_first) if words is not None]),
    )


def _understood(state: State, mine: Words | None) -> str | None:
    newest: str | None = None
    if mine is not None:
        for _, record, understood in state.own.marks:
            if record == mine.id:
                newest = understood
    return newest
