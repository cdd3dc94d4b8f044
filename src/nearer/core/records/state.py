# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the records of one bond come to, as the person of this device may know it."""

from nearer.core.records.own_kinds import CheckIn, Limits, With


class Words:
    """One person's side of an exchange. `text` is None while it is sealed and once it is taken back."""

    __slots__ = ("date", "edited", "gone", "id", "sealed", "text")

    def __init__(
        self, *, id_: str, date: str, text: str | None, edited: bool, sealed: bool, gone: bool
    ) -> None:
        self.id = id_
        self.date = date
        self.text = text
        self.edited = edited
        self.sealed = sealed
        self.gone = gone


class Exchange:
    """One question in one round. `theirs` is None until mine is in, whatever has arrived."""

    __slots__ = ("mine", "question", "round", "theirs")

    def __init__(self, question: str, round_: int, mine: Words | None, theirs: Words | None) -> None:
        self.question = question
        self.round = round_
        self.mine = mine
        self.theirs = theirs


class OwnQuestion:
    """A question that one of the two asked both. `id` is as answers name it."""

    __slots__ = ("depth", "id", "mine", "text")

    def __init__(self, *, id_: str, mine: bool, text: str, depth: int) -> None:
        self.id = id_
        self.mine = mine
        self.text = text
        self.depth = depth


class Response:
    """What one of the two said back to words of the other; `place` sorts it among others, oldest first."""

    __slots__ = ("date", "id", "mine", "place", "starter", "text")

    def __init__(
        self,
        *,
        id_: str,
        mine: bool,
        starter: str,
        text: str,
        date: str,
        place: tuple[str, int, int, str, str],
    ) -> None:
        self.id = id_
        self.mine = mine
        self.starter = starter
        self.text = text
        self.date = date
        self.place = place


class Appreciation:
    """Something good that one of the two saw; the other sees it from the day `from_` on."""

    __slots__ = ("date", "from_", "id", "meant", "mine", "what", "when")

    def __init__(
        self, *, id_: str, mine: bool, what: str, when: str, meant: str, from_: str, date: str
    ) -> None:
        self.id = id_
        self.mine = mine
        self.what = what
        self.when = when
        self.meant = meant
        self.from_ = from_
        self.date = date


class Own:
    """What is this person's alone. Of two that say the same thing differently, the newest is here.

    `passed` holds (question, round), `put_off` adds the date; `marks` are all of 'felt understood', as (date,
    record, understood), and `limits` all that were set, as (date, limits), both oldest first; `done` has
    (item, day) of the practices that were done, at least partly, and `said` of those that were spoken of;
    `unwanted` gives the date since when each practice is not wanted; `declined` holds (item, day).
    """

    __slots__ = (
        "checkins",
        "declined",
        "done",
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
        done: frozenset[tuple[str, str]],
        said: frozenset[tuple[str, str]],
        marks: list[tuple[str, str, str]],
        limits: list[tuple[str, Limits]],
        unwanted: dict[str, str],
        declined: frozenset[tuple[str, str]],
        with_: With | None,
    ) -> None:
        self.passed = passed
        self.put_off = put_off
        self.kept = kept
        self.noticed = noticed
        self.checkins = checkins
        self.done = done
        self.said = said
        self.marks = marks
        self.limits = limits
        self.unwanted = unwanted
        self.declined = declined
        self.with_ = with_


class Between:
    """What either of the two has said to the other, apart from answers.

    `questions` are those of the two's own, oldest first; `firsts` says who went first with what, keyed by
    (mine, question, round); `responses` are keyed by (whether mine are the words responded to, their id);
    `appreciations` are newest first; `weeks` are keyed by (mine, Monday).
    """

    __slots__ = ("appreciations", "firsts", "questions", "responses", "weeks")

    def __init__(
        self,
        *,
        questions: list[OwnQuestion],
        firsts: dict[tuple[bool, str, int], Words],
        responses: dict[tuple[bool, str], list[Response]],
        appreciations: list[Appreciation],
        weeks: dict[tuple[bool, str], tuple[str, ...]],
    ) -> None:
        self.questions = questions
        self.firsts = firsts
        self.responses = responses
        self.appreciations = appreciations
        self.weeks = weeks


class State:
    """Names (None until a hello has come), when it began, exchanges by (question, round), and the rest."""

    __slots__ = ("between", "exchanges", "my_name", "own", "since", "their_name")

    def __init__(
        self,
        *,
        my_name: str | None,
        their_name: str | None,
        since: str | None,
        exchanges: dict[tuple[str, int], Exchange],
        between: Between,
        own: Own,
    ) -> None:
        self.my_name = my_name
        self.their_name = their_name
        self.since = since
        self.exchanges = exchanges
        self.between = between
        self.own = own

    def exchange(self, question: str, round_: int) -> Exchange:
        """Return what was said to a question in a round; empty on both sides where nothing was."""
        found = self.exchanges.get((question, round_))
        return Exchange(question, round_, None, None) if found is None else found
