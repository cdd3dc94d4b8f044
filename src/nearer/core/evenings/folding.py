# SPDX-License-Identifier: AGPL-3.0-or-later
"""Own records to the evenings that one marked, and those that suit both."""

from nearer.core.days import day_of, monday_of, weekday_of
from nearer.core.evenings.contents import CHAIN_OF, Common, Marked, read_content
from nearer.core.records.others import told
from nearer.core.records.record import Record


class Evenings:
    """`marked` counts now; `common` says by Monday what both had marked."""

    __slots__ = ("common", "marked")

    def __init__(self, *, marked: tuple[int, ...], common: dict[str, tuple[int, ...]]) -> None:
        self.marked = marked
        self.common = common

    def both(self, number: int) -> list[int]:
        """Return what both marked for the week of a day; what somebody marks no more is not shown to them."""
        common = self.common.get(day_of(monday_of(number)), ())
        return [day for day in common if day in self.marked]

    def suits(self, number: int) -> bool:
        """Say whether the evening of the day with this number suits both."""
        return weekday_of(number) in self.both(number)


def fold_evenings(records: list[Record]) -> Evenings:
    """Return what the records, one of each name, say of evenings; whatever is no such record says nothing."""
    marked: tuple[int, ...] = ()
    common: dict[str, tuple[int, ...]] = {}
    for _, kind, data in told([record for record in records if record.bond is not None], CHAIN_OF):
        content = read_content(kind, data)
        if isinstance(content, Marked):
            marked = content.days
        elif isinstance(content, Common) and content.monday not in common:
            # What was found first stands for the whole week.
            common[content.monday] = content.days
    return Evenings(marked=marked, common=common)
