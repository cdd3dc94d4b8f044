# SPDX-License-Identifier: AGPL-3.0-or-later
"""The lessons: one in a file, two minutes to read."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from nearer.cli.catalogue import files, prose
from nearer.cli.catalogue.files import Complaint, Found, Placed
from nearer.cli.catalogue.practices import FEAR, NEEDS_SOURCE, SLUG
from nearer.cli.catalogue.shapes import Bonds, Covers, Grade, Practice, Sentence, Source, Topics

SHORTEST, LONGEST = 220, 360  # words: two minutes


class Lesson(msgspec.Struct, forbid_unknown_fields=True):
    """One lesson, as it stands in content/lessons/<id>.toml."""

    title: Annotated[str, Meta(min_length=3, max_length=40)]
    summary: Annotated[str, Meta(min_length=20, max_length=140, description="One sentence.")]
    order: Annotated[int, Meta(ge=1, le=99, description="Its place among the lessons.")]
    text: Annotated[
        str,
        Meta(
            min_length=800,
            max_length=2400,
            description="Paragraphs with an empty line between them, two minutes to read.",
        ),
    ]
    grade: Grade
    evidence: Annotated[
        str, Meta(min_length=40, max_length=420, description="What is known, and how surely, in plain words.")
    ]
    bonds: Bonds
    practices: Annotated[
        list[str], Meta(max_length=3, description="Ids of practices in which one can try it.")
    ] = []
    cautions: list[Sentence] = []
    topics: Topics = []
    covers: Covers = []
    sources: list[Source] = []


def find(content: Path, practices: tuple[Placed[Practice], ...]) -> Found[Lesson]:
    """Read every lesson under content/lessons, with all complaints."""
    found = files.each(content / "lessons", Lesson)
    complaints = list(found.complaints)
    known = {placed.id: placed.item for placed in practices}
    for placed in found.items:
        complaints += [*_of_words(placed), *_of_sense(placed), *_of_practices(placed, known)]
    complaints += files.taken(found.items, "title", "order")
    return Found(found.items, tuple(complaints))


def _of_words(placed: Placed[Lesson]) -> Iterator[Complaint]:
    lesson = placed.item
    yield from prose.of_prose(placed, "text")
    for field in ("summary", "evidence"):
        yield from prose.of_sentences(placed, field, getattr(lesson, field))
    for caution in lesson.cautions:
        yield from prose.of_sentences(placed, "cautions", caution)
    length = prose.words(lesson.text)
    if not SHORTEST <= length <= LONGEST:
        yield placed.complaint("text", f"It has {length} words; two minutes are {SHORTEST} to {LONGEST}.")


def _of_sense(placed: Placed[Lesson]) -> Iterator[Complaint]:
    lesson = placed.item
    if not SLUG.fullmatch(placed.id):
        yield Complaint(placed.path, 1, "A lesson is called by small letters and hyphens.")
    if re.search(r"[.?] ", lesson.summary):
        yield placed.complaint("summary", "The summary is one sentence.")
    if lesson.grade in NEEDS_SOURCE and not lesson.sources:
        yield placed.complaint("grade", f"Grade {lesson.grade} needs a source.")
    yield from files.named_twice(placed, "bonds", "topics", "covers", "practices", "cautions")


def _of_practices(placed: Placed[Lesson], known: dict[str, Practice]) -> Iterator[Complaint]:
    """Complain of a practice that nobody knows, or that is not for everybody who reads the lesson."""
    lesson = placed.item
    for id_ in lesson.practices:
        if id_ not in known:
            yield placed.complaint_of(id_, "practices", f"There is no practice {id_}.")
        elif not set(lesson.bonds) <= set(known[id_].bonds):
            yield placed.complaint_of(id_, "practices", f"{id_} is not for every bond of this lesson.")
    leads_closer = any(id_ in known and known[id_].touch > 0 for id_ in lesson.practices)
    if leads_closer and not any(FEAR.search(caution) for caution in lesson.cautions):
        yield placed.complaint("practices", "What leads to touch says: not where there is fear.")
