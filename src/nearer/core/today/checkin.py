# SPDX-License-Identifier: AGPL-3.0-or-later
"""The evening check-in: given or not, whether yesterday may be told, and which practice to ask about."""

from nearer.core.catalogue.practices import Practice
from nearer.core.days import day_before
from nearer.core.records.own_kinds import CheckIn
from nearer.core.records.state import State
from nearer.core.today.evening import Evening
from nearer.core.today.suggestion import Suggestion


class Evenings:
    """Today's check-in (None until given), yesterday while it may be told, the practice to ask about."""

    __slots__ = ("day", "given", "practice", "yesterday")

    def __init__(
        self, *, day: str, given: CheckIn | None, yesterday: str | None, practice: Practice | None
    ) -> None:
        self.day = day
        self.given = given
        self.yesterday = yesterday
        self.practice = practice


def checked_in(state: State, evening: Evening, suggestion: Suggestion) -> Evenings:
    """Return the check-in of an evening."""
    before = day_before(evening.date)
    practice = suggestion.practice
    if practice is not None and (practice.id, evening.date) in state.own.said:
        practice = None
    return Evenings(
        day=evening.date,
        given=state.own.checkins.get(evening.date),
        yesterday=before if evening.is_morning() and before not in state.own.checkins else None,
        practice=practice,
    )
