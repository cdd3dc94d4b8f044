# SPDX-License-Identifier: AGPL-3.0-or-later
"""A generated passphrase is six even draws from a list of plain words."""

import itertools
import math
import re
from collections import Counter

from nearer.sealed import account, words
from vectors import fixed


def test_six_words_make_77_bits() -> None:
    assert words.WORDS_IN_A_PASSPHRASE * math.log2(len(words.words())) > 77
    assert len(set(words.words())) == len(words.words())


def test_the_words_are_plain_sorted_and_none_begins_another() -> None:
    listed = words.words()
    assert list(listed) == sorted(listed)
    assert all(re.fullmatch(r"[a-z]{3,9}", word) for word in listed)
    assert not [(one, other) for one, other in itertools.pairwise(listed) if other.startswith(one)]


def test_a_passphrase_is_read_as_it_was_drawn() -> None:
    drawn = words.draw_passphrase(fixed.drawn("a passphrase"))
    assert account.read_passphrase(drawn) == drawn
    assert len(drawn.split(" ")) == 6
    assert set(drawn.split(" ")) <= set(words.words())


def test_a_number_that_would_favour_the_first_words_is_drawn_again() -> None:
    beyond = len(words.words()) * (65_536 // len(words.words()))
    numbers = iter([beyond, 65_535, 1, *range(5)])
    drawn = words.draw_passphrase(lambda count: next(numbers).to_bytes(count, "big"))
    assert drawn.split(" ") == [words.words()[number] for number in (1, 0, 1, 2, 3, 4)]


def test_every_first_letter_comes_about_as_often_as_in_the_list() -> None:
    draw = fixed.drawn("many")
    drawn = Counter(word[0] for _ in range(1000) for word in words.draw_passphrase(draw).split(" "))
    listed = Counter(word[0] for word in words.words())
    for letter, count in listed.items():
        expected = 6000 * count / len(words.words())
        assert abs(drawn[letter] - expected) < 6 * math.sqrt(expected) + 1
