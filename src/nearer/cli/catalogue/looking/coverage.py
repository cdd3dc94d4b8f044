# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which items answer which row of the requirements, and what else is done about it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from nearer.cli.catalogue.content import Content
from nearer.cli.catalogue.files import Complaint, Placed
from nearer.cli.catalogue.looking import terminal
from nearer.cli.catalogue.looking.items import Item, items
from nearer.cli.catalogue.looking.requirements import Requirement, Requirements

INDENT = " " * 6


@dataclass(frozen=True, slots=True)
class Answered:
    """A row, and the items that answer it."""

    section: str
    placed: Placed[Requirement]
    items: tuple[Item, ...]

    @property
    def row(self) -> Requirement:
        """What the row says."""
        return self.placed.item

    @property
    def is_nowhere(self) -> bool:
        """Whether nothing is done about it, and nobody says that it waits."""
        return not (self.items or self.row.feature or self.row.waits)

    @property
    def only_waits(self) -> bool:
        """Whether nothing is done about it yet."""
        return bool(self.row.waits) and not (self.items or self.row.feature)

    @property
    def complaint(self) -> Complaint:
        """What is said of a row that is nowhere."""
        return self.placed.complaint(
            "id", f"{self.row.id} is nowhere: no item, no feature, and it does not wait."
        )


def answered(content: Content, requirements: Requirements) -> list[Answered]:
    """Return every row with its items, in order."""
    by_row: dict[str, list[Item]] = {}
    for item in items(content):
        for row in item.covers:
            by_row.setdefault(row, []).append(item)
    return [
        Answered(section.title, row, tuple(by_row.get(row.item.id, ())))
        for section in requirements.sections
        for row in section.rows
    ]


def listed(rows: Sequence[Answered]) -> Iterator[str]:
    """Return the rows as lines, under the titles of their sections."""
    section = ""
    for row in rows:
        if row.section != section:
            section = row.section
            yield "\n" + terminal.headed(section)
        yield from lines_of(row)


def lines_of(answered: Answered) -> Iterator[str]:
    """Return one row as lines: what it says, and what is done about it."""
    row = answered.row
    yield terminal.wrapped(row.says, f"{row.id:<6}")
    for sort in dict.fromkeys(item.sort for item in answered.items):
        ids = ", ".join(item.id for item in answered.items if item.sort == sort)
        yield terminal.wrapped(ids, f"{INDENT}{sort}: ", INDENT + "  ")
    if row.feature:
        yield terminal.wrapped(f"{row.feature} ({row.at})", f"{INDENT}feature: ", INDENT + "  ")
    if row.waits:
        yield terminal.wrapped(row.waits, f"{INDENT}waits: ", INDENT + "  ")


def summed(rows: Sequence[Answered]) -> str:
    """Return it all in a few lines."""
    by_items = sum(bool(row.items) for row in rows)
    by_feature = sum(not row.items and bool(row.row.feature) for row in rows)
    only_wait = sum(row.only_waits for row in rows)
    more = sum(bool(row.row.waits) and not row.only_waits for row in rows)
    nowhere = sum(row.is_nowhere for row in rows)
    return terminal.wrapped(
        f"{len(rows)} rows: {by_items} answered by items, {by_feature} more by a feature alone, "
        f"{only_wait} wait, {nowhere} {'is' if nowhere == 1 else 'are'} nowhere. "
        f"Of those that are answered, {more} wait for something more."
    )


def unseen(rows: Sequence[Answered], kinds: Mapping[str, str]) -> Iterator[str]:
    """Return what is said of each kind that no page shows, and how many rows have nothing else."""
    if kinds:
        only = [row for row in rows if row.items and {item.sort for item in row.items} <= set(kinds)]
        bare = sum(not row.row.feature for row in only)
        yield terminal.wrapped(f"{' '.join(kinds.values())} Rows that have nothing but these: {bare}.")


def as_data(answered: Answered) -> dict[str, object]:
    """Return a row as JSON has it."""
    row = answered.row
    covering = [{"sort": item.sort, "id": item.id} for item in answered.items]
    return {
        "id": row.id,
        "section": answered.section,
        "says": row.says,
        "items": covering,
        "feature": row.feature,
        "at": row.at,
        "waits": row.waits,
    }
