# SPDX-License-Identifier: AGPL-3.0-or-later
"""Vectors of what is sealed: records that open and that must not, the strict hold, padding, bundles."""

import hashlib
import json
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from nearer.sealed import account, age, bundles, records, shape
from vectors import fixed
from vectors.fixed import b64

HOLD = records.hold_id(fixed.BOND_IDENTITY, "q001", 1)
_ABOUT_HOLD = shape.About("hold", HOLD)


def _place(
    label: str, about: shape.About = shape.NOTHING, author: str = fixed.ADA_CARD.author
) -> records.Place:
    return records.Place(fixed.an_id(label), fixed.BOND, author, about)


def _signed(
    place: records.Place, body: bytes, key: Ed25519PrivateKey = fixed.ADA_KEY, **other: Any
) -> dict[str, Any]:
    """Write and sign the head of a body as the first of its chain."""
    lines: dict[str, Any] = {
        "id": place.id,
        "bond": place.bond,
        "epoch": 0 if place.bond is None else 1,
        "author": place.author,
        "about": place.about,
        "date": fixed.DAY,
        "seq": 1,
        "prev": shape.ZEROS,
        "size": len(body),
        "body": hashlib.sha256(body).hexdigest(),
    }
    text = shape.write_head(**{**lines, **other})
    return {
        "public": account.public_of(key),
        "head": b64(text),
        "signature": b64(key.sign(text)),
        "body": b64(body),
    }


def _sealed(text: bytes, label: str, *identities: bytes) -> bytes:
    return fixed.seal(text, identities or [fixed.BOND_IDENTITY], label)


def _answer(text: str) -> records.Inside:
    return records.Inside("answer", {"question": "q001", "round": 1, "text": text}, None)


def _texts() -> dict[str, str]:
    return {
        "German": "Schön, dass du fragst. Am liebsten früh, mit Kaffee; größer muss es nicht sein.",
        "Hebrew": "\u05d0\u05e0\u05d9 \u05d0\u05d5\u05d4\u05d1 \u05e9\u05e7\u05d8.",
        "combining accents stay as typed": "Cafe\u0301 and Café are not the same bytes.",
        "NUL and line separator": "before\u0000after\u2028next \u2029 end",
        "5 kB": "We walked along the river and talked. " * 135,
        "emoji and a flag": "\U0001f469\u200d\U0001f469\u200d\U0001f466 \U0001f1e9\U0001f1ea \U0001f642",
        "quotes, backslash, markup": '"</script>" \\u0000 <b>\\n</b>',
        "empty": "",
    }


def valid() -> list[dict[str, Any]]:
    """Make records that verify and open."""
    made = []
    for name, text in _texts().items():
        place, inside = _place(name, _ABOUT_HOLD), _answer(text)
        body = _sealed(records.padded(records.plaintext(place, inside)), name)
        made.append(_opening(name, _signed(place, body), inside, fixed.BOND_IDENTITY))
    place = _place("with seen")
    inside = records.Inside("edit", {"record": fixed.an_id("German"), "text": "Later."}, (3, "ab" * 32))
    body = _sealed(records.padded(records.plaintext(place, inside)), "with seen")
    made.append(_opening("with seen", _signed(place, body), inside, fixed.BOND_IDENTITY))
    place = _place("unknown kind")
    inside = records.Inside("from-the-future", {"anything": [1, None, True, {"deep": "er"}]}, None)
    body = _sealed(records.padded(records.plaintext(place, inside)), "unknown kind")
    made.append(_opening("unknown kind, kept", _signed(place, body), inside, fixed.BOND_IDENTITY))
    return made


def _opening(name: str, signed: dict[str, Any], inside: records.Inside, identity: bytes) -> dict[str, Any]:
    return {
        "name": name,
        **signed,
        "identity": age.identity_text(identity),
        "kind": inside.kind,
        "seen": None if inside.seen is None else list(inside.seen),
        "data": inside.data,
    }


def invalid() -> list[dict[str, Any]]:
    """Make records to be refused; `fails` is the step: signature, body, open, unreadable or copied."""
    place, inside = _place("refused", _ABOUT_HOLD), _answer("Only once.")
    body = _sealed(records.padded(records.plaintext(place, inside)), "refused")
    good = _signed(place, body)
    other = _signed(_place("other"), _sealed(b" " * 256, "other"))
    dov = _signed(place, body, fixed.DOV_KEY)
    unsealed = json.dumps(inside.data).encode()
    cases: list[tuple[str, str, dict[str, Any]]] = [
        ("signed by a stranger", "signature", {**dov, "public": good["public"]}),
        ("head of another record", "signature", {**good, "head": other["head"]}),
        ("body missing", "body", {**good, "body": None}),
        ("body of another record", "body", {**good, "body": other["body"]}),
        ("body one byte short", "body", {**good, "body": b64(body[:-1])}),
        ("body one byte long", "body", {**good, "body": b64(body + b"\0")}),
        ("body with one bit flipped", "body", {**good, "body": b64(body[:-1] + bytes([body[-1] ^ 1]))}),
        ("not an age file", "body", _signed(place, unsealed)),
        ("above 65,536 bytes", "body", _signed(place, shape.AGE_FIRST_LINE + b"x" * 65_536)),
        ("sealed to somebody else", "open", _signed(place, _sealed(b" " * 256, "elsewhere", fixed.DOV))),
        ("age file cut before it was signed", "open", _signed(place, body[:-20])),
        ("passphrase file", "open", _signed(place, _under_passphrase())),
    ]
    cases += [(name, "unreadable", _with_plaintext(text, name)) for name, text in _bad_plaintexts().items()]
    cases += [(name, "copied", _with_plaintext(text, name)) for name, text in _copies().items()]
    identity = age.identity_text(fixed.BOND_IDENTITY)
    made = [{"name": name, "fails": fails, **case, "identity": identity} for name, fails, case in cases]
    return [*made, _own_of_another_size()]


def _own_of_another_size() -> dict[str, Any]:
    """Make a bundle that hides a long evening in a file of a permitted length."""
    author = shape.author_of(account.public_of(fixed.ADA_OWN_KEY))
    place = records.Place(fixed.an_id("long bundle"), None, author, shape.NOTHING)
    text = records.plaintext(place, records.Inside("bundle", {"records": []}, None)).ljust(bundles.SIZE + 256)
    signed = _signed(place, fixed.seal(text, [fixed.ADA], "long bundle"), fixed.ADA_OWN_KEY)
    named = {"name": "an own record of another size inside", "fails": "unreadable"}
    return {**named, **signed, "identity": age.identity_text(fixed.ADA)}


def _under_passphrase() -> bytes:
    return age.seal_with_passphrase(b"{}", "not for records", 10, fixed.drawn("passphrase body"))


def _with_plaintext(text: bytes, label: str) -> dict[str, Any]:
    return _signed(_place("plaintext"), _sealed(text, label))


def _bad_plaintexts() -> dict[str, bytes]:
    place = _place("plaintext")
    good = json.loads(records.plaintext(place, _answer("text")))
    text = records.plaintext(place, _answer("text"))
    return {
        "empty plaintext": b"",
        "not JSON": b"Good evening.",
        "JSON but a list": b"[]",
        "cut off": text[:-2],
        "something after it": text + b"{}",
        "not UTF-8": text.replace(b'"text":"text"', b'"text":"\xff"'),
        "half a surrogate pair": text.replace(b'"text":"text"', b'"text":"\\ud800"'),
        "not a number": text.replace(b'"round":1', b'"round":NaN'),
        "without kind": _json(good, kind=None),
        "kind is a number": _json(good, kind=7),
        "kind is empty": _json(good, kind=""),
        "kind in capitals": _json(good, kind="Answer"),
        "kind of 33 letters": _json(good, kind="a" * 33),
        "kind in another script": _json(good, kind="\u05e9\u05d9\u05e8"),
        "data is a text": _json(good, data="text"),
        "data is null": _json(good, data=None),
        "seen is a text": _json(good, seen="3"),
        "seen counts from 0": _json(good, seen=[0, "ab" * 32]),
        "seen of one part": _json(good, seen=[3]),
        "seen counts in halves": _json(good, seen=[1.5, "ab" * 32]),
        "nested beyond reason": text.replace(b'"round":1', b'"round":' + b"[" * 20_000 + b"]" * 20_000),
    }


def _json(members: dict[str, Any], **other: Any) -> bytes:
    return age.json_bytes({**members, **other})


def _copies() -> dict[str, bytes]:
    """Plaintexts written for another head and signed again: what the other said, said as one's own."""
    inside = _answer("What Ben said.")
    ben = fixed.BEN_CARD.author
    good = json.loads(records.plaintext(_place("plaintext"), inside))
    places = {
        "copycat: the other's words": _place("plaintext", author=ben),
        "copycat: another record": _place("another"),
        "copycat: another bond": records.Place(
            fixed.an_id("plaintext"), fixed.an_id("other bond"), fixed.ADA_CARD.author, shape.NOTHING
        ),
        "copycat: a held answer said openly": _place("plaintext", _ABOUT_HOLD),
    }
    copies = {name: records.plaintext(place, inside) for name, place in places.items()}
    copies["copycat: in with a member more"] = _json(good, **{"in": {**good["in"], "epoch": 1}})
    copies["copycat: in without about"] = _json(
        good, **{"in": {name: value for name, value in good["in"].items() if name != "about"}}
    )
    return copies


def strict() -> dict[str, Any]:
    """One strictly held answer: who opens it before the release, who after, and the release itself."""
    place, inside = _place("strict", _ABOUT_HOLD), _answer("Nobody reads this early.")
    with_key = records.Inside(inside.kind, {**inside.data, "key": age.identity_text(fixed.NOTE)}, None)
    body = _sealed(records.padded(records.plaintext(place, with_key)), "strict", fixed.ADA, fixed.NOTE)
    release_id = records.release_id(fixed.ADA, place.id)
    release_place = records.Place(release_id, fixed.BOND, fixed.ADA_CARD.author, shape.NOTHING)
    release = records.Inside("release", {"record": place.id, "key": age.identity_text(fixed.NOTE)}, None)
    release_body = _sealed(records.padded(records.plaintext(release_place, release)), "release")
    return {
        "held": _opening("held strictly", _signed(place, body), with_key, fixed.ADA),
        "release": _opening(
            "its release", _signed(release_place, release_body), release, fixed.BOND_IDENTITY
        ),
        "opens_before": [age.identity_text(fixed.ADA)],
        "refused_before": [age.identity_text(one) for one in (fixed.BEN, fixed.BOND_IDENTITY, fixed.DOV)],
        "opens_after": [age.identity_text(one) for one in (fixed.ADA, fixed.NOTE)],
    }


def padding() -> list[dict[str, int]]:
    """Lengths of plaintexts and what they are padded to."""
    lengths = (1, 2, 255, 256, 257, 511, 512, 4095, 4096, 4097, 8191, 8192, 8193, 61_440)
    return [{"length": length, "padded": len(records.padded(b"x" * length))} for length in lengths]


def own_bundles() -> dict[str, Any]:
    """Bundles of own records: always of one size, whatever happened that day."""
    place = records.Place(
        fixed.an_id("bundle"), None, shape.author_of(account.public_of(fixed.ADA_OWN_KEY)), shape.NOTHING
    )
    passed = {
        "id": fixed.an_id("pass"),
        "bond": fixed.BOND,
        "date": "2025-11-21",
        "kind": "pass",
        "data": {"question": "q001", "round": 1},
    }
    days = {"a quiet day": [], "one pass": [passed], "ninety": _numbered(passed, 90)}
    made = []
    for name, elements in days.items():
        text = bundles.plaintext(place, elements)
        signed = _signed(place, fixed.seal(text, [fixed.ADA], name), fixed.ADA_OWN_KEY)
        inside = records.Inside("bundle", {"records": elements}, None)
        made.append({**_opening(name, signed, inside, fixed.ADA), "plaintext_length": len(text)})
    waiting = _numbered(passed, 200)
    taken, _ = bundles.fill(place, waiting)
    short = fixed.seal(b" " * 256, [fixed.ADA], "short bundle")
    return {
        "valid": made,
        "invalid": [{"name": "an own body below 16,384 bytes", **_signed(place, short, fixed.ADA_OWN_KEY)}],
        "fill": {"place": place.members(), "elements": waiting, "taken": len(taken)},
    }


def _numbered(element: dict[str, Any], count: int) -> list[dict[str, Any]]:
    return [{**element, "id": fixed.an_id(f"pass {number}")} for number in range(count)]
