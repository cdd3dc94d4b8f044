# SPDX-License-Identifier: AGPL-3.0-or-later
"""The drawer: where a journal lies. Writing needs its recipient only.

Its identity is nowhere on a device and opens with the passphrase or the recovery code.
Source: docs/specs/protocol.md, section 5.
"""

import base64
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from nearer.sealed import account, age

ENTRY_MAX = 6_000  # bytes of UTF-8
SEALED_MAX = 9_000  # characters of base64

_STEP = 256
_MOST_FILES = 16  # more than anybody has keys; each costs half a second
_AT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]")
_WORK = re.compile(rb"age-encryption\.org/v1\n-> scrypt [A-Za-z0-9+/]{22} ([1-9][0-9]?)\n")

KeyKind = Literal["passphrase", "code"]
_KINDS: dict[int, KeyKind] = {account.PASSPHRASE_LOG_N: "passphrase", account.RECOVERY_LOG_N: "code"}


class Unreadable(ValueError):  # noqa: N818 - reads as the sentence it becomes
    """An entry is too long, or what is inside one is no entry."""


@dataclass(frozen=True, slots=True)
class Drawer:
    """As the self file holds it: the recipient, and files (base64) that all open to the same identity."""

    recipient: str
    files: tuple[str, ...]

    def members(self) -> dict[str, Any]:
        """Write it as the self file's member `drawer`."""
        return {"recipient": self.recipient, "files": list(self.files)}


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the journal; `at` is the local date and time, YYYY-MM-DDTHH:MM."""

    text: str
    at: str


def make(
    handle: str,
    identity: bytes,
    keys: Sequence[tuple[KeyKind, str]],
    random: age.Random,
    *,
    log_n: int = account.PASSPHRASE_LOG_N,
) -> Drawer:
    """Make a drawer of a fresh identity that opens with each of these passphrases and codes (as read)."""
    files = tuple(file(handle, identity, kind, secret, random, log_n=log_n) for kind, secret in keys)
    return Drawer(age.recipient_of(identity), files)


def file(
    handle: str,
    identity: bytes,
    kind: KeyKind,
    secret: str,
    random: age.Random,
    *,
    log_n: int = account.PASSPHRASE_LOG_N,
) -> str:
    """Put the drawer's identity into one more file, base64. `log_n` is a passphrase's; tests pass another."""
    work = log_n if kind == "passphrase" else account.RECOVERY_LOG_N
    return _text(account.identity_file(handle, identity, secret, work, random))


def read(value: object) -> Drawer | None:
    """Read the self file's member; None where there is none, or none that makes sense."""
    match value:
        case {"recipient": str(recipient), "files": list(files)}:
            return Drawer(recipient, tuple(one for one in files if isinstance(one, str)))
        case _:
            return None


def key_of(file: str) -> KeyKind | None:
    """Say what a file opens with, going by its work factor; None for what is no such file."""
    found = _WORK.match(_bytes(file) or b"")
    return None if found is None else _KINDS.get(int(found[1]))


def open_drawer(drawer: Drawer, secret: str, handle: str) -> bytes:
    """Open the drawer's identity with whichever file this secret opens. Raises age.CannotOpen."""
    for one in reversed(drawer.files[-_MOST_FILES:]):
        try:
            identity = account.open_identity_file(_bytes(one) or b"", secret, handle)
        except age.CannotOpen:
            continue
        # Somebody may have put their own recipient there; what is written to it was never for this identity.
        if age.recipient_of(identity) == drawer.recipient:
            return identity
    raise age.CannotOpen("the drawer does not open with this")


def seal_entry(recipient: str, entry: Entry) -> str:
    """Seal an entry, base64. Raises Unreadable where it is longer than one can be."""
    text = age.json_bytes({"text": entry.text, "at": entry.at})
    _check(entry.text, entry.at)
    sealed = _text(age.seal(text.ljust(-(-len(text) // _STEP) * _STEP), [recipient]))
    if len(entry.text.encode("utf-8", "replace")) > ENTRY_MAX or len(sealed) > SEALED_MAX:
        raise Unreadable("This is longer than one entry of the journal can be. Please write it in two parts.")
    return sealed


def open_entry(identity: bytes, sealed: str) -> Entry:
    """Open an entry. Raises age.CannotOpen or Unreadable."""
    raw = _bytes(sealed)
    if raw is None:
        raise Unreadable("this is no entry of a journal")
    try:
        members = json.loads(age.open_sealed(raw, [identity]).decode())
        return _check(members["text"], members["at"])
    except age.CannotOpen:
        raise
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise Unreadable("this is no entry of a journal") from error


def _check(text: object, at: object) -> Entry:
    if not isinstance(text, str) or not isinstance(at, str) or not _AT.fullmatch(at):
        raise Unreadable("this is no entry of a journal")
    return Entry(text, at)


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")


def _bytes(text: str) -> bytes | None:
    try:
        return base64.b64decode(text, validate=True)
    except ValueError:
        return None
