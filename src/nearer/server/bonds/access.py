# SPDX-License-Identifier: AGPL-3.0-or-later
"""The only doors to the rows of a bond: through the person's own membership. Everything else is not there."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection

from nearer.sealed.shape import Card, read_card
from nearer.server.bonds import forms
from nearer.server.bonds.models import Bond, Epoch, Invitation, Membership
from nearer.server.floor.refusals import Refusal, not_found
from nearer.server.floor.statements import Statement

# One prepared statement: it stands before every record that is sent or fetched. A bond always has both rows;
# the other's stays when they go.
_MEMBER = Statement("""
    SELECT mine.author, mine.sign, mine.role, mine.paused_until, bond.epoch, bond.hold,
           other.author, other.sign, other.gone, other.tell_on, other.told
    FROM bonds_membership mine
    JOIN bonds_bond bond ON bond.id = mine.bond_id
    JOIN bonds_membership other ON other.bond_id = mine.bond_id AND other.author <> mine.author
    WHERE mine.bond_id = %s AND mine.account_id = %s AND NOT mine.gone
""")
_STILL_THERE = Statement("SELECT 1 FROM bonds_membership WHERE bond_id = %s AND author = %s AND NOT gone")


@dataclass(frozen=True, slots=True)
class Member:
    """A person in one of their bonds, as of now.

    `sign` is the public key of their heads there, hex; `epoch` the bond's newest. `closed` is the day on
    which this person was told that the other has gone, and None as long as they were not, whatever the other
    did. `due` says that the other has gone and today is the day to tell: call `actions.tell` before anything
    else.
    """

    bond: str
    author: str
    sign: str
    role: str
    paused_until: dt.date | None
    epoch: int
    hold: str
    other_author: str
    other_sign: str
    closed: dt.date | None
    due: bool

    def paused(self, today: dt.date) -> bool:
        """Say whether this person rests from the bond today. Nobody else ever learns it."""
        return self.paused_until is not None and today < self.paused_until


def membership(*, person: str, bond: str, today: dt.date) -> Member:
    """Return this person's (account id) place in the bond.

    Raises Refusal 404 for anybody else, for those who have gone, and where there is no such bond: all alike.
    """
    row = _MEMBER.row(bond, person)
    if row is None:
        raise not_found()
    author, sign, role, paused_until, epoch, hold, other_author, other_sign, gone, tell_on, told = row
    tell_day = _day(tell_on)
    return Member(
        bond=bond,
        author=author,
        sign=sign,
        role=role,
        paused_until=_day(paused_until),
        epoch=epoch,
        hold=hold,
        other_author=other_author,
        other_sign=other_sign,
        closed=tell_day if told else None,
        due=bool(gone) and not told and tell_day is not None and tell_day <= today,
    )


def take_turn(*, bond: str, author: str) -> None:
    """Within an action: wait until nobody else writes in this bond, and insist that the author is in it.

    Raises Refusal 404.
    """
    queue_for(bond=bond)
    if _STILL_THERE.row(bond, author) is None:
        raise not_found()


def queue_for(*, bond: str) -> None:
    """Within an action: wait until nobody else writes in this bond, or takes somebody out of it.

    SQLite has one writer anyway; on PostgreSQL the bond's row is the queue.
    """
    if connection.vendor == "postgresql":
        list(Bond.objects.select_for_update(no_key=True).filter(id=bond).values_list("id"))


def still_open(member: Member) -> Member:
    """Return the member, or raise Refusal 409 when they have been told that the other has gone."""
    if member.closed is not None:
        raise Refusal(
            409, "closed", "The other person has left this bond. What you wrote stays yours to read."
        )
    return member


def bonds_of(*, person: str) -> tuple[str, ...]:
    """Return the ids of the bonds this person (account id) is in."""
    mine = Membership.objects.filter(account=person, gone=False).order_by("bond")
    return tuple(mine.values_list("bond", flat=True))


def bond(*, member: Member) -> forms.Bond:
    """Return all that a member's device needs to check and open the bond."""
    invitation = Bond.objects.filter(id=member.bond).values_list("invitation", flat=True).get()
    cards = {
        role: forms.MadeCard(card, mac)
        for role, card, mac in Membership.objects.filter(bond=member.bond).values_list("role", "card", "mac")
    }
    return forms.Bond(
        id=member.bond,
        invitation=invitation,
        offer=cards["offer"],
        accept=cards["accept"],
        epochs=[_epoch(row) for row in Epoch.objects.filter(bond=member.bond).order_by("epoch")],
        mine=member.author,
        closed=member.closed.isoformat() if member.closed else None,
        paused_until=member.paused_until.isoformat() if member.paused_until else None,
    )


def bond_accepted(*, person: str, invitation: str, statement: str) -> str | None:
    """Return the bond this person made by accepting this invitation with this very statement, or None."""
    mine = Membership.objects.filter(account=person, role="accept", gone=False, bond__invitation=invitation)
    same = Epoch.objects.filter(bond__in=mine.values("bond"), epoch=1, statement=statement)
    return same.values_list("bond", flat=True).first()


def cards(*, member: Member) -> tuple[Card, Card]:
    """Return the two cards of the bond: the inviter's and the accepter's."""
    texts = dict(Membership.objects.filter(bond=member.bond).values_list("role", "card"))
    return read_card(texts["offer"].encode()), read_card(texts["accept"].encode())


def first_statement(*, member: Member) -> bytes:
    """Return the statement of the first epoch, as it was signed."""
    return Epoch.objects.values_list("statement", flat=True).get(bond=member.bond, epoch=1).encode()


def invitation(*, id: str, now: dt.datetime) -> Invitation | None:  # noqa: A002 - what a link holds
    """Return an invitation that is still open, for whoever holds its link."""
    return Invitation.objects.filter(id=id, expires__gt=now).first()


def invitations_of(*, person: str, now: dt.datetime) -> Iterable[Invitation]:
    """Return the person's own open invitations, the next to end first."""
    return Invitation.objects.filter(maker=person, expires__gt=now).order_by("expires", "id")


def _epoch(row: Epoch) -> forms.Epoch:
    return forms.Epoch(
        epoch=row.epoch,
        statement=row.statement,
        signature=bytes(row.signature),
        countersignature=None if row.countersignature is None else bytes(row.countersignature),
        key_file=bytes(row.key_file),
        by=row.author,
    )


def _day(value: dt.date | str | None) -> dt.date | None:
    """Read a day from a raw row: SQLite may give it as text."""
    return dt.date.fromisoformat(value) if isinstance(value, str) else value
