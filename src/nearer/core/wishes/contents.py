# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the matching of wishes is made of, read from the `data` of a record; Malformed where it is none."""

import re

from nearer.core.border import Malformed, elements, flag, number_to, token, whole_text, words
from nearer.core.catalogue.terms import read_topics
from nearer.core.records.kinds import Content

SLOTS = 12  # wishes of one person in one round
CLOSE = 3  # the highest level of touch
MONTH = re.compile("[0-9][0-9][0-9][0-9]-[01][0-9]")
ELEMENTS, TAGS = 512, 256  # letters of base64: 12 times 32 bytes, and 12 times 16


class Wish(Content):
    """Its author wishes for something, or (`is_` False) no more; and what limits need to know of it."""

    __slots__ = ("is_", "item", "topics", "touch")

    def __init__(self, item: str, touch: int, topics: tuple[str, ...], is_: bool) -> None:  # noqa: FBT001 - as the record says it
        self.item = item
        self.touch = touch
        self.topics = topics
        self.is_ = is_


class Listed(Content):
    """The wishes with which its author goes into the round of a month, or (`found`) those that both have."""

    __slots__ = ("found", "items", "round")

    def __init__(self, round_: str, items: tuple[str, ...], *, found: bool) -> None:
        self.round = round_
        self.items = items
        self.found = found


class Blinds(Content):
    """The first message of a round."""

    __slots__ = ("blinds", "round")

    def __init__(self, round_: str, blinds: str) -> None:
        self.round = round_
        self.blinds = blinds


class Table(Content):
    """The second message of a round, which answers the other's first one."""

    __slots__ = ("evaluated", "round", "table")

    def __init__(self, round_: str, evaluated: str, table: str) -> None:
        self.round = round_
        self.evaluated = evaluated
        self.table = table


def read_content(kind: str, data: dict[str, object]) -> Content | None:
    """Return what the data of a record of CHAIN_OF says; None where it is malformed."""
    try:
        return READERS[kind](data)
    except Malformed:
        return None


def _wish(data: dict[str, object]) -> Content:
    item = token(data, "item")
    return Wish(item, number_to(data, "touch", CLOSE), read_topics(data, item), flag(data, "is"))


def _round(data: dict[str, object]) -> Content:
    return Listed(_month(data), _items(data), found=False)


def _both(data: dict[str, object]) -> Content:
    return Listed(_month(data), _items(data), found=True)


def _blinds(data: dict[str, object]) -> Content:
    return Blinds(_month(data), _letters(data, "blinds", ELEMENTS))


def _table(data: dict[str, object]) -> Content:
    evaluated = _letters(data, "evaluated", ELEMENTS)
    return Table(_month(data), evaluated, _letters(data, "table", TAGS))


def _month(data: dict[str, object]) -> str:
    month = words(data, "round")
    if len(month) != len("YYYY-MM") or not MONTH.match(month):
        raise Malformed("'round' is not a month written YYYY-MM.")
    return month


def _items(data: dict[str, object]) -> tuple[str, ...]:
    items = elements(data.get("items"), "'items'")
    if len(items) > SLOTS:
        raise Malformed("'items' are more than one round takes.")
    return tuple([whole_text(item, "items") for item in items])


def _letters(data: dict[str, object], name: str, count: int) -> str:
    letters = words(data, name)
    if len(letters) != count:
        raise Malformed("'" + name + "' is not of its one length.")
    return letters


READERS = {
    "wish": _wish,
    "wish-round": _round,
    "wish-both": _both,
    "wish-blinds": _blinds,
    "wish-table": _table,
}
CHAIN_OF = {
    "wish": "own",
    "wish-round": "own",
    "wish-both": "own",
    "wish-blinds": "shared",
    "wish-table": "shared",
}
