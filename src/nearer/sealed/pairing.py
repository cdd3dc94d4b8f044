# SPDX-License-Identifier: AGPL-3.0-or-later
"""Two people become a bond: invitation, cards, greeting, key file, statement, safety code.

Source: docs/specs/protocol.md, section 4. `S` in the specification is `secret` here.
"""

import base64
import datetime as dt
import hashlib
import hmac
import json
import re
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from nearer.sealed import account, age, shape

KINDS = ("partner", "friend", "family")
HOSTS = ("us", "other", "unsure")
NAME_MAX = 64

_GREETING_STEP = 256
_SAFETY_ROUNDS = 5200
_LINK_SECRET = re.compile(r"[A-Za-z0-9_-]{43}")
_KEY_FILE = re.compile(
    r"# nearer bond ([0-9a-f]{32}) epoch ([1-9][0-9]{0,9})\n# kind (partner|friend|family)\n"
    r"(AGE-SECRET-KEY-1[0-9A-Z]{58})\n"
)


class Refused(ValueError):  # noqa: N818 - reads as the sentence it becomes
    """A step of pairing does not check; the argument is a sentence for the person."""


@dataclass(frozen=True, slots=True)
class Greeting:
    """What only the invited person reads before joining."""

    name: str
    kind: str
    host: str


@dataclass(frozen=True, slots=True)
class BondKey:
    """The identity of one epoch of a bond, as its key file holds it."""

    bond: str
    epoch: int
    kind: str
    identity: bytes = field(repr=False)  # no traceback may show it


@dataclass(frozen=True, slots=True)
class Acceptance:
    """All that the invited person uploads, and the bond key that stays with them."""

    card: shape.Card
    statement: shape.Statement
    signature: bytes
    mac: str
    key_file: bytes
    key: BondKey


def invite_secret(identity: bytes, invitation: str) -> bytes:
    """Make the 32-byte secret of an invitation; every device of its maker makes the same."""
    return age.hkdf(identity, f"nearer/1 invite\n{invitation}")


def link_secret(secret: bytes) -> str:
    """Write the secret as the 43 characters after `#` in the link."""
    return base64.urlsafe_b64encode(secret).rstrip(b"=").decode()


def read_link_secret(typed: str) -> bytes:
    """Read the 43 characters. Raises Refused; two spellings of one secret are never both accepted."""
    if _LINK_SECRET.fullmatch(typed):
        secret = base64.urlsafe_b64decode(typed + "=")
        if link_secret(secret) == typed:
            return secret
    raise Refused("This link is not complete. Ask for it again, whole.")


def offer_mac(secret: bytes, card: bytes) -> str:
    """Vouch for the inviting person's card, hex."""
    return _mac(secret, b"offer\n" + card)


def accept_mac(secret: bytes, card: bytes, statement: bytes) -> str:
    """Vouch for the invited person's card and the statement, hex."""
    return _mac(secret, b"accept\n" + card + statement)


def check_offer(secret: bytes, card: bytes, mac: str) -> shape.Card:
    """Give the inviting person's card once its MAC fits. Raises Refused or shape.Malformed."""
    if not hmac.compare_digest(offer_mac(secret, card), mac):
        raise Refused("This invitation was changed on its way. Ask for a new one.")
    return shape.read_card(card)


def greeting_identity(secret: bytes) -> bytes:
    """Make the identity that opens the greeting; its first byte is never 0."""
    made = age.hkdf(secret, "nearer/1 greeting")
    return made if made[0] else b"\x01" + made[1:]


def greeting_plaintext(greeting: Greeting) -> bytes:
    """Write a greeting, padded to a multiple of 256 bytes. Raises Refused where it says what it may not."""
    if not 1 <= len(greeting.name) <= NAME_MAX or greeting.kind not in KINDS or greeting.host not in HOSTS:
        raise Refused(f"A greeting has a name of 1 to {NAME_MAX} characters, a kind and who hosts.")
    members = {"name": greeting.name, "kind": greeting.kind, "host": greeting.host}
    text = age.json_bytes(members)
    return text.ljust(-(-len(text) // _GREETING_STEP) * _GREETING_STEP)


def seal_greeting(secret: bytes, greeting: Greeting) -> bytes:
    """Seal the greeting to whoever holds the link."""
    return age.seal(greeting_plaintext(greeting), [age.recipient_of(greeting_identity(secret))])


def open_greeting(secret: bytes, file: bytes) -> Greeting:
    """Open a greeting. Raises age.CannotOpen or Refused."""
    try:
        members = json.loads(age.open_sealed(file, [greeting_identity(secret)]))
        greeting = Greeting(members["name"], members["kind"], members["host"])
        greeting_plaintext(greeting)
    except age.CannotOpen:
        raise
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise Refused("The greeting of this invitation cannot be read. Ask for a new one.") from error
    return greeting


def make_card(key: Ed25519PrivateKey, identity: bytes, hold: str, date: dt.date) -> shape.Card:
    """Make a person's card for one bond."""
    return shape.read_card(
        shape.write_card(
            sign=account.public_of(key), recipient=age.recipient_of(identity), hold=hold, date=date
        )
    )


def key_file_plaintext(key: BondKey) -> bytes:
    """Write a bond key so that `age -d -i` takes it as it is."""
    return (
        f"# nearer bond {key.bond} epoch {key.epoch}\n# kind {key.kind}\n{age.identity_text(key.identity)}\n"
    ).encode()


def open_key_file(file: bytes, identity: bytes) -> BondKey:
    """Open a bond's key file. Raises age.CannotOpen."""
    found = _KEY_FILE.fullmatch(age.open_sealed(file, [identity]).decode("utf-8", "replace"))
    if found is None:
        raise age.CannotOpen("the bond's key file cannot be read")
    return BondKey(found[1], int(found[2]), found[3], age.read_identity(found[4]))


def seal_key(
    key: BondKey, offer: shape.Card, accept: shape.Card, date: dt.date, *, strict: bool = False
) -> tuple[shape.Statement, bytes]:
    """Seal a bond key to both people and state it; strict when either card, or `strict`, says so."""
    file = age.seal(key_file_plaintext(key), [offer.recipient, accept.recipient])
    text = shape.write_statement(
        bond=key.bond,
        epoch=key.epoch,
        offer=offer.hash,
        accept=accept.hash,
        recipient=age.recipient_of(key.identity),
        keyfile=hashlib.sha256(file).hexdigest(),
        hold="strict" if strict or "strict" in (offer.hold, accept.hold) else "server",
        date=date,
    )
    return shape.read_statement(text), file


def accept(
    secret: bytes, offer: shape.Card, card: shape.Card, signer: Ed25519PrivateKey, key: BondKey
) -> Acceptance:
    """Make all that accepts an invitation; `key` holds the fresh bond id and identity, epoch 1."""
    if offer.recipient == card.recipient or offer.sign == card.sign:
        raise Refused("This is your own invitation. Send the link to the other person.")
    statement, key_file = seal_key(key, offer, card, card.date)
    mac = accept_mac(secret, card.text, statement.text)
    return Acceptance(card, statement, signer.sign(statement.text), mac, key_file, key)


def check_acceptance(
    secret: bytes, offer: shape.Card, *, card: bytes, statement: bytes, signature: bytes, mac: str
) -> tuple[shape.Card, shape.Statement]:
    """Check what came back to the inviting person. Raises Refused, shape.Malformed or shape.BadSignature."""
    if not hmac.compare_digest(accept_mac(secret, card, statement), mac):
        raise Refused(
            "What came back was not made with your link. Withdraw the invitation and make a new one."
        )
    accepted, stated = shape.read_card(card), shape.read_statement(statement)
    shape.verify(accepted.sign, statement, signature)
    check_statement(stated, offer, accepted)
    if stated.epoch != 1:
        raise Refused("A bond begins with epoch 1.")
    return accepted, stated


def check_statement(stated: shape.Statement, offer: shape.Card, accepted: shape.Card) -> None:
    """Raise Refused unless the statement is about these two cards and keeps the stricter hold."""
    if (stated.offer, stated.accept) != (offer.hash, accepted.hash):
        raise Refused("The bond names other keys than the two of you showed each other.")
    if "strict" in (offer.hold, accepted.hold) and stated.hold != "strict":
        raise Refused("The bond asks for less care with held words than one of you did.")


def check_key_file(stated: shape.Statement, file: bytes, identity: bytes) -> BondKey:
    """Open the key file a statement names and check it. Raises Refused or age.CannotOpen."""
    if hashlib.sha256(file).hexdigest() != stated.keyfile:
        raise Refused("The bond's key file is not the one that was signed.")
    key = open_key_file(file, identity)
    if (key.bond, key.epoch) != (stated.bond, stated.epoch) or age.recipient_of(
        key.identity
    ) != stated.recipient:
        raise Refused("The bond's key file holds another key than the one that was signed.")
    return key


def safety_code(one: str, other: str) -> str:
    """Give the 30 digits of two card hashes (hex, in either order), six groups with a space between."""
    first = b"".join(sorted((bytes.fromhex(one), bytes.fromhex(other))))
    digest = first
    for _ in range(_SAFETY_ROUNDS):
        digest = hashlib.sha512(digest + first).digest()
    groups = (int.from_bytes(digest[start : start + 5], "big") % 100_000 for start in range(0, 30, 5))
    return " ".join(f"{group:05d}" for group in groups)


def _mac(secret: bytes, message: bytes) -> str:
    return hmac.digest(age.hkdf(secret, "nearer/1 invite mac"), message, "sha256").hex()
