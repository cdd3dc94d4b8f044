# SPDX-License-Identifier: AGPL-3.0-or-later
"""The practices: one in a file, called by the file's name."""

import re
from collections.abc import Iterator
from pathlib import Path

from nearer.cli.catalogue import files, prose, wording
from nearer.cli.catalogue.files import Complaint, Found, Placed
from nearer.cli.catalogue.shapes import Practice

LISTS = (
    "bonds",
    "topics",
    "covers",
    "steps",
    "alone",
    "apart",
    "cautions",
    "kinds",
    "ingredients",
    "stages",
    "around",
)
SLUG = re.compile(r"[a-z]+(-[a-z]+)*")
FEAR = re.compile(r"\b(fear|afraid)\b")
STOP = re.compile(r"\bstop", re.IGNORECASE)
NEEDS_SOURCE = ("A", "B")
FEWEST_ALONE = 2
SENTENCES = ("steps", "alone", "apart", "cautions", "summary")
# For oneself, or with nobody near: nothing here brings two closer who should not be.
BY_ONESELF = ("space", "self")


def find(content: Path) -> Found[Practice]:
    """Read every practice under content/practices, with all complaints."""
    found = files.each(content / "practices", Practice)
    complaints = list(found.complaints)
    for placed in found.items:
        complaints += [*_of_words(placed), *_of_sense(placed), *_of_ways(placed)]
        complaints += files.named_twice(placed, *LISTS)
    complaints += files.taken(found.items, "title")
    return Found(found.items, tuple(complaints))


def _texts(practice: Practice) -> Iterator[tuple[str, str]]:
    """Yield every field and text that a person reads; the titles of sources are not ours to choose."""
    for field in ("title", "summary", "needs", "evidence"):
        yield field, getattr(practice, field)
    for field in ("steps", "alone", "apart", "cautions"):
        for text in getattr(practice, field):
            yield field, text


def _of_words(placed: Placed[Practice]) -> Iterator[Complaint]:
    for field, text in _texts(placed.item):
        for reason in (*wording.strict_faults(text), *prose.hard(text)):
            yield placed.complaint_of(text, field, reason)
        if field in SENTENCES and not text.endswith((".", "?", ".'", "?'")):
            yield placed.complaint_of(text, field, "A sentence ends with a full stop or a question mark.")
        if field in ("steps", "alone", "summary", "title") and placed.item.touch == 0:
            for word in wording.touching(text):
                yield placed.complaint_of(text, field, f"'{word}': this practice says that it has no touch.")
        if field == "apart":
            for word in wording.touching(text):
                yield placed.complaint_of(text, field, f"'{word}': from two places there is no touch.")


def _of_sense(placed: Placed[Practice]) -> Iterator[Complaint]:
    practice = placed.item
    if not SLUG.fullmatch(placed.id):
        yield Complaint(placed.path, 1, "A practice is called by small letters and hyphens.")
    if re.search(r"[.?] ", practice.summary):
        yield placed.complaint("summary", "The summary is one sentence.")
    afraid = any(FEAR.search(caution) for caution in practice.cautions)
    if practice.family not in BY_ONESELF and not afraid:
        yield placed.complaint("cautions", "What brings two closer says: not where there is fear.")
    if practice.touch > 0 and not any(STOP.search(caution) for caution in practice.cautions):
        yield placed.complaint("touch", "With touch there is a caution: stopping is always fine.")
    if practice.grade in NEEDS_SOURCE and not practice.sources:
        yield placed.complaint("grade", f"Grade {practice.grade} needs a source.")
    if practice.family == "mend" and practice.depth == 1 and practice.drawn:
        yield placed.complaint("family", "Where things are kept light, chance brings up nothing that mends.")
    if practice.family == "touch" and practice.touch == 0:
        yield placed.complaint("family", "This family is for touch, and there is none.")


def _of_ways(placed: Placed[Practice]) -> Iterator[Complaint]:
    """Complain of ways to do it, alone or from two places, that say too little or what is said already."""
    practice = placed.item
    if 0 < len(practice.alone) < FEWEST_ALONE:
        yield placed.complaint("alone", "One step alone is too little to go by.")
    if 0 < len(practice.apart) < FEWEST_ALONE:
        yield placed.complaint("apart", "One step from two places is too little to go by.")
    if practice.place == "alone" and (practice.alone or practice.apart or practice.touch):
        yield placed.complaint("place", "What is for one alone has its steps, and nothing else.")
    if practice.place == "apart" and practice.apart:
        yield placed.complaint("apart", "It is done from two places already: that is what the steps say.")
