# SPDX-License-Identifier: AGPL-3.0-or-later
"""The verbs of the post, each one transaction. Two people and four devices at once are the normal case."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.db import connection

from nearer.sealed.shape import Head, follows
from nearer.server.bonds.access import Member, still_open, take_turn
from nearer.server.floor.allowances import spend_today
from nearer.server.floor.bell import ring
from nearer.server.floor.refusals import Refusal, not_found
from nearer.server.floor.statements import Statement
from nearer.server.floor.transactions import one_transaction
from nearer.server.people.models import Account
from nearer.server.post import access
from nearer.server.post.arrivals import Arrival
from nearer.server.post.forms import ChainEnd
from nearer.server.post.models import Held, OwnRecord, Record

MOST_A_DAY = 1000  # records of one person in one bond: far more than two people write, far less than a disk

_INSERT = Statement("""
INSERT INTO post_record (bond_id, position, id, author, hold, seq, head, signature, body)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)
""")

_INSERT_HELD = Statement("""
INSERT INTO post_held (bond_id, author, hold, id, came, head, signature, body)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s)
""")

_SAME = Statement("SELECT position, head, author FROM post_record WHERE bond_id = %s AND id = %s")
_SAME_HELD = Statement("SELECT head FROM post_held WHERE bond_id = %s AND author = %s AND id = %s")
_LAPSE = Statement("DELETE FROM post_held WHERE bond_id = %s AND came <= %s")
_LET_GO = Statement("DELETE FROM post_held WHERE bond_id = %s AND author = %s AND hold = %s")
_HOLD_USED = Statement("""
SELECT 1 FROM post_held WHERE bond_id = %s AND author = %s AND hold = %s
UNION ALL SELECT 1 FROM post_record WHERE bond_id = %s AND author = %s AND hold = %s
""")
_WAITING = Statement("""
SELECT head, signature, body FROM post_held WHERE bond_id = %s AND hold = %s AND author <> %s
""")


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where a record is now, and whether it had been there before."""

    state: Literal["open", "held"]
    position: int | None
    again: bool = False


@one_transaction
def append(*, member: Member, arrival: Arrival, today: date) -> Outcome:
    """Put a checked record into the bond: into the feed, or held until the other has the same hold.

    Raises Refusal 409 with code `moved` (and where the chain ends), `taken`, `hold-used` or `closed`; 404 if
    the person has left meanwhile; 422 for a drop of what is not there.
    """
    take_turn(bond=member.bond, author=member.author)
    _LAPSE.run(member.bond, access.lapsed_by(today))
    before = _before(member, arrival.head)
    if before is not None:
        return before
    still_open(member)
    spend_today(f"post\n{member.author}", burst=MOST_A_DAY)
    if arrival.head.about.kind == "hold":
        return _hold(member, arrival, today)
    return _share(member, arrival)


@one_transaction
def withdraw(*, member: Member, hold: str) -> None:
    """Take one's waiting record away, wholly. Raises Refusal 404, or 409 `opened` if that is too late."""
    take_turn(bond=member.bond, author=member.author)
    mine = {"bond_id": member.bond, "author": member.author, "hold": hold}
    if Held.objects.filter(**mine).delete()[0] == 0:
        if Record.objects.filter(**mine).exists():
            raise Refusal(
                409, "opened", "It has opened already, and can be deleted but not held back any more."
            )
        raise not_found()


@one_transaction
def append_own(*, person: str, arrival: Arrival) -> Outcome:
    """Put a checked own record at the end of the person's chain. Raises Refusal 409 `moved` or `taken`."""
    if connection.vendor == "postgresql":
        list(Account.objects.select_for_update(no_key=True).filter(id=person).values_list("id"))
    head = arrival.head
    same = OwnRecord.objects.filter(person=person, id=head.id).values_list("seq", "head").first()
    if same is not None:
        _insist_same(same[1], head)
        return Outcome("open", same[0], again=True)
    insist_follows(head, access.own_standing(person=person))
    spend_today(f"own post\n{person}", burst=MOST_A_DAY)
    OwnRecord.objects.bulk_create(
        [
            OwnRecord(
                person_id=person,
                seq=head.seq,
                id=head.id,
                head=arrival.text,
                signature=arrival.signature,
                body=arrival.body,
            )
        ]
    )
    return Outcome("open", head.seq)


def place(*, bond: str, position: int, arrival: Arrival) -> None:
    """Write one record into the feed at the next position."""
    head = arrival.head
    hold = head.about.id if head.about.kind == "hold" else ""
    _INSERT.run(
        *(
            bond,
            position,
            head.id,
            head.author,
            hold,
            head.seq,
            arrival.text,
            arrival.signature,
            arrival.body,
        ),
    )


def _before(member: Member, head: Head) -> Outcome | None:
    """Find the same record from an earlier try. The other's held records are not there to be found."""
    for position, text, author in _SAME.rows(member.bond, head.id):
        if author != member.author:
            raise taken()
        _insist_same(text, head)
        return Outcome("open", position, again=True)
    for (text,) in _SAME_HELD.rows(member.bond, member.author, head.id):
        _insist_same(text, head)
        return Outcome("held", None, again=True)
    return None


def _share(member: Member, arrival: Arrival) -> Outcome:
    head = arrival.head
    standing = access.standing(bond=member.bond, author=member.author)
    insist_follows(head, standing.chain)
    if head.about.kind == "drop":
        _drop(member, str(head.about.id))
    place(bond=member.bond, position=standing.position + 1, arrival=arrival)
    ring(member.bond)
    return Outcome("open", standing.position + 1)


def _drop(member: Member, record: str) -> None:
    """Take an open record's body away. A waiting one is withdrawn instead: a drop would tell of it."""
    mine = Record.objects.filter(bond=member.bond, id=record, author=member.author)
    if mine.filter(body__isnull=False).update(body=None) == 0:
        if mine.exists():
            raise Refusal(409, "dropped", "This record has nothing in it that could be deleted.")
        raise Refusal(422, "nothing-to-drop", "There is no open record of yours with this name.")


def _hold(member: Member, arrival: Arrival, today: date) -> Outcome:
    head = arrival.head
    mine = (member.bond, member.author, head.about.id)
    if _HOLD_USED.row(*mine, *mine):
        raise Refusal(409, "hold-used", "You have answered this already, perhaps on another device.")
    waiting = _WAITING.row(member.bond, head.about.id, member.author)
    if waiting is None:
        parts = (head.id, today, arrival.text, arrival.signature, arrival.body)
        _INSERT_HELD.run(*mine, *parts)
        return Outcome("held", None)
    text, signature, body = waiting
    other = Arrival(access.stored_head(text), text, signature, body)
    return _open(member, arrival, other)


def _open(member: Member, mine: Arrival, other: Arrival) -> Outcome:
    """Open two records in one act, ordered by the authors' names, which tells nothing about who was first."""
    _LET_GO.run(member.bond, other.head.author, other.head.about.id)
    last = access.standing(bond=member.bond, author=member.author).position
    both = sorted((mine, other), key=lambda arrival: arrival.head.author)
    for step, arrival in enumerate(both, start=1):
        place(bond=member.bond, position=last + step, arrival=arrival)
    ring(member.bond)
    return Outcome("open", last + 1 + both.index(mine))


def _insist_same(stored: str, head: Head) -> None:
    """Refuse another body under the same name; the same body is the same record."""
    before = access.stored_head(stored)
    if (before.body, before.about) != (head.body, head.about):
        raise taken()


def insist_follows(head: Head, end: ChainEnd) -> None:
    """Raise Refusal 409 `moved`, with where the chain ends, unless the head continues it."""
    if not follows(head, end.seq, end.prev):
        say = "Another device of yours was quicker. Nothing is lost; it will be sent again in its place."
        raise Refusal(409, "moved", say, seq=end.seq, prev=end.prev)


def taken() -> Refusal:
    """Answer to another record under a name that is in use."""
    return Refusal(409, "taken", "There is another record with this name already.")
