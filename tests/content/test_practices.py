# SPDX-License-Identifier: AGPL-3.0-or-later
"""A practice can be read once and done; it says what is known, and for whom it is not."""

import json
import re
from pathlib import Path

import pytest

from nearer.cli import catalogue
from nearer.cli.catalogue import content
from nearer.cli.catalogue.files import Placed
from nearer.cli.catalogue.shapes import Practice
from nearer.core.catalogue.questions import read_catalogue
from nearer.core.pacing import depth
from tests.content.folder import FILES, PRACTICE, our_content, run, spoilt, written

FILE = "practices/tea-by-the-window.toml"


@pytest.fixture(scope="module")
def ours() -> tuple[Placed[Practice], ...]:
    return our_content().practices.items


def test_our_own_practices_are_a_good_mix(ours: tuple[Placed[Practice], ...]) -> None:
    practices = [placed.item for placed in ours]
    assert len(practices) >= 100
    assert sum(practice.touch > 0 for practice in practices) <= len(practices) / 8
    assert sum(practice.place != "together" for practice in practices) >= len(practices) / 2
    assert sum(bool(practice.alone) for practice in practices) >= len(practices) / 2
    for bond in ("partner", "friend", "family"):
        fitting = [p for p in practices if bond in p.bonds and p.place != "alone"]
        assert len(fitting) >= 90
        assert len({practice.family for practice in fitting}) >= 8
        light = [p for p in fitting if p.depth == 1 and p.touch == 0 and p.drawn]
        assert len(light) >= 30, "a gentle week needs one for each evening"


def test_what_is_for_a_quarrel_or_for_close_touch_waits_to_be_looked_for(
    ours: tuple[Placed[Practice], ...],
) -> None:
    drawn = [placed for placed in ours if placed.item.drawn]
    assert [p.id for p in drawn if "conflict" in p.item.topics] == []
    assert [p.id for p in drawn if p.item.touch > 0 and p.item.depth > 2] == []


def test_whoever_is_touched_is_asked_first(ours: tuple[Placed[Practice], ...]) -> None:
    asking = re.compile(r"\b(ask|asks|asked|says|settle|decides|welcome|would like)\b", re.IGNORECASE)
    touching = [placed for placed in ours if placed.item.touch > 0]
    assert [p.id for p in touching if not asking.search(" ".join(p.item.steps[:3]))] == []


def test_nearly_all_can_be_done_from_two_places_or_alone(ours: tuple[Placed[Practice], ...]) -> None:
    bound = [p for p in ours if p.item.place == "together" and not p.item.apart and not p.item.alone]
    assert len(bound) <= 3


def test_each_exercise_with_a_name_is_there(ours: tuple[Placed[Practice], ...]) -> None:
    rows = {row for placed in ours for row in placed.item.covers}
    named = {"R186", "R187", "R188", "R189", "R190", "R191", "R193", "R194", "R195", "R196", "R197"}
    assert named <= rows


def test_every_row_about_what_one_can_do_is_answered(ours: tuple[Placed[Practice], ...]) -> None:
    """R129 to R279 of the requirements: what two can do day by day, and what one can do for oneself."""
    rows = {row for placed in ours for row in placed.item.covers}
    assert [f"R{number}" for number in range(129, 280) if f"R{number}" not in rows] == []


def test_what_was_never_tried_says_so(ours: tuple[Placed[Practice], ...]) -> None:
    untried = [placed for placed in ours if placed.item.grade == "D"]
    assert untried
    assert [p.id for p in untried if "We found no direct trial" not in p.item.evidence] == []


def test_the_core_reads_each_one_whole(ours: tuple[Placed[Practice], ...]) -> None:
    known = read_catalogue(catalogue.compiled(our_content())).practices
    assert sorted(known) == sorted(placed.id for placed in ours)
    for placed in ours:
        read = known[placed.id]
        for field in ("title", "summary", "minutes", "family", "place", "touch", "depth", "drawn"):
            assert getattr(read, field) == getattr(placed.item, field)
        for field in ("needs", "grade"):
            assert getattr(read, field) == getattr(placed.item, field)
        assert read.alone == (bool(placed.item.alone) or placed.item.place == "alone")
        assert read.apart == bool(placed.item.apart)
        assert set(read.bonds) == set(placed.item.bonds)
        assert set(read.topics) == set(placed.item.topics)


def test_the_library_has_whatever_is_read_of_a_practice(ours: tuple[Placed[Practice], ...]) -> None:
    library = json.loads(catalogue.compiled_library(our_content()))
    assert library["format"] == "nearer/library/1"
    assert sorted(library["practices"]) == sorted(placed.id for placed in ours)
    for placed in ours:
        read = library["practices"][placed.id]
        for field in ("steps", "alone", "apart", "cautions", "kinds", "ingredients", "stages", "around"):
            assert read.get(field, []) == getattr(placed.item, field)
        assert read["evidence"] == placed.item.evidence
        sources = [(source["title"], source["url"]) for source in read.get("sources", [])]
        assert sources == [(source.title, source.url) for source in placed.item.sources]


def test_the_core_is_given_no_step_of_it(tmp_path: Path) -> None:
    folder = str(written(tmp_path))
    known = run("build", "--content", folder).output
    assert "kettle" not in known
    assert "kettle" in run("library", "--content", folder).output
    assert json.loads(known)["practices"][0]["alone"] is True


def test_the_page_is_not_given_the_rows(tmp_path: Path) -> None:
    built = json.loads(run("build", "--content", str(written(tmp_path))).output)
    assert [practice["id"] for practice in built["practices"]] == ["tea-by-the-window"]
    assert "R156" not in json.dumps(built)


def test_a_sound_folder_has_nothing_to_be_said_against_it(tmp_path: Path) -> None:
    told = run("lint", "--content", str(written(tmp_path)))
    assert told.exit_code == 0, told.output
    assert (
        "2 questions, 1 practices, 0 lessons, 0 plans, 0 reflections, 0 decks of wishes and help in 1"
        in told.output
    )
    assert "They answer 3 of 322 rows." in told.output


@pytest.mark.parametrize(
    ("line", "instead", "said"),
    [
        ('title = "Tea by', 'title = "Tea! By', "exclamation mark"),
        ('title = "Tea by', 'name = "Tea by', "unknown field `name`"),
        ('summary = "You drink', 'summary = "You drink it. You drink', "The summary is one sentence."),
        ("minutes = 10", "minutes = 0", "`int` >= 1"),
        ('family = "attention"', 'family = "fun"', "'fun'"),
        ('family = "attention"', 'family = "touch"', "there is none"),
        ('family = "attention"', 'family = "mend"', "kept light"),
        ('place = "either"', 'place = "anywhere"', "'anywhere'"),
        ("touch = 0", "touch = 4", "`int` <= 3"),
        ("depth = 1", "depth = 6", "`int` <= 5"),
        ('bonds = ["partner", "friend", "family"]', 'bonds = ["friend", "friend"]', "named here twice"),
        ('topics = ["home"]', 'topics = ["tea"]', "'tea'"),
        ('covers = ["R156"]', 'covers = ["R999"]', "matching regex"),
        ('    "Say what you see.",', '    "Hold hands by the window.",', "it has no touch"),
        ('    "Say what you see.",', '    "You should say what you see.",', "'should' is not a word"),
        ('    "Say what you see.",', '    "Just say what you see.",', "'Just' pushes"),
        ('    "Say what you see.",', '    "Say what she sees.",', "'she' gives somebody a role"),
        ('    "Say what you see.",', '    "Say what you see",', "full stop"),
        ('    "Write down what you see.",', "", "One step alone"),
        (
            '    "Not where there is fear of the other.",',
            '    "Mind the kettle.",',
            "not where there is fear",
        ),
        ('evidence = "We made', 'evidence = "It is proven. We made', "'proven' promises too much"),
        ('url = "https://example.org/tea"', 'url = "example.org"', "matching regex"),
    ],
)
def test_a_fault_is_named_with_file_and_line(tmp_path: Path, line: str, instead: str, said: str) -> None:
    told, place = spoilt(tmp_path, FILE, line, instead)
    elsewhere = {"One step alone": 18, "not where there is fear": 22}
    if said in elsewhere:  # of what is missing there is no line; that of its list is as near
        place = f"{tmp_path / FILE}:{elsewhere[said]}: "
    assert any(one.startswith(place) and said in one for one in told), told


def test_a_step_is_short_and_there_are_three_of_them_at_least(tmp_path: Path) -> None:
    told, _ = spoilt(tmp_path, FILE, '    "Sit down by the window.",', f'    "{"Sit down. " * 20}",')
    assert any("length <= 160" in one for one in told), told
    told, _ = spoilt(tmp_path, FILE, '    "Sit down by the window.",', "")
    assert any("length >= 3" in one for one in told), told


def test_what_comes_first_is_all_that_can_come_to_somebody_who_begins() -> None:
    assert content.START == depth.START
    parts = [json.loads(catalogue.compiled(our_content(), part)) for part in content.PARTS]
    whole, first, deeper = parts
    for member in ("questions", "practices"):
        both = [*first[member], *deeper[member]]
        assert sorted(both, key=lambda entry: str(entry["id"])) == whole[member]
    for question in first["questions"]:
        assert question["depth"] <= depth.START
        assert len(question["bonds"]) == 3
    for question in deeper["questions"]:
        assert question["depth"] > depth.START or len(question["bonds"]) < 3
    for practice in first["practices"]:
        assert (practice["drawn"], practice["touch"], practice["depth"] <= 2) == (True, 0, True)
    for practice in deeper["practices"]:
        assert not practice["drawn"] or practice["touch"] > 0 or practice["depth"] > 2


@pytest.mark.parametrize(
    ("instead", "said"),
    [
        ('apart = ["Call each other."]', "One step from two places"),
        ('apart = ["Call each other.", "Kiss the screen."]', "from two places there is no touch"),
        ('apart = ["Call each other.", "Call each other."]', "named here twice"),
        ('kinds = ["sexual"]', "'sexual'"),
        ('stages = ["old"]', "'old'"),
        ('around = ["fire"]', "'fire'"),
        ('ingredients = ["salt"]', "'salt'"),
        ('drawn = "no"', "Expected `bool`"),
    ],
)
def test_what_may_be_left_out_is_checked_where_it_is_there(tmp_path: Path, instead: str, said: str) -> None:
    told, place = spoilt(tmp_path, FILE, 'topics = ["home"]', instead)
    assert any(one.startswith(place) and said in one for one in told), told


def test_what_is_for_one_alone_has_its_steps_and_nothing_else(tmp_path: Path) -> None:
    told, place = spoilt(tmp_path, FILE, 'place = "either"', 'place = "alone"')
    assert any(one.startswith(place) and "for one alone" in one for one in told), told
    told, _ = spoilt(
        tmp_path, FILE, 'place = "either"', 'place = "apart"\napart = ["Call each other.", "Pour the tea."]'
    )
    assert any("from two places already" in one for one in told), told


def test_touch_asks_for_a_caution_that_one_can_stop(tmp_path: Path) -> None:
    touching = PRACTICE.replace("touch = 0", "touch = 1").replace('    "Stop whenever you like.",\n', "")
    written(tmp_path, {**FILES, FILE: touching})
    assert "stopping is always fine" in run("lint", "--content", str(tmp_path)).output


@pytest.mark.parametrize("grade", ["A", "B"])
def test_a_good_grade_needs_a_source(tmp_path: Path, grade: str) -> None:
    bare = PRACTICE.split("[[sources]]")[0].replace('grade = "B"', f'grade = "{grade}"')
    written(tmp_path, {**FILES, FILE: bare})
    assert f"Grade {grade} needs a source." in run("lint", "--content", str(tmp_path)).output


def test_no_two_practices_have_one_title(tmp_path: Path) -> None:
    written(tmp_path, {**FILES, "practices/tea.toml": PRACTICE})
    assert "tea-by-the-window.toml has this title already." in run("lint", "--content", str(tmp_path)).output


def test_a_practice_has_a_plain_name(tmp_path: Path) -> None:
    written(tmp_path, {"questions/some.toml": FILES["questions/some.toml"], "practices/Tea 2.toml": PRACTICE})
    assert "small letters and hyphens" in run("lint", "--content", str(tmp_path)).output
