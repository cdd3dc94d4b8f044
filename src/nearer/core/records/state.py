# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the records of one bond come to, as the person of this device may know it."""

from nearer.core.records.between import Appreciation, Between
from nearer.core.records.counting import Counting
from nearer.core.records.experiments import Experiments
from nearer.core.records.own_kinds import CheckIn, Drawn, Limits, With
from nearer.core.records.record import Record
from nearer.core.records.words import Words


class Exchange:
    """One question in one round. `theirs` is None until mine is in, whatever has arrived."""

    __slots__ = ("mine", "question", "round", "theirs")

    def __init__(self, question: str, round_: int, mine: Words | None, theirs: Words | None) -> None:
        self.question = question
        self.round = round_
        self.mine = mine
        self.theirs = theirs


class Own:
    """What is this person's alone. Of two that say the same thing differently, the newest is here.

    `passed` holds (question, round), `put_off` adds the date; `marks` are all of 'felt understood', as (date,
    record, understood), and `limits` all that were set, as (date, limits), both oldest first; `done` has
    (item, day) of the practices that were done, at least partly, and `said` of those that were spoken of;
    `felt` says how they felt, as (item, day, felt); `drawn` has the draws of weeks, by Monday;
    `unwanted` gives the date since when each practice is not wanted; `favourites` are the liked ones;
    `declined` holds (item, day);
    `counting` says which of the check-ins count for what is worked out of them.
    """

    __slots__ = (
        "checkins",
        "counting",
        "declined",
        "done",
        "drawn",
        "favourites",
        "felt",
        "kept",
        "limits",
        "marks",
        "noticed",
        "passed",
        "put_off",
        "said",
        "unwanted",
        "with_",
    )

    def __init__(
        self,
        *,
        passed: frozenset[tuple[str, int]],
        put_off: frozenset[tuple[str, int, str]],
        kept: dict[tuple[str, int], Words],
        noticed: list[Appreciation],
        checkins: dict[str, CheckIn],
        counting: Counting,
        done: frozenset[tuple[str, str]],
        said: frozenset[tuple[str, str]],
        felt: list[tuple[str, str, str]],
        drawn: dict[str, list[Drawn]],
        marks: list[tuple[str, str, str]],
        limits: list[tuple[str, Limits]],
        unwanted: dict[str, str],
        favourites: frozenset[str],
        declined: frozenset[tuple[str, str]],
        with_: With | None,
    ) -> None:
        self.passed = passed
        self.put_off = put_off
        self.kept = kept
        self.noticed = noticed
        self.checkins = checkins
        self.counting = counting
        self.done = done
        self.said = said
        self.felt = felt
        self.drawn = drawn
        self.marks = marks
        self.limits = limits
        self.unwanted = unwanted
        self.favourites = favourites
        self.declined = declined
        self.with_ = with_


class State:
    """Names (None until a hello has come), when it began, exchanges by (question, round), and the rest.

    `others` are the records of kinds that a page reads which comes later; own ones from before the bond too.
    """

    __slots__ = ("between", "exchanges", "experiments", "my_name", "others", "own", "since", "their_name")

    def __init__(
        self,
        *,
        my_name: str | None,
        their_name: str | None,
        since: str | None,
        exchanges: dict[tuple[str, int], Exchange],
        between: Between,
        experiments: Experiments,
        own: Own,
        others: list[Record],
    ) -> None:
        self.my_name = my_name
        self.their_name = their_name
        self.since = since
        self.exchanges = exchanges
        self.between = between
        self.experiments = experiments
        self.own = own
        self.others = others

    def exchange(self, question: str, round_: int) -> Exchange:
        """Return what was said to a question in a round; empty on both sides where nothing was."""
        found = self.exchanges.get((question, round_))
        return Exchange(question, round_, None, None) if found is None else found
