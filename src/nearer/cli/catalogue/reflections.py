# SPDX-License-Identifier: AGPL-3.0-or-later
"""The reflections: our own questionnaires, one in a file, and the measure that the core scores each by.

They are ours and not validated: nobody has tested them on many people, and none is a copy or a paraphrase of
one that was. What a score means for somebody is theirs to say.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from nearer.cli.catalogue import files, prose
from nearer.cli.catalogue.files import Complaint, Found, Placed
from nearer.cli.catalogue.practices import SLUG
from nearer.cli.catalogue.shapes import Bonds, Covers, Sentence

LABEL = "ours, not validated"
MEASURE = "nearer/measure/1"
WORDS = "words"  # the scale of an item that is answered in one's own words
LONGEST = 160  # words, of what stands before it as of what stands after
Name = Annotated[str, Meta(pattern="^[a-z]+(-[a-z]+)*$")]
Title = Annotated[str, Meta(min_length=3, max_length=60)]


class Scale(msgspec.Struct, forbid_unknown_fields=True):
    """What can be ticked, under [[scales]]: the first answer counts `lowest`, each other one more."""

    id: Name
    answers: Annotated[
        list[Annotated[str, Meta(min_length=2, max_length=40)]], Meta(min_length=2, max_length=7)
    ]
    lowest: int = 0


class Item(msgspec.Struct, forbid_unknown_fields=True):
    """One thing to answer, under [[items]]. Any of them may be left out."""

    id: Name
    text: Sentence
    scale: Annotated[Name, Meta(description="A scale of this file, or 'words' for one's own words.")]
    help: Annotated[bool, Meta(description="Whether help is shown beside it, whatever is ticked.")] = False


class Score(msgspec.Struct, forbid_unknown_fields=True):
    """The mean of some items, under [[scores]]."""

    id: Name
    title: Title
    items: Annotated[list[Name], Meta(min_length=1)]
    turned: Annotated[list[Name], Meta(description="Those that count the other way round.")] = []
    missing: Annotated[int, Meta(ge=0, description="How many of them may have no answer.")] = 0


class Way(msgspec.Struct, forbid_unknown_fields=True):
    """One of two ways in which every item is answered, under [[ways]]."""

    id: Name
    asks: Annotated[str, Meta(min_length=5, max_length=60)]


class Reflection(msgspec.Struct, forbid_unknown_fields=True):
    """One reflection, as it stands in content/reflections/<id>.toml."""

    title: Annotated[str, Meta(min_length=3, max_length=40)]
    summary: Annotated[str, Meta(min_length=20, max_length=140, description="One sentence.")]
    order: Annotated[int, Meta(ge=1, le=99, description="Its place among the reflections.")]
    minutes: Annotated[int, Meta(ge=1, le=20)]
    text: Annotated[str, Meta(min_length=80, description="Read before it.")]
    after: Annotated[str, Meta(min_length=80, description="Read after it, whatever was ticked.")]
    bonds: Bonds
    told: Annotated[
        bool, Meta(description="Whether one may choose to show it to the other; false: it is never offered.")
    ]
    again: Annotated[
        int, Meta(ge=0, le=365, description="Days until a second look makes sense; 0: whenever.")
    ]
    scales: list[Scale]
    items: Annotated[list[Item], Meta(min_length=3, max_length=30)]
    scores: list[Score] = []
    ways: Annotated[list[Way], Meta(max_length=2)] = []
    each: Annotated[bool, Meta(description="Whether every item is a score of its own.")] = False
    cautions: list[Sentence] = []
    covers: Covers = []


def find(content: Path) -> Found[Reflection]:
    """Read every reflection under content/reflections, with all complaints."""
    found = files.each(content / "reflections", Reflection)
    complaints = list(found.complaints)
    for placed in found.items:
        complaints += [*_of_words(placed), *_of_sense(placed), *_of_items(placed), *_of_scores(placed)]
    complaints += files.taken(found.items, "title", "order")
    return Found(found.items, tuple(complaints))


def measure(id_: str, reflection: Reflection) -> dict[str, Any]:
    """Return how the core scores it, as nearer.core.measures reads it; one's own words are not scored."""
    ways = [f".{way.id}" for way in reflection.ways] or [""]
    counted = [item for item in reflection.items if item.scale != WORDS]
    scores = reflection.scores or [_alone(item) for item in counted if reflection.each]
    return {
        "format": MEASURE,
        "id": id_,
        "title": reflection.title,
        "label": LABEL,
        "scales": {
            scale.id: list(range(scale.lowest, scale.lowest + len(scale.answers)))
            for scale in reflection.scales
        },
        "items": [{"id": item.id + way, "scale": item.scale} for way in ways for item in counted],
        "scores": [_scored(score, way) for way in ways for score in scores]
        + [_gap(score.id, ways) for score in scores if reflection.ways],
    }


def _alone(item: Item) -> Score:
    return Score(id=item.id, title=item.id, items=[item.id])


def _scored(score: Score, way: str) -> dict[str, Any]:
    return {
        "id": score.id + way,
        "rule": "mean",
        "items": [item + way for item in score.items],
        "turned": [item + way for item in score.turned],
        "missing": score.missing,
    }


def _gap(id_: str, ways: list[str]) -> dict[str, Any]:
    """Return by how much the second way is above the first, as a wish is above what is."""
    return {"id": f"{id_}.gap", "rule": "difference", "of": [id_ + ways[1], id_ + ways[0]]}


def _tables(placed: Placed[Reflection], name: str) -> Iterator[Placed[Any]]:
    for line, item in zip(files.table_lines(placed.path, name), getattr(placed.item, name), strict=True):
        yield Placed(placed.path, line, item)


def _of_words(placed: Placed[Reflection]) -> Iterator[Complaint]:
    for field in ("text", "after"):
        yield from prose.of_prose(placed, field)
        length = prose.words(getattr(placed.item, field))
        if length > LONGEST:
            yield placed.complaint(field, f"It has {length} words; {LONGEST} are enough.")
    yield from prose.of_sentences(placed, "summary", placed.item.summary)
    for caution in placed.item.cautions:
        yield from prose.of_sentences(placed, "cautions", caution)
    for item in _tables(placed, "items"):
        yield from prose.of_sentences(item, "text", item.item.text)


def _of_sense(placed: Placed[Reflection]) -> Iterator[Complaint]:
    reflection = placed.item
    if not SLUG.fullmatch(placed.id):
        yield Complaint(placed.path, 1, "A reflection is called by small letters and hyphens.")
    if len(reflection.ways) == 1:
        yield placed.complaint("ways", "One way to answer needs no name.")
    if reflection.each and reflection.scores:
        yield placed.complaint("each", "Either every item is a score, or there are scores.")
    if reflection.told and any(item.help for item in reflection.items):
        yield placed.complaint("told", "What leads to help is shown to nobody.")
    for name in ("scales", "items", "scores", "ways"):
        ids = [table.id for table in getattr(reflection, name)]
        for table in _tables(placed, name):
            if ids.count(table.item.id) > 1:
                yield table.complaint("id", f"{table.item.id} is there twice.")


def _of_items(placed: Placed[Reflection]) -> Iterator[Complaint]:
    known = {scale.id for scale in placed.item.scales}
    for item in _tables(placed, "items"):
        if item.item.scale not in {*known, WORDS}:
            yield item.complaint("scale", f"There is no scale {item.item.scale}.")
    for scale in _tables(placed, "scales"):
        if all(item.scale != scale.item.id for item in placed.item.items):
            yield scale.complaint("id", "Nothing is answered on this scale.")


def _of_scores(placed: Placed[Reflection]) -> Iterator[Complaint]:
    scales = {item.id: item.scale for item in placed.item.items}
    for table in _tables(placed, "scores"):
        score: Score = table.item
        for id_ in (*score.items, *score.turned):
            if id_ not in scales or (id_ in score.turned and id_ not in score.items):
                yield table.complaint("items", f"{id_} is no item that could count here.")
        used = {scales.get(id_, WORDS) for id_ in score.items}
        if len(used) > 1 or WORDS in used:
            yield table.complaint("items", "What counts together is answered on one scale.")
        if score.missing >= len(score.items):
            yield table.complaint("missing", "It would be made of no answer at all.")
