# SPDX-License-Identifier: AGPL-3.0-or-later
"""Any sequence of what people do with accounts and invitations: who comes in with what, and who has whom."""

import secrets
from dataclasses import dataclass, field
from typing import Any

import hypothesis.strategies as st
import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from pytest_django.fixtures import Settings

from nearer.sealed.shape import Card
from nearer.server.bonds.actions import MOST_INVITATIONS
from nearer.server.bonds.models import Bond
from tests.cast import (
    ADA,
    BEN,
    DOV,
    Answer,
    Bonded,
    Part,
    Visitor,
    acceptance,
    arrive,
    invite,
    joining,
    pair,
    sealed_by_nobody,
)
from tests.doors.stage import NEXT_WEEK
from tests.doors.tables import kept

WHO = st.sampled_from([ADA, BEN, DOV])
WHICH = st.integers(0, 3)
RIGHT = st.sampled_from([True, True, False])  # whether somebody shows the right key
WRONG_KEY = "f" * 64
BOUNDS = settings(
    max_examples=20,
    stateful_step_count=25,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)


@dataclass(slots=True)
class Life:
    """What a person has while they have an account."""

    login: str
    recovery: str | None  # None: no code was made
    devices: list[Visitor]


@dataclass(slots=True)
class Open:
    """An invitation that waits, and whom it has let in."""

    maker: Part
    offer: Card
    admitted: Part | None = None


@dataclass(slots=True)
class Pair:
    """A bond: what began it, who is still in it, and who rests."""

    accepter: Part
    bonded: Bonded
    sent: dict[str, Any]  # the acceptance
    there: set[Part]
    resting: set[Part] = field(default_factory=set)


class Lives(RuleBasedStateMachine):
    """Three people, each with any number of devices, and everything the server must then say.

    Ada and Ben have a bond, and Ada has made another invitation; Dov has no account yet.
    """

    def __init__(self) -> None:
        super().__init__()
        self._undone = transaction.atomic()
        self._undone.__enter__()
        self.lives = {part: Life(part.login_key, part.recovery_key, [arrive(part)]) for part in (ADA, BEN)}
        invitation, offer = invite(self.device(ADA))
        self.open = {invitation: Open(ADA, offer)}
        self.made = [invitation]  # all that were ever made
        first = pair(self.device(ADA), self.device(BEN))
        self.bonds = {first.id: Pair(BEN, first, acceptance(first, BEN), {ADA, BEN})}
        self.ended: list[Visitor] = []  # devices whose session is over

    def teardown(self) -> None:
        """Undo everything."""
        transaction.set_rollback(True)
        self._undone.__exit__(None, None, None)

    def ask(self, visitor: Visitor, way: str, body: object, expected: int) -> Answer:
        """Ask, and insist on this status; whatever is refused changes nothing."""
        method, path = way.split()
        before = kept()
        answer = visitor.ask(method, path, body)
        assert answer.status == expected, (way, answer)
        assert answer.status < 400 or kept() == before
        return answer

    def signed_in(self, who: Part) -> bool:
        """Say whether any device of theirs is signed in."""
        return who in self.lives and bool(self.lives[who].devices)

    def device(self, who: Part) -> Visitor:
        """Return a device of theirs that is signed in, or one that is not."""
        life = self.lives.get(who)
        return life.devices[0] if life and life.devices else Visitor(who)

    def end(self, life: Life, *, but: Visitor | None = None) -> None:
        """Note that these devices are signed in no more."""
        self.ended += [device for device in life.devices if device is not but]
        life.devices = [device for device in life.devices if device is but]

    def invitation(self, which: int) -> str:
        """Return the id of an invitation, open or not, or one that nobody knows."""
        return [*self.made, "e" * 32][which % (len(self.made) + 1)]

    @rule(who=WHO, right=RIGHT)
    def sign_in(self, who: Part, *, right: bool) -> None:
        """Sign in on another device."""
        life = self.lives.get(who)
        key = life.login if life and right else WRONG_KEY
        visitor = Visitor(who)
        sent = {"handle": who.handle, "login_key": key}
        self.ask(visitor, "POST /sign-in", sent, 200 if life and right else 403)
        if life and right:
            life.devices.append(visitor)

    @rule(who=WHO, right=RIGHT)
    def change_the_passphrase(self, who: Part, *, right: bool) -> None:
        """Only this device stays signed in, and the old passphrase is worth nothing."""
        life, device = self.lives.get(who), self.device(who)
        new = secrets.token_hex(32)
        sent = {
            "login_key": life.login if life and right else WRONG_KEY,
            "new_login_key": new,
            "passphrase_file": sealed_by_nobody(kind="scrypt"),
        }
        signed_in = life is not None and device in life.devices
        self.ask(device, "PUT /me/passphrase", sent, 401 if not signed_in else 204 if right else 403)
        if life and signed_in and right:
            life.login = new
            self.end(life, but=device)

    @rule(who=WHO, right=RIGHT)
    def recover(self, who: Part, *, right: bool) -> None:
        """Set a passphrase by the recovery code, which ends every session and begins none."""
        life, new = self.lives.get(who), secrets.token_hex(32)
        sent = {
            "handle": who.handle,
            "recovery_key": (right and life and life.recovery) or WRONG_KEY,
            "new_login_key": new,
            "passphrase_file": sealed_by_nobody(kind="scrypt"),
        }
        opens = life is not None and life.recovery is not None and right
        self.ask(Visitor(), "POST /recovery/passphrase", sent, 204 if opens else 403)
        if life and opens:
            life.login = new
            self.end(life)

    @rule(who=WHO, right=RIGHT)
    def make_a_code(self, who: Part, *, right: bool) -> None:
        """Make the first recovery code, or a new one; the old one is worth nothing."""
        life, device, new = self.lives.get(who), self.device(who), secrets.token_hex(32)
        sent = {
            "login_key": life.login if life and right else WRONG_KEY,
            "recovery_key": new,
            "recovery_file": sealed_by_nobody(kind="scrypt"),
        }
        signed_in = life is not None and device in life.devices
        self.ask(device, "PUT /me/recovery", sent, 401 if not signed_in else 204 if right else 403)
        if life and signed_in and right:
            life.recovery = new

    @rule(who=WHO)
    def end_the_others(self, who: Part) -> None:
        """End all sessions but this one."""
        life, device, signed_in = self.lives.get(who), self.device(who), self.signed_in(who)
        self.ask(device, "POST /me/sessions/end-others", None, 204 if signed_in else 401)
        if life and signed_in:
            self.end(life, but=device)

    @rule(who=WHO, right=RIGHT)
    def delete_the_account(self, who: Part, *, right: bool) -> None:
        """Go: invitations end, bonds stay with the others, and nothing lets this person in."""
        life, device, signed_in = self.lives.get(who), self.device(who), self.signed_in(who)
        sent = {"login_key": life.login if life and right else WRONG_KEY}
        self.ask(device, "DELETE /me", sent, 401 if not signed_in else 204 if right else 403)
        if life and signed_in and right:
            self.end(life)
            del self.lives[who]
            self.open = {id_: one for id_, one in self.open.items() if who not in (one.maker, one.admitted)}
            for bond in self.bonds.values():
                bond.there.discard(who)

    @rule(who=WHO, which=WHICH)
    def come(self, who: Part, which: int) -> None:
        """Make an account by an invitation, perhaps for the second time; each lets in one person, once."""
        if who in self.lives:
            return
        invitation = self.invitation(which)
        offered = self.open.get(invitation)
        visitor, way_in = Visitor(who), offered is not None and offered.admitted is None
        expected = 201 if way_in else 404 if self.lives else 403
        self.ask(visitor, "POST /people", {**joining(who), "invitation": invitation}, expected)
        if offered and way_in:
            offered.admitted = who
            self.lives[who] = Life(who.login_key, None, [visitor])

    @rule(who=WHO)
    def make_an_invitation(self, who: Part) -> None:
        """Invite somebody."""
        waiting = [one for one in self.open.values() if one.maker == who]
        if self.signed_in(who) and len(waiting) < MOST_INVITATIONS:
            invitation, offer = invite(self.device(who))
            self.open[invitation] = Open(who, offer)
            self.made.append(invitation)

    @rule(who=WHO, which=WHICH)
    def withdraw(self, who: Part, which: int) -> None:
        """Take an invitation back, perhaps another's."""
        invitation = self.invitation(which)
        offered = self.open.get(invitation)
        signed_in = self.signed_in(who)
        own = offered is not None and offered.maker == who
        expected = 401 if not signed_in else 204 if own else 404
        self.ask(self.device(who), f"DELETE /invitations/{invitation}", None, expected)
        if signed_in and own:
            del self.open[invitation]

    @rule(who=WHO, which=WHICH)
    def accept(self, who: Part, which: int) -> None:
        """Accept an invitation, perhaps one's own, or one that let somebody else in."""
        invitation = self.invitation(which)
        offered = self.open.get(invitation)
        offer = offered.offer if offered else ADA.card(invitation)
        bonded = Bonded(secrets.token_hex(16), invitation, offer, who.card(invitation))
        sent = acceptance(bonded, who)
        expected = 404 if offered is None or offered.admitted not in (None, who) else 201
        if not self.signed_in(who):
            expected = 401
        elif offered and offered.maker == who:
            expected = 409
        self.ask(self.device(who), f"POST /invitations/{invitation}/accept", sent, expected)
        if offered and expected == 201:
            del self.open[invitation]
            self.bonds[bonded.id] = Pair(who, bonded, sent, {who, offered.maker})

    @rule(who=WHO, which=WHICH)
    def accept_again(self, who: Part, which: int) -> None:
        """Send the same acceptance again, as after a lost answer; from somebody else it is nothing."""
        if self.bonds and self.signed_in(who):
            bond = [*self.bonds.values()][which % len(self.bonds)]
            expected = 201 if who == bond.accepter and who in bond.there else 404
            self.ask(
                self.device(who), f"POST /invitations/{bond.bonded.invitation}/accept", bond.sent, expected
            )

    @rule(who=WHO, which=WHICH, on=st.booleans())
    def rest(self, who: Part, which: int, *, on: bool) -> None:
        """Pause, or end the pause, in a bond of one's own or of others."""
        if self.bonds and self.signed_in(who):
            bond = [*self.bonds.values()][which % len(self.bonds)]
            sent = {"until": NEXT_WEEK if on else None}
            self.ask(
                self.device(who), f"PUT {bond.bonded.path}/pause", sent, 204 if who in bond.there else 404
            )
            if who in bond.there:
                (bond.resting.add if on else bond.resting.discard)(who)

    @invariant()
    def devices_are_signed_in_as_they_should_be(self) -> None:
        """Each session opens the door of its own person, and one that has ended opens none."""
        for who, life in self.lives.items():
            for device in life.devices:
                assert device.ask("GET", "/me").body["handle"] == who.handle
        assert all(device.ask("GET", "/me").status == 401 for device in self.ended[-4:])

    @invariant()
    def everybody_has_their_own_bonds_and_invitations(self) -> None:
        """No other's, none twice, none that both have left; and nobody sees who else rests."""
        assert set(Bond.objects.values_list("id", flat=True)) == {i for i, p in self.bonds.items() if p.there}
        for who, life in self.lives.items():
            if not life.devices:
                continue
            mine = {id_: bond for id_, bond in self.bonds.items() if who in bond.there}
            seen = life.devices[0].ask("GET", "/bonds").body
            rests = {id_: NEXT_WEEK if who in bond.resting else None for id_, bond in mine.items()}
            assert [each["id"] for each in seen] == sorted(mine)
            assert {each["id"]: each["paused_until"] for each in seen} == rests
            invited = {row["id"] for row in life.devices[0].ask("GET", "/invitations").body}
            assert invited == {id_ for id_, one in self.open.items() if one.maker == who}


@pytest.mark.django_db
def test_any_life(settings: Settings) -> None:
    """Also that of somebody who goes and comes back."""
    settings.NEARER_ALLOWANCES = False
    run_state_machine_as_test(Lives, settings=BOUNDS)
