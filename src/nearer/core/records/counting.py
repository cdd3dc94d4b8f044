# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which check-ins count for what is worked out of them. The check-ins themselves stay as they are."""

from nearer.core.records.own_kinds import Afresh, CheckIn, LeftOut, Seeing
from nearer.core.records.record import Record


class Counting:
    """Whether anything is worked out (`on`), the days left out, and the first day that counts (None: any)."""

    __slots__ = ("left_out", "on", "since")

    def __init__(self, *, on: bool, left_out: frozenset[str], since: str | None) -> None:
        self.on = on
        self.left_out = left_out
        self.since = since

    def counts(self, day: str) -> bool:
        """Say whether the check-in of a day counts."""
        return day not in self.left_out and (self.since is None or day >= self.since)

    def of(self, checkins: dict[str, CheckIn]) -> dict[str, CheckIn]:
        """Return those that count: what is worked out of them is as if the others had never been."""
        if not self.on:
            return {}
        return {day: checkin for day, checkin in checkins.items() if self.counts(day)}


def fold_counting(turned: list[Record], left: list[Record], begun: list[Record]) -> Counting:
    """Return what counts now. Records of a kind come oldest first; the newest of each matter counts."""
    on, since = True, None
    for record in turned:
        if isinstance(record.content, Seeing):
            on = record.content.on
    for record in begun:
        if isinstance(record.content, Afresh):
            since = record.content.from_
    out: dict[str, bool] = {}
    for record in left:
        if isinstance(record.content, LeftOut):
            out[record.content.day] = record.content.is_
    return Counting(on=on, left_out=frozenset([day for day, is_ in out.items() if is_]), since=since)
