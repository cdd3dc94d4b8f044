# SPDX-License-Identifier: AGPL-3.0-or-later
"""What people's doors take and answer."""

import re
import unicodedata
from typing import Annotated, Literal

from msgspec import Meta, Struct

from nearer.server.floor.forms import Hash, Id, SealedFile
from nearer.server.floor.refusals import Refusal

_HANDLE = re.compile(r"[a-z0-9][a-z0-9._-]{1,30}")
Handle = Annotated[str, Meta(max_length=200)]  # as typed; `handle_of` says in a sentence what does not fit
Label = Annotated[str, Meta(max_length=60)]
Recipient = Annotated[str, Meta(pattern="^age1[02-9ac-hj-np-z]{58}$", min_length=62, max_length=62)]
SetupToken = Annotated[str, Meta(max_length=100)]
SelfFile = Annotated[bytes, Meta(max_length=131_072)]
Version = Annotated[int, Meta(ge=1, lt=2**31)]
Minute = Annotated[int, Meta(ge=0, lt=24 * 60)]
Day = Annotated[str, Meta(pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]


class Instance(Struct, frozen=True):
    """Which server this is, for everybody."""

    instance: str
    name: str
    sign_up: Literal["open", "invitation"]
    claimed: bool  # false: nobody is here yet, and only the set-up link lets somebody in
    demo: bool  # true: the people here are made up, and their words with them
    protocol: str = "nearer/1"


class SignUp(Struct, frozen=True, forbid_unknown_fields=True):
    """A new person, with the way they came: the set-up link's token, an invitation's id, or neither."""

    handle: Handle
    login_key: Hash
    passphrase_file: SealedFile
    self_file: SelfFile
    own_key: Hash
    recipient: Recipient
    adult: bool
    setup: SetupToken | None = None
    invitation: Id | None = None
    label: Label = ""


class SignIn(Struct, frozen=True, forbid_unknown_fields=True):
    """A handle and the key stretched from its passphrase."""

    handle: Handle
    login_key: Hash
    label: Label = ""


class Named(Struct, frozen=True):
    """Who is signed in now."""

    handle: str


class KeyFiles(Struct, frozen=True):
    """The identity, sealed to the passphrase; whether a second one sealed to a recovery code exists."""

    passphrase_file: bytes
    recovery_made: bool


class SelfCopy(Struct, frozen=True):
    """The self file and its version."""

    version: int
    file: bytes


class Me(Struct, frozen=True):
    """What a signed-in device needs to begin."""

    handle: str
    host: bool
    own_key: str
    recipient: str
    keys: KeyFiles
    self: SelfCopy


class NewSelf(Struct, frozen=True, forbid_unknown_fields=True):
    """A new self file, and the version that it replaces."""

    version: Version
    file: SelfFile


class SelfVersion(Struct, frozen=True):
    """The version a self file has now."""

    version: int


class NewPassphrase(Struct, frozen=True, forbid_unknown_fields=True):
    """The old login key as proof, and what takes its place."""

    login_key: Hash
    new_login_key: Hash
    passphrase_file: SealedFile


class NewRecovery(Struct, frozen=True, forbid_unknown_fields=True):
    """The login key as proof, and a recovery key with its file, the first or a new one."""

    login_key: Hash
    recovery_key: Hash
    recovery_file: SealedFile


class Recovery(Struct, frozen=True, forbid_unknown_fields=True):
    """A handle and the key derived from its recovery code."""

    handle: Handle
    recovery_key: Hash


class RecoveryFile(Struct, frozen=True):
    """The identity, sealed to the recovery code."""

    recovery_file: bytes


class RecoveredPassphrase(Struct, frozen=True, forbid_unknown_fields=True):
    """The recovery key as proof, and a new passphrase: the one thing that it permits."""

    handle: Handle
    recovery_key: Hash
    new_login_key: Hash
    passphrase_file: SealedFile


class Reminder(Struct, frozen=True, forbid_unknown_fields=True):
    """The minute of the UTC day at which to remind, null for never, and how."""

    minute: Minute | None
    channel: Literal["none", "page"]


class SessionOf(Struct, frozen=True):
    """One signed-in device, in days."""

    id: str
    label: str
    since: Day
    last_day: Day
    current: bool


class Farewell(Struct, frozen=True, forbid_unknown_fields=True):
    """The login key, as proof that it is the person who deletes the account."""

    login_key: Hash


def handle_of(typed: str) -> str:
    """Return the handle that was meant. Raises Refusal 422 with the rule where it is none."""
    handle = unicodedata.normalize("NFKC", typed).lower()
    if not _HANDLE.fullmatch(handle):
        say = (
            "A name here has 2 to 31 characters: letters from a to z, digits, dots, dashes and underscores. "
            "It begins with a letter or a digit."
        )
        raise Refusal(422, "handle-form", say)
    return handle
