# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is inside a record: its plaintext, whom it is sealed to, what is held, and what a reader refuses.

Source: docs/specs/protocol.md, sections 5 and 6.
"""

import hmac
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NoReturn

from nearer.sealed import age, shape

OWN_SIZE = 16_384

_KIND = re.compile("[a-z-]{1,32}")
_STEP = 256
_WIDE_STEP = 4096


class Unreadable(ValueError):  # noqa: N818 - reads as the sentence it becomes
    """The plaintext is not a record's."""


class Copied(Unreadable):
    """The plaintext was written for another head: somebody signed a copy of it."""


@dataclass(frozen=True, slots=True)
class Place:
    """The four facts of the head that stand inside as well (`in`), so that no plaintext fits another head."""

    id: str
    bond: str | None
    author: str
    about: shape.About

    @classmethod
    def of(cls, head: shape.Head) -> "Place":
        """Give the place of a head."""
        return cls(head.id, head.bond, head.author, head.about)

    def members(self) -> dict[str, str | None]:
        """Write the place as JSON members; `bond` and `about` as in the head."""
        return {"id": self.id, "bond": self.bond or "-", "author": self.author, "about": str(self.about)}


@dataclass(frozen=True, slots=True)
class Inside:
    """An opened record: its kind, its data, and what its author had seen (seq and head hash) or None."""

    kind: str
    data: dict[str, Any] = field(repr=False)
    seen: tuple[int, str] | None


def padded(text: bytes) -> bytes:
    """Pad with spaces to the next multiple of 256 bytes, above 4,096 bytes of 4,096."""
    step = _STEP if len(text) <= _WIDE_STEP else _WIDE_STEP
    return text.ljust(-(-len(text) // step) * step)


def plaintext(place: Place, inside: Inside) -> bytes:
    """Write a record's plaintext, not yet padded."""
    members = {
        "in": place.members(),
        "kind": inside.kind,
        "seen": None if inside.seen is None else list(inside.seen),
        "data": inside.data,
    }
    return age.json_bytes(members)


def read_plaintext(text: bytes, place: Place) -> Inside:
    """Read a plaintext and compare it with its head. Raises Copied or Unreadable."""
    try:
        members = json.loads(text.decode(), parse_constant=_no_constant)
        found, kind, data, seen = members["in"], members["kind"], members["data"], members["seen"]
        json.dumps(members, ensure_ascii=False).encode()
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise Unreadable("the words inside are not written as a record is") from error
    if found != place.members():
        raise Copied("the words inside were written for another record")
    if not isinstance(kind, str) or not _KIND.fullmatch(kind) or not isinstance(data, dict):
        raise Unreadable("the words inside are not written as a record is")
    return Inside(kind, data, _read_seen(seen))


def seal(place: Place, inside: Inside, recipients: Sequence[str]) -> bytes:
    """Pad and seal a record. Raises Unreadable when the file is longer than a server takes."""
    file = age.seal(padded(plaintext(place, inside)), recipients)
    if len(file) > shape.MAX_BODY:
        raise Unreadable("This is longer than one record can be. Please write it in two parts.")
    return file


def seal_strict(place: Place, inside: Inside, own_recipient: str, note: bytes) -> bytes:
    """Seal a held record to oneself and to the one-note identity `note`, which it carries inside."""
    data = {**inside.data, "key": age.identity_text(note)}
    return seal(place, Inside(inside.kind, data, inside.seen), [own_recipient, age.recipient_of(note)])


def open_record(head: shape.Head, body: bytes, identities: Sequence[bytes]) -> Inside:
    """Open a record whose head is verified. Raises shape.Malformed, age.CannotOpen, Copied or Unreadable."""
    shape.check_body(head, body)
    text = age.open_sealed(body, identities)
    if head.bond is None and len(text) != OWN_SIZE:
        raise Unreadable("an own record is not of the one size")
    return read_plaintext(text, Place.of(head))


def hold_id(bond_identity: bytes, question: str, round_: int) -> str:
    """Name the hold of a question: two answers given offline meet. `bond_identity` is that of epoch 1."""
    message = f"question\n{question}\n{round_}".encode()
    return hmac.digest(age.hkdf(bond_identity, "nearer/1 hold"), message, "sha256")[:16].hex()


def release_id(identity: bytes, record: str) -> str:
    """Name the release of one's own held record, so that two devices publish one."""
    return hmac.digest(age.hkdf(identity, "nearer/1 release"), record.encode(), "sha256")[:16].hex()


def order_seed(bond_identity: bytes) -> str:
    """Give the seed of the bond's order of questions, 64 hex. `bond_identity` is that of epoch 1."""
    return hmac.digest(age.hkdf(bond_identity, "nearer/1 order"), b"questions", "sha256").hex()


def skips_seed(identity: bytes, bond: str | None) -> str:
    """Give the seed of a person's own random skips in a bond, or alone, 64 hex; the other cannot know it."""
    return age.hkdf(identity, f"nearer/1 skips\n{bond or '-'}").hex()


def draws_seed(identity: bytes, bond: str | None) -> str:
    """Give the seed of the practices that a person draws in a bond, or alone, 64 hex."""
    return age.hkdf(identity, f"nearer/1 draws\n{bond or '-'}").hex()


def alone_seed(identity: bytes) -> str:
    """Give the seed of the order of questions for somebody alone, 64 hex."""
    return age.hkdf(identity, "nearer/1 alone").hex()


def evenings_seed(bond_identity: bytes, one_card: str, other_card: str) -> str:
    """Give the seed of whose draw counts on an evening, 64 hex. The protocol says who could choose it.

    The cards are given by their hashes, in any order; `bond_identity` is that of epoch 1.
    """
    low, high = sorted((one_card, other_card))
    key = age.hkdf(bond_identity, "nearer/1 order")
    return hmac.digest(key, f"evenings\n{low}\n{high}".encode(), "sha256").hex()


def _read_seen(seen: object) -> tuple[int, str] | None:
    if seen is None:
        return None
    match seen:
        case [(int() | float()) as seq, str(hash_)] if (
            not isinstance(seq, bool) and seq >= 1 and seq % 1 == 0
        ):
            return int(seq), hash_
        case _:
            raise Unreadable("the words inside are not written as a record is")


def _no_constant(name: str) -> NoReturn:
    raise Unreadable(f"{name} is not JSON")
