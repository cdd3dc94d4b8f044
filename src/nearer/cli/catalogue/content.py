# SPDX-License-Identifier: AGPL-3.0-or-later
"""All of the content at once: read, and compiled to what the core and the page read."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from nearer.cli.catalogue import lines, practices, questions
from nearer.cli.catalogue.files import Complaint, Found, Placed
from nearer.cli.catalogue.shapes import BONDS, Practice, Question

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
    help: lines.Help

    @property
    def complaints(self) -> tuple[Complaint, ...]:
        """All complaints, in the order of files and lines."""
        every = (
            *self.questions.complaints,
            *self.practices.complaints,
            *self.help.countries.complaints,
        )
        return tuple(sorted(every, key=lambda c: (str(c.path), c.line, c.reason)))

    @property
    def covered(self) -> set[str]:
        """The rows of the requirements that some question or practice answers."""
        asked = {row for placed in self.questions.items for row in placed.item.covers}
        return asked | {row for placed in self.practices.items for row in placed.item.covers}


def read(content: Path) -> Content:
    """Read everything, with all complaints."""
    return Content(questions.find(content), practices.find(content), lines.find(content))


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
    """Return what is read of a practice once its page is opened, by id; what is empty is left out."""
    practices = {
        placed.id: _without_empty({name: msgspec.to_builtins(getattr(placed.item, name)) for name in IN_FULL})
        for placed in sorted(content.practices.items, key=lambda p: p.id)
    }
    return _json({"format": LIBRARY_FORMAT, "practices": practices})


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
