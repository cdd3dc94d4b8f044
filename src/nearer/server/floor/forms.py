# SPDX-License-Identifier: AGPL-3.0-or-later
"""The forms of what is sent: short types that say exactly what fits, for doors of every room.

Lengths stand beside the patterns because `$` also matches before a last newline.
"""

import re
from typing import Annotated

from msgspec import Meta

from nearer.server.floor.refusals import Refusal

Id = Annotated[str, Meta(pattern="^[0-9a-f]{32}$", min_length=32, max_length=32)]
Hash = Annotated[str, Meta(pattern="^[0-9a-f]{64}$", min_length=64, max_length=64)]
Signature = Annotated[bytes, Meta(min_length=64, max_length=64)]
SignedText = Annotated[str, Meta(max_length=1024)]
SealedFile = Annotated[bytes, Meta(max_length=4096)]

_FIRST_LINE = b"age-encryption.org/v1\n"
_SECRET = re.compile(rb"AGE-SECRET-KEY-", re.IGNORECASE)


def check_sealed(file: bytes, *, by: bytes = b"") -> None:
    """Raise Refusal 422 unless this looks like an age file, its first stanza of kind `by` if one is given.

    The server cannot open it; it can notice that a broken program sent a secret in the open, and not keep it.
    """
    if not file.startswith(_FIRST_LINE + (b"-> " + by if by else b"")) or _SECRET.search(file):
        raise Refusal(
            422, "not-sealed", "This is not a sealed file, so it was not kept. Please update nearer."
        )


def ascii_bytes(text: str) -> bytes:
    """Return a signed text as the bytes that were signed; what is not ASCII is refused where it is read."""
    return text.encode()
