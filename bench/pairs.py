# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pairs of people with real keys, cards and statements, and the records they send.

All of it is made by `nearer.sealed` ahead of the timed part: every body is an age file, every head is signed,
and a server that is measured here does all the checking that it does in life.
"""

import base64
import datetime as dt
import hashlib
import json
import random
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from nearer.sealed import account, age, bundles, pairing, records, shape

ANSWER = (
    "The way you sang in the kitchen when you thought that nobody was home. I stood on the stairs and did "
    "not come down, because you would have stopped. I would like to hear it again some time."
)
DAY = dt.date(2026, 1, 5)


@dataclass(frozen=True, slots=True)
class Someone:
    """One person of a pair. `key` signs in the bond, `own_key` what is for themselves."""

    handle: str
    identity: bytes
    login_key: str
    key: Ed25519PrivateKey
    own_key: Ed25519PrivateKey
    card: shape.Card

    @property
    def author(self) -> str:
        """The name in the bond's heads."""
        return self.card.author

    @property
    def recipient(self) -> str:
        """What others seal to."""
        return self.card.recipient


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people and their bond: Ada invited, Ben accepted."""

    invitation: str
    ada: Someone
    ben: Someone
    acceptance: pairing.Acceptance
    secret: bytes

    @property
    def bond(self) -> str:
        """The bond's id."""
        return self.acceptance.key.bond

    @property
    def both(self) -> tuple[Someone, Someone]:
        """Both of them."""
        return (self.ada, self.ben)


@dataclass(frozen=True, slots=True)
class Posting:
    """A record as it is sent: the JSON of the request, and its head to find it by."""

    head: shape.Head
    json: bytes


def chances(seed: int) -> random.Random:
    """Return a generator that draws the same names and keys in every run."""
    return random.Random(seed)  # noqa: S311 - keys of nobody, for servers that live for seconds


def new_id(chance: random.Random) -> str:
    """Draw the id of a record, a bond or an invitation."""
    return chance.randbytes(16).hex()


def someone(chance: random.Random, handle: str, invitation: str) -> Someone:
    """Make a person with a card for the bond of this invitation."""
    identity = age.draw_identity(chance.randbytes)
    key = account.signing_key(identity, invitation)
    card = pairing.make_card(key, identity, "strict", DAY)
    own = account.signing_key(identity, "own")
    return Someone(handle, identity, chance.randbytes(32).hex(), key, own, card)


def make_pair(chance: random.Random, name: str) -> Pair:
    """Make two people and all that pairs them."""
    invitation = new_id(chance)
    ada, ben = (someone(chance, f"{who}.{name}", invitation) for who in ("ada", "ben"))
    secret = pairing.invite_secret(ada.identity, invitation)
    bond_key = pairing.BondKey(new_id(chance), 1, "partner", age.draw_identity(chance.randbytes))
    acceptance = pairing.accept(secret, ada.card, ben.card, ben.key, bond_key)
    return Pair(invitation, ada, ben, acceptance, secret)


def held(chance: random.Random, pair: Pair, who: Someone, question: int) -> Posting:
    """Make an answer in the strict form, which waits for the other's answer to the same question."""
    hold = records.hold_id(pair.acceptance.key.identity, f"question-{question}", 1)
    place = records.Place(new_id(chance), pair.bond, who.author, shape.About("hold", hold))
    answer = records.Inside("answer", {"question": f"question-{question}", "round": 1, "text": ANSWER}, None)
    note = age.draw_identity(chance.randbytes)
    return _posting(place, who.key, records.seal_strict(place, answer, who.recipient, note), None)


def shared(chance: random.Random, pair: Pair, who: Someone, after: shape.Head | None) -> Posting:
    """Make a record of the shared chain that follows `after`: a released key, as the strict form needs it."""
    place = records.Place(new_id(chance), pair.bond, who.author, shape.NOTHING)
    key = age.identity_text(age.draw_identity(chance.randbytes))
    release = records.Inside("release", {"record": new_id(chance), "key": key}, None)
    body = records.seal(place, release, [age.recipient_of(pair.acceptance.key.identity)])
    return _posting(place, who.key, body, after)


def own(chance: random.Random, who: Someone, after: shape.Head | None) -> Posting:
    """Make one day's bundle for the person's own devices."""
    author = shape.author_of(account.public_of(who.own_key))
    place = records.Place(new_id(chance), None, author, shape.NOTHING)
    return _posting(place, who.own_key, bundles.seal(place, [], who.recipient), after)


def _posting(place: records.Place, key: Ed25519PrivateKey, body: bytes, after: shape.Head | None) -> Posting:
    text = shape.write_head(
        id=place.id,
        bond=place.bond,
        epoch=1 if place.bond else 0,
        author=place.author,
        about=place.about,
        date=DAY,
        seq=after.seq + 1 if after else 1,
        prev=after.hash if after else shape.ZEROS,
        size=len(body),
        body=hashlib.sha256(body).hexdigest(),
    )
    sent = {
        "head": text.decode(),
        "signature": base64.b64encode(key.sign(text)).decode(),
        "body": base64.b64encode(body).decode(),
    }
    return Posting(shape.read_head(text), json.dumps(sent, separators=(",", ":")).encode())
