# SPDX-License-Identifier: AGPL-3.0-or-later
"""All that there is to read is small enough to be kept, and who begins waits for little of it."""

import zlib

from nearer.cli import catalogue
from nearer.cli.catalogue import content
from tests.content.folder import our_content

MOST = 120_000  # bytes on the wire; brotli, which browsers take, makes less of it than zlib
MOST_AT_FIRST = 20_000


def weight(text: str) -> int:
    """Return what a text weighs when it is packed."""
    return len(zlib.compress(text.encode(), 9))


def test_the_whole_catalogue_is_small_enough_to_be_kept() -> None:
    parts = [catalogue.compiled(our_content(), part) for part in content.PARTS[1:]]
    assert sum(map(weight, [*parts, catalogue.compiled_library(our_content())])) < MOST


def test_what_is_read_later_does_not_come_first() -> None:
    first = catalogue.compiled(our_content(), content.FIRST)
    assert weight(first) < MOST_AT_FIRST
    read = our_content()
    later = [placed.item.summary for placed in read.lessons.items]
    later += [placed.item.summary for placed in read.plans.items]
    later += [placed.item.summary for placed in read.reflections.items]
    assert not [summary for summary in later if summary in first]
