# SPDX-License-Identifier: AGPL-3.0-or-later
"""Checking what was signed, before anything is written.

It takes keys that anybody may know, and opens nothing.
"""

import hashlib
from collections.abc import Callable
from typing import TypeVar

from nearer.sealed.shape import (
    BadSignature,
    Card,
    Head,
    Malformed,
    Statement,
    UnknownVersion,
    read_card,
    read_head,
    read_statement,
    verify,
)
from nearer.server.floor.refusals import Refusal

Text = TypeVar("Text", Card, Statement, Head)


def card_of(text: str) -> Card:
    """Read a card. Raises Refusal 422 `malformed` or `update`."""
    return _read(read_card, text)


def statement_of(text: str) -> Statement:
    """Read a bond statement. Raises Refusal 422 `malformed` or `update`."""
    return _read(read_statement, text)


def leave_head_of(text: str, *, bond: str, author: str, newest_epoch: int) -> Head:
    """Read the head that tells of leaving.

    Raises Refusal 422 where it is another's or says something else.
    """
    head = _read(read_head, text)
    if head.bond != bond or head.author != author or head.about.kind != "leave" or head.epoch > newest_epoch:
        raise unfit("the signed text is not this person's leaving of this bond")
    return head


def insist_signed(*, sign: str, text: bytes, signature: bytes) -> None:
    """Raise Refusal 422 unless this key signed this text."""
    try:
        verify(sign, text, signature)
    except BadSignature:
        say = "The signature does not fit, so nothing was kept. Please update nearer and try again."
        raise Refusal(422, "bad-signature", say) from None


def insist_two_people(offer: Card, accept: Card) -> None:
    """Raise Refusal 409 where both cards belong to one and the same person."""
    if offer.sign == accept.sign or offer.recipient == accept.recipient:
        raise own_invitation()


def insist_states(statement: Statement, *, offer: Card, accept: Card, epoch: int, key_file: bytes) -> None:
    """Raise Refusal 422 unless the statement binds exactly these cards, this epoch and this key file.

    `hold` is strict if either person asks for it: nobody's wish for more care is ever outvoted.
    """
    if (statement.offer, statement.accept) != (offer.hash, accept.hash):
        raise unfit("the statement is about other cards")
    if statement.epoch != epoch:
        raise unfit("the statement is about another epoch")
    if statement.keyfile != hashlib.sha256(key_file).hexdigest():
        raise unfit("the statement is about another key file")
    if statement.hold != "strict" and "strict" in (offer.hold, accept.hold):
        raise unfit("one of the two asks for the strict way of holding back, and the statement does not")


def own_invitation() -> Refusal:
    """Answer to somebody who opened their own link."""
    say = "This is your own invitation. Please send its link to the person you want to write with."
    return Refusal(409, "own-invitation", say)


def unfit(reason: str) -> Refusal:
    """Answer to signed texts that contradict each other or the protocol.

    Only programs can bring that about.
    """
    return Refusal(422, "malformed", f"Something does not fit together: {reason}. Please update nearer.")


def _read(read: Callable[[bytes], Text], text: str) -> Text:
    try:
        return read(text.encode())
    except UnknownVersion:
        say = "This was made by a newer nearer than the server's. Please ask whoever runs it to update."
        raise Refusal(422, "update", say) from None
    except Malformed as error:
        raise unfit(str(error)) from None
