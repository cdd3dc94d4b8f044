# SPDX-License-Identifier: AGPL-3.0-or-later
"""Letters for tests: heads signed and chained as a device would, around bodies that nobody sealed."""

import datetime as dt
import hashlib
import secrets
from dataclasses import dataclass
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from nearer.sealed import shape
from nearer.sealed.account import public_of
from nearer.sealed.shape import NOTHING, ZEROS, About
from tests.cast import TODAY, Answer, Bonded, Visitor, sealed_by_nobody


@dataclass(frozen=True, slots=True)
class Letter:
    """A record as it is sent."""

    id: str
    head: bytes
    signature: bytes
    body: bytes | None

    @property
    def hash(self) -> str:
        """What the next head of its chain names."""
        return shape.chain_hash(self.head)

    def sent(self) -> dict[str, Any]:
        """Return what goes over HTTP."""
        return {"head": self.head.decode(), "signature": self.signature, "body": self.body}


class Pen:
    """One person's hand in one bond. It keeps count of the shared chain, and can be told to miscount."""

    def __init__(self, visitor: Visitor, bonded: Bonded) -> None:
        self.visitor = visitor
        self.bond: str | None = bonded.id
        self.path = f"{bonded.path}/records"
        self.signer = visitor.me.signer(bonded.invitation)
        self.epoch = 1
        self.seq, self.prev = 0, ZEROS

    @property
    def author(self) -> str:
        """The author's name in this bond."""
        return shape.author_of(public_of(self.signer))

    def write(
        self,
        words: str = "",
        *,
        about: About = NOTHING,
        id: str | None = None,  # noqa: A002 - the line's own name
        body: bytes | None = None,
        signer: Ed25519PrivateKey | None = None,
        date: dt.date = TODAY,
        **lines: Any,
    ) -> Letter:
        """Write the next letter. `lines` are lines of the head that shall say something else."""
        if about.kind in ("none", "hold") and body is None:
            body = sealed_by_nobody(words or secrets.token_hex(8))
        single = about.kind == "hold"
        whole: dict[str, Any] = {
            "id": id or secrets.token_hex(16),
            "bond": self.bond,
            "epoch": self.epoch,
            "author": self.author,
            "about": about,
            "date": date,
            "seq": 1 if single else self.seq + 1,
            "prev": ZEROS if single else self.prev,
            "size": len(body or b""),
            "body": None if body is None else hashlib.sha256(body).hexdigest(),
            **lines,
        }
        head = shape.write_head(**whole)
        return Letter(whole["id"], head, (signer or self.signer).sign(head), body)

    def send(self, letter: Letter) -> Answer:
        """Send a letter as it is, and go on from it if it was taken into the shared chain."""
        answer = self.visitor.ask("POST", self.path, letter.sent())
        head = shape.read_head(letter.head)
        if answer.status == 201 and head.about.kind != "hold":
            self.seq, self.prev = head.seq, head.hash
        return answer

    def say(self, words: str = "") -> Letter:
        """Write and send a shared letter that is taken."""
        letter = self.write(words)
        assert self.send(letter).status == 201
        return letter

    def hold(self, hold: str, words: str = "") -> Letter:
        """Write and send a letter that waits for, or meets, its counterpart."""
        letter = self.write(words, about=About("hold", hold))
        assert self.send(letter).status == 201
        return letter


class OwnPen(Pen):
    """One person's hand in their own feed."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor = visitor
        self.bond, self.path = None, "/me/records"
        self.signer = visitor.me.signer("own")
        self.epoch = 0
        self.seq, self.prev = 0, ZEROS

    def bundle(self) -> Letter:
        """Write a day's bundle, of the size that all have."""
        return self.write(body=sealed_by_nobody("x" * 16_400))


def feed(visitor: Visitor, bonded: Bonded, query: str = "") -> list[dict[str, Any]]:
    """Read the first piece of a bond's feed."""
    answer = visitor.ask("GET", f"{bonded.path}/records{query}")
    assert answer.status == 200
    records: list[dict[str, Any]] = answer.body["records"]
    return records


def heads(records: list[dict[str, Any]]) -> list[bytes]:
    """Return the heads of what was read."""
    return [record["head"].encode() for record in records]


def some_hold() -> str:
    """Draw the hold id of a question."""
    return secrets.token_hex(16)
