# SPDX-License-Identifier: AGPL-3.0-or-later
"""The page of Today, as it stands for one person on one evening."""

from nearer.core.catalogue.questions import Catalogue
from nearer.core.days import WEEK, day_of
from nearer.core.evenings.folding import fold_evenings
from nearer.core.pacing.depth import depth_now, may_go_first
from nearer.core.records.between import Appreciation
from nearer.core.records.state import State
from nearer.core.today.asked import Questions
from nearer.core.today.checkin import Evenings, checked_in
from nearer.core.today.evening import Evening
from nearer.core.today.exchanges import Shown, earlier, shown
from nearer.core.today.still import still_open
from nearer.core.today.suggestion import Suggestion, Taste, suggested
from nearer.core.today.tonight import May, tonights


class Page:
    """The parts of an evening.

    `may_go_first` says whether an answer may be shown before the other's is there, `more` how many exchanges
    have opened besides those in `opened`, `still` what may yet be done, and `suits` whether what is suggested
    comes on an evening that suits both.
    """

    __slots__ = (
        "appreciations",
        "checkin",
        "may_go_first",
        "more",
        "my_name",
        "opened",
        "still",
        "suggestion",
        "suits",
        "their_name",
        "tonight",
    )

    def __init__(
        self,
        *,
        my_name: str | None,
        their_name: str | None,
        checkin: Evenings,
        tonight: Shown | None,
        may_go_first: bool,
        opened: list[Shown],
        more: int,
        appreciations: list[Appreciation],
        suggestion: Suggestion,
        suits: bool,
        still: list[str],
    ) -> None:
        self.my_name = my_name
        self.their_name = their_name
        self.checkin = checkin
        self.tonight = tonight
        self.may_go_first = may_go_first
        self.opened = opened
        self.more = more
        self.appreciations = appreciations
        self.suggestion = suggestion
        self.suits = suits
        self.still = still


def today(state: State, catalogue: Catalogue, evening: Evening) -> Page:
    """Return what Today shows this person on this evening."""
    questions = Questions(catalogue, state)
    depth, before = depth_of(state, questions, evening), evening.before()
    suggestion = suggested(Taste(state, catalogue, evening, depth))
    last = suggested(Taste(state, catalogue, before, depth_of(state, questions, before)))
    checkin = checked_in(state, evening, suggestion, last)
    exchange = tonights(May(state, questions, evening, depth))
    tonight = None if exchange is None else shown(state, questions, exchange, alone=evening.alone)
    opened = earlier(state, evening, exchange)
    with_ = state.own.with_
    return Page(
        my_name=state.my_name,
        their_name=(with_.name if with_ is not None else None) if evening.alone else state.their_name,
        checkin=checkin,
        tonight=tonight,
        may_go_first=not evening.alone and may_go_first(state, evening.skips, evening.number),
        opened=[shown(state, questions, entry, alone=evening.alone) for entry in opened.newest],
        more=opened.more,
        appreciations=_appreciations(state, evening),
        suggestion=suggestion,
        suits=_suits(state, evening, suggestion),
        still=still_open(checkin, tonight),
    )


def depth_of(state: State, questions: Questions, evening: Evening) -> int:
    """Return how deep it may go on this evening."""
    depths = questions.depths(state)
    return depth_now(state, depths, evening.skips, evening.number, alone=evening.alone)


def _suits(state: State, evening: Evening, suggestion: Suggestion) -> bool:
    """Say whether what came of a draw comes on an evening that suits both.

    Not in an experiment: it would be said on the days with the practice only, and the days shall differ in
    nothing else.
    """
    return suggestion.mine is not None and fold_evenings(state.others).suits(evening.number)


def _appreciations(state: State, evening: Evening) -> list[Appreciation]:
    """Return those that came to light in the last seven days, and my own that still wait for their day."""
    since = day_of(evening.number - WEEK)
    if evening.alone:
        return [noticed for noticed in state.own.noticed if since < noticed.from_]
    return state.between.appreciations(since, evening.date)
