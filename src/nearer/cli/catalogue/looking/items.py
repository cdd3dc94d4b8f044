# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whatever stands in the content, in one row: questions, practices and all that has a file to itself."""

import dataclasses
from collections.abc import Iterator
from typing import Any

import msgspec

from nearer.cli.catalogue.content import Content
from nearer.cli.catalogue.files import Found, Placed
from nearer.cli.catalogue.lines import Help


@dataclasses.dataclass(frozen=True, slots=True)
class Item:
    """One of them; `sort` is what the content calls its kind ("questions"), as its folder is called."""

    sort: str
    placed: Placed[Any]

    @property
    def id(self) -> str:
        """What it is called by: a name of its own, or that of its file."""
        return str(getattr(self.placed.item, "id", self.placed.id))

    @property
    def title(self) -> str:
        """What somebody would know it by."""
        names = ("title", "country", "text")
        return next(str(getattr(self.placed.item, name)) for name in names if hasattr(self.placed.item, name))

    @property
    def summary(self) -> str:
        """What else a list says of it; a question says all in its title."""
        return str(getattr(self.placed.item, "summary", ""))

    @property
    def covers(self) -> list[str]:
        """The rows of the requirements that it answers."""
        rows: list[str] = getattr(self.placed.item, "covers", [])
        return rows

    @property
    def fields(self) -> dict[str, Any]:
        """All that was written, by field."""
        fields: dict[str, Any] = msgspec.to_builtins(self.placed.item)
        return fields


def items(content: Content) -> Iterator[Item]:
    """Return everything, kind by kind, in the order of files and lines."""
    for field in dataclasses.fields(content):
        found: Help | Found[Any] = getattr(content, field.name)
        placed = found.countries.items if isinstance(found, Help) else found.items
        yield from (Item(field.name, one) for one in placed)


def texts(value: Any) -> Iterator[str]:
    """Return every text in a field, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from texts(one)
    elif isinstance(value, dict):
        for one in value.values():
            yield from texts(one)
