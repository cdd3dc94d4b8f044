# SPDX-License-Identifier: AGPL-3.0-or-later
"""The doors of the post: what travels over HTTP, translated into the room's verbs."""

import base64
from datetime import date

from django.utils import timezone

from nearer.sealed.shape import author_of
from nearer.server.bonds.access import Member
from nearer.server.bonds.views import member_now
from nearer.server.floor import allowances, bell
from nearer.server.floor.doors import Reply, Request, door
from nearer.server.post import access, actions, leaving
from nearer.server.post.actions import Outcome
from nearer.server.post.arrivals import checked
from nearer.server.post.forms import After, ChainEnd, Feed, HeldRecord, NewRecord, NewSignal, Placed

SIGNALS, SIGNALS_PER = 40, 20  # signals of one person, in so many seconds
MOST = 96 * 1024  # a body of 65,536 bytes in base64, a head and a signature
_IN_FORM = ("slow-down", "malformed", "unknown-version", "misplaced", "foreign-author", "bad-signature")


@door(
    "POST",
    "/bonds/{id}/records",
    body=NewRecord,
    answer=Placed,
    status=201,
    refusals=(
        *_IN_FORM,
        "moved",
        "taken",
        "hold-used",
        "closed",
        "dropped",
        "nothing-to-drop",
        "leave-elsewhere",
    ),
    most=MOST,
)
def send_record(request: Request[NewRecord]) -> Reply:
    """Send a record to a bond. One about a hold waits, unseen by the other, until both are in.

    The answer to a repeated sending is 200 and says where the record is now. `moved` says with `seq` and
    `prev` where your chain ends: write the head anew around the same id and body, sign it, and send again.
    """
    member = _member(request)
    new = request.body
    arrival = checked(new, author=member.author, sign=member.sign, bond=member.bond, epoch=member.epoch)
    leaving.refuse_as_record(arrival.head)
    return _placed(actions.append(member=member, arrival=arrival, today=_today()))


@door("GET", "/bonds/{id}/records", body=After, answer=Feed)
def read_records(request: Request[After]) -> Feed:
    """Read the next piece of a bond's feed: everything open to both, in order."""
    member = _member(request)
    return access.feed(bond=member.bond, after=request.body.after, limit=request.body.limit)


@door("GET", "/bonds/{id}/held", answer=list[HeldRecord])
def read_held(request: Request[None]) -> list[HeldRecord]:
    """Read your own records that wait, for your other devices. Nobody else is ever given them here."""
    member = _member(request)
    return access.held(bond=member.bond, author=member.author, today=_today())


@door("DELETE", "/bonds/{id}/held/{hold}", refusals=("opened",))
def withdraw_held(request: Request[None]) -> None:
    """Take back a record of yours that waits. Nothing of it is left."""
    actions.withdraw(member=_member(request), hold=request.params["hold"])


@door("GET", "/bonds/{id}/chain", answer=ChainEnd)
def read_chain(request: Request[None]) -> ChainEnd:
    """Say where your shared chain in this bond ends."""
    member = _member(request)
    return access.standing(bond=member.bond, author=member.author).chain


@door("POST", "/bonds/{id}/signal", body=NewSignal, refusals=("slow-down",), most=2048)
def pass_signal(request: Request[NewSignal]) -> None:
    """Pass a signal to those pages of the other that listen now.

    Nobody keeps it, and the answer is the same whether anybody heard it or not.
    """
    allowances.spend_in_memory(f"signal\n{request.person.id}", burst=SIGNALS, per=SIGNALS_PER)
    member = _member(request)
    if not member.paused(_today()):
        letters = base64.b64encode(request.body.signal).decode()
        bell.pass_on(bell.Signal(member.bond, member.author, letters))


@door(
    "POST",
    "/me/records",
    body=NewRecord,
    answer=Placed,
    status=201,
    repeatable=True,
    refusals=(*_IN_FORM, "moved", "taken"),
    most=MOST,
)
def send_own_record(request: Request[NewRecord]) -> Reply:
    """Send a bundle to your own feed. Its size is always the same, whatever is in it."""
    sign = request.person.own_key
    arrival = checked(request.body, author=author_of(sign), sign=sign, bond=None, epoch=0)
    return _placed(actions.append_own(person=request.person.id, arrival=arrival))


@door("GET", "/me/records", body=After, answer=Feed)
def read_own_records(request: Request[After]) -> Feed:
    """Read the next piece of your own feed."""
    return access.own_feed(person=request.person.id, after=request.body.after, limit=request.body.limit)


@door("GET", "/me/chain", answer=ChainEnd)
def read_own_chain(request: Request[None]) -> ChainEnd:
    """Say where your own chain ends."""
    return access.own_standing(person=request.person.id)


def _member(request: Request[object]) -> Member:
    return member_now(request.person, request.params["id"])


def _placed(outcome: Outcome) -> Reply:
    return Reply(Placed(outcome.state, outcome.position), status=200 if outcome.again else 201)


def _today() -> date:
    return timezone.now().date()
