# SPDX-License-Identifier: AGPL-3.0-or-later
"""The bonds' doors: from typed questions to checks and actions, and from rows to typed answers."""

import datetime as dt

from django.db import IntegrityError
from django.utils import timezone

from nearer.server.bonds import access, actions, checks, forms
from nearer.server.bonds.access import Member
from nearer.server.bonds.models import Invitation
from nearer.server.floor import allowances
from nearer.server.floor.doors import Person, Request, door
from nearer.server.floor.forms import check_sealed
from nearer.server.floor.refusals import Refusal
from nearer.server.people.joining import invitation_gone
from nearer.server.people.places import network_of

INVITATION_LASTS = dt.timedelta(hours=24)
FARTHEST_TELLING = dt.timedelta(days=731)
LAST_TO_BEGIN = dt.timedelta(hours=12)  # after UTC, a day begins in the last place on earth
HOUR, DAY = 3600, 86_400
UNFIT = ("malformed", "update", "bad-signature", "not-sealed")


def member_now(person: Person, bond: str) -> Member:
    """Return the person's place in the bond as of now, after telling them what it is the day to tell.

    Raises Refusal 404 for everybody else.
    """
    today = _begun_everywhere()
    member = access.membership(person=person.id, bond=bond, today=today)
    if member.due:
        actions.tell(bond=bond, today=today)
        member = access.membership(person=person.id, bond=bond, today=today)
    return member


def _begun_everywhere() -> dt.date:
    """Return the newest day that has begun wherever the two may be.

    Protects the one who goes on a day: they may need the whole evening before it, and nobody is told in that
    evening because it is past midnight elsewhere.
    """
    return (timezone.now() - LAST_TO_BEGIN).date()


def _moment(time: dt.datetime) -> str:
    return time.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@door(
    "POST",
    "/invitations",
    body=forms.NewInvitation,
    answer=forms.Invited,
    status=201,
    refusals=("taken", "too-many", "slow-down", *UNFIT),
)
def invite(request: Request[forms.NewInvitation]) -> forms.Invited:
    """Keep an invitation for 24 hours or one acceptance. The secret of its link never comes here."""
    asked, now = request.body, timezone.now()
    checks.card_of(asked.card)
    check_sealed(asked.greeting)
    allowances.spend(f"invite\n{request.person.id}", burst=30, per=DAY)
    wanted = Invitation(
        id=asked.id,
        maker_id=request.person.id,
        card=asked.card,
        mac=asked.mac,
        greeting=asked.greeting,
        expires=now + INVITATION_LASTS,
    )
    try:
        return forms.Invited(_moment(actions.invite(person=request.person.id, wanted=wanted, now=now)))
    except IntegrityError:
        raise _taken() from None


@door("GET", "/invitations", answer=list[forms.OpenInvitation])
def invitations(request: Request[None]) -> list[forms.OpenInvitation]:
    """List one's own open invitations."""
    return [
        forms.OpenInvitation(row.id, row.card, row.mac, _moment(row.expires))
        for row in access.invitations_of(person=request.person.id, now=timezone.now())
    ]


@door("GET", "/invitations/{id}", who="anyone", answer=forms.Offer, refusals=("not-found", "slow-down"))
def peek(request: Request[None]) -> forms.Offer:
    """Show an open invitation to whoever holds its link. The greeting opens only with the link's secret."""
    allowances.spend(f"peek\n{network_of(request.address)}", burst=120, per=HOUR)
    found = access.invitation(id=request.params["id"], now=timezone.now())
    if found is None:
        raise invitation_gone()
    return forms.Offer(found.card, found.mac, bytes(found.greeting), _moment(found.expires))


@door("DELETE", "/invitations/{id}", refusals=("not-found",))
def withdraw(request: Request[None]) -> None:
    """Take one's own invitation back."""
    actions.withdraw(person=request.person.id, invitation=request.params["id"])


@door(
    "POST",
    "/invitations/{id}/accept",
    body=forms.Acceptance,
    answer=forms.Bond,
    status=201,
    refusals=("not-found", "own-invitation", "taken", "slow-down", *UNFIT),
)
def accept(request: Request[forms.Acceptance]) -> forms.Bond:
    """Accept an invitation: a bond from now on. The same acceptance again is answered as before."""
    allowances.spend(f"accept\n{request.person.id}", burst=30, per=HOUR)
    id_, now, asked = request.params["id"], timezone.now(), request.body
    found = access.invitation(id=id_, now=now)
    if found is None:
        return _accepted_before(request)
    if found.maker_id == request.person.id:
        raise checks.own_invitation()
    brought = _brought(asked, offer=found.card)
    try:
        actions.accept(person=request.person.id, invitation=id_, brought=brought, now=now)
    except IntegrityError:
        raise _taken() from None
    return access.bond(member=member_now(request.person, brought.statement.bond))


def _brought(asked: forms.Acceptance, *, offer: str) -> actions.Accepted:
    """Check all that came with an acceptance.

    Raises Refusal 422, or 409 where both cards are one person's.
    """
    offered, card, statement = (
        checks.card_of(offer),
        checks.card_of(asked.card),
        checks.statement_of(asked.statement),
    )
    check_sealed(asked.key_file)
    checks.insist_two_people(offered, card)
    checks.insist_states(statement, offer=offered, accept=card, epoch=1, key_file=asked.key_file)
    checks.insist_signed(sign=card.sign, text=statement.text, signature=asked.signature)
    return actions.Accepted(
        card=card, mac=asked.mac, statement=statement, signature=asked.signature, key_file=asked.key_file
    )


def _accepted_before(request: Request[forms.Acceptance]) -> forms.Bond:
    """Answer an acceptance whose answer was lost on the way.

    Raises Refusal 404 where it is not the same one.
    """
    asked = request.body
    bond = access.bond_accepted(
        person=request.person.id, invitation=request.params["id"], statement=asked.statement
    )
    if bond is None:
        raise invitation_gone()
    return access.bond(member=member_now(request.person, bond))


def _taken() -> Refusal:
    return Refusal(409, "taken", "There is one with this name already. Please try again.")


@door("GET", "/bonds", answer=list[forms.Bond])
def bonds(request: Request[None]) -> list[forms.Bond]:
    """List one's bonds."""
    mine = access.bonds_of(person=request.person.id)
    return [access.bond(member=member_now(request.person, bond)) for bond in mine]


@door("GET", "/bonds/{id}", answer=forms.Bond, refusals=("not-found",))
def bond(request: Request[None]) -> forms.Bond:
    """Show one bond of one's own."""
    return access.bond(member=member_now(request.person, request.params["id"]))


@door(
    "POST",
    "/bonds/{id}/countersign",
    body=forms.Countersignature,
    refusals=("not-found", "closed", "not-yours", "bad-signature"),
)
def countersign(request: Request[forms.Countersignature]) -> None:
    """Sign the first statement as the one who invited."""
    member = access.still_open(member_now(request.person, request.params["id"]))
    if member.role != "offer":
        say = "The person who invited signs this. You have signed when you accepted."
        raise Refusal(409, "not-yours", say)
    statement = access.first_statement(member=member)
    checks.insist_signed(sign=member.sign, text=statement, signature=request.body.signature)
    actions.countersign(member=member, signature=request.body.signature)


@door(
    "POST",
    "/bonds/{id}/epochs",
    body=forms.NewEpoch,
    answer=forms.Bond,
    status=201,
    refusals=("not-found", "closed", "moved", "weaker", "slow-down", *UNFIT),
)
def begin_epoch(request: Request[forms.NewEpoch]) -> forms.Bond:
    """Give the bond a new identity for what is written from now on."""
    asked = request.body
    member = access.still_open(member_now(request.person, request.params["id"]))
    statement = checks.statement_of(asked.statement)
    check_sealed(asked.key_file)
    if statement.bond != member.bond or statement.epoch == 1:
        raise checks.unfit("the statement is about another bond or its first epoch")
    offer, accept = access.cards(member=member)
    checks.insist_states(
        statement, offer=offer, accept=accept, epoch=statement.epoch, key_file=asked.key_file
    )
    checks.insist_signed(sign=member.sign, text=statement.text, signature=asked.signature)
    allowances.spend(f"epoch\n{member.bond}\n{member.author}", burst=20, per=DAY)
    actions.begin_epoch(
        member=member, statement=statement, signature=asked.signature, key_file=asked.key_file
    )
    return access.bond(member=member_now(request.person, member.bond))


@door("PUT", "/bonds/{id}/pause", body=forms.Pause, refusals=("not-found", "no-such-day"))
def pause(request: Request[forms.Pause]) -> None:
    """Rest from a bond. Only oneself ever sees it."""
    member = member_now(request.person, request.params["id"])
    actions.pause(member=member, until=None if request.body.until is None else _day(request.body.until))


@door(
    "POST",
    "/bonds/{id}/leave",
    body=forms.Leaving,
    refusals=("not-found", "moved", "taken", "no-such-day", "leave-form", *UNFIT),
)
def leave(request: Request[forms.Leaving]) -> None:
    """Leave a bond at once; the other is told now, on a day, or never."""
    today = timezone.now().date()
    member = member_now(request.person, request.params["id"])
    going = _going(request.body, member, today)
    tells_now = request.body.tell == "now"
    actions.leave(member=member, going=going, today=today if tells_now else _begun_everywhere())


def _going(asked: forms.Leaving, member: Member, today: dt.date) -> actions.Going:
    """Check how somebody wants to go; `today` is the server's day. Raises Refusal 422."""
    given = (asked.on is not None, asked.head is not None, asked.signature is not None)
    wanted = {"never": (False, False, False), "now": (False, True, True), "date": (True, True, True)}
    if given != wanted[asked.tell]:
        say = "Telling needs a signed word of leaving, telling on a day also that day, and never neither."
        raise Refusal(422, "leave-form", say)
    if asked.head is None or asked.signature is None:
        return actions.NEVER
    tell_on = today if asked.on is None else _day(asked.on)
    head = checks.leave_head_of(asked.head, bond=member.bond, author=member.author, newest_epoch=member.epoch)
    checks.insist_signed(sign=member.sign, text=head.text, signature=asked.signature)
    if tell_on > today + FARTHEST_TELLING:
        raise Refusal(422, "no-such-day", "That day is too far away. Please choose one within two years.")
    # The head is shown to the other; with an earlier date in it, it would tell when the person really went.
    if asked.tell == "date" and head.date != tell_on:
        raise checks.unfit("the word of leaving does not carry the day on which it is to be told")
    earliest = today if asked.tell == "now" else _begun_everywhere()
    return actions.Going(tell_on=max(tell_on, earliest), head=head, signature=asked.signature)


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise Refusal(422, "no-such-day", "This day is not in the calendar.") from None
