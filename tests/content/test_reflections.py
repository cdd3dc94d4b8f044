# SPDX-License-Identifier: AGPL-3.0-or-later
"""A reflection is ours and says so, is scored as it is written, and leads to help where it has to."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from nearer.cli import catalogue
from nearer.core.measures.measure import read_measure
from nearer.core.measures.scoring import score
from tests.content.folder import FILES, our_content, run, written

NAME = "reflections/on-tea.toml"
REFLECTION = '''
title = "On tea"
summary = "How much tea there is, and how much you would like."
order = 1
minutes = 2
bonds = ["partner"]
told = true
again = 30
covers = ["R1"]
text = """
Think of the last weeks, and of what you drank in them. You may leave out whatever does not fit.
"""
after = """
There is no right amount of tea. You know best what you would like to drink, and when you drink it.
"""

[[scales]]
id = "often"
answers = ["seldom", "now and then", "often"]

[[ways]]
id = "is"
asks = "How it is"

[[ways]]
id = "wish"
asks = "How you would like it"

[[items]]
id = "green"
text = "You drink green tea."
scale = "often"

[[items]]
id = "black"
text = "You drink black tea."
scale = "often"

[[items]]
id = "cold"
text = "You let the tea go cold."
scale = "often"

[[items]]
id = "best"
text = "Which tea do you like best?"
scale = "words"

[[scores]]
id = "tea"
title = "Tea"
items = ["green", "black", "cold"]
turned = ["cold"]
missing = 1
'''
OURS = {
    "the-map",
    "signs-that-you-are-close",
    "signs-that-you-drift",
    "what-makes-me-feel-close",
    "how-near-i-let-people",
    "my-lines",
    "together-or-apart",
}


def told(folder: Path, *changes: tuple[str, str]) -> list[str]:
    """Change the reflection; return what lint then says."""
    text = REFLECTION
    for line, instead in changes:
        assert line in text
        text = text.replace(line, instead, 1)
    return run("lint", "--content", str(written(folder, {**FILES, NAME: text}))).output.splitlines()


def library() -> dict[str, dict[str, Any]]:
    """Return our own reflections as the page has them."""
    found: dict[str, dict[str, Any]] = json.loads(catalogue.compiled_library(our_content()))["reflections"]
    return found


def test_a_sound_reflection_has_nothing_to_be_said_against_it(tmp_path: Path) -> None:
    assert "1 reflections" in told(tmp_path)[0]


def test_all_of_ours_are_there_and_say_what_they_are() -> None:
    assert set(library()) == OURS
    for read in library().values():
        assert read["label"] == read["measure"]["label"] == "ours, not validated"
        assert "covers" not in read


def test_every_sign_of_the_requirements_is_asked_about() -> None:
    """R66 to R110 but R99: whether somebody looks for another is no business of a list's."""
    rows = {row for placed in our_content().reflections.items for row in placed.item.covers}
    assert [n for n in range(66, 111) if f"R{n}" not in rows] == [99]
    assert rows >= {"R6", "R179", "R252", "R280"}


def test_the_core_scores_each_of_ours_from_end_to_end() -> None:
    for id_, read in library().items():
        measure = read_measure(json.dumps(read["measure"]))
        assert len(measure.items) == len([i for i in read["items"] if i["scale"] != "words"]) * max(
            1, len(read.get("ways", []))
        )
        for end in (min, max):
            found = score(measure, {item: end(values) for item, values in measure.items.items()})
            for one in measure.scores:
                value = found[one.id].value
                if one.rule == "mean":
                    assert value in {end(measure.items[item]) for item in one.items}, (id_, one.id)
                else:
                    assert value == 0.0
        assert all(found.value is None for found in score(measure, {}).values())


def test_nothing_of_ours_claims_a_wobble_that_nobody_has_measured() -> None:
    scores = [one for read in library().values() for one in read["measure"]["scores"]]
    assert all("sd" not in one and "reliability" not in one for one in scores)


def test_what_is_nobody_elses_business_is_never_offered() -> None:
    told_ = {placed.id: placed.item.told for placed in our_content().reflections.items}
    assert [id_ for id_ in sorted(told_) if not told_[id_]] == [
        "how-near-i-let-people",
        "my-lines",
        "signs-that-you-drift",
    ]


def test_what_leads_to_help_counts_for_nothing() -> None:
    """A score must not be what tells somebody that they are in danger, nor soothe them."""
    leading = [
        (reflection, item.id)
        for reflection in (placed.item for placed in our_content().reflections.items)
        for item in reflection.items
        if item.help
    ]
    assert len(leading) >= 3
    assert not [id_ for reflection, id_ in leading for one in reflection.scores if id_ in one.items]


def test_nothing_old_is_dug_for() -> None:
    digging = re.compile(r"\b(abuse|beaten|violence|raped?|died|as a child)\b", re.IGNORECASE)
    for placed in our_content().reflections.items:
        assert not [item.text for item in placed.item.items if digging.search(item.text)], placed.id


def test_both_ways_are_scored_and_the_way_between_them(tmp_path: Path) -> None:
    folder = str(written(tmp_path, {**FILES, NAME: REFLECTION}))
    built = json.loads(run("library", "--content", folder).output)
    measure = read_measure(json.dumps(built["reflections"]["on-tea"]["measure"]))
    answers = {"green.is": 0, "black.is": 1, "cold.is": 2, "green.wish": 2, "cold.wish": 0}
    found = score(measure, dict(answers))
    assert {id_: one.value for id_, one in found.items()} == {
        "tea.is": 1 / 3,
        "tea.wish": 2.0,
        "tea.gap": 5 / 3,
    }


@pytest.mark.parametrize(
    ("line", "instead", "said"),
    [
        ("minutes = 2", "minutes = 0", "`int` >= 1"),
        ("told = true", 'told = "yes"', "Expected `bool`"),
        ("Think of the last weeks", "Think of the healing weeks", "'healing' is not a word"),
        ('text = "You let the tea', 'text = "You must let the tea', "'must' pushes"),
        ('text = "You let the tea go cold."', 'text = "You let the tea go cold"', "full stop"),
        ('scale = "words"', 'scale = "much"', "There is no scale much."),
        ('items = ["green", "black", "cold"]', 'items = ["green", "black", "best"]', "on one scale"),
        ('items = ["green", "black", "cold"]', 'items = ["green", "white", "cold"]', "white is no item"),
        ('items = ["green", "black", "cold"]', 'items = ["green", "black"]', "cold is no item"),
        ("missing = 1", "missing = 3", "no answer at all"),
        ('id = "black"', 'id = "green"', "green is there twice."),
        ('id = "black"', 'id = "Black Tea"', "matching regex"),
        ("[[scores]]", "[[scoring]]", "scoring"),
    ],
)
def test_a_fault_is_named_with_file_and_line(tmp_path: Path, line: str, instead: str, said: str) -> None:
    lines = told(tmp_path, (line, instead))
    at = REFLECTION[: REFLECTION.index(line)].count("\n") + 1
    elsewhere = {"There is no scale much.": at, "scoring": 1}
    place = f"{tmp_path / NAME}:{elsewhere.get(said, at)}: "
    assert any(one.startswith(place) and said in one for one in lines), lines


def test_what_leads_to_help_is_shown_to_nobody(tmp_path: Path) -> None:
    lines = told(tmp_path, ('text = "You drink green tea."', 'help = true\ntext = "You drink green tea."'))
    assert any("shown to nobody" in one for one in lines), lines


def test_there_are_two_ways_or_none(tmp_path: Path) -> None:
    lines = told(tmp_path, ('[[ways]]\nid = "is"\nasks = "How it is"\n', ""))
    assert any("needs no name" in one for one in lines), lines


def test_a_scale_is_there_to_be_used(tmp_path: Path) -> None:
    scale = '[[scales]]\nid = "much"\nanswers = ["little", "much"]\n\n[[ways]]'
    assert any("Nothing is answered" in one for one in told(tmp_path, ("[[ways]]", scale)))


def test_items_are_scores_or_make_them(tmp_path: Path) -> None:
    lines = told(tmp_path, ("again = 30", "again = 30\neach = true"))
    assert any("Either every item is a score" in one for one in lines), lines
