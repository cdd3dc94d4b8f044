# SPDX-License-Identifier: AGPL-3.0-or-later
"""Checking keys without keeping them."""

import functools
import hashlib
import secrets

from django.contrib.auth.hashers import Argon2PasswordHasher


class DerivedKeyHasher(Argon2PasswordHasher):
    """Argon2id with 19 MiB and two passes (the smallest setting OWASP recommends), about 36 ms.

    Less than Django's default, because nothing weak comes here: a login key has already cost its guesser
    scrypt with 128 MiB on the person's device, and a recovery key comes from 125 random bits. This hash only
    has to make a stolen database useless for signing in, and to leave a small machine standing when many sign
    in at once.
    """

    time_cost = 2
    memory_cost = 19 * 1024
    parallelism = 1


_hasher = DerivedKeyHasher()


def hash_key(key: str) -> str:
    """Hash a login or recovery key for keeping. Takes about 36 ms: never inside a transaction."""
    return _hasher.encode(key, _hasher.salt())


def matches(key: str, kept: str | None) -> bool:
    """Say whether this key was hashed to `kept`. With nothing kept it takes just as long and says no."""
    return _hasher.verify(key, kept or _nobodys()) and kept is not None


@functools.cache
def _nobodys() -> str:
    return hash_key(secrets.token_hex(32))


def new_token() -> str:
    """Draw 256 bits to carry: in a session's cookie, or in the set-up link's fragment."""
    return secrets.token_urlsafe(32)


def token_hash(token: str) -> str:
    """Hash a token for keeping. It has 256 random bits, so one plain SHA-256 is enough."""
    return hashlib.sha256(token.encode()).hexdigest()
