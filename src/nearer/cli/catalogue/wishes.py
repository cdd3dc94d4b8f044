# SPDX-License-Identifier: AGPL-3.0-or-later
"""The wishes: decks of one length, so that nothing about a deck could tell which one somebody has in hand."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from nearer.cli.catalogue import files, prose, wording
from nearer.cli.catalogue.files import Complaint, Found, Placed
from nearer.cli.catalogue.practices import SLUG
from nearer.cli.catalogue.shapes import Bonds, Covers, Topics

LENGTH = 24  # wishes in every deck


class Wish(msgspec.Struct, forbid_unknown_fields=True):
    """One wish, under [[wishes]] of a deck."""

    id: Annotated[str, Meta(max_length=40, description="For ever: what somebody marked is kept by it.")]
    text: Annotated[
        str, Meta(min_length=8, max_length=80, description="What both could like; it has no full stop.")
    ]
    touch: Annotated[int, Meta(ge=0, le=3, description="0 none, 1 hands and shoulders, 2 a hug, 3 close.")]
    topics: Topics = []


class Deck(msgspec.Struct, forbid_unknown_fields=True):
    """One deck, as it stands in content/wishes/<id>.toml."""

    title: Annotated[str, Meta(min_length=3, max_length=40)]
    summary: Annotated[str, Meta(min_length=20, max_length=140, description="One sentence.")]
    order: Annotated[int, Meta(ge=1, le=9, description="Its place among the decks.")]
    bonds: Bonds
    wishes: Annotated[list[Wish], Meta(min_length=LENGTH, max_length=LENGTH)]
    covers: Covers = []


def find(content: Path) -> Found[Deck]:
    """Read every deck under content/wishes, with all complaints."""
    found = files.each(content / "wishes", Deck)
    complaints = list(found.complaints)
    for placed in found.items:
        complaints += prose.of_sentences(placed, "summary", placed.item.summary)
        complaints += files.named_twice(placed, "bonds", "covers")
        for wish in _wishes(placed):
            complaints += [wish.complaint("text", reason) for reason in _of_words(wish.item.text)]
            complaints += _of_sense(wish, placed.item)
    complaints += files.taken(found.items, "title", "order")
    complaints += _twice(found.items)
    return Found(found.items, tuple(complaints))


def _wishes(placed: Placed[Deck]) -> Iterator[Placed[Wish]]:
    for line, wish in zip(files.table_lines(placed.path, "wishes"), placed.item.wishes, strict=True):
        yield Placed(placed.path, line, wish)


def _of_words(text: str) -> Iterator[str]:
    yield from wording.strict_faults(text)
    yield from prose.hard(text)
    if text.endswith((".", "?")):
        yield "A wish is no sentence: it ends without a full stop."


def _of_sense(placed: Placed[Wish], deck: Deck) -> Iterator[Complaint]:
    wish = placed.item
    if not SLUG.fullmatch(wish.id):
        yield placed.complaint("id", "A wish is called by small letters and hyphens.")
    if wish.touch > 0 and deck.bonds != ["partner"]:
        yield placed.complaint("touch", "What touches is for partners alone.")
    for word in wording.touching(wish.text) if wish.touch == 0 else ():
        yield placed.complaint("text", f"'{word}': this wish says that it has no touch.")


def _twice(decks: tuple[Placed[Deck], ...]) -> Iterator[Complaint]:
    """Complain of a wish that stands in two places; the records know it by its id alone."""
    known: set[tuple[str, str]] = set()
    for deck in decks:
        for placed in _wishes(deck):
            for field in ("id", "text"):
                said = (field, getattr(placed.item, field).lower())
                if said in known:
                    yield placed.complaint(field, f"Another wish has this {field} already.")
                known.add(said)
