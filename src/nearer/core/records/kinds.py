# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a record can say. Each kind has its own small value; one that we do not know is kept and ignored."""

from nearer.core.border import write

NONE = "0" * 32  # in a draw, where the id of an experiment may stand


class Content:
    """What a record says; every kind below is one."""

    __slots__ = ()

    def spelling(self) -> tuple[str, ...]:
        """Return texts that tell two contents apart; they only break a tie the same way everywhere."""
        return ()


class Hello(Content):
    """The name by which its author wants to be called in this bond."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name

    def spelling(self) -> tuple[str, ...]:
        """Return what tells it apart."""
        return ("hello", self.name)


class Answer(Content):
    """An answer to a question of the catalogue, in one round of it."""

    __slots__ = ("question", "round", "text")

    def __init__(self, question: str, round_: int, text: str) -> None:
        self.question = question
        self.round = round_
        self.text = text

    def spelling(self) -> tuple[str, ...]:
        """Return what tells it apart."""
        return ("answer", self.question, str(self.round), self.text)


class Edit(Content):
    """New words for an answer of the same author."""

    __slots__ = ("record", "text")

    def __init__(self, record: str, text: str) -> None:
        self.record = record
        self.text = text

    def spelling(self) -> tuple[str, ...]:
        """Return what tells it apart."""
        return ("edit", self.record, self.text)


class First(Content):
    """An answer whose author goes first: shared at once, and held as an answer too."""

    __slots__ = ("question", "round", "text")

    def __init__(self, question: str, round_: int, text: str) -> None:
        self.question = question
        self.round = round_
        self.text = text

    def spelling(self) -> tuple[str, ...]:
        """Return what tells it apart."""
        return ("first", self.question, str(self.round), self.text)


class Ask(Content):
    """A question of the two's own, for both. In answers it is called `own-` and the record's id."""

    __slots__ = ("depth", "text")

    def __init__(self, text: str, depth: int) -> None:
        self.text = text
        self.depth = depth

    def spelling(self) -> tuple[str, ...]:
        """Return what tells it apart."""
        return ("question", self.text, str(self.depth))


class Respond(Content):
    """A response to an answer, a `first` or an appreciation of the other's."""

    __slots__ = ("record", "starter", "text")

    def __init__(self, record: str, starter: str, text: str) -> None:
        self.record = record
        self.starter = starter
        self.text = text

    def spelling(self) -> tuple[str, ...]:
        """Return what tells it apart."""
        return ("respond", self.record, self.starter, self.text)


class Appreciate(Content):
    """Something good that its author saw; `from_` is the day from which the other sees it, None: at once."""

    __slots__ = ("from_", "meant", "what", "when")

    def __init__(self, what: str, when: str, meant: str, from_: str | None) -> None:
        self.what = what
        self.when = when
        self.meant = meant
        self.from_ = from_

    def spelling(self) -> tuple[str, ...]:
        """Return what tells it apart."""
        return ("appreciate", self.what, self.when, self.meant, self.from_ or "")


class Week(Content):
    """The practices that its author drew for the seven evenings from a Monday on.

    `experiment` names the one in which the author takes part from that day on, or is NONE.
    """

    __slots__ = ("experiment", "items", "monday")

    def __init__(self, monday: str, items: tuple[str, ...], experiment: str = NONE) -> None:
        self.monday = monday
        self.items = items
        self.experiment = experiment

    def spelling(self) -> tuple[str, ...]:
        """Return what tells it apart."""
        return ("week", self.monday, self.experiment) + self.items  # noqa: RUF005 - no star within a tuple in MicroPython


class Drop(Content):
    """Its author takes back a record of their own, for good."""

    __slots__ = ("record",)

    def __init__(self, record: str) -> None:
        self.record = record

    def spelling(self) -> tuple[str, ...]:
        """Return what tells it apart."""
        return ("drop", self.record)


class Sealed(Content):
    """A record that has come but whose one-note key has not: it is there and cannot be read yet."""

    __slots__ = ()


class Gone(Content):
    """What is left of a record whose body was taken back: its head."""

    __slots__ = ()


class Other(Content):
    """A kind that is not read at once: of a page that comes later, of a later version, or said by its head.

    `data` is as it came; None where nobody will read it (release, leave, and the journal, which is sealed).
    """

    __slots__ = ("data", "kind")

    def __init__(self, kind: str, data: object) -> None:
        self.kind = kind
        self.data = data

    def spelling(self) -> tuple[str, ...]:
        """Return what tells it apart."""
        return ("other", self.kind, write(self.data))
