# SPDX-License-Identifier: AGPL-3.0-or-later
"""One person's keys: the passphrase and what is made from it, the recovery code, the identity and its files.

Source: docs/specs/protocol.md, sections 1 and 2. An identity is always its 32 raw bytes here.
"""

import hashlib
import json
import re
import unicodedata
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from nearer.sealed import age

PASSPHRASE_LOG_N = 17
RECOVERY_LOG_N = 10
OWN_PASSPHRASE_MIN = 20
CODE_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 25

_SELF_STEP = 4096
_HANDLE = re.compile(r"[a-z0-9][a-z0-9._-]{1,30}")
_SPACES = re.compile(r"[\t-\r ]+")
# For a to z alone: upper-casing the rest of Unicode would make letters out of what was none of them.
_AS_WRITTEN = str.maketrans("abcdefghijklmnopqrstuvwxyzOIL", "ABCDEFGH1JK1MN0PQRSTUVWXYZ011")
_CODE_GAPS = re.compile("[\t-\r \u00a0\u2010-\u2015-]+")
_IDENTITY_FILE = re.compile(r"# nearer identity of ([^\n]*)\n(AGE-SECRET-KEY-1[0-9A-Z]{58})\n")


class Mistyped(ValueError):  # noqa: N818 - reads as the sentence it becomes
    """A handle, passphrase or recovery code cannot be one; the argument is a sentence for the person."""


def read_handle(typed: str) -> str:
    """Read a handle as typed: NFKC, lower case. Raises Mistyped."""
    handle = unicodedata.normalize("NFKC", typed).lower()
    if not _HANDLE.fullmatch(handle):
        raise Mistyped(
            "A name to sign in with has 2 to 31 letters a to z, digits, dots, underscores or hyphens."
        )
    return handle


def read_passphrase(typed: str) -> str:
    """Read a passphrase as typed: NFKC, one space for each run of white space, none at the ends.

    Phones add spaces when they complete words; nobody should be locked out by one.
    """
    return _SPACES.sub(" ", unicodedata.normalize("NFKC", typed)).strip(" ")


def choose_passphrase(typed: str) -> str:
    """Read a passphrase of a person's own choice. Raises Mistyped below 20 characters."""
    passphrase = read_passphrase(typed)
    if len(passphrase) < OWN_PASSPHRASE_MIN:
        raise Mistyped(f"A passphrase of your own choice has at least {OWN_PASSPHRASE_MIN} characters.")
    return passphrase


def login_key(passphrase: str, instance: str, handle: str, log_n: int = PASSPHRASE_LOG_N) -> str:
    """Derive the login key, hex; the only thing made from the passphrase that a server ever sees.

    `log_n` is 17 in the protocol; only tests ask for less.
    """
    salt = hashlib.sha256(f"nearer/1 login\n{instance}\n{handle}".encode()).digest()
    words = read_passphrase(passphrase).encode()
    return hashlib.scrypt(words, salt=salt, n=2**log_n, r=8, p=1, maxmem=2 ** (log_n + 11), dklen=32).hex()


def draw_recovery_code(random: age.Random) -> str:
    """Draw the 25 characters of a recovery code: 125 random bits."""
    return "".join(CODE_LETTERS[byte & 31] for byte in random(CODE_LENGTH))


def show_recovery_code(code: str) -> str:
    """Write a recovery code as people see it: five groups of five."""
    return "-".join(code[start : start + 5] for start in range(0, CODE_LENGTH, 5))


def read_recovery_code(typed: str) -> str:
    """Read a recovery code as typed. Gaps, hyphens and case do not matter; O is 0; I and L are 1.

    Raises Mistyped.
    """
    code = _CODE_GAPS.sub("", typed).translate(_AS_WRITTEN)
    if len(code) != CODE_LENGTH:
        raise Mistyped(f"A recovery code has 25 letters and digits; this has {len(code)}.")
    if not set(code) <= set(CODE_LETTERS):
        raise Mistyped("A recovery code has digits and letters only, and never the letter U.")
    return code


def recovery_key(code: str, instance: str, handle: str) -> str:
    """Derive the recovery key, hex, from the 25 characters of a code as `read_recovery_code` gives them."""
    return age.hkdf(code.encode("ascii"), f"nearer/1 recovery\n{instance}\n{handle}").hex()


def identity_file(handle: str, identity: bytes, secret: str, log_n: int, random: age.Random) -> bytes:
    """Seal an identity under a passphrase (log_n 17) or a recovery code's 25 characters (log_n 10).

    `secret` is as `read_passphrase` or `read_recovery_code` gives it. `age -d -i` takes the file as it is.
    """
    text = f"# nearer identity of {handle}\n{age.identity_text(identity)}\n"
    return age.seal_with_passphrase(text.encode(), secret, log_n, random)


def open_identity_file(file: bytes, secret: str, handle: str) -> bytes:
    """Open an identity file of this handle. Raises age.CannotOpen."""
    found = _IDENTITY_FILE.fullmatch(age.open_with_passphrase(file, secret).decode("utf-8", "replace"))
    if found is None or found[1] != handle:
        raise age.CannotOpen(f"this file does not hold the identity of {handle}")
    return age.read_identity(found[2])


def signing_key(identity: bytes, place: str) -> Ed25519PrivateKey:
    """Make the signing key for a place: `own`, or the id of the invitation a bond began with."""
    return Ed25519PrivateKey.from_private_bytes(age.hkdf(identity, f"nearer/1 sign\n{place}"))


def public_of(key: Ed25519PrivateKey) -> str:
    """Give the public half of a signing key, hex, as cards carry it."""
    return key.public_key().public_bytes_raw().hex()


def seal_self(identity: bytes, state: dict[str, Any]) -> bytes:
    """Seal the self file, padded to a multiple of 4,096 bytes."""
    text = age.json_bytes(state)
    padded = text.ljust(-(-len(text) // _SELF_STEP) * _SELF_STEP)
    return age.seal(padded, [age.recipient_of(identity)])


def open_self(identity: bytes, file: bytes) -> dict[str, Any]:
    """Open the self file; members this version does not know are kept. Raises age.CannotOpen."""
    try:
        state = json.loads(age.open_sealed(file, [identity]))
    except (ValueError, RecursionError) as error:
        raise age.CannotOpen("the self file cannot be read") from error
    if not isinstance(state, dict):
        raise age.CannotOpen("the self file cannot be read")
    return state
