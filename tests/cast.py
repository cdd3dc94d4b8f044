# SPDX-License-Identifier: AGPL-3.0-or-later
"""The fixed cast: Ada and Ben have a bond, Cleo had one with Ada, Dov is a stranger to all of them.

Each part's keys are always the same, so that a failing test can be read twice. The fixtures of the same names
sign them up and in, and give them a way to ask the server things; a test that asks for one gets an empty
instance with exactly those who are asked for. What they seal is what they say in `sealed_by_nobody`: no test
here opens anything.
"""

import datetime as dt
import functools
import hashlib
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import msgspec
import pytest
import time_machine
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.test import Client

from nearer.sealed import shape
from nearer.sealed.account import public_of, signing_key
from nearer.sealed.age import recipient_of
from nearer.server.people import actions as people
from nearer.server.people import keys
from nearer.server.people.models import Account

TODAY = dt.datetime.now(dt.UTC).date()


@dataclass(frozen=True, slots=True)
class Part:
    """One of the four, with everything that follows from who they are."""

    name: str

    @property
    def handle(self) -> str:
        """The name to sign in with."""
        return self.name.lower()

    @property
    def identity(self) -> bytes:
        """The 32 secret bytes; never 0 at first."""
        return b"\x01" + hashlib.sha256(self.name.encode()).digest()[1:]

    @property
    def recipient(self) -> str:
        """What others seal to."""
        return recipient_of(self.identity)

    @property
    def login_key(self) -> str:
        """What a device would have stretched from the passphrase; the server cannot tell the difference."""
        return hashlib.sha256(f"login {self.name}".encode()).hexdigest()

    @property
    def recovery_key(self) -> str:
        """What a device would have made from the recovery code."""
        return hashlib.sha256(f"recovery {self.name}".encode()).hexdigest()

    def signer(self, place: str) -> Ed25519PrivateKey:
        """Make the signing key for `own`, or for the bond that began with an invitation."""
        return signing_key(self.identity, place)

    def card(self, place: str, *, hold: str = "server") -> shape.Card:
        """Make the key card for the bond that begins with this invitation."""
        sign = public_of(self.signer(place))
        return shape.read_card(shape.write_card(sign=sign, recipient=self.recipient, hold=hold, date=TODAY))


ADA, BEN, CLEO, DOV = Part("Ada"), Part("Ben"), Part("Cleo"), Part("Dov")


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server said. `body` is the JSON, None where there was none."""

    status: int
    body: Any

    @property
    def code(self) -> str:
        """The refusal's code, or nothing."""
        return str(self.body.get("code", "")) if isinstance(self.body, dict) and self.status >= 400 else ""

    @property
    def say(self) -> str:
        """The refusal's sentence."""
        return str(self.body["say"])


class Visitor:
    """A device of somebody, or of nobody yet: a cookie jar with the server's address in it."""

    def __init__(self, part: Part | None = None, *, address: str = "198.51.100.7") -> None:
        self.part = part
        self.address = address
        self.http = Client()

    def ask(self, method: str, path: str, body: object = None, **headers: str) -> Answer:
        """Ask at `/api/v1` + path. A body of bytes goes as it is, any other as JSON with bytes in base64."""
        sent = body if isinstance(body, bytes) else b"" if body is None else msgspec.json.encode(body)
        answer = self.http.generic(
            method,
            f"/api/v1{path}",
            sent,
            content_type="application/json",
            headers=headers,
            REMOTE_ADDR=self.address,
        )
        return Answer(answer.status_code, msgspec.json.decode(answer.content) if answer.content else None)

    @property
    def me(self) -> Part:
        """Who this is."""
        assert self.part is not None
        return self.part


def sealed_by_nobody(words: str = "", *, kind: str = "X25519") -> bytes:
    """Return bytes with the outside of an age file. What the server does never depends on the inside."""
    return f"age-encryption.org/v1\n-> {kind} {words}\n".encode()


@functools.cache
def _hashed(key: str) -> str:
    return keys.hash_key(key)


def joining(part: Part) -> dict[str, Any]:
    """Return what this part sends to `POST /people`."""
    return {
        "handle": part.handle,
        "login_key": part.login_key,
        "passphrase_file": sealed_by_nobody(part.name, kind="scrypt"),
        "self_file": sealed_by_nobody("self"),
        "own_key": public_of(part.signer("own")),
        "recipient": part.recipient,
        "adult": True,
    }


def arrive(part: Part) -> Visitor:
    """Give this part an account, a recovery code and a signed-in device, without hashing anew each time.

    Whoever comes first sets the instance up.
    """
    setup = keys.new_token()
    people.renew_setup(token_hash=keys.token_hash(setup))
    files = {name: value for name, value in joining(part).items() if name.endswith("_file")}
    arrival = people.join(
        account=Account(
            id=secrets.token_hex(16),
            handle=part.handle,
            login_hash=_hashed(part.login_key),
            recovery_hash=_hashed(part.recovery_key),
            recovery_file=sealed_by_nobody(f"{part.name} recovered", kind="scrypt"),
            own_key=public_of(part.signer("own")),
            recipient=part.recipient,
            created=TODAY,
            **files,
        ),
        setup=setup,
        invitation=None,
        is_open=True,
        device=people.Device(label="phone", place=secrets.token_hex(32)),
        today=TODAY,
    )
    visitor = Visitor(part)
    visitor.http.cookies["nearer"] = arrival.token
    return visitor


@dataclass(frozen=True, slots=True)
class Bonded:
    """A bond of two: its id, the invitation it began with, and the two cards."""

    id: str
    invitation: str
    offer: shape.Card
    accept: shape.Card

    @property
    def path(self) -> str:
        """Where it is found."""
        return f"/bonds/{self.id}"

    def statement(self, *, epoch: int = 1, key_file: bytes | None = None, hold: str = "server") -> bytes:
        """Write a bond statement about these two cards."""
        file = sealed_by_nobody(f"epoch {epoch}") if key_file is None else key_file
        return shape.write_statement(
            bond=self.id,
            epoch=epoch,
            offer=self.offer.hash,
            accept=self.accept.hash,
            recipient=ADA.recipient,
            keyfile=hashlib.sha256(file).hexdigest(),
            hold=hold,
            date=TODAY,
        )


def invite(inviter: Visitor, *, hold: str = "server") -> tuple[str, shape.Card]:
    """Let somebody make an invitation; return its id and the card in it."""
    invitation = secrets.token_hex(16)
    card = inviter.me.card(invitation, hold=hold)
    sent = {
        "id": invitation,
        "card": card.text.decode(),
        "mac": "0" * 64,
        "greeting": sealed_by_nobody("hello"),
    }
    assert inviter.ask("POST", "/invitations", sent).status == 201
    return invitation, card


def acceptance(bonded: Bonded, accepter: Part, *, hold: str = "server") -> dict[str, Any]:
    """Return what accepts an invitation."""
    statement = bonded.statement(hold=hold)
    return {
        "card": bonded.accept.text.decode(),
        "statement": statement.decode(),
        "signature": accepter.signer(bonded.invitation).sign(statement),
        "mac": "1" * 64,
        "key_file": sealed_by_nobody("epoch 1"),
    }


def pair(inviter: Visitor, accepter: Visitor, *, hold: str = "server") -> Bonded:
    """Bring two together through the doors, counter-signature included."""
    invitation, offer = invite(inviter, hold=hold)
    bonded = Bonded(secrets.token_hex(16), invitation, offer, accepter.me.card(invitation))
    accepted = acceptance(bonded, accepter.me, hold=hold)
    assert accepter.ask("POST", f"/invitations/{invitation}/accept", accepted).status == 201
    signature = inviter.me.signer(invitation).sign(accepted["statement"].encode())
    assert inviter.ask("POST", f"{bonded.path}/countersign", {"signature": signature}).status == 204
    return bonded


@pytest.fixture
def in_one_moment() -> Iterator[None]:
    """Hold the clock, so that no allowance gains anything while it is used up."""
    with time_machine.travel(dt.datetime.now(dt.UTC), tick=False):
        yield


@pytest.fixture
def ada(db: None) -> Visitor:  # noqa: ARG001 - opens the database
    """Ada, signed in."""
    return arrive(ADA)


@pytest.fixture
def ben(db: None) -> Visitor:  # noqa: ARG001 - opens the database
    """Ben, signed in."""
    return arrive(BEN)


@pytest.fixture
def cleo(db: None) -> Visitor:  # noqa: ARG001 - opens the database
    """Cleo, signed in."""
    return arrive(CLEO)


@pytest.fixture
def dov(db: None) -> Visitor:  # noqa: ARG001 - opens the database
    """Dov, signed in."""
    return arrive(DOV)


@pytest.fixture
def nobody(db: None) -> Visitor:  # noqa: ARG001 - opens the database
    """Somebody who is not signed in."""
    return Visitor()


@pytest.fixture
def bonded(ada: Visitor, ben: Visitor) -> Bonded:
    """Make the bond of Ada, who invited, and Ben."""
    return pair(ada, ben)


@pytest.fixture
def former(ada: Visitor, cleo: Visitor) -> Bonded:
    """Make the bond that Ada and Cleo had: Cleo has left it, and Ada was told."""
    was = pair(ada, cleo)
    head = leaving_head(was, CLEO)
    told = {"tell": "now", "head": head.decode(), "signature": CLEO.signer(was.invitation).sign(head)}
    assert cleo.ask("POST", f"{was.path}/leave", told).status == 204
    return was


def leaving_head(
    bonded: Bonded,
    part: Part,
    *,
    date: dt.date = TODAY,
    seq: int = 1,
    prev: str = shape.ZEROS,
    id: str | None = None,  # noqa: A002 - the line's own name
) -> bytes:
    """Write the head with which somebody leaves."""
    return shape.write_head(
        id=id or secrets.token_hex(16),
        bond=bonded.id,
        epoch=1,
        author=shape.author_of(public_of(part.signer(bonded.invitation))),
        about=shape.LEAVE,
        date=date,
        seq=seq,
        prev=prev,
        size=0,
        body=None,
    )
