# SPDX-License-Identifier: AGPL-3.0-or-later
"""A record: what its head says of it, and its content."""

from nearer.core.records.kinds import Content, Gone, Sealed


class Record:
    """One verified and (unless sealed or gone) opened record.

    `chain` is own, shared or held; `seq` counts within (author, chain); `place` counts within one bundle of
    own records and is 0 elsewhere; `hold` is the hold id of a held record, where the sealed layer said it;
    `bond` is None for an own record that belongs to no bond; `mine` says whether this person wrote it.
    """

    __slots__ = ("author", "bond", "chain", "content", "date", "hold", "id", "mine", "place", "seq")

    def __init__(
        self,
        *,
        id_: str,
        bond: str | None,
        author: str,
        mine: bool,
        chain: str,
        date: str,
        seq: int,
        place: int,
        hold: str | None,
        content: Content,
    ) -> None:
        self.id = id_
        self.bond = bond
        self.author = author
        self.mine = mine
        self.chain = chain
        self.date = date
        self.seq = seq
        self.place = place
        self.hold = hold
        self.content = content

    def name(self) -> tuple[str, str]:
        """Return author and id. An id alone names nothing: the other may have chosen the same."""
        return (self.author, self.id)

    def rank(self) -> tuple[int, int, str, tuple[str, ...]]:
        """Return what sorts the records of one author, earliest first; total, and equal on every device."""
        return (self.seq, self.place, self.id, self.content.spelling())

    def place_in_time(self) -> tuple[str, int, int, str, str]:
        """Return what sorts records of any author, the oldest first; no two that stand have the same."""
        return (self.date, self.seq, self.place, self.author, self.id)


def telling(record: Record) -> tuple[object, ...]:
    """Sort those of one name: the record that says most first."""
    silence = 2 if isinstance(record.content, Gone) else 1 if isinstance(record.content, Sealed) else 0
    return (silence, record.rank(), record.date, record.hold or "", record.chain)


def in_time(records: list[Record]) -> list[Record]:
    """Return records, one of each name, oldest first.

    Month by month: MicroPython takes a second to sort a few thousand at once.
    """
    months: dict[str, list[Record]] = {}
    for record in records:
        months.setdefault(record.date[:7], []).append(record)
    found: list[Record] = []
    for month in sorted(months):
        found += sorted(months[month], key=lambda record: record.place_in_time())
    return found
