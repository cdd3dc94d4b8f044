# SPDX-License-Identifier: AGPL-3.0-or-later
"""Decks of wishes have one length, and no wish is for whom it is not."""

import json
from pathlib import Path

import pytest

from nearer.cli import catalogue
from nearer.cli.catalogue.wishes import LENGTH
from tests.content.folder import FILES, our_content, run, written

NAME = "wishes/out.toml"
HEAD = """
title = "Out"
summary = "What one can do out of doors."
order = 1
bonds = ["partner", "friend"]
covers = ["R1"]
"""
WAYS = "abcdefghijklmnopqrstuvwxyz"[:LENGTH]
WISHES = "".join(
    f'\n[[wishes]]\nid = "the-way-{way}"\ntext = "A walk along way {way}"\ntouch = 0\n' for way in WAYS
)
DECK = HEAD + WISHES


def told(folder: Path, text: str) -> tuple[int, str]:
    """Say what lint says of a deck."""
    said = run("lint", "--content", str(written(folder, {**FILES, NAME: text})))
    return said.exit_code, said.output


def test_a_sound_deck_has_nothing_to_be_said_against_it(tmp_path: Path) -> None:
    code, output = told(tmp_path, DECK)
    assert code == 0, output
    assert "1 decks of wishes" in output


def test_every_deck_has_the_same_length(tmp_path: Path) -> None:
    shorter = DECK[: DECK.rindex("\n[[wishes]]")]
    assert told(tmp_path, shorter)[0] == 1
    assert {len(placed.item.wishes) for placed in our_content().wishes.items} == {LENGTH}


@pytest.mark.parametrize(
    ("line", "instead", "reason"),
    [
        ('text = "A walk along way d"', 'text = "A walk with a wife"', "role"),
        ('text = "A walk along way d"', 'text = "A walk along way d."', "full stop"),
        ('text = "A walk along way d"', 'text = "A kiss on way d"', "no touch"),
        ('text = "A walk along way d"', 'text = "A walk along way e"', "text already"),
        ('id = "the-way-d"', 'id = "the-way-e"', "id already"),
        ('id = "the-way-d"', 'id = "Way D"', "small letters"),
        ('way d"\ntouch = 0', 'way d"\ntouch = 1', "partners alone"),
    ],
)
def test_what_is_wrong_with_a_wish_is_said_where_it_stands(
    tmp_path: Path, line: str, instead: str, reason: str
) -> None:
    assert DECK.count(line) == 1
    code, output = told(tmp_path, DECK.replace(line, instead))
    assert code == 1
    (said,) = output.splitlines()
    begins = DECK[: DECK.index('id = "the-way-d"')].count("\n") + 1
    assert said.startswith(f"{tmp_path / NAME}:")
    assert begins <= int(said.split(":")[1]) <= begins + 4 + (reason.endswith("already")) * 4
    assert reason in said


def test_the_library_holds_the_decks_with_what_limits_need_to_know(tmp_path: Path) -> None:
    content = catalogue.read(
        written(tmp_path, {**FILES, NAME: DECK.replace("touch = 0", 'touch = 0\ntopics = ["home"]', 1)})
    )
    deck = json.loads(catalogue.compiled_library(content))["wishes"]["out"]
    assert deck["wishes"][0] == {
        "id": "the-way-a",
        "text": "A walk along way a",
        "touch": 0,
        "topics": ["home"],
    }
    assert "topics" not in deck["wishes"][1]
    assert deck["wishes"][1]["touch"] == 0
    assert "covers" not in deck


def test_friends_and_family_have_what_does_not_touch() -> None:
    decks = {placed.id: placed.item.bonds for placed in our_content().wishes.items}
    assert decks == {
        "dates": ["partner", "friend", "family"],
        "touch": ["partner"],
        "desires": ["partner"],
        "dreams": ["partner", "friend", "family"],
    }
