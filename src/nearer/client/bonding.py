# SPDX-License-Identifier: AGPL-3.0-or-later
"""Bonds: inviting, accepting, confirming, checking against the pins in the self file, pausing and leaving.

Nothing that the server says about a bond is believed: cards are held against the pinned hash, statements
against both signatures, key files against the statement (protocol, section 4).
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from nearer.client.device import Device, Offline, Refusal, b64, unb64
from nearer.client.people import Person, change_self, read_self
from nearer.sealed import account, age, pairing, shape

# What comes of something that is not what it should be: a form, a signature, a key, a member that is missing.
UNFIT = (ValueError, LookupError, TypeError, AttributeError)


@dataclass(frozen=True, slots=True)
class Misfit:
    """Something that does not check, by its name: a bond's id, or `own`. It takes nothing else with it."""

    name: str
    error: Exception

    def __str__(self) -> str:
        """Say it in a sentence."""
        whose = "Your own records do" if self.name == "own" else f"Bond {self.name} does"
        told = f"there is no {self.error}" if isinstance(self.error, KeyError) else str(self.error)
        return f"{whose} not check: {told.rstrip('.')}."


@dataclass(frozen=True, slots=True)
class Invitation:
    """An invitation of one's own; `secret` is the part of the link after `#`."""

    id: str
    secret: str = field(repr=False)
    expires: str


@dataclass(frozen=True, slots=True)
class Epoch:
    """One term of a bond: its signed statement, its key, and which author made it."""

    statement: shape.Statement
    key: pairing.BondKey
    by: str


@dataclass(frozen=True, slots=True)
class Bond:
    """A bond that was checked. `closed` is the day on which the other's leaving was told, None before."""

    id: str
    invitation: str
    mine: shape.Card
    theirs: shape.Card
    inviter: bool
    epochs: tuple[Epoch, ...]
    countersigned: bool
    pinned: bool
    verified: bool
    heads: Mapping[str, tuple[int, str]]
    closed: dt.date | None

    @property
    def ready(self) -> bool:
        """Whether both people have pinned each other's card."""
        return self.pinned and self.countersigned

    @property
    def newest(self) -> Epoch:
        """The epoch that new records use."""
        return self.epochs[-1]

    @property
    def hold(self) -> str:
        """How held words are kept: `strict` or `server`."""
        return self.newest.statement.hold

    @property
    def kind(self) -> str:
        """partner, friend or family."""
        return self.epochs[0].key.kind

    @property
    def safety_code(self) -> str:
        """The 30 digits to compare once, together."""
        return pairing.safety_code(self.mine.hash, self.theirs.hash)

    @property
    def root(self) -> bytes:
        """The identity of epoch 1, from which hold ids and the order of questions come."""
        return self.epochs[0].key.identity

    @property
    def identities(self) -> tuple[bytes, ...]:
        """The identities of all epochs, newest first."""
        return tuple(epoch.key.identity for epoch in reversed(self.epochs))


def hold_for(host: str) -> str:
    """Say which hold to ask for: the strict one wherever one of the two may run the server (quiet.md, 6)."""
    return "server" if host == "other" else "strict"


def invite(person: Person, greeting: pairing.Greeting) -> Invitation:
    """Make an invitation. It is noted in the self file first, so that any device can confirm the answer."""
    invitation, today = person.device.new_id(), person.device.today()
    secret = pairing.invite_secret(person.identity, invitation)
    card = pairing.make_card(person.signer(invitation), person.identity, hold_for(greeting.host), today)
    noted = {"kind": greeting.kind, "date": today.isoformat()}
    change_self(person, lambda state: {**state, "invites": {**state.get("invites", {}), invitation: noted}})
    answer = person.device.ask(
        "POST",
        "/invitations",
        {
            "id": invitation,
            "card": card.text.decode(),
            "mac": pairing.offer_mac(secret, card.text),
            "greeting": b64(pairing.seal_greeting(secret, greeting)),
        },
    )
    return Invitation(invitation, pairing.link_secret(secret), answer["expires"])


def peek(device: Device, invitation: str, secret: str) -> pairing.Greeting:
    """Read the greeting of an invitation without signing in. Raises Refusal or pairing.Refused."""
    key = pairing.read_link_secret(secret)
    offer = device.ask("GET", f"/invitations/{invitation}")
    pairing.check_offer(key, offer["card"].encode(), offer["mac"])
    return pairing.open_greeting(key, unb64(offer["greeting"]))


def accept(person: Person, invitation: str, secret: str) -> Bond:
    """Accept an invitation and pin the other's card. Raises Refusal or pairing.Refused."""
    device, key = person.device, pairing.read_link_secret(secret)
    told = device.ask("GET", f"/invitations/{invitation}")
    offer = pairing.check_offer(key, told["card"].encode(), told["mac"])
    greeting = pairing.open_greeting(key, unb64(told["greeting"]))
    signer = person.signer(invitation)
    card = pairing.make_card(signer, person.identity, hold_for(greeting.host), device.today())
    bond_key = pairing.BondKey(device.new_id(), 1, greeting.kind, age.draw_identity(device.random))
    made = pairing.accept(key, offer, card, signer, bond_key)
    _pin(person, bond_key.bond, invitation, offer)
    answer = device.ask(
        "POST",
        f"/invitations/{invitation}/accept",
        {
            "card": card.text.decode(),
            "statement": made.statement.text.decode(),
            "signature": b64(made.signature),
            "mac": made.mac,
            "key_file": b64(made.key_file),
        },
        repeatable=True,
    )
    return check(person, answer, read_self(person))


def bonds(person: Person) -> tuple[Bond, ...]:
    """Give all bonds where every one of them checks. Raises what is wrong with the first that does not."""
    found = each_bond(person)
    for one in found:
        if isinstance(one, Misfit):
            raise one.error
    return tuple(one for one in found if isinstance(one, Bond))


def each_bond(person: Person) -> tuple[Bond | Misfit, ...]:
    """Give all bonds, each checked; those that answered one's own invitation are confirmed on the way.

    One with which the server shows something that does not check is a misfit, and hides none of the others.
    """
    state = read_self(person)
    found = [_met(person, told, state) for told in person.device.ask("GET", "/bonds")]
    _keep_epochs(person, [one for one in found if isinstance(one, Bond)], state)
    return tuple(found)


def _met(person: Person, told: dict[str, Any], state: dict[str, Any]) -> Bond | Misfit:
    try:
        bond = check(person, told, state)
        return confirm(person, bond, told, state) if bond.inviter and not bond.ready else bond
    except Offline:
        raise
    except (Refusal, *UNFIT) as error:
        return Misfit(str(told.get("id")), error)


def confirm_safety(person: Person, bond: Bond) -> None:
    """Note that the two have compared the safety code."""
    change_self(person, lambda state: _with_bond(state, bond.id, verified=True))


def begin_epoch(person: Person, bond: Bond) -> Bond:
    """Give the bond a new identity for what is written from now on. Raises Refusal (`moved`)."""
    device, newest = person.device, bond.newest
    key = pairing.BondKey(bond.id, newest.key.epoch + 1, bond.kind, age.draw_identity(device.random))
    offer, accepted = (bond.mine, bond.theirs) if bond.inviter else (bond.theirs, bond.mine)
    strict = bond.hold == "strict"
    statement, file = pairing.seal_key(key, offer, accepted, device.today(), strict=strict)
    signature = person.signer(bond.invitation).sign(statement.text)
    begun = {"statement": statement.text.decode(), "signature": b64(signature), "key_file": b64(file)}
    told = device.ask("POST", f"/bonds/{bond.id}/epochs", begun)
    return check(person, told, change_self(person, lambda kept: _with_bond(kept, bond.id, epoch=key.epoch)))


def pause(person: Person, bond: Bond, until: dt.date | None) -> None:
    """Rest from a bond until a day; None ends the rest. The other never learns it."""
    day = None if until is None else until.isoformat()
    person.device.ask("PUT", f"/bonds/{bond.id}/pause", {"until": day})


def check(person: Person, told: dict[str, Any], state: dict[str, Any]) -> Bond:
    """Hold what the server tells of a bond against the pins, the signatures and the key files."""
    offer, accepted = (shape.read_card(told[side]["card"].encode()) for side in ("offer", "accept"))
    public = account.public_of(person.signer(told["invitation"]))
    if public not in (offer.sign, accepted.sign):
        raise pairing.Refused("The server shows a bond that is not yours.")
    inviter = public == offer.sign
    mine, theirs = (offer, accepted) if inviter else (accepted, offer)
    kept = state.get("bonds", {}).get(told["id"], {})
    if kept and (kept["partner"], kept["invitation"]) != (theirs.hash, told["invitation"]):
        raise pairing.Refused(
            "The server shows other keys than the two of you pinned. Do not write; ask each other."
        )
    if mine.recipient != person.recipient or (not inviter and not kept):
        raise pairing.Refused("The server shows a bond that this account did not make.")
    epochs = _epochs(person, told, offer, accepted)
    if len(epochs) < kept.get("epoch", 1):
        raise pairing.Refused("The server hides the newest key of this bond.")
    return Bond(
        id=told["id"],
        invitation=told["invitation"],
        mine=mine,
        theirs=theirs,
        inviter=inviter,
        epochs=epochs,
        countersigned=_countersigned(told["epochs"][0], offer),
        pinned=bool(kept),
        verified=bool(kept.get("verified")),
        heads={author: (seq, hash_) for author, (seq, hash_) in kept.get("heads", {}).items()},
        closed=None if told["closed"] is None else dt.date.fromisoformat(told["closed"]),
    )


def _epochs(
    person: Person, told: dict[str, Any], offer: shape.Card, accepted: shape.Card
) -> tuple[Epoch, ...]:
    signs = {card.author: card.sign for card in (offer, accepted)}
    found: list[Epoch] = []
    for number, epoch in enumerate(told["epochs"], start=1):
        stated = shape.read_statement(epoch["statement"].encode())
        by = accepted.author if number == 1 else epoch["by"]
        if (stated.bond, stated.epoch) != (told["id"], number) or by not in signs:
            raise pairing.Refused("The server shows a key that does not belong to this bond.")
        shape.verify(signs[by], stated.text, unb64(epoch["signature"]))
        pairing.check_statement(stated, offer, accepted)
        if found and found[-1].statement.hold == "strict" and stated.hold != "strict":
            raise pairing.Refused(
                "A newer key of this bond asks for less care with held words than an older one."
            )
        key = pairing.check_key_file(stated, unb64(epoch["key_file"]), person.identity)
        found.append(Epoch(stated, key, by))
    if not found:
        raise pairing.Refused("The server shows a bond without a key.")
    return tuple(found)


def _countersigned(first: dict[str, Any], offer: shape.Card) -> bool:
    if first["countersignature"] is None:
        return False
    shape.verify(offer.sign, first["statement"].encode(), unb64(first["countersignature"]))
    return True


def confirm(person: Person, bond: Bond, told: dict[str, Any], state: dict[str, Any]) -> Bond:
    """As the inviting person: check the MAC under the link's secret, pin, and counter-sign."""
    if not bond.pinned:
        noted = state.get("invites", {}).get(bond.invitation)
        secret, first = pairing.invite_secret(person.identity, bond.invitation), told["epochs"][0]
        pairing.check_acceptance(
            secret,
            bond.mine,
            card=bond.theirs.text,
            statement=first["statement"].encode(),
            signature=unb64(first["signature"]),
            mac=told["accept"]["mac"],
        )
        if noted is None or bond.kind != noted["kind"]:
            raise pairing.Refused("What came back does not answer an invitation of yours.")
        state = _pin(person, bond.id, bond.invitation, bond.theirs)
    text = bond.epochs[0].statement.text
    signature = b64(person.signer(bond.invitation).sign(text))
    person.device.ask("POST", f"/bonds/{bond.id}/countersign", {"signature": signature}, repeatable=True)
    return check(person, person.device.ask("GET", f"/bonds/{bond.id}"), state)


def _pin(person: Person, bond: str, invitation: str, theirs: shape.Card) -> dict[str, Any]:
    """Pin the other's card, before anything is sent that relies on it."""

    def change(state: dict[str, Any]) -> dict[str, Any]:
        invites = {one: noted for one, noted in state.get("invites", {}).items() if one != invitation}
        fresh = {"invitation": invitation, "partner": theirs.hash, "verified": False, "heads": {}}
        return _with_bond({**state, "invites": invites}, bond, **fresh)

    return change_self(person, change)


def _keep_epochs(person: Person, found: list[Bond], state: dict[str, Any]) -> None:
    """Note how many epochs each bond has, so that a server cannot go back to an older key."""
    grown = {
        bond.id: len(bond.epochs)
        for bond in found
        if bond.pinned and len(bond.epochs) > state.get("bonds", {}).get(bond.id, {}).get("epoch", 1)
    }

    def change(kept: dict[str, Any]) -> dict[str, Any]:
        for bond, epoch in grown.items():
            kept = _with_bond(kept, bond, epoch=epoch)
        return kept

    if grown:
        change_self(person, change)


def _with_bond(state: dict[str, Any], bond: str, **members: Any) -> dict[str, Any]:
    known = state.get("bonds", {})
    return {**state, "bonds": {**known, bond: {**known.get(bond, {}), **members}}}
