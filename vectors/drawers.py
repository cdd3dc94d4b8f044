# SPDX-License-Identifier: AGPL-3.0-or-later
"""Vectors of the drawer: what it opens with, and what is and is not an entry of a journal."""

import json
from typing import Any

from nearer.sealed import account, age, drawer
from vectors import fixed
from vectors.fixed import b64

_WORDS = "glove satin curliness overrate oversized outcast"
_OTHER_WORDS = "another six words of somebody else"
_CODE = account.draw_recovery_code(fixed.drawn("recovery code"))
_IDENTITY = age.draw_identity(fixed.drawn("drawer"))
_RECIPIENT = age.recipient_of(_IDENTITY)
_TEXT = 'Heute am Fluss. \u05e9\u05dc\u05d5\u05dd \U0001f33f\n"Langsam", sagte ich mir.'
_AT = "2025-11-21T23:40"


def drawers() -> dict[str, Any]:
    """Give drawers with what opens them and what does not, and entries."""
    return {
        "identity": age.identity_text(_IDENTITY),
        "opens": _opens(),
        "refused": _refused(),
        "no_drawers": [None, "", [], {}, {"recipient": _RECIPIENT}, {"recipient": 1, "files": []}],
        "keys": [
            {"file": _file("passphrase", _WORDS, "key"), "key": "passphrase"},
            {"file": _file("code", _CODE, "key"), "key": "code"},
            {"file": b64(account.identity_file("ada", _IDENTITY, _CODE, 11, fixed.drawn("11"))), "key": None},
            {"file": b64(fixed.seal(b"x", [fixed.ADA], "no passphrase")), "key": None},
            {"file": "not base64", "key": None},
        ],
        "entries": _entries(),
        "too_long": [{"text": "a" * 6001, "at": _AT}, {"text": "\u00e4" * 3001, "at": _AT}],
        "longest": {"text": "a" * 6000, "at": _AT},
        "no_moments": ["2025-11-21", "2025-11-21 23:40", "2025-11-21T24:00", "2025-11-21T23:60", ""],
    }


def _file(kind: drawer.KeyKind, secret: str, label: str, identity: bytes = _IDENTITY) -> str:
    return drawer.file("ada", identity, kind, secret, fixed.drawn(f"drawer {label} {kind}"))


def _drawer(*files: str, recipient: str = _RECIPIENT) -> dict[str, Any]:
    return {"recipient": recipient, "files": list(files)}


def _opens() -> list[dict[str, Any]]:
    both = _drawer(_file("passphrase", _WORDS, "one"), _file("code", _CODE, "one"))
    changed = _drawer(_file("code", _CODE, "one"), "not base64", _file("passphrase", _OTHER_WORDS, "two"))
    return [
        {"name": "with the passphrase", "drawer": both, "secret": _WORDS},
        {"name": "with the code", "drawer": both, "secret": _CODE},
        {"name": "with the code, beside what is damaged", "drawer": changed, "secret": _CODE},
        {"name": "with the new passphrase", "drawer": changed, "secret": _OTHER_WORDS},
    ]


def _refused() -> list[dict[str, Any]]:
    code = _file("code", _CODE, "one")
    dov = age.recipient_of(fixed.DOV)
    theirs = b64(account.identity_file("ben", _IDENTITY, _CODE, 10, fixed.drawn("of ben")))
    cases = [
        ("with another code", _drawer(code), _CODE[::-1]),
        ("somebody put their own recipient there", _drawer(code, recipient=dov), _CODE),
        ("another identity than the recipient's", _drawer(_file("code", _CODE, "x", fixed.DOV)), _CODE),
        ("the file is of another handle", _drawer(theirs), _CODE),
        ("no files", _drawer(), _CODE),
    ]
    return [{"name": name, "drawer": made, "secret": secret} for name, made, secret in cases]


def _entries() -> list[dict[str, Any]]:
    good = {"text": _TEXT, "at": _AT}
    cases: list[tuple[str, bytes, bytes, bool]] = [
        ("an entry", age.json_bytes(good).ljust(256), _IDENTITY, True),
        (
            "with more than this version knows",
            age.json_bytes({**good, "mood": 3}).ljust(256),
            _IDENTITY,
            True,
        ),
        ("sealed to the person and not to the drawer", age.json_bytes(good).ljust(256), fixed.ADA, False),
        ("no time", age.json_bytes({"text": _TEXT}).ljust(256), _IDENTITY, False),
        ("a time that is none", age.json_bytes({**good, "at": "tonight"}).ljust(256), _IDENTITY, False),
        ("words that are a number", age.json_bytes({**good, "text": 3}).ljust(256), _IDENTITY, False),
        ("no JSON", b"Heute".ljust(256), _IDENTITY, False),
        ("no object", json.dumps([_TEXT]).encode().ljust(256), _IDENTITY, False),
    ]
    made = [
        {"name": name, "sealed": b64(fixed.seal(plain, [identity], name)), "entry": good if ok else None}
        for name, plain, identity, ok in cases
    ]
    return [*made, {"name": "not base64", "sealed": "Heute am Fluss", "entry": None}]
