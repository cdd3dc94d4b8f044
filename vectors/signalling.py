# SPDX-License-Identifier: AGPL-3.0-or-later
"""Vectors of signals: what opens as one of the other's, what does not, and what is fresh."""

from collections.abc import Callable
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from nearer.sealed import account, age, signals
from vectors import fixed
from vectors.fixed import b64

_SESSION = fixed.an_id("session")
_NOW = 1_763_766_000_000
_DATA: dict[str, Any] = {
    "n": 7,
    "practice": "a-quiet-look",
    "turn": None,
    "said": "Gr\u00fc\u00dfe \U0001f33f",
}
_EPOCH_2 = age.draw_identity(fixed.drawn("Ada and Ben, epoch 2"))
_HEAD = b"nearer/1 signal\nsession %b\ncount %d\n" % (_SESSION.encode(), _NOW)
_ROOM = 932 - len(_HEAD) - len('{"a":""}')
_LONGEST = {"a": "\u00e4" * (_ROOM // 2) + "b" * (_ROOM % 2)}


def signals_made() -> dict[str, Any]:
    """Give signals of Ada's as Ben reads them, what is too long for one, and what is fresh."""
    return {
        "bond": age.identity_text(fixed.BOND_IDENTITY),
        "sign": fixed.ADA_CARD.sign,
        "valid": _valid(),
        "invalid": _invalid(),
        "longest": _LONGEST,
        "too_long": {"a": _LONGEST["a"] + "b"},
        "fresh": _fresh(),
        "counts": [
            {"last": None, "now": _NOW, "next": _NOW},
            {"last": _NOW - 1, "now": _NOW, "next": _NOW},
            {"last": _NOW, "now": _NOW, "next": _NOW + 1},
            {"last": _NOW + 500, "now": _NOW, "next": _NOW + 501},
        ],
    }


def _signal(label: str, data: dict[str, Any], count: int = _NOW) -> bytes:
    signal = signals.Signal(_SESSION, count, data)
    return signals.seal(fixed.BOND_IDENTITY, fixed.ADA_KEY, signal, fixed.drawn(f"signal {label}"))


def _valid() -> list[dict[str, Any]]:
    cases = [
        ("a signal", _DATA, _NOW),
        ("the longest", _LONGEST, _NOW),
        ("nothing in it", {}, 0),
        ("the greatest count", {}, 2**53 - 1),
    ]
    return [
        {
            "name": name,
            "signal": b64(_signal(name, data, count)),
            "session": _SESSION,
            "count": count,
            "data": data,
        }
        for name, data, count in cases
    ]


def _by_hand(
    name: str,
    text: bytes,
    *,
    by: Ed25519PrivateKey = fixed.ADA_KEY,
    under: bytes = fixed.BOND_IDENTITY,
    signed: bytes | None = None,
    change: Callable[[bytes], bytes] = bytes,
) -> bytes:
    """Seal what no writer would write; `signed` is what the signature is over, `change` comes after it."""
    padded = text.ljust(932)
    plain = change(by.sign(padded if signed is None else signed)) + padded
    nonce = fixed.drawn(f"signal {name}")(12)
    return nonce + AESGCM(age.hkdf(under, "nearer/1 signal")).encrypt(nonce, plain, None)


def _invalid() -> list[dict[str, Any]]:
    good = _signal("a signal", _DATA)
    text = _HEAD + b"{}"
    own_place = account.signing_key(fixed.ADA, "own")
    made = [
        ("truncated", good[:-1]),
        ("one byte more", good + b" "),
        ("nothing", b""),
        ("a flipped bit at the end", good[:-1] + bytes([good[-1] ^ 1])),
        ("another nonce", bytes([good[0] ^ 1]) + good[1:]),
        ("under the key of another epoch", _by_hand("epoch", text, under=_EPOCH_2)),
        ("of the reader, thrown back", _by_hand("reader", text, by=fixed.BEN_KEY)),
        ("of a stranger who has the bond's key", _by_hand("stranger", text, by=fixed.DOV_KEY)),
        ("of the author's key for another place", _by_hand("place", text, by=own_place)),
        ("the signature is over another text", _by_hand("signed", text, signed=_HEAD.ljust(932))),
        ("the signature is over the text without its spaces", _by_hand("spaces", text, signed=text)),
        ("a signature that is not reduced", _by_hand("reduced", text, change=_unreduced)),
        ("another kind of text", _by_hand("note", text.replace(b"signal", b"note"))),
        ("another version", _by_hand("version", text.replace(b"nearer/1", b"nearer/2"))),
        ("no count", _by_hand("no count", _HEAD.partition(b"count")[0] + b"{}")),
        ("a count with a leading zero", _by_hand("zero", text.replace(b"count ", b"count 0"))),
        ("a count that is too great", _by_hand("great", text.replace(b"%d" % _NOW, b"%d" % 2**53))),
        ("a session in capitals", _by_hand("capitals", text.replace(_SESSION.encode(), b"A" * 32))),
        ("lines that end in CRLF", _by_hand("crlf", text.replace(b"\n", b"\r\n"))),
        ("a list", _by_hand("list", _HEAD + b"[]")),
        ("no JSON", _by_hand("no json", _HEAD + b"tonight")),
        ("two objects", _by_hand("two", _HEAD + b"{}{}")),
        ("a number that is none", _by_hand("nan", _HEAD + b'{"n":NaN}')),
        ("half a surrogate pair", _by_hand("half", _HEAD + b'{"a":"\\ud800"}')),
        ("not UTF-8", _by_hand("latin", _HEAD + b'{"a":"\xe4"}')),
    ]
    return [{"name": name, "signal": b64(signal)} for name, signal in made]


def _unreduced(signature: bytes) -> bytes:
    order = 2**252 + 27742317777372353535851937790883648493
    return signature[:32] + (int.from_bytes(signature[32:], "little") + order).to_bytes(32, "little")


def _fresh() -> list[dict[str, Any]]:
    minutes = 60_000
    cases = [
        ("the first", None, _NOW, _NOW, True),
        ("the next", _NOW - 1, _NOW, _NOW, True),
        ("from a clock that is ahead", _NOW, _NOW + 10 * minutes, _NOW, True),
        ("from a clock that is behind", None, _NOW - 10 * minutes, _NOW, True),
        ("the same once more", _NOW, _NOW, _NOW, False),
        ("an earlier one", _NOW, _NOW - 1, _NOW, False),
        ("the first, of another time", None, _NOW - 10 * minutes - 1, _NOW, False),
        ("of a time to come", _NOW, _NOW + 10 * minutes + 1, _NOW, False),
    ]
    return [
        {"name": name, "last": last, "count": count, "now": now, "fresh": fresh}
        for name, last, count, now, fresh in cases
    ]
