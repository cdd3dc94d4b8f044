# SPDX-License-Identifier: AGPL-3.0-or-later
"""All of the content at once: read, and compiled to what the core and the page read."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from nearer.cli.catalogue import lessons, lines, plans, practices, questions, reflections, wishes
from nearer.cli.catalogue.files import Complaint, Found, Placed
from nearer.cli.catalogue.lessons import Lesson
from nearer.cli.catalogue.plans import Plan
from nearer.cli.catalogue.prose import paragraphs
from nearer.cli.catalogue.reflections import Reflection
from nearer.cli.catalogue.shapes import BONDS, Practice, Question
from nearer.cli.catalogue.wishes import Deck

FORMAT = "nearer/catalogue/1"
LIBRARY_FORMAT = "nearer/library/1"
WHOLE, FIRST, DEEPER = PARTS = ("whole", "first", "deeper")
START = (
    2  # how deep it goes for whoever begins: nearer.core.pacing.depth.START, which the build does not read
)
HELP_FORMAT = "nearer/help/1"
CONTENT = Path(__file__).parents[4] / "content"

# What is read of a practice once its page is opened, and what narrows down a list of them: not the core's.
IN_FULL = (
    "steps",
    "alone",
    "apart",
    "evidence",
    "sources",
    "cautions",
    "kinds",
    "ingredients",
    "stages",
    "around",
)


@dataclass(frozen=True, slots=True)
class Content:
    """What stands under content/."""

    questions: Found[Question]
    practices: Found[Practice]
    lessons: Found[Lesson]
    plans: Found[Plan]
    reflections: Found[Reflection]
    wishes: Found[Deck]
    help: lines.Help

    @property
    def complaints(self) -> tuple[Complaint, ...]:
        """All complaints, in the order of files and lines."""
        every = (
            *self.questions.complaints,
            *self.practices.complaints,
            *self.lessons.complaints,
            *self.plans.complaints,
            *self.reflections.complaints,
            *self.wishes.complaints,
            *self.help.countries.complaints,
        )
        return tuple(sorted(every, key=lambda c: (str(c.path), c.line, c.reason)))

    @property
    def covered(self) -> set[str]:
        """The rows of the requirements that something in the content answers."""
        items: tuple[Placed[Any], ...] = (
            *self.questions.items,
            *self.practices.items,
            *self.lessons.items,
            *self.plans.items,
            *self.reflections.items,
            *self.wishes.items,
        )
        return {row for placed in items for row in placed.item.covers}


def read(content: Path) -> Content:
    """Read everything, with all complaints."""
    asked, done = questions.find(content), practices.find(content)
    return Content(
        asked,
        done,
        lessons.find(content, done.items),
        plans.find(content, done.items, asked.items),
        reflections.find(content),
        wishes.find(content),
        lines.find(content),
    )


def compiled(content: Content, part: str = WHOLE) -> str:
    """Return the catalogue that the core reads, or a part of it; the same content gives the same bytes.

    The first part is all that can come to somebody who begins; the second is what goes deeper, touches, or
    waits to be looked for.
    """
    asked = sorted((placed.item for placed in content.questions.items), key=lambda q: q.id)
    questions = [_without_covers(q) for q in asked if part in (WHOLE, _part(_is_for_beginners(q)))]
    entries = [
        _entry(placed)
        for placed in sorted(content.practices.items, key=lambda p: p.id)
        if part in (WHOLE, _part(_is_for_beginners(placed.item)))
    ]
    return _json({"format": FORMAT, "questions": questions, "practices": entries})


def compiled_library(content: Content) -> str:
    """Return what is read of a practice once its page is opened, and all else that is read, by id.

    What is empty is left out.
    """
    practices = {
        placed.id: _without_empty({name: msgspec.to_builtins(getattr(placed.item, name)) for name in IN_FULL})
        for placed in sorted(content.practices.items, key=lambda p: p.id)
    }
    return _json(
        {
            "format": LIBRARY_FORMAT,
            "practices": practices,
            "lessons": {placed.id: _lesson(placed.item) for placed in content.lessons.items},
            "plans": {placed.id: _plan(placed.item) for placed in content.plans.items},
            "reflections": {placed.id: _reflection(placed) for placed in content.reflections.items},
            "wishes": {placed.id: _deck(placed.item) for placed in content.wishes.items},
        }
    )


def compiled_help(content: Content) -> str:
    """Return the help that the page carries: what is shown, and nothing that is empty but the dates."""
    known = content.help
    countries = [_country(placed.item) for placed in known.countries.items]
    elsewhere = msgspec.to_builtins(known.elsewhere.item) if known.elsewhere else {}
    directories = [_shown(directory) for directory in elsewhere.pop("directories", [])]
    return _json(
        {
            "format": HELP_FORMAT,
            "countries": sorted(countries, key=lambda country: str(country["country"])),
            "elsewhere": elsewhere,
            "directories": directories,
        }
    )


def _without_covers(item: Any) -> dict[str, Any]:
    """Return what the core reads of an item: all but the rows that it covers."""
    return {name: value for name, value in msgspec.to_builtins(item).items() if name != "covers"}


def _part(is_for_beginners: bool) -> str:  # noqa: FBT001 - the one thing that it goes by
    return FIRST if is_for_beginners else DEEPER


def _is_for_beginners(item: Question | Practice) -> bool:
    """Say whether it can come to somebody alone who has said nothing yet, not even with whom it is to be."""
    if isinstance(item, Question):
        return item.depth <= START and len(item.bonds) == len(BONDS)
    return item.drawn and item.touch == 0 and item.depth <= START


def _entry(placed: Placed[Practice]) -> dict[str, Any]:
    """Return what the core chooses by, and what a list shows."""
    whole = {name: value for name, value in _without_covers(placed.item).items() if name not in IN_FULL}
    one = bool(placed.item.alone) or placed.item.place == "alone"
    return {"id": placed.id, **whole, "alone": one, "apart": bool(placed.item.apart)}


def _lesson(lesson: Lesson) -> dict[str, Any]:
    return _without_empty({**_without_covers(lesson), "text": paragraphs(lesson.text)})


def _plan(plan: Plan) -> dict[str, Any]:
    weeks = [_without_empty(msgspec.to_builtins(week)) for week in plan.weeks]
    texts = {"text": paragraphs(plan.text), "after": paragraphs(plan.after)}
    return _without_empty({**_without_covers(plan), **texts, "weeks": weeks})


def _reflection(placed: Placed[Reflection]) -> dict[str, Any]:
    reflection = placed.item
    whole = _without_covers(reflection)
    for name in ("scales", "items", "scores", "ways"):
        whole[name] = [_without_empty(table) for table in whole[name]]
    texts = {"text": paragraphs(reflection.text), "after": paragraphs(reflection.after)}
    measure = reflections.measure(placed.id, reflection)
    return _without_empty({**whole, **texts, "label": reflections.LABEL, "measure": measure})


def _deck(deck: Deck) -> dict[str, Any]:
    cards = [{"touch": wish.touch, **_without_empty(msgspec.to_builtins(wish))} for wish in deck.wishes]
    return {**_without_covers(deck), "wishes": cards}


def _country(country: Any) -> dict[str, Any]:
    whole = _without_empty(msgspec.to_builtins(country))
    return {**whole, **{name: [_shown(line) for line in whole[name]] for name in ("emergency", "lines")}}


def _shown(line: dict[str, Any]) -> dict[str, Any]:
    """Return what the page shows of a line or a directory: not where it was seen."""
    return {name: value for name, value in _without_empty(line).items() if name != "source"}


def _without_empty(whole: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in whole.items() if value or name == "verified_on"}


def _json(whole: dict[str, Any]) -> str:
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")) + "\n"
