# SPDX-License-Identifier: AGPL-3.0-or-later
"""Vectors of what is signed: heads, cards, statements, signatures and chains. Mostly failures."""

import datetime as dt
import hashlib
from typing import Any

from nearer.sealed import account, shape
from vectors import fixed
from vectors.fixed import b64

_ORDER = 2**252 + 27742317777372353535851937790883648493
_FIELD = 2**255 - 19
_EIGHTH = "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"
_BODY = shape.AGE_FIRST_LINE + b"-> only its length and hash matter here\n"


def a_head(**other: Any) -> bytes:
    """Write Ada's first shared head, with other values where given."""
    lines: dict[str, Any] = {
        "id": fixed.an_id("record"),
        "bond": fixed.BOND,
        "epoch": 1,
        "author": fixed.ADA_CARD.author,
        "about": shape.NOTHING,
        "date": fixed.DAY,
        "seq": 1,
        "prev": shape.ZEROS,
        "size": len(_BODY),
        "body": hashlib.sha256(_BODY).hexdigest(),
    }
    return shape.write_head(**{**lines, **other})


def heads() -> dict[str, Any]:
    """Heads that read, and texts that are none."""
    hold, drop = shape.About("hold", fixed.an_id("hold")), shape.About("drop", fixed.an_id("record"))
    prev = shape.chain_hash(a_head())
    valid = {
        "shared": a_head(),
        "shared, second in its chain": a_head(seq=2, prev=prev),
        "held": a_head(about=hold),
        "drop": a_head(about=drop, seq=2, prev=prev, size=0, body=None),
        "leave": a_head(about=shape.LEAVE, seq=2, prev=prev, size=0, body=None),
        "own": a_head(bond=None, epoch=0),
        "largest numbers": a_head(epoch=2**31 - 1, seq=2**31 - 1, prev=prev, size=2**31 - 1),
        "leap day": a_head(date=dt.date(2028, 2, 29)),
    }
    return {
        "valid": [{"name": name, "text": b64(text), **_read(text)} for name, text in valid.items()],
        "invalid": [
            {"name": name, "text": b64(text), "version": name.startswith("version")}
            for name, text in _bad_heads(a_head(), prev).items()
        ],
    }


def _read(text: bytes) -> dict[str, Any]:
    head = shape.read_head(text)
    return {
        "id": head.id,
        "bond": head.bond,
        "epoch": head.epoch,
        "author": head.author,
        "about": str(head.about),
        "date": head.date.isoformat(),
        "seq": head.seq,
        "prev": head.prev,
        "size": head.size,
        "body": head.body,
        "chain": head.chain,
        "hash": head.hash,
    }


def _bad_heads(good: bytes, prev: str) -> dict[str, bytes]:
    return {**_badly_written(good), **_badly_valued(good), **_contradictory(good, prev)}


def _badly_written(good: bytes) -> dict[str, bytes]:
    lines = good.splitlines(keepends=True)
    return {
        "empty": b"",
        "no last line feed": good[:-1],
        "one line feed too many": good + b"\n",
        "carriage returns": good.replace(b"\n", b"\r\n"),
        "carriage return at the end only": good[:-1] + b"\r\n",
        "a line more": good + b"mood calm\n",
        "a line in the middle": b"".join([*lines[:4], b"mood calm\n", *lines[4:]]),
        "a line missing": b"".join([*lines[:6], *lines[7:]]),
        "two lines in the other order": b"".join([*lines[:7], lines[8], lines[7], *lines[9:]]),
        "a line twice": b"".join([*lines[:8], lines[7], *lines[8:]]),
        "space at the end of a line": good.replace(b"\nseq 1\n", b"\nseq 1 \n"),
        "two spaces": good.replace(b"\nseq 1\n", b"\nseq  1\n"),
        "tab for space": good.replace(b"\nseq 1\n", b"\nseq\t1\n"),
        "space before the first line": b" " + good,
        "byte order mark": b"\xef\xbb\xbf" + good,
        "NUL at the end": good + b"\0",
        "name in capitals": good.replace(b"\nseq ", b"\nSEQ "),
        "line separator U+2028 for line feed": good.replace(b"\nseq", "\u2028seq".encode()),
        "longer than 1,024 bytes": good + b"x" * 1024,
        "version 2": good.replace(b"nearer/1 ", b"nearer/2 "),
        "version 1, a kind of text nobody knows yet": good.replace(b"nearer/1 note", b"nearer/1 wish"),
        "a card's first line": good.replace(b"nearer/1 note", b"nearer/1 card"),
        "leading zero in the version": good.replace(b"nearer/1 ", b"nearer/01 "),
        "not a nearer text": b"<!doctype html>\n",
    }


def _badly_valued(good: bytes) -> dict[str, bytes]:
    def put(name: bytes, value: bytes) -> bytes:
        lines = good.splitlines(keepends=True)
        return b"".join(
            name + b" " + value + b"\n" if line.startswith(name + b" ") else line for line in lines
        )

    id_ = fixed.an_id("record").encode()
    return {
        "id in capitals": put(b"id", id_.upper()),
        "id one digit short": put(b"id", id_[:-1]),
        "id one digit long": put(b"id", id_ + b"0"),
        "id with a letter beyond f": put(b"id", b"g" + id_[1:]),
        "id missing": put(b"id", b"-"),
        "leading zero": put(b"seq", b"01"),
        "plus sign": put(b"seq", b"+1"),
        "negative": put(b"seq", b"-1"),
        "Arabic digit": put(b"seq", "\u0661".encode()),
        "full-width digit": put(b"seq", "\uff11".encode()),
        "number of 2^31": put(b"size", b"2147483648"),
        "number of eleven digits": put(b"size", b"10000000000"),
        "number with a point": put(b"size", b"1.0"),
        "a day that is not in the calendar": put(b"date", b"2025-02-29"),
        "month 13": put(b"date", b"2025-13-01"),
        "year 0": put(b"date", b"0000-01-01"),
        "date and time": put(b"date", b"2025-11-21T22:59:03Z"),
        "date without leading zeros": put(b"date", b"2025-1-1"),
        "non-ASCII value": put(b"author", "\u00e9".encode() * 16),
        "about something unknown": put(b"about", b"wish:" + id_),
        "about a hold without its id": put(b"about", b"hold:"),
        "about leaving with an id": put(b"about", b"leave:" + id_),
        "author in capitals": put(b"author", fixed.ADA_CARD.author.upper().encode()),
        "body one digit short": put(b"body", b"0" * 63),
    }


def _contradictory(good: bytes, prev: str) -> dict[str, bytes]:
    text = good.decode()
    hold, drop = f"hold:{fixed.an_id('hold')}", f"drop:{fixed.an_id('record')}"
    own = text.replace(f"bond {fixed.BOND}", "bond -")
    no_body = text.replace(f"size {len(_BODY)}", "size 0").replace(shape.read_head(good).body or "", "-")
    second = text.replace("seq 1\n", "seq 2\n").replace(shape.ZEROS, prev)
    cases = {
        "own record of a bond's epoch": own,
        "own record about a hold": own.replace("epoch 1", "epoch 0").replace("about -", f"about {hold}"),
        "own record that leaves": no_body.replace(f"bond {fixed.BOND}", "bond -")
        .replace("epoch 1", "epoch 0")
        .replace("about -", "about leave"),
        "bond with epoch 0": text.replace("epoch 1", "epoch 0"),
        "seq 0": text.replace("seq 1\n", "seq 0\n"),
        "seq 1 after another head": text.replace(shape.ZEROS, prev),
        "seq 2 after nothing": text.replace("seq 1\n", "seq 2\n"),
        "second head in a hold's chain": second.replace("about -", f"about {hold}"),
        "no body and about nothing": no_body,
        "no body and a hold": no_body.replace("about -", f"about {hold}"),
        "drop with a body": text.replace("about -", f"about {drop}"),
        "leaving with a body": text.replace("about -", "about leave"),
        "size without a body": text.replace(shape.read_head(good).body or "", "-"),
        "body without a size": text.replace(f"size {len(_BODY)}", "size 0"),
    }
    return {name: case.encode() for name, case in cases.items()}


def cards() -> dict[str, Any]:
    """Key cards that read, and texts that are none."""
    return {
        "valid": [
            {
                "name": name,
                "text": b64(card.text),
                "sign": card.sign,
                "author": card.author,
                "recipient": card.recipient,
                "hold": card.hold,
                "date": card.date.isoformat(),
                "hash": card.hash,
            }
            for name, card in (("Ada's", fixed.ADA_CARD), ("Ben's", fixed.BEN_CARD))
        ],
        "invalid": [
            {"name": name, "text": b64(text), "version": name.startswith("version")}
            for name, text in _bad_cards().items()
        ],
    }


def _bad_cards() -> dict[str, bytes]:
    good = fixed.ADA_CARD.text
    sign = fixed.ADA_CARD.sign.encode()
    recipient = fixed.ADA_CARD.recipient.encode()
    return {
        "no last line feed": good[:-1],
        "key in capitals": good.replace(sign, sign.upper()),
        "key one digit short": good.replace(sign, sign[:-1]),
        "key of order 1": good.replace(sign, b"01" + b"00" * 31),
        "key of order 1, sign bit set": good.replace(sign, b"01" + b"00" * 30 + b"80"),
        "key of order 2": good.replace(sign, b"ec" + b"ff" * 30 + b"7f"),
        "key of order 4": good.replace(sign, b"00" * 32),
        "key of order 8": good.replace(sign, _EIGHTH.encode()),
        "key not below the field's prime": good.replace(sign, b"f0" + b"ff" * 30 + b"7f"),
        "recipient in capitals": good.replace(recipient, recipient.upper()),
        "recipient one letter short": good.replace(recipient, recipient[:-1]),
        "recipient with a letter Bech32 lacks": good.replace(recipient, b"age1b" + recipient[5:]),
        "post-quantum recipient": good.replace(recipient, b"age1pq1" + recipient[7:]),
        "hold nobody knows": good.replace(b"hold server", b"hold never"),
        "version 2": good.replace(b"nearer/1", b"nearer/2"),
        "a head": a_head(),
        "name added": good.replace(b"date", b"name Ada\ndate"),
    }


def statements() -> dict[str, Any]:
    """Bond statements that read, and texts that are none; what two cards refuse stands in pairing.json."""
    good = fixed.STATEMENT
    bad = {
        "no last line feed": good.text[:-1],
        "epoch 0": good.text.replace(b"epoch 1", b"epoch 0"),
        "epoch with a leading zero": good.text.replace(b"epoch 1", b"epoch 01"),
        "bond missing": good.text.replace(good.bond.encode(), b"-"),
        "a card's hash cut": good.text.replace(good.offer.encode(), good.offer[:32].encode()),
        "no key file": good.text.replace(good.keyfile.encode(), b"-"),
        "hold nobody knows": good.text.replace(b"hold strict", b"hold none"),
        "day not in the calendar": good.text.replace(b"2025-11-21", b"2025-11-31"),
        "version 2": good.text.replace(b"nearer/1", b"nearer/2"),
        "a card": fixed.ADA_CARD.text,
    }
    return {
        "valid": [
            {
                "name": "epoch 1",
                "text": b64(good.text),
                "bond": good.bond,
                "epoch": good.epoch,
                "offer": good.offer,
                "accept": good.accept,
                "recipient": good.recipient,
                "keyfile": good.keyfile,
                "hold": good.hold,
                "date": good.date.isoformat(),
                "hash": good.hash,
            }
        ],
        "invalid": [
            {"name": name, "text": b64(text), "version": name.startswith("version")}
            for name, text in bad.items()
        ],
    }


def signatures() -> list[dict[str, Any]]:
    """Signatures over one head; all but the first two are refused."""
    own_key = fixed.ADA_OWN_KEY
    return [
        {
            "name": name,
            "public": by,
            "text": b64(over),
            "signature": b64(own_key.sign(over) if name == "good, an own record" else signature),
            "valid": name.startswith("good"),
        }
        for name, by, over, signature in _signature_cases()
    ]


def _signature_cases() -> list[tuple[str, str, bytes, bytes]]:
    text, key = a_head(), fixed.ADA_KEY
    good, public = key.sign(text), account.public_of(key)
    unreduced = (int.from_bytes(good[32:], "little") + _ORDER).to_bytes(32, "little")
    flipped = good[:10] + bytes([good[10] ^ 1]) + good[11:]
    one = bytes([1]) + bytes(31)
    own_key = fixed.ADA_OWN_KEY
    return [
        ("good", public, text, good),
        ("good, an own record", account.public_of(own_key), a_head(bond=None, epoch=0), b""),
        ("by somebody else", account.public_of(fixed.DOV_KEY), text, good),
        ("of the same person for another bond", account.public_of(own_key), text, good),
        ("over one byte more", public, text + b"\n", good),
        ("over another day", public, a_head(date=fixed.NEXT_DAY), good),
        ("one bit flipped", public, text, flipped),
        ("one byte short", public, text, good[:-1]),
        ("one byte long", public, text, good + b"\0"),
        ("empty", public, text, b""),
        ("second half not reduced (S + L)", public, text, good[:32] + unreduced),
        ("halves exchanged", public, text, good[32:] + good[:32]),
        ("zeros", public, text, bytes(64)),
        ("key of order 1 signs everything", one.hex(), text, one + bytes(32)),
        (
            "key of order 1, written otherwise",
            (_FIELD + 1).to_bytes(32, "little").hex(),
            text,
            one + bytes(32),
        ),
        ("key of order 8", _EIGHTH, text, one + bytes(32)),
        ("R of order 1", public, text, one + good[32:]),
        ("key that is no point", "02" + "00" * 31, text, good),
    ]


def chains() -> list[dict[str, Any]]:
    """Give runs of heads that continue a chain, and runs that break it; `breaks_at` counts from 0."""
    first = a_head()
    second = a_head(id=fixed.an_id("second"), seq=2, prev=shape.chain_hash(first))
    third = a_head(id=fixed.an_id("third"), seq=3, prev=shape.chain_hash(second))
    other = a_head(id=fixed.an_id("other second"), seq=2, prev=shape.chain_hash(first))
    drop = a_head(
        id=fixed.an_id("drop"),
        about=shape.About("drop", fixed.an_id("record")),
        seq=2,
        prev=shape.chain_hash(first),
        size=0,
        body=None,
    )
    known = [2, shape.chain_hash(second)]
    cases: list[tuple[str, list[Any], list[bytes], int | None]] = [
        ("from the beginning", [0, shape.ZEROS], [first, second, third], None),
        ("from the last known", known, [third], None),
        ("a drop is a link like any other", [0, shape.ZEROS], [first, drop], None),
        ("nothing new", known, [], None),
        ("one left out", [0, shape.ZEROS], [first, third], 1),
        ("the first left out", [0, shape.ZEROS], [second, third], 0),
        ("two exchanged", [0, shape.ZEROS], [first, third, second], 1),
        ("one twice", [0, shape.ZEROS], [first, first], 1),
        ("another second: the server forked it", [0, shape.ZEROS], [first, other, third], 2),
        ("rolled back to the beginning", known, [first], 0),
        ("replayed", known, [second], 0),
    ]
    return [
        {"name": name, "from": start, "heads": [b64(text) for text in run], "breaks_at": breaks}
        for name, start, run, breaks in cases
    ]
