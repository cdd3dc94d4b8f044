# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a record can say. Each kind has its own small value; one that we do not know is kept and ignored."""


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


class Pass(Content):
    """Its author does not want this question in this round. Own: nobody else ever holds one."""

    __slots__ = ("question", "round")

    def __init__(self, question: str, round_: int) -> None:
        self.question = question
        self.round = round_

    def spelling(self) -> tuple[str, ...]:
        """Return what tells it apart."""
        return ("pass", self.question, str(self.round))


class Later(Content):
    """Its author would rather have another question on the day of this record. Own."""

    __slots__ = ("question", "round")

    def __init__(self, question: str, round_: int) -> None:
        self.question = question
        self.round = round_

    def spelling(self) -> tuple[str, ...]:
        """Return what tells it apart."""
        return ("later", self.question, str(self.round))


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
    """A kind that this version does nothing with (release, leave, and kinds that are still to come)."""

    __slots__ = ("kind",)

    def __init__(self, kind: str) -> None:
        self.kind = kind

    def spelling(self) -> tuple[str, ...]:
        """Return what tells it apart."""
        return ("other", self.kind)
