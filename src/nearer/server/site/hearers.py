# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who may hear what comes to a bond. Asked anew at each ring and signal, so that no answer is ever old."""

from collections.abc import Iterable
from datetime import date

from nearer.server.bonds.models import Membership
from nearer.server.people.models import Session

_PIECE = 500  # SQLite takes a bounded number of values in one statement


def of(bonds: Iterable[str], *, today: date) -> set[tuple[str, str, str]]:
    """Return (bond, session, author) for everyone in these bonds who is there and does not rest today."""
    found: set[tuple[str, str, str]] = set()
    for piece in _pieces(bonds):
        awake = Membership.objects.filter(bond__in=piece, gone=False, account__isnull=False)
        awake = awake.exclude(paused_until__gt=today)
        found.update(awake.values_list("bond_id", "account__session__id", "author"))
    return found


def still_there(sessions: Iterable[str]) -> set[str]:
    """Return those of the sessions that have not ended."""
    found: set[str] = set()
    for piece in _pieces(sessions):
        found.update(Session.objects.filter(id__in=piece).values_list("id", flat=True))
    return found


def _pieces(values: Iterable[str]) -> Iterable[list[str]]:
    listed = list(values)
    return (listed[start : start + _PIECE] for start in range(0, len(listed), _PIECE))
