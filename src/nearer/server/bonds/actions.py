# SPDX-License-Identifier: AGPL-3.0-or-later
"""How two people come to a bond, renew its key, rest and go. Each verb is keyword-only and one transaction.

What comes in was checked before (`checks`): a transaction waits for nothing.
"""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q

from nearer.sealed.shape import Card, Head, Statement, read_head
from nearer.server.bonds import access, feed
from nearer.server.bonds.access import Member
from nearer.server.bonds.checks import card_of
from nearer.server.bonds.models import Bond, Epoch, Invitation, Membership
from nearer.server.floor.refusals import Refusal, not_found
from nearer.server.floor.transactions import one_transaction
from nearer.server.people.joining import invitation_gone

MOST_INVITATIONS = 10  # open ones of one person


@dataclass(frozen=True, slots=True)
class Accepted:
    """What the one who accepts brings: a card with its MAC, and the first epoch."""

    card: Card
    mac: str
    statement: Statement
    signature: bytes
    key_file: bytes


@dataclass(frozen=True, slots=True)
class Going:
    """How somebody goes. `tell_on` is the day of telling, None for never; then there is no head either."""

    tell_on: dt.date | None
    head: Head | None
    signature: bytes


NEVER = Going(tell_on=None, head=None, signature=b"")


@one_transaction
def invite(*, person: str, wanted: Invitation, now: dt.datetime) -> dt.datetime:
    """Keep an invitation of this person and return when it ends. The same one again is the same invitation.

    Raises Refusal 409 `taken` where the id is somebody else's or was used, and 409 `too-many`.
    """
    Invitation.objects.filter(expires__lte=now).delete()
    same = Invitation.objects.filter(id=wanted.id).values_list("maker", "card", "expires").first()
    if same is not None and same[:2] == (person, wanted.card):
        return same[2]
    if same is not None or Bond.objects.filter(invitation=wanted.id).exists():
        raise Refusal(409, "taken", "This invitation was made before. Please make a new one.")
    if Invitation.objects.filter(maker=person).count() >= MOST_INVITATIONS:
        say = (
            f"You have {MOST_INVITATIONS} open invitations. Please withdraw one, or wait until one runs out."
        )
        raise Refusal(409, "too-many", say)
    wanted.save(force_insert=True)
    return wanted.expires


@one_transaction
def withdraw(*, person: str, invitation: str) -> None:
    """Take one's own invitation back. Raises Refusal 404 where it is not there or not theirs."""
    if not Invitation.objects.filter(id=invitation, maker=person).delete()[0]:
        raise not_found()


@one_transaction
def let_in(*, invitation: str, account: str, now: dt.datetime) -> bool:
    """Mark an open invitation as this account's way in. An invitation lets one person in, once."""
    waiting = Invitation.objects.filter(id=invitation, expires__gt=now, admitted__isnull=True)
    return waiting.update(admitted=account) == 1


@one_transaction
def accept(*, person: str, invitation: str, brought: Accepted, now: dt.datetime) -> None:
    """Turn an open invitation into a bond of its maker and this person.

    Whoever deletes the invitation's row makes the bond; so it becomes one at most. Once it has let somebody
    in, nobody else accepts it. Raises Refusal 404, the same for used, run out and unknown, and IntegrityError
    where the bond's id is in use.
    """
    theirs = Q(admitted__isnull=True) | Q(admitted=person)
    still_open = Invitation.objects.filter(theirs, id=invitation, expires__gt=now).exclude(maker=person)
    offered = still_open.first()
    if offered is None or not still_open.delete()[0]:
        raise invitation_gone()
    statement = brought.statement
    offer = card_of(offered.card)
    bond = Bond.objects.create(id=statement.bond, invitation=invitation, hold=statement.hold)
    Membership.objects.create(
        bond=bond,
        author=offer.author,
        account_id=offered.maker_id,
        role="offer",
        sign=offer.sign,
        card=offered.card,
        mac=offered.mac,
    )
    Membership.objects.create(
        bond=bond,
        author=brought.card.author,
        account_id=person,
        role="accept",
        sign=brought.card.sign,
        card=brought.card.text.decode(),
        mac=brought.mac,
    )
    _begin_epoch(
        statement, author=brought.card.author, signature=brought.signature, key_file=brought.key_file
    )


@one_transaction
def countersign(*, member: Member, signature: bytes) -> None:
    """Keep the inviter's signature of the first statement. A second one changes nothing."""
    first = Epoch.objects.filter(bond=member.bond, epoch=1, countersignature__isnull=True)
    first.update(countersignature=signature)


@one_transaction
def begin_epoch(*, member: Member, statement: Statement, signature: bytes, key_file: bytes) -> None:
    """Give the bond a new identity, if its newest epoch is still the one before. The same again is the same.

    Raises Refusal 409 `moved` with the newest epoch, and 409 `weaker` where the bond is strict and this is
    not: nobody lowers alone what protects the other.
    """
    access.take_turn(bond=member.bond, author=member.author)
    if Epoch.objects.filter(
        bond=member.bond, epoch=statement.epoch, statement=statement.text.decode()
    ).exists():
        return
    now_at = Bond.objects.filter(id=member.bond, epoch=statement.epoch - 1)
    if statement.hold != "strict" and now_at.filter(hold="strict").exists():
        say = "Answers in this bond are held back the strict way, and stay so."
        raise Refusal(409, "weaker", say)
    if now_at.update(epoch=statement.epoch, hold=statement.hold) != 1:
        newest = Bond.objects.filter(id=member.bond).values_list("epoch", flat=True).get()
        say = "The bond was given a new key meanwhile. Please look again before you try once more."
        raise Refusal(409, "moved", say, epoch=newest)
    _begin_epoch(statement, author=member.author, signature=signature, key_file=key_file)


@one_transaction
def pause(*, member: Member, until: dt.date | None) -> None:
    """Rest from a bond until a day, or end the rest. Nobody else is told."""
    mine = Membership.objects.filter(bond=member.bond, author=member.author, gone=False)
    if mine.update(paused_until=until) != 1:
        raise not_found()


@one_transaction
def leave(*, member: Member, going: Going, today: dt.date) -> None:
    """Go, at once for oneself; the other is told when `going` says, and until then nothing changes for them.

    What one holds back is destroyed unopened. Once both have gone, nobody could read the bond any more, and
    it is erased. Raises Refusal 404 where one has gone already, and 409 `moved` where the head does not
    continue one's chain.
    """
    access.take_turn(bond=member.bond, author=member.author)
    if going.head is not None:
        feed.current().insist_follows(going.head)
    _go(bond=member.bond, author=member.author, going=going)
    _tell(bond=member.bond, today=today)


@one_transaction
def tell(*, bond: str, today: dt.date) -> None:
    """Tell the one who stayed that the other has gone, if the day for it has come."""
    access.queue_for(bond=bond)
    _tell(bond=bond, today=today)


@one_transaction
def go_for_good(*, person: str) -> None:
    """Take a person (account id) who deletes their account out of all their bonds.

    Bonds that they are still in they leave quietly, and the other is never told; what was arranged for bonds
    that they had left stays arranged. Their open invitations end, and so does the one they came by. Their
    cards stay with the others; the account goes from them when it is deleted.
    """
    Invitation.objects.filter(Q(maker=person) | Q(admitted=person)).delete()
    mine = Membership.objects.filter(account=person, gone=False).order_by("bond")
    for bond, author in list(mine.values_list("bond", "author")):
        access.queue_for(bond=bond)
        _go(bond=bond, author=author, going=NEVER)


def _begin_epoch(statement: Statement, *, author: str, signature: bytes, key_file: bytes) -> None:
    Epoch.objects.create(
        bond_id=statement.bond,
        epoch=statement.epoch,
        author=author,
        statement=statement.text.decode(),
        signature=signature,
        key_file=key_file,
    )


def _go(*, bond: str, author: str, going: Going) -> None:
    """Mark one of the two as gone and destroy what they hold back; erase the bond if it was the second."""
    head = going.head
    Membership.objects.filter(bond=bond, author=author, gone=False).update(
        gone=True,
        paused_until=None,
        tell_on=going.tell_on,
        leave_head=head.text.decode() if head else "",
        leave_signature=going.signature,
    )
    feed.current().destroy_held(bond, author)
    if not Membership.objects.filter(bond=bond, gone=False).exists():
        Bond.objects.filter(id=bond).delete()


def _tell(*, bond: str, today: dt.date) -> None:
    due = Membership.objects.filter(bond=bond, gone=True, told=False, tell_on__lte=today)
    for author, head, signature in list(due.values_list("author", "leave_head", "leave_signature")):
        mine = Membership.objects.filter(bond=bond, author=author, told=False)
        if mine.update(told=True, leave_head="", leave_signature=b"") == 1 and head:
            feed.current().append(read_head(head.encode()), bytes(signature))
