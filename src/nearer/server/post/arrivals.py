# SPDX-License-Identifier: AGPL-3.0-or-later
"""Checking what comes: form, author, signature, body (protocol, section 7). No database is asked here."""

from dataclasses import dataclass

from nearer.sealed.shape import BadSignature, Head, Malformed, UnknownVersion, check_body, read_head, verify
from nearer.server.floor.refusals import Refusal
from nearer.server.post.forms import NewRecord


@dataclass(frozen=True, slots=True)
class Arrival:
    """A record whose form, author, signature and body are right; its place is still to be seen."""

    head: Head
    text: str  # the head as it came
    signature: bytes
    body: bytes | None


def checked(new: NewRecord, *, author: str, sign: str, bond: str | None, epoch: int) -> Arrival:
    """Check a record that `author`, whose public key is `sign`, sends to `bond` (None: to themselves).

    `epoch` is the bond's newest. Raises Refusal 422 with a sentence that says what is wrong.
    """
    try:
        head = read_head(new.head.encode())
        check_body(head, new.body)
    except UnknownVersion as unknown:
        raise Refusal(422, "unknown-version", f"The server does not know this form yet: {unknown}.") from None
    except Malformed as malformed:
        raise Refusal(422, "malformed", f"This record is not in the form of nearer/1: {malformed}.") from None
    if head.bond != bond or head.epoch > epoch:
        raise Refusal(
            422, "misplaced", "This record was written for another place than the one it was sent to."
        )
    if head.author != author:
        raise Refusal(422, "foreign-author", "This record names an author who is not you.")
    try:
        verify(sign, head.text, new.signature)
    except BadSignature:
        raise Refusal(422, "bad-signature", "The signature under this record is not yours.") from None
    return Arrival(head, new.head, new.signature, new.body)
