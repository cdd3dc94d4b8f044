# SPDX-License-Identifier: AGPL-3.0-or-later
"""The form of what is signed: heads, cards and bond statements, and their signatures.

Source: docs/specs/protocol.md, sections 3 and 7. Signed bytes are kept as they came (`text`); nothing is ever
written again from its parts. This module holds no key and opens nothing, so the server may import it.
"""

import datetime as dt
import hashlib
import re
from dataclasses import dataclass
from typing import Literal

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

ZEROS = "0" * 64
MAX_TEXT = 1024
MAX_BODY = 65_536
OWN_BODY_MIN = 16_384
OWN_BODY_MAX = 17_408
HOLD_DAYS = 400
AGE_FIRST_LINE = b"age-encryption.org/v1\n"


_NUMBER_LIMIT = 2**31
_GROUP_ORDER = 2**252 + 27742317777372353535851937790883648493
_FIELD = 2**255 - 19
# The y coordinates of the eight points of small order. A key or an R among them would make one signature
# fit many texts, and libraries disagree about them, so everybody refuses them first.
_SMALL_ORDER = frozenset(
    (
        0,
        1,
        _FIELD - 1,
        int.from_bytes(
            bytes.fromhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"), "little"
        ),
        int.from_bytes(
            bytes.fromhex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"), "little"
        ),
    )
)

_ID = rb"[0-9a-f]{32}"
_HASH = rb"[0-9a-f]{64}"
_NUM = rb"0|[1-9][0-9]{0,9}"
_DATE = rb"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_RECIPIENT = rb"age1[02-9ac-hj-np-z]{58}"

_HEAD = re.compile(
    rb"nearer/1 note\nid (%b)\nbond (%b|-)\nepoch (%b)\nauthor (%b)\nabout (?:(-)|(hold|drop):(%b)|(leave))\n"
    rb"date (%b)\nseq (%b)\nprev (%b)\nsize (%b)\nbody (%b|-)\n"
    % (_ID, _ID, _NUM, _ID, _ID, _DATE, _NUM, _HASH, _NUM, _HASH)
)
_CARD = re.compile(
    rb"nearer/1 card\nsign (%b)\nrecipient (%b)\nhold (strict|server)\ndate (%b)\n"
    % (_HASH, _RECIPIENT, _DATE)
)
_STATEMENT = re.compile(
    rb"nearer/1 bond\nbond (%b)\nepoch (%b)\noffer (%b)\naccept (%b)\nrecipient (%b)\nkeyfile (%b)\n"
    rb"hold (strict|server)\ndate (%b)\n" % (_ID, _NUM, _HASH, _HASH, _RECIPIENT, _HASH, _DATE)
)
_FIRST_LINE = re.compile(rb"nearer/[1-9][0-9]{0,9} [a-z]{1,16}\n")
_KNOWN_FIRST_LINES = (b"nearer/1 note\n", b"nearer/1 card\n", b"nearer/1 bond\n")


class Malformed(ValueError):  # noqa: N818 - the word the specification uses
    """The text or body is not as the protocol asks; the argument says what is wrong, never what was in it."""


class UnknownVersion(Malformed):
    """The first line names a version or a kind of text newer than this reader: please update, never guess."""


class BadSignature(ValueError):  # noqa: N818 - the word the specification uses
    """The signature is not this key's over these bytes."""


@dataclass(frozen=True, slots=True)
class About:
    """What a head is about: nothing, a hold (`id` is the hold id), the dropping of a record, or leaving."""

    kind: Literal["none", "hold", "drop", "leave"]
    id: str | None = None

    def __str__(self) -> str:
        """Give the value as it stands in the head."""
        if self.kind == "none":
            return "-"
        return self.kind if self.id is None else f"{self.kind}:{self.id}"


NOTHING = About("none")
LEAVE = About("leave")


@dataclass(frozen=True, slots=True)
class Head:
    """A record's head. `bond` is None for an own record; `body` is None for a drop and for leaving."""

    id: str
    bond: str | None
    epoch: int
    author: str
    about: About
    date: dt.date
    seq: int
    prev: str
    size: int
    body: str | None
    text: bytes

    @property
    def chain(self) -> str:
        """Name the chain within (bond, author): `own`, `shared` or `hold:<id>`."""
        if self.bond is None:
            return "own"
        return f"hold:{self.about.id}" if self.about.kind == "hold" else "shared"

    @property
    def hash(self) -> str:
        """The SHA-256 of the head's bytes, hex: what the next head's `prev` names."""
        return chain_hash(self.text)


@dataclass(frozen=True, slots=True)
class Card:
    """One person's key card for one bond: `sign` is the public Ed25519 key in hex."""

    sign: str
    recipient: str
    hold: str
    date: dt.date
    text: bytes

    @property
    def author(self) -> str:
        """The author name of heads signed by this card's key."""
        return author_of(self.sign)

    @property
    def hash(self) -> str:
        """The SHA-256 of the card's bytes, hex: what is pinned."""
        return chain_hash(self.text)


@dataclass(frozen=True, slots=True)
class Statement:
    """A bond statement: which two cards, which recipient and which key file make one epoch of a bond."""

    bond: str
    epoch: int
    offer: str
    accept: str
    recipient: str
    keyfile: str
    hold: str
    date: dt.date
    text: bytes

    @property
    def hash(self) -> str:
        """The SHA-256 of the statement's bytes, hex."""
        return chain_hash(self.text)


def chain_hash(text: bytes) -> str:
    """SHA-256 of signed bytes, hex. Chains and pins are over texts, never over signatures."""
    return hashlib.sha256(text).hexdigest()


def author_of(public_hex: str) -> str:
    """Give the author name of a public signing key: the first 16 bytes of its SHA-256, hex."""
    return hashlib.sha256(bytes.fromhex(public_hex)).hexdigest()[:32]


def read_head(text: bytes) -> Head:
    """Read a record head. Raises UnknownVersion or Malformed; what it returns obeys section 3.1."""
    found = _HEAD.fullmatch(text)
    if found is None:
        raise _refusal(text, b"nearer/1 note\n")
    id_, bond, epoch, author, _, verb, target, leave, date, seq, prev, size, body = found.groups()
    head = Head(
        id=id_.decode(),
        bond=None if bond == b"-" else bond.decode(),
        epoch=_number(epoch),
        author=author.decode(),
        about=LEAVE if leave else _about(verb, target),
        date=_date(date),
        seq=_number(seq),
        prev=prev.decode(),
        size=_number(size),
        body=None if body == b"-" else body.decode(),
        text=text,
    )
    _check_head(head)
    return head


def read_card(text: bytes) -> Card:
    """Read a key card. Raises UnknownVersion or Malformed; the key is never one that fits many texts."""
    found = _CARD.fullmatch(text)
    if found is None:
        raise _refusal(text, b"nearer/1 card\n")
    sign, recipient, hold, date = found.groups()
    check_key(sign.decode())
    return Card(sign.decode(), recipient.decode(), hold.decode(), _date(date), text)


def read_statement(text: bytes) -> Statement:
    """Read a bond statement. Raises UnknownVersion or Malformed."""
    found = _STATEMENT.fullmatch(text)
    if found is None:
        raise _refusal(text, b"nearer/1 bond\n")
    bond, epoch, offer, accept, recipient, keyfile, hold, date = (part.decode() for part in found.groups())
    if epoch == "0":
        raise Malformed("a bond's epochs count from 1")
    return Statement(
        bond, _number(epoch.encode()), offer, accept, recipient, keyfile, hold, _date(date.encode()), text
    )


def write_head(
    *,
    id: str,  # noqa: A002 - the line's own name
    bond: str | None,
    epoch: int,
    author: str,
    about: About,
    date: dt.date,
    seq: int,
    prev: str,
    size: int,
    body: str | None,
) -> bytes:
    """Write the bytes to sign. Raises Malformed exactly where `read_head` would refuse them."""
    text = (
        f"nearer/1 note\nid {id}\nbond {bond or '-'}\nepoch {epoch}\nauthor {author}\nabout {about}\n"
        f"date {date.isoformat()}\nseq {seq}\nprev {prev}\nsize {size}\nbody {body or '-'}\n"
    ).encode()
    read_head(text)
    return text


def write_card(*, sign: str, recipient: str, hold: str, date: dt.date) -> bytes:
    """Write a key card. Raises Malformed exactly where `read_card` would refuse it."""
    text = (
        f"nearer/1 card\nsign {sign}\nrecipient {recipient}\nhold {hold}\ndate {date.isoformat()}\n".encode()
    )
    read_card(text)
    return text


def write_statement(
    *,
    bond: str,
    epoch: int,
    offer: str,
    accept: str,
    recipient: str,
    keyfile: str,
    hold: str,
    date: dt.date,
) -> bytes:
    """Write a bond statement. Raises Malformed exactly where `read_statement` would refuse it."""
    text = (
        f"nearer/1 bond\nbond {bond}\nepoch {epoch}\noffer {offer}\naccept {accept}\nrecipient {recipient}\n"
        f"keyfile {keyfile}\nhold {hold}\ndate {date.isoformat()}\n"
    ).encode()
    read_statement(text)
    return text


def check_key(public_hex: str) -> None:
    """Raise Malformed unless this is 32 bytes of hex that may stand as a public signing key.

    Refused are coordinates not below the field's prime and the points of small order (section 3.1).
    """
    if not re.fullmatch(r"[0-9a-f]{64}", public_hex):
        raise Malformed("a public signing key is 64 hexadecimal digits")
    if _is_odd_point(bytes.fromhex(public_hex)):
        raise Malformed("this public signing key would fit signatures it never made")


def verify(public_hex: str, text: bytes, signature: bytes) -> None:
    """Raise BadSignature unless `signature` (64 bytes) is this key's over exactly `text`.

    S < L and the odd points are checked here first, because libraries differ about them.
    """
    if len(signature) != 64:  # noqa: PLR2004 - the length of an Ed25519 signature
        raise BadSignature("a signature has 64 bytes")
    if int.from_bytes(signature[32:], "little") >= _GROUP_ORDER:
        raise BadSignature("the signature's second half is not reduced")
    public = bytes.fromhex(public_hex)
    if len(public) != 32 or _is_odd_point(public) or _is_odd_point(signature[:32]):  # noqa: PLR2004 - bytes in a point
        raise BadSignature("the key or the signature is a point that would fit many texts")
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, text)
    except (InvalidSignature, ValueError) as error:
        raise BadSignature("the signature is not this key's over these bytes") from error


def check_body(head: Head, body: bytes | None) -> None:
    """Raise Malformed unless `body` is the file the head names, an age file, and of a permitted size."""
    if head.body is None or body is None:
        if head.body is not None or body is not None:
            raise Malformed("a drop or leaving has no body, and every other record has one")
        return
    if len(body) > MAX_BODY:
        raise Malformed(f"a body has at most {MAX_BODY} bytes")
    if len(body) != head.size:
        raise Malformed("the body's length is not the one in the head")
    if head.bond is None and not OWN_BODY_MIN <= len(body) <= OWN_BODY_MAX:
        raise Malformed(f"an own record's body has {OWN_BODY_MIN} to {OWN_BODY_MAX} bytes")
    if not body.startswith(AGE_FIRST_LINE):
        raise Malformed("the body is not an age file")
    if hashlib.sha256(body).hexdigest() != head.body:
        raise Malformed("the body's hash is not the one in the head")


def follows(head: Head, seq: int, prev: str) -> bool:
    """Say whether `head` continues the chain whose last head was number `seq` with hash `prev`.

    An empty chain is `(0, ZEROS)`.
    """
    return head.seq == seq + 1 and head.prev == prev


def _check_head(head: Head) -> None:
    """Raise Malformed where the lines are each well formed and contradict one another."""
    kind = head.about.kind
    if head.bond is None and (head.epoch != 0 or kind != "none"):
        raise Malformed("an own record has epoch 0 and is about nothing")
    if head.bond is not None and head.epoch == 0:
        raise Malformed("a bond's epochs count from 1")
    if head.seq == 0 or (head.seq == 1) != (head.prev == ZEROS):
        raise Malformed("a chain begins with seq 1 and prev zeros, and only there")
    if kind == "hold" and head.seq != 1:
        raise Malformed("a hold's chain has one head only")
    bodiless = kind in ("drop", "leave")
    if (head.body is None) != bodiless or (head.size == 0) != bodiless:
        raise Malformed("a drop and leaving have size 0 and no body, and every other record has a body")


def _about(verb: bytes | None, target: bytes) -> About:
    if verb is None:
        return NOTHING
    return About("hold" if verb == b"hold" else "drop", target.decode())


def _number(digits: bytes) -> int:
    number = int(digits)
    if number >= _NUMBER_LIMIT:
        raise Malformed("numbers are below 2147483648")
    return number


def _date(text: bytes) -> dt.date:
    try:
        return dt.date.fromisoformat(text.decode())
    except ValueError as error:
        raise Malformed("the date is not in the calendar") from error


def _is_odd_point(point: bytes) -> bool:
    y = int.from_bytes(point, "little") & (2**255 - 1)
    return y >= _FIELD or y in _SMALL_ORDER


def _refusal(text: bytes, expected: bytes) -> Malformed:
    if len(text) > MAX_TEXT:
        return Malformed(f"a signed text has at most {MAX_TEXT} bytes")
    first = _FIRST_LINE.match(text)
    if first and first.group() not in _KNOWN_FIRST_LINES:
        return UnknownVersion("this was written by a newer nearer; please update")
    if not text.startswith(expected):
        return Malformed(f"the text does not begin with '{expected.decode().strip()}'")
    return Malformed("the lines are not exactly those of the protocol")
