# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is signed has one form only, and nothing else passes for it."""

import datetime as dt
import hashlib

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from nearer.sealed import shape

DAY = dt.date(2025, 11, 21)
ID = "00112233445566778899aabbccddeeff"
BODY = shape.AGE_FIRST_LINE + b"-> X25519 and so on"
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = KEY.public_key().public_bytes_raw().hex()


def a_head(about: shape.About = shape.NOTHING, seq: int = 1, prev: str = shape.ZEROS) -> bytes:
    bodiless = about.kind in ("drop", "leave")
    return shape.write_head(
        id=ID,
        bond=ID,
        epoch=1,
        author=shape.author_of(PUBLIC),
        about=about,
        date=DAY,
        seq=seq,
        prev=prev,
        size=0 if bodiless else len(BODY),
        body=None if bodiless else hashlib.sha256(BODY).hexdigest(),
    )


def test_a_head_reads_as_it_was_written() -> None:
    head = shape.read_head(a_head())
    assert (head.id, head.bond, head.epoch, head.seq, head.date) == (ID, ID, 1, 1, DAY)
    assert head.text == a_head()
    assert head.hash == hashlib.sha256(a_head()).hexdigest()


def test_each_head_belongs_to_one_chain() -> None:
    assert shape.read_head(a_head()).chain == "shared"
    assert shape.read_head(a_head(shape.LEAVE)).chain == "shared"
    assert shape.read_head(a_head(shape.About("drop", ID))).chain == "shared"
    assert shape.read_head(a_head(shape.About("hold", ID))).chain == f"hold:{ID}"


@given(st.binary(min_size=1, max_size=8), st.integers(0, 400), st.integers(0, 8))
def test_no_other_bytes_mean_the_same_head(put: bytes, at: int, cut: int) -> None:
    text = a_head()
    other = text[:at] + put + text[at + cut :]
    try:
        read = shape.read_head(other)
    except shape.Malformed:
        return
    assert read.text == other
    rest = {name: getattr(read, name) for name in shape.Head.__slots__ if name != "text"}
    assert shape.write_head(**rest) == other


def test_a_newer_version_asks_for_an_update_and_garbage_does_not() -> None:
    with pytest.raises(shape.UnknownVersion):
        shape.read_head(a_head().replace(b"nearer/1", b"nearer/2"))
    with pytest.raises(shape.UnknownVersion):
        shape.read_card(b"nearer/1 wish\n")
    with pytest.raises(shape.Malformed) as refusal:
        shape.read_head(b"<html>")
    assert not isinstance(refusal.value, shape.UnknownVersion)


def test_a_signature_is_of_one_key_over_exactly_these_bytes() -> None:
    text = a_head()
    signature = KEY.sign(text)
    shape.verify(PUBLIC, text, signature)
    other = Ed25519PrivateKey.from_private_bytes(bytes(32)).public_key().public_bytes_raw().hex()
    unreduced = (
        int.from_bytes(signature[32:], "little") + 2**252 + 27742317777372353535851937790883648493
    ).to_bytes(32, "little")
    for key, words, name in [
        (other, text, signature),
        (PUBLIC, text + b"\n", signature),
        (PUBLIC, text, signature[:-1]),
        (PUBLIC, text, signature[:32] + unreduced),
        (PUBLIC, text, bytes(64)),
    ]:
        with pytest.raises(shape.BadSignature):
            shape.verify(key, words, name)


@pytest.mark.parametrize("point", ["01" + "00" * 31, "00" * 32, "ec" + "ff" * 30 + "7f", "ed" + "ff" * 31])
def test_a_key_that_fits_many_texts_is_no_key(point: str) -> None:
    with pytest.raises(shape.Malformed):
        shape.check_key(point)
    # The identity point with S = 0 satisfies the bare equation for every text under a small-order key.
    with pytest.raises(shape.BadSignature):
        shape.verify(point, b"anything", bytes.fromhex("01" + "00" * 63))


def test_a_body_is_the_one_the_head_names() -> None:
    head = shape.read_head(a_head())
    shape.check_body(head, BODY)
    for other in (None, b"", BODY + b" ", BODY[:-1], BODY[:-1] + b"N"):
        with pytest.raises(shape.Malformed):
            shape.check_body(head, other)
    shape.check_body(shape.read_head(a_head(shape.LEAVE)), None)
    with pytest.raises(shape.Malformed):
        shape.check_body(shape.read_head(a_head(shape.LEAVE)), BODY)


def test_a_chain_continues_only_its_last_head() -> None:
    first = shape.read_head(a_head())
    second = shape.read_head(a_head(seq=2, prev=first.hash))
    assert shape.follows(first, 0, shape.ZEROS)
    assert shape.follows(second, first.seq, first.hash)
    assert not shape.follows(second, 0, shape.ZEROS)
    assert not shape.follows(first, first.seq, first.hash)
