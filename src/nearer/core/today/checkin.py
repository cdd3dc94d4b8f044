# SPDX-License-Identifier: AGPL-3.0-or-later
"""The evening check-in: given or not, whether yesterday may be told, and which practices to ask about."""

from nearer.core.catalogue.practices import Practice
from nearer.core.days import day_before
from nearer.core.records.own_kinds import CheckIn
from nearer.core.records.state import State
from nearer.core.today.evening import Evening
from nearer.core.today.suggestion import Suggestion


class Evenings:
    """Today's check-in (None until given), yesterday while it may be told, the practices of both evenings.

    `last` is the one of the evening before, to be asked about now; `tonights` is to be asked about once its
    page was read, which the device alone knows. None where there was none, or something was said already.
    """

    __slots__ = ("before", "day", "given", "last", "tonights", "yesterday")

    def __init__(
        self,
        *,
        day: str,
        before: str,
        given: CheckIn | None,
        yesterday: str | None,
        last: Practice | None,
        tonights: Practice | None,
    ) -> None:
        self.day = day
        self.before = before
        self.given = given
        self.yesterday = yesterday
        self.last = last
        self.tonights = tonights


def checked_in(state: State, evening: Evening, suggestion: Suggestion, last: Suggestion) -> Evenings:
    """Return the check-in of an evening; `last` is what was suggested on the evening before."""
    before = day_before(evening.date)
    return Evenings(
        day=evening.date,
        before=before,
        given=state.own.checkins.get(evening.date),
        yesterday=before if evening.is_morning() and before not in state.own.checkins else None,
        last=_unspoken(state, last, before) if was_here(state, evening, before) else None,
        tonights=_unspoken(state, suggestion, evening.date),
    )


def was_here(state: State, evening: Evening, date: str) -> bool:
    """Say whether there was an evening that day: the two had begun; alone, something was kept by then."""
    if not evening.alone:
        return state.since is not None and state.since <= date
    dates = [words.date for words in state.own.kept.values()] + list(state.own.checkins)
    return any(kept <= date for kept in dates)


def _unspoken(state: State, suggestion: Suggestion, date: str) -> Practice | None:
    practice = suggestion.practice
    return None if practice is None or (practice.id, date) in state.own.said else practice
