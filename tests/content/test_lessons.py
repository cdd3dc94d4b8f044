# SPDX-License-Identifier: AGPL-3.0-or-later
"""A lesson takes two minutes, is easy to read, and names what it rests on."""

import json
import re
from pathlib import Path

import pytest

from nearer.cli import catalogue
from nearer.cli.catalogue import prose
from tests.content.folder import FILES, our_content, run, written

NAME = "lessons/on-tea.toml"
FILLED = "\n".join(["You drink it while it is hot, and look out of the window for a while."] * 16)
LESSON = f'''
title = "On tea"
summary = "Why two people drink it."
order = 1
bonds = ["partner", "friend", "family"]
topics = ["home"]
covers = ["R1"]
practices = ["tea-by-the-window"]
text = """
Tea is hot water
with leaves in it.

{FILLED}
"""
grade = "B"
evidence = "We made this one up for a test, and nobody has looked at it."

[[sources]]
title = "A book about tea and windows"
url = "https://example.org/tea"
'''


def spoilt(folder: Path, line: str, instead: str) -> tuple[list[str], str]:
    """Change one line of the lesson; return what lint then says, and the beginning of what it has to say."""
    assert LESSON.count(line) == 1
    written(folder, {**FILES, NAME: LESSON.replace(line, instead)})
    told = run("lint", "--content", str(folder))
    assert told.exit_code == 1, "nothing was said"
    return told.output.splitlines(), f"{folder / NAME}:{LESSON[: LESSON.index(line)].count(chr(10)) + 1}: "


def test_a_sound_lesson_has_nothing_to_be_said_against_it(tmp_path: Path) -> None:
    told = run("lint", "--content", str(written(tmp_path, {**FILES, NAME: LESSON})))
    assert told.exit_code == 0, told.output
    assert "1 lessons" in told.output


def test_our_own_lessons_say_what_they_are_to_say() -> None:
    """Each row of the requirements that is for the library, and no practice or feature."""
    rows = {row for placed in our_content().lessons.items for row in placed.item.covers}
    named = "1 2 3 4 5 8 9 22 23 26 30 34 37 57 58 59 60 61 62 63 64 65 108 109 111 112 118 261 264 290 291"
    assert {f"R{row}" for row in f"{named} 293 294 296 298 299".split()} <= rows


def test_two_minutes_are_two_minutes() -> None:
    lengths = [prose.words(placed.item.text) for placed in our_content().lessons.items]
    assert len(lengths) >= 16
    assert 250 <= sum(lengths) / len(lengths) <= 350


def test_what_nobody_has_tested_names_no_more_than_it_can() -> None:
    """A lesson graded D either says that there was no trial, or that it claims nothing."""
    for placed in our_content().lessons.items:
        if placed.item.grade == "D":
            admitted = r"\bno (direct )?(trials?|claim)\b|\bnobody has\b"
            assert re.search(admitted, placed.item.evidence, re.IGNORECASE), placed.id


def test_a_lesson_about_harm_says_where_help_is() -> None:
    lessons = {placed.id: placed.item for placed in our_content().lessons.items}
    for name in ("when-an-old-hurt-speaks", "when-trust-was-broken", "after-a-quarrel", "desire"):
        cautions = " ".join(lessons[name].cautions).lower()
        assert any(word in cautions for word in ("fear", "afraid", "force")), name


def test_the_library_has_each_whole_in_paragraphs() -> None:
    library = json.loads(catalogue.compiled_library(our_content()))["lessons"]
    assert sorted(library) == sorted(placed.id for placed in our_content().lessons.items)
    for placed in our_content().lessons.items:
        read = library[placed.id]
        assert " ".join(read["text"]).split() == placed.item.text.split()
        assert all("\n" not in paragraph for paragraph in read["text"])
        assert (read["title"], read["order"], read["grade"]) == (
            placed.item.title,
            placed.item.order,
            placed.item.grade,
        )
        assert "covers" not in read


@pytest.mark.parametrize(
    ("line", "instead", "said"),
    [
        ('title = "On tea"', 'name = "On tea"', "unknown field `name`"),
        ('summary = "Why', 'summary = "So. Why', "The summary is one sentence."),
        ("order = 1", "order = 0", "`int` >= 1"),
        ('covers = ["R1"]', 'covers = ["R1", "R1"]', "named here twice"),
        ('practices = ["tea-by-the-window"]', 'practices = ["coffee"]', "There is no practice coffee."),
        ("Tea is hot water", "Tea is a healing water", "'healing' is not a word"),
        ("with leaves in it.", "with leaves in it. You must try.", "'must' pushes"),
        ("with leaves in it.", f"with leaves in it. You{' and you' * 14}.", "Two would be easier"),
        ("with leaves in it.", "with leaves in it. How incomprehensible.", "is a long word"),
        ("with leaves in it.", "with leaves in it. And so on:", "full stop"),
        ('grade = "B"', 'grade = "E"', "Invalid enum value 'E'"),
    ],
)
def test_a_fault_is_named_with_file_and_line(tmp_path: Path, line: str, instead: str, said: str) -> None:
    told, place = spoilt(tmp_path, line, instead)
    assert any(one.startswith(place) and said in one for one in told), told


def test_a_text_speaks_to_somebody(tmp_path: Path) -> None:
    told, _ = spoilt(tmp_path, FILLED, FILLED.replace("You drink", "One drinks"))
    assert any("there is no 'you'" in one for one in told), told


def test_many_long_sentences_tire(tmp_path: Path) -> None:
    told, _ = spoilt(tmp_path, FILLED, FILLED.replace("for a while", "for a good while and then some"))
    assert any("on average" in one for one in told), told


def test_too_long_is_too_long(tmp_path: Path) -> None:
    told, _ = spoilt(tmp_path, FILLED, FILLED + "\nYou drink it. " * 60)
    assert any("two minutes are" in one for one in told), told


def test_a_good_grade_needs_a_source(tmp_path: Path) -> None:
    written(tmp_path, {**FILES, NAME: LESSON.split("[[sources]]", maxsplit=1)[0]})
    assert "Grade B needs a source." in run("lint", "--content", str(tmp_path)).output


def test_no_two_lessons_stand_in_one_place(tmp_path: Path) -> None:
    written(tmp_path, {**FILES, NAME: LESSON, "lessons/tea.toml": LESSON})
    output = run("lint", "--content", str(tmp_path)).output
    assert "on-tea.toml has this order already." in output
    assert "on-tea.toml has this title already." in output


def test_a_practice_of_a_lesson_is_for_all_who_read_it(tmp_path: Path) -> None:
    practice = FILES["practices/tea-by-the-window.toml"].replace('"partner", "friend"', '"partner"')
    written(tmp_path, {**FILES, "practices/tea-by-the-window.toml": practice, NAME: LESSON})
    assert "is not for every bond" in run("lint", "--content", str(tmp_path)).output
