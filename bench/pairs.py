# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pairs of people with real keys, cards and statements, and the records they send.

All is made ahead of the timed part. Every body is an age file with a padded plaintext as the protocol asks,
and every head is signed, so a server that is measured here does all the checking that it does in life.
"""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import json
import random
from dataclasses import dataclass

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from nearer.sealed import shape

ANSWER = (
    "The way you sang in the kitchen when you thought that nobody was home. I stood on the stairs and did "
    "not come down, because you would have stopped. I would like to hear it again some time."
)
DAY = dt.date(2026, 1, 5)


@dataclass(frozen=True, slots=True)
class Someone:
    """One person of a pair: names and keys as the protocol has them."""

    handle: str
    login_key: str
    key: Ed25519PrivateKey
    recipient: pyrage.x25519.Recipient
    card: shape.Card

    @property
    def author(self) -> str:
        """The name in heads."""
        return self.card.author


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people and their bond: Ada invited, Ben accepted."""

    bond: str
    invitation: str
    ada: Someone
    ben: Someone
    recipient: pyrage.x25519.Recipient
    key_file: bytes
    statement: bytes

    @property
    def both(self) -> tuple[Someone, Someone]:
        """Both of them."""
        return (self.ada, self.ben)


@dataclass(frozen=True, slots=True)
class Posting:
    """A record as it is sent: the JSON of the request, and its head for whoever wants to find it again."""

    head: shape.Head
    json: bytes


def _id(chance: random.Random) -> str:
    return chance.randbytes(16).hex()


def _someone(chance: random.Random, handle: str) -> Someone:
    key = Ed25519PrivateKey.from_private_bytes(chance.randbytes(32))
    recipient = pyrage.x25519.Identity.generate().to_public()
    text = shape.write_card(
        sign=key.public_key().public_bytes_raw().hex(), recipient=str(recipient), hold="strict", date=DAY
    )
    return Someone(handle, chance.randbytes(32).hex(), key, recipient, shape.read_card(text))


def make_pair(chance: random.Random, name: str) -> Pair:
    """Make two people and the statement of their bond; the generator makes the names and signing keys."""
    ada, ben = _someone(chance, f"ada.{name}"), _someone(chance, f"ben.{name}")
    bond = _id(chance)
    identity = pyrage.x25519.Identity.generate()
    plain = f"# nearer bond {bond} epoch 1\n# kind partner\n{identity}\n".encode()
    key_file = pyrage.encrypt(plain, [ada.recipient, ben.recipient])
    statement = shape.write_statement(
        bond=bond,
        epoch=1,
        offer=ada.card.hash,
        accept=ben.card.hash,
        recipient=str(identity.to_public()),
        keyfile=hashlib.sha256(key_file).hexdigest(),
        hold="strict",
        date=DAY,
    )
    return Pair(bond, _id(chance), ada, ben, identity.to_public(), key_file, statement)


def hold_id(pair: Pair, question: int) -> str:
    """Name a question's hold; any 32 hex digits that both of a pair agree on serve the server as well."""
    return hashlib.sha256(f"{pair.bond} {question}".encode()).hexdigest()[:32]


def _sealed(who: Someone, pair: Pair, head_id: str, about: shape.About, kind: str) -> bytes:
    data = {"question": "what-made-you-smile", "round": 1, "text": ANSWER}
    plain = json.dumps(
        {
            "in": {"id": head_id, "bond": pair.bond, "author": who.author, "about": str(about)},
            "kind": kind,
            "seen": None,
            "data": data,
        }
    ).encode()
    padded = plain + b" " * (-len(plain) % 256)
    one_note = pyrage.x25519.Identity.generate().to_public()
    return pyrage.encrypt(padded, [who.recipient, one_note] if about.kind == "hold" else [pair.recipient])


def _posting(
    who: Someone, pair: Pair, about: shape.About, body: bytes, place: tuple[str, int, str]
) -> Posting:
    head_id, seq, prev = place
    head = shape.write_head(
        id=head_id,
        bond=pair.bond,
        epoch=1,
        author=who.author,
        about=about,
        date=DAY,
        seq=seq,
        prev=prev,
        size=len(body),
        body=hashlib.sha256(body).hexdigest(),
    )
    sent = {
        "head": head.decode(),
        "signature": base64.b64encode(who.key.sign(head)).decode(),
        "body": base64.b64encode(body).decode(),
    }
    return Posting(shape.read_head(head), json.dumps(sent, separators=(",", ":")).encode())


def held(chance: random.Random, pair: Pair, who: Someone, question: int) -> Posting:
    """Make an answer that waits for the other's answer to the same question (the strict form)."""
    head_id, about = _id(chance), shape.About("hold", hold_id(pair, question))
    body = _sealed(who, pair, head_id, about, "answer")
    return _posting(who, pair, about, body, (head_id, 1, shape.ZEROS))


def shared(
    chance: random.Random, pair: Pair, who: Someone, after: shape.Head | None, *, size: int | None = None
) -> Posting:
    """Make a record of the shared chain that follows `after`; `size` asks for a body of so many bytes."""
    head_id = _id(chance)
    if size is None:
        body = _sealed(who, pair, head_id, shape.NOTHING, "edit")
    else:
        body = shape.AGE_FIRST_LINE + chance.randbytes(size - len(shape.AGE_FIRST_LINE))
    seq, prev = (after.seq + 1, after.hash) if after else (1, shape.ZEROS)
    return _posting(who, pair, shape.NOTHING, body, (head_id, seq, prev))
