# SPDX-License-Identifier: AGPL-3.0-or-later
"""Words of one person, as they stand."""


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
