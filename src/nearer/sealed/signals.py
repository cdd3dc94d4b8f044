# SPDX-License-Identifier: AGPL-3.0-or-later
"""Signals: what two open pages tell each other while something is done on two phones. Nobody keeps them.

Source: docs/specs/protocol.md, section 10.
"""

import json
import re
from dataclasses import dataclass, field
from typing import Any, NoReturn

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from nearer.sealed import age, shape

SIZE = 1024
LATEST = 10 * 60_000  # milliseconds between the two clocks, beyond which a signal is of another time

_NONCE = 12
_SIGNATURE = 64
_TEXT = SIZE - _NONCE - 16 - _SIGNATURE
_MOST = 2**53 - 1
_HEAD = re.compile(rb"nearer/1 signal\nsession ([0-9a-f]{32})\ncount (0|[1-9][0-9]{0,15})\n")


class Unreadable(ValueError):  # noqa: N818 - reads as the sentence it becomes
    """This is no signal of the other's under the newest key, or it is longer than one can be."""


@dataclass(frozen=True, slots=True)
class Signal:
    """One signal, opened. `count` is at least the milliseconds since 1970 by its author's clock."""

    session: str
    count: int
    data: dict[str, Any] = field(repr=False)


def seal(bond_identity: bytes, signer: Ed25519PrivateKey, signal: Signal, random: age.Random) -> bytes:
    """Sign and seal a signal under the newest epoch's identity: 1,024 bytes. Raises Unreadable."""
    text = b"nearer/1 signal\nsession %b\ncount %d\n" % (signal.session.encode(), signal.count)
    text += age.json_bytes(signal.data)
    if len(text) > _TEXT:
        raise Unreadable("This is longer than one signal can be.")
    text = text.ljust(_TEXT)
    nonce = random(_NONCE)
    return nonce + _cipher(bond_identity).encrypt(nonce, signer.sign(text) + text, None)


def open_signal(signal: bytes, bond_identity: bytes, sign: str) -> Signal:
    """Open a signal of whoever has this public key (hex), under the newest epoch's identity.

    Raises Unreadable or shape.BadSignature.
    """
    if len(signal) != SIZE:
        raise Unreadable("a signal has 1,024 bytes")
    try:
        plain = _cipher(bond_identity).decrypt(signal[:_NONCE], signal[_NONCE:], None)
    except InvalidTag as error:
        raise Unreadable("the signal is under another key, or it was changed") from error
    text = plain[_SIGNATURE:]
    shape.verify(sign, text, plain[:_SIGNATURE])
    head = _HEAD.match(text)
    if head is None or int(head[2]) > _MOST:
        raise Unreadable("the signal is not written as one")
    return Signal(head[1].decode(), int(head[2]), _data(text[head.end() :]))


def is_fresh(signal: Signal, last: int | None, now: int) -> bool:
    """Say whether it is of now (milliseconds since 1970) and after `last`, its author's last count there."""
    return abs(signal.count - now) <= LATEST and (last is None or signal.count > last)


def next_count(last: int | None, now: int) -> int:
    """Give the count of one's next signal in a session; `last` is None before the first."""
    return now if last is None else max(now, last + 1)


def _cipher(bond_identity: bytes) -> AESGCM:
    return AESGCM(age.hkdf(bond_identity, "nearer/1 signal"))


def _data(text: bytes) -> dict[str, Any]:
    try:
        data = json.loads(text.decode(), parse_constant=_no_constant)
        json.dumps(data, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as error:
        raise Unreadable("the signal is not written as one") from error
    if not isinstance(data, dict):
        raise Unreadable("the signal is not written as one")
    return data


def _no_constant(name: str) -> NoReturn:
    raise Unreadable(f"{name} is not JSON")
