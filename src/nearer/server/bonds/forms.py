# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the bonds' doors take and answer. Cards and statements travel as the signed ASCII texts they are."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from nearer.server.floor.forms import Hash, Id, SealedFile, Signature, SignedText

Day = Annotated[str, Meta(pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}$", min_length=10, max_length=10)]
Moment = Annotated[str, Meta(description="UTC, such as 2026-11-23T19:30:00Z")]


class MadeCard(Struct, frozen=True):
    """A key card and the MAC under the invitation's secret that vouches for it."""

    card: str
    mac: str


class Epoch(Struct, frozen=True):
    """One term of a bond's identity. `by` is the author who made it; only the first is counter-signed."""

    epoch: int
    statement: str
    signature: bytes
    countersignature: bytes | None
    key_file: bytes
    by: str


class Bond(Struct, frozen=True):
    """A bond, seen by one of the two.

    `mine` is one's own author; `closed` the day one was told of the end.
    """

    id: str
    invitation: str
    offer: MadeCard
    accept: MadeCard
    epochs: list[Epoch]
    mine: str
    closed: str | None
    paused_until: str | None


class NewInvitation(Struct, frozen=True, forbid_unknown_fields=True):
    """One's card for a bond to come, and a greeting that only the link's secret opens."""

    id: Id
    card: SignedText
    mac: Hash
    greeting: SealedFile


class Invited(Struct, frozen=True):
    """When an invitation ends."""

    expires: Moment


class OpenInvitation(Struct, frozen=True):
    """One's own invitation that nobody has accepted yet."""

    id: str
    card: str
    mac: str
    expires: Moment


class Offer(Struct, frozen=True):
    """What whoever holds the link may see."""

    card: str
    mac: str
    greeting: bytes
    expires: Moment


class Acceptance(Struct, frozen=True, forbid_unknown_fields=True):
    """One's card, and the first statement and key file of the bond, vouched for by the link's secret."""

    card: SignedText
    statement: SignedText
    signature: Signature
    mac: Hash
    key_file: SealedFile


class Countersignature(Struct, frozen=True, forbid_unknown_fields=True):
    """The inviter's signature of the first statement."""

    signature: Signature


class NewEpoch(Struct, frozen=True, forbid_unknown_fields=True):
    """A statement of the next epoch, signed, with its key file."""

    statement: SignedText
    signature: Signature
    key_file: SealedFile


class Pause(Struct, frozen=True, forbid_unknown_fields=True):
    """The day until which one rests; null ends the rest."""

    until: Day | None


class Leaving(Struct, frozen=True, forbid_unknown_fields=True):
    """How one goes: the other is told now, on a day (`on`), or never.

    A signed head `about leave` tells it.
    """

    tell: Literal["now", "date", "never"]
    on: Day | None = None
    head: SignedText | None = None
    signature: Signature | None = None
