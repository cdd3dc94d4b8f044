# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the post takes and gives, as it travels. Bytes are base64; heads are the signed ASCII text itself."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from nearer.sealed.shape import MAX_BODY, MAX_TEXT

MOST_AT_ONCE = 200  # records in one answer
SIGNAL = 1024  # bytes of every signal
Position = Annotated[int, Meta(ge=0, lt=2**31)]
HeadText = Annotated[str, Meta(max_length=MAX_TEXT, description="The signed head, exactly (protocol, 3.1).")]
Signature = Annotated[bytes, Meta(min_length=64, max_length=64)]
Body = Annotated[bytes, Meta(max_length=MAX_BODY, description="The age file the head names.")]


class NewRecord(Struct, forbid_unknown_fields=True):
    """A record on its way in. A drop has no body."""

    head: HeadText
    signature: Signature
    body: Body | None = None


class NewSignal(Struct, forbid_unknown_fields=True):
    """A signal on its way to the other's open pages."""

    signal: Annotated[bytes, Meta(min_length=SIGNAL, max_length=SIGNAL, description="Protocol, section 10.")]


class Placed(Struct):
    """Where a record is now. `position` only once it is open."""

    state: Literal["open", "held"]
    position: Position | None


class Stored(Struct):
    """A record in a feed. The body is null where there is none, or where it was dropped."""

    position: Position
    head: str
    signature: bytes
    body: bytes | None


class Feed(Struct):
    """A piece of a feed, in order of position; `more` says that there is another after the last."""

    records: list[Stored]
    more: bool


class HeldRecord(Struct):
    """A record of one's own that waits."""

    head: str
    signature: bytes
    body: bytes


class ChainEnd(Struct):
    """The last head of a chain: its number and its hash. 0 and zeros before the first."""

    seq: Position
    prev: str


class After(Struct, forbid_unknown_fields=True):
    """Which piece of a feed: at most `limit` records after the position `after`."""

    after: Position = 0
    limit: Annotated[int, Meta(ge=1, le=MOST_AT_ONCE)] = MOST_AT_ONCE
