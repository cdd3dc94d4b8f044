# SPDX-License-Identifier: AGPL-3.0-or-later
"""Chance is ChaCha20, to the bit."""

from nearer.core.catalogue.chance import Chance, block
from tests.core.evenings import refusal

# RFC 8439, section 2.3.2.
KEY = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"
EXPECTED = (
    "e4e7f110 15593bd1 1fdd0f50 c47120a3 c7f4d1c7 0368c033 9aaa2204 4e6cd4c3 "
    "466482d2 09aa9f07 05d7c214 a2028bd9 d19c12b5 b94e16de e883d0cb 4e3c50a2"
)


def test_the_block_of_the_rfc() -> None:
    found = block(Chance(KEY, 0).key, 1, [0x09000000, 0x4A000000, 0])
    assert " ".join([f"{word:08x}" for word in found]) == EXPECTED


def test_a_place_does_not_depend_on_what_was_asked_before() -> None:
    forward, backward = Chance(KEY, 3), Chance(KEY, 3)
    places = list(range(40))
    there = [forward.at(place) for place in places]
    back = [backward.at(39 - place) for place in places]
    assert there == [back[39 - place] for place in places]


def test_streams_and_seeds_differ() -> None:
    rows = [[Chance(seed, stream).at(n) for n in range(4)] for seed in (KEY, "f" * 64) for stream in (0, 1)]
    assert all(one != other for i, one in enumerate(rows) for other in rows[:i])


def test_a_seed_is_64_hex_digits() -> None:
    for seed in ("", "0" * 63, "0" * 65, "G" * 64, "A" * 64, "0" * 63 + "\n"):
        assert refusal(Chance, seed, 0) == "A seed is 64 hex digits."
