# SPDX-License-Identifier: AGPL-3.0-or-later
"""The schemas for editors, made from the shapes that the loader reads by."""

import json
from typing import Any

import msgspec

from nearer.cli.catalogue.lessons import Lesson
from nearer.cli.catalogue.plans import Plan
from nearer.cli.catalogue.reflections import Reflection
from nearer.cli.catalogue.shapes import Country, Elsewhere, Practice, QuestionFile
from nearer.cli.catalogue.wishes import Deck

SHAPES: dict[str, Any] = {
    "question": QuestionFile,
    "practice": Practice,
    "lesson": Lesson,
    "plan": Plan,
    "reflection": Reflection,
    "wishes": Deck,
    "help": Country,
    "elsewhere": Elsewhere,
}


def schemas() -> dict[str, str]:
    """Return the JSON Schema of each kind of file, by name, as they stand in content/schemas."""
    return {name: _schema(shape, name.capitalize()) for name, shape in SHAPES.items()}


def _schema(shape: Any, title: str) -> str:
    whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title}
    whole.update(msgspec.json.schema(shape))
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"
