# SPDX-License-Identifier: AGPL-3.0-or-later
"""Passphrases of six words, drawn evenly from words.txt (its origin stands in words.origin.md)."""

import functools
from collections.abc import Callable
from importlib import resources

WORDS_IN_A_PASSPHRASE = 6


@functools.cache
def words() -> tuple[str, ...]:
    """Give the list: sorted, lower case ASCII, no word twice. At least 7,132 words, so six make 77 bits."""
    return tuple(resources.files(__package__).joinpath("words.txt").read_text("ascii").split())


def draw_passphrase(random: Callable[[int], bytes]) -> str:
    """Draw six words with one space between them. `random(n)` gives n unpredictable bytes."""
    return " ".join(_draw(words(), random) for _ in range(WORDS_IN_A_PASSPHRASE))


def _draw(choices: tuple[str, ...], random: Callable[[int], bytes]) -> str:
    """Draw evenly: a number beyond the last whole multiple would favour the first words, so it is redrawn."""
    even = 65_536 - 65_536 % len(choices)
    while True:
        number = int.from_bytes(random(2), "big")
        if number < even:
            return choices[number % len(choices)]
