# SPDX-License-Identifier: AGPL-3.0-or-later
"""Age files (https://age-encryption.org/v1), all that anything secret is kept in.

X25519 files are pyrage's work. Passphrase files are written and read here, because the protocol fixes their
work factor and pyrage chooses its own; any age program opens both.
"""

import base64
import hashlib
import hmac
import json
import re
from collections.abc import Callable, Sequence
from typing import Any

import pyrage  # type: ignore[import-untyped]  # it ships no stubs
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

MAX_LOG_N = 18

_BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_CHUNK = 65_536
_SCRYPT_FILE = re.compile(
    rb"age-encryption\.org/v1\n-> scrypt ([A-Za-z0-9+/]{22}) ([1-9][0-9]?)\n([A-Za-z0-9+/]{43})\n---"
    rb" ([A-Za-z0-9+/]{43})\n"
)

Random = Callable[[int], bytes]


class CannotOpen(ValueError):  # noqa: N818 - reads as the sentence it becomes
    """The file is not an age file for this identity or passphrase, or it has been changed."""


def json_bytes(members: Any) -> bytes:
    """Write JSON as it is sealed: UTF-8, no gaps, U+FFFD for half a surrogate pair."""
    text = json.dumps(members, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()


def hkdf(secret: bytes, info: str) -> bytes:
    """HKDF-SHA-256 with an empty salt, 32 bytes out: the protocol's `HKDF(ikm, info)`."""
    return HKDF(hashes.SHA256(), 32, None, info.encode()).derive(secret)


def draw_identity(random: Random) -> bytes:
    """Draw an X25519 secret of 32 bytes whose first byte is not 0 (WebKitGTK cannot import the others)."""
    while True:
        identity = random(32)
        if identity[0] != 0:
            return identity


def identity_text(identity: bytes) -> str:
    """Write 32 bytes as `AGE-SECRET-KEY-1...`."""
    return _bech32("age-secret-key-", identity).upper()


def read_identity(text: str) -> bytes:
    """Read `AGE-SECRET-KEY-1...` to its 32 bytes. Raises CannotOpen."""
    if not text.startswith("AGE-SECRET-KEY-1"):
        raise CannotOpen("an identity begins with AGE-SECRET-KEY-1")
    digits = [_BECH32.find(letter) for letter in text[16:].lower()]
    number = 0
    for digit in digits[:52]:
        number = number << 5 | digit
    identity = (number >> 4).to_bytes(32, "big") if len(digits) == 58 and min(digits) >= 0 else b""  # noqa: PLR2004
    if not identity or identity_text(identity) != text:
        raise CannotOpen("the identity is mistyped")
    return identity


def recipient_of(identity: bytes) -> str:
    """Give the `age1...` recipient of an identity."""
    public = X25519PrivateKey.from_private_bytes(identity).public_key().public_bytes_raw()
    return _bech32("age", public)


def seal(plaintext: bytes, recipients: Sequence[str]) -> bytes:
    """Seal to every one of the recipients. Raises CannotOpen when one of them is no recipient."""
    try:
        sealed_to = [pyrage.x25519.Recipient.from_str(one) for one in recipients]
        return bytes(pyrage.encrypt(plaintext, sealed_to))
    except (pyrage.RecipientError, pyrage.EncryptError) as error:
        raise CannotOpen("the recipient is mistyped") from error


def open_sealed(file: bytes, identities: Sequence[bytes]) -> bytes:
    """Open a file with whichever of the identities fits. Raises CannotOpen."""
    try:
        fitting = [pyrage.x25519.Identity.from_str(identity_text(one)) for one in identities]
        return bytes(pyrage.decrypt(file, fitting))
    except pyrage.DecryptError as error:
        raise CannotOpen("none of the identities opens this file") from error


def seal_with_passphrase(plaintext: bytes, passphrase: str, log_n: int, random: Random) -> bytes:
    """Seal under a passphrase with scrypt work factor `log_n`; draws 16, 16 and 16 bytes, in this order.

    The passphrase is used as it is; `account` says how a person's is read.
    """
    file_key, salt, nonce = random(16), random(16), random(16)
    wrapped = ChaCha20Poly1305(_stretch(passphrase, salt, log_n)).encrypt(bytes(12), file_key, None)
    head = b"age-encryption.org/v1\n-> scrypt %b %d\n%b\n---" % (
        unpadded_base64(salt),
        log_n,
        unpadded_base64(wrapped),
    )
    return (
        head
        + b" "
        + unpadded_base64(header_mac(file_key, head))
        + b"\n"
        + write_payload(file_key, nonce, plaintext)
    )


def open_with_passphrase(file: bytes, passphrase: str, max_log_n: int = MAX_LOG_N) -> bytes:
    """Open a passphrase file. Raises CannotOpen, at once where the work factor is above `max_log_n`."""
    found = _SCRYPT_FILE.match(file)
    if found is None:
        raise CannotOpen("this is not an age file under one passphrase")
    log_n = int(found[2])
    if log_n > max_log_n:
        raise CannotOpen(f"this file asks for more work than 2^{max_log_n}; it was not made by nearer")
    try:
        salt, wrapped, mac = (
            base64.b64decode(found[part] + b"=" * (-len(found[part]) % 4)) for part in (1, 3, 4)
        )
        file_key = ChaCha20Poly1305(_stretch(passphrase, salt, log_n)).decrypt(bytes(12), wrapped, None)
    except (InvalidTag, ValueError) as error:
        raise CannotOpen("the passphrase does not open this file") from error
    head = file[: found.end() - 45]
    if not hmac.compare_digest(mac, header_mac(file_key, head)):
        raise CannotOpen("the file has been changed")
    return _read_payload(file_key, file[found.end() :])


def _stretch(passphrase: str, salt: bytes, log_n: int) -> bytes:
    whole_salt = b"age-encryption.org/v1/scrypt" + salt
    return hashlib.scrypt(
        passphrase.encode(), salt=whole_salt, n=2**log_n, r=8, p=1, maxmem=2 ** (log_n + 11), dklen=32
    )


def header_mac(file_key: bytes, head: bytes) -> bytes:
    """Give the MAC of an age header; `head` ends with its three hyphens."""
    return hmac.digest(hkdf(file_key, "header"), head, "sha256")


def _stream_cipher(file_key: bytes, nonce: bytes) -> ChaCha20Poly1305:
    return ChaCha20Poly1305(HKDF(hashes.SHA256(), 32, nonce, b"payload").derive(file_key))


def write_payload(file_key: bytes, nonce: bytes, plaintext: bytes) -> bytes:
    """Write age's payload: 64 KiB chunks, each under a counter and a mark on the last."""
    cipher = _stream_cipher(file_key, nonce)
    starts = range(0, max(len(plaintext), 1), _CHUNK)
    sealed = [
        cipher.encrypt(_counter(number, last=start == starts[-1]), plaintext[start : start + _CHUNK], None)
        for number, start in enumerate(starts)
    ]
    return nonce + b"".join(sealed)


def _read_payload(file_key: bytes, payload: bytes) -> bytes:
    cipher = _stream_cipher(file_key, payload[:16])
    sealed = payload[16:]
    starts = range(0, max(len(sealed), 1), _CHUNK + 16)
    try:
        parts = [
            cipher.decrypt(
                _counter(number, last=start == starts[-1]), sealed[start : start + _CHUNK + 16], None
            )
            for number, start in enumerate(starts)
        ]
    except (InvalidTag, ValueError) as error:
        raise CannotOpen("the file has been changed or cut off") from error
    if len(parts) > 1 and not parts[-1]:
        raise CannotOpen("the file has been changed or cut off")
    return b"".join(parts)


def _counter(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


def unpadded_base64(data: bytes) -> bytes:
    """Write base64 as age headers have it, without `=`."""
    return base64.b64encode(data).rstrip(b"=")


def _bech32(prefix: str, data: bytes) -> str:
    """Write 32 bytes in Bech32 (BIP 173), lower case, the form age writes keys in."""
    number = int.from_bytes(data, "big") << 4
    digits = [number >> shift & 31 for shift in range(255, -1, -5)]
    spread = [ord(letter) >> 5 for letter in prefix] + [0] + [ord(letter) & 31 for letter in prefix]
    check = _polymod([*spread, *digits, 0, 0, 0, 0, 0, 0]) ^ 1
    digits += [check >> shift & 31 for shift in range(25, -1, -5)]
    return prefix + "1" + "".join(_BECH32[digit] for digit in digits)


def _polymod(digits: list[int]) -> int:
    value = 1
    for digit in digits:
        top = value >> 25
        value = (value & 0x1FFFFFF) << 5 ^ digit
        for bit, generator in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            value ^= generator if top >> bit & 1 else 0
    return value
