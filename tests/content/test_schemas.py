# SPDX-License-Identifier: AGPL-3.0-or-later
"""What editors check against is what the loader reads, and the words for topics are the core's."""

import json
import tomllib
from pathlib import Path
from typing import get_args

import jsonschema
import pytest
from msgspec import structs

from nearer.cli.catalogue import CONTENT, schemas, shapes
from nearer.core.catalogue import practices, terms

FOLDERS = {
    "question": "questions",
    "practice": "practices",
    "lesson": "lessons",
    "plan": "plans",
    "reflection": "reflections",
    "wishes": "wishes",
    "help": "help",
    "elsewhere": "help",
}


def files(kind: str) -> list[Path]:
    found = sorted((CONTENT / FOLDERS[kind]).glob("*.toml"))
    return [
        path
        for path in found
        if FOLDERS[kind] != "help" or (path.stem == "elsewhere") == (kind == "elsewhere")
    ]


@pytest.mark.parametrize("kind", FOLDERS)
def test_the_schema_for_editors_is_in_step(kind: str) -> None:
    """Made by `schemas.schemas()`; write it again when this fails."""
    schema = schemas.schemas()[kind]
    assert (CONTENT / "schemas" / f"{kind}.json").read_text(encoding="utf-8") == schema
    check = jsonschema.Draft202012Validator(json.loads(schema))
    assert files(kind)
    for path in files(kind):
        check.validate(tomllib.loads(path.read_text(encoding="utf-8")))


def test_there_is_a_schema_for_every_kind_of_file() -> None:
    assert {path.stem for path in (CONTENT / "schemas").iterdir()} == set(FOLDERS)


def test_the_words_are_those_of_the_core() -> None:
    assert get_args(shapes.Topic) == terms.TOPICS
    assert get_args(shapes.Bond) == terms.BONDS
    fields = {field.name: field for field in structs.fields(shapes.Practice)}
    assert get_args(get_args(fields["place"].type)[0]) == practices.PLACES
    assert get_args(get_args(shapes.Grade)[0]) == practices.GRADES
