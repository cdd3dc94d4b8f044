# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the records of one bond come to, as the person of this device may know it."""


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


class State:
    """Names (None until a hello has come), exchanges, and what I passed or put off.

    `exchanges` is keyed by (question, round); `passed` holds (question, round), `put_off` adds the date.
    """

    __slots__ = ("exchanges", "my_name", "passed", "put_off", "their_name")

    def __init__(
        self,
        *,
        my_name: str | None,
        their_name: str | None,
        exchanges: dict[tuple[str, int], Exchange],
        passed: frozenset[tuple[str, int]],
        put_off: frozenset[tuple[str, int, str]],
    ) -> None:
        self.my_name = my_name
        self.their_name = their_name
        self.exchanges = exchanges
        self.passed = passed
        self.put_off = put_off

    def exchange(self, question: str, round_: int) -> Exchange:
        """Return what was said to a question in a round; empty on both sides where nothing was."""
        found = self.exchanges.get((question, round_))
        return Exchange(question, round_, None, None) if found is None else found
