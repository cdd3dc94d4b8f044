# SPDX-License-Identifier: AGPL-3.0-or-later
"""The only ways to the rows of the post: through the person, and for a bond through `bonds.access`.

These are the hot paths of the server, so they are prepared statements and not model instances.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from nearer.sealed.shape import HOLD_DAYS, ZEROS, Head, read_head
from nearer.server.floor.statements import Statement
from nearer.server.post.forms import ChainEnd, Feed, HeldRecord, Stored

MOST_BYTES = 1_500_000  # of bodies in one answer; a piece always holds at least one record

_STANDING = Statement("""
SELECT (SELECT max(position) FROM post_record WHERE bond_id = b.id),
       (SELECT head FROM post_record WHERE bond_id = b.id AND author = %s AND hold = ''
        ORDER BY seq DESC LIMIT 1)
FROM bonds_bond b WHERE b.id = %s
""")

_FEED = Statement("""
SELECT position, head, signature, body FROM post_record
WHERE bond_id = %s AND position > %s ORDER BY position LIMIT %s
""")

_OWN_FEED = Statement("""
SELECT seq, head, signature, body FROM post_ownrecord
WHERE person_id = %s AND seq > %s ORDER BY seq LIMIT %s
""")

_OWN_LAST = Statement("SELECT head FROM post_ownrecord WHERE person_id = %s ORDER BY seq DESC LIMIT 1")

_HELD = Statement("""
SELECT head, signature, body FROM post_held WHERE bond_id = %s AND author = %s AND came > %s ORDER BY hold
""")


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a bond's feed ends, and one author's shared chain in it."""

    position: int
    chain: ChainEnd


def standing(*, bond: str, author: str) -> Standing:
    """Return where the feed and the author's shared chain end."""
    position, head = _STANDING.row(author, bond) or (None, None)
    return Standing(position or 0, _end(head))


def feed(*, bond: str, after: int, limit: int) -> Feed:
    """Return the piece of the bond's feed after a position. What is held is not in that table at all."""
    return _piece(_FEED, bond, after, limit)


def held(*, bond: str, author: str, today: date) -> list[HeldRecord]:
    """Return the author's own waiting records, ordered by hold, which tells nothing about when they came."""
    rows = _HELD.rows(bond, author, lapsed_by(today))
    return [HeldRecord(*row) for row in rows]


def own_feed(*, person: str, after: int, limit: int) -> Feed:
    """Return the piece of a person's own records after a position."""
    return _piece(_OWN_FEED, person, after, limit)


def own_standing(*, person: str) -> ChainEnd:
    """Return where the person's own chain ends."""
    row = _OWN_LAST.row(person)
    return _end(row[0] if row else None)


def lapsed_by(today: date) -> date:
    """Return the day of arrival up to which a hold has waited too long by today."""
    return today - timedelta(days=HOLD_DAYS)


def stored_head(head: str) -> Head:
    """Read a head that was checked when it came."""
    return read_head(head.encode())


def _end(head: str | None) -> ChainEnd:
    if head is None:
        return ChainEnd(0, ZEROS)
    last = stored_head(head)
    return ChainEnd(last.seq, last.hash)


def _piece(statement: Statement, owner: str, after: int, limit: int) -> Feed:
    """Read one row more than asked, to know whether there is more; stop early when bodies weigh too much."""
    records: list[Stored] = []
    weight = 0
    for position, head, signature, body in statement.rows(owner, after, limit + 1):
        if len(records) == limit or weight > MOST_BYTES:
            return Feed(records, more=True)
        records.append(Stored(position, head, signature, body))
        weight += len(body or b"")
    return Feed(records, more=False)
