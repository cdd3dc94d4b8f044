# SPDX-License-Identifier: AGPL-3.0-or-later
"""A plan is made of what is there, asks little, goes deeper by single steps, and eases off by itself."""

import json
import re
from pathlib import Path

import pytest

from nearer.cli import catalogue
from tests.content.folder import FILES, our_content, run, written

NAME = "plans/tea-weeks.toml"
PLAN = '''
title = "Tea weeks"
summary = "Four weeks with tea in them."
order = 1
bonds = ["partner"]
stages = ["settled"]
depth = 2
touch = 0
apart = true
covers = ["R1"]
text = """
You both like tea, and you have a window. That is enough to begin with. You drink it while it is
hot, and you look out. Somebody walks by, and you may say so. Nothing else happens, and that is all
right.
"""
after = """
You go on drinking tea, or you stop. Nobody asks you about it any more, and the window stays.
"""
cautions = ["Not where there is fear of the other.", "You may stop."]

[[weeks]]
title = "Light things"
text = "You put the kettle on and sit down by the window."
practices = ["tea-by-the-window"]
alone = ["tea-by-the-window"]

[[weeks]]
title = "A road"
text = "You talk about a road that you would like to walk."
questions = ["q002"]
alone = ["tea-by-the-window"]

[[weeks]]
title = "Nothing"
text = "A week without any of this, so that you can rest."

[[weeks]]
title = "The window"
text = "You sit down by the window for a last time."
practices = ["tea-by-the-window"]
alone = ["tea-by-the-window"]
'''
STAGES = {
    "just-met",
    "settled",
    "many-years",
    "after-drifting-apart",
    "after-trust-was-broken",
    "one-of-us-is-unsure",
    "far-apart",
    "new-parents",
    "friends",
    "grown-children-and-parents",
}


def told(folder: Path, *changes: tuple[str, str], **files: str) -> str:
    """Change the plan; return what lint then says."""
    text = PLAN
    for line, instead in changes:
        assert line in text
        text = text.replace(line, instead, 1)
    written(folder, {**FILES, NAME: text, **files})
    return run("lint", "--content", str(folder)).output


def test_a_sound_plan_has_nothing_to_be_said_against_it(tmp_path: Path) -> None:
    assert "1 plans" in told(tmp_path)


def test_there_is_one_for_every_stage() -> None:
    assert {placed.id for placed in our_content().plans.items} == STAGES


def test_each_of_ours_can_be_done_alone_and_rests_in_between() -> None:
    for placed in our_content().plans.items:
        weeks = placed.item.weeks
        assert all(week.alone for week in weeks if week.practices or week.questions), placed.id
        assert any(len(week.practices) + len(week.questions) <= 1 for week in weeks[2:-2]), placed.id


def test_none_begins_after_a_break_of_trust_with_closeness() -> None:
    plan = next(p.item for p in our_content().plans.items if p.id == "after-trust-was-broken")
    known = {placed.id: placed.item for placed in our_content().practices.items}
    named = [known[id_] for week in plan.weeks for id_ in week.practices]
    assert plan.touch == 0
    assert all(practice.touch == 0 and practice.depth <= 3 for practice in named)
    assert not any(practice.family == "thanks" for practice in named), "nobody is made to thank"


def test_no_two_plans_are_the_same_weeks() -> None:
    plans = our_content().plans.items
    for place, one in enumerate(plans):
        mine = {id_ for week in one.item.weeks for id_ in (*week.practices, *week.questions)}
        for other in plans[:place]:
            theirs = {id_ for week in other.item.weeks for id_ in (*week.practices, *week.questions)}
            assert len(mine & theirs) <= len(mine) / 2, (one.id, other.id)


def test_the_library_has_each_whole() -> None:
    library = json.loads(catalogue.compiled_library(our_content()))["plans"]
    assert set(library) == STAGES
    for placed in our_content().plans.items:
        read = library[placed.id]
        assert " ".join(read["text"]).split() == placed.item.text.split()
        assert len(read["weeks"]) == len(placed.item.weeks)
        for week, known in zip(read["weeks"], placed.item.weeks, strict=True):
            assert week.get("practices", []) == known.practices
            assert week.get("questions", []) == known.questions
            assert week.get("alone", []) == known.alone
        assert "covers" not in read


@pytest.mark.parametrize(
    ("line", "instead", "said"),
    [
        ('practices = ["tea-by-the-window"]', 'practices = ["coffee"]', "There is no practice coffee."),
        ('questions = ["q002"]', 'questions = ["q009"]', "There is no question q009."),
        ('questions = ["q002"]', 'questions = ["q001"]', "q001 is not for every bond of this plan."),
        ('alone = ["tea-by-the-window"]', 'alone = ["x"]', "There is no practice x."),
        ('text = "A week without', 'text = "A healing week without', "'healing' is not a word"),
        ('text = "A week without', 'text = "Hug. A week without', "it has no touch"),
        ('cautions = ["Not where there is fear', 'cautions = ["Mind the kettle', "not where there is fear"),
        ("touch = 0", "touch = 4", "`int` <= 3"),
        ('title = "Nothing"', 'name = "Nothing"', "unknown field `name`"),
    ],
)
def test_a_fault_is_named_with_file_and_line(tmp_path: Path, line: str, instead: str, said: str) -> None:
    lines = told(tmp_path, (line, instead)).splitlines()
    at = PLAN[: PLAN.index(line)].count("\n") + 1
    assert any(one.startswith(f"{tmp_path / NAME}:{at}: ") and said in one for one in lines), lines


def test_every_week_has_something_for_one_alone(tmp_path: Path) -> None:
    output = told(tmp_path, ('alone = ["tea-by-the-window"]', "alone = []"))
    assert "There is nothing for somebody who does this plan alone." in output


def test_it_goes_no_deeper_than_it_says(tmp_path: Path) -> None:
    assert "q002 goes deeper than the plan says." in told(tmp_path, ("depth = 2", "depth = 1"))


def test_a_plan_begins_with_little_and_ends_with_less(tmp_path: Path) -> None:
    last = PLAN[PLAN.rindex('title = "The window"') :]
    output = told(tmp_path, (last, last + 'questions = ["q001"]\n'))
    assert "A plan ends with one thing, or with none." in output
    assert "its second half holds less than its first" in output


def test_it_goes_deeper_by_single_steps(tmp_path: Path) -> None:
    deep = FILES["questions/some.toml"].replace("depth = 2", "depth = 4")
    changes = (("depth = 2", "depth = 5"),)
    assert "comes too soon" in told(tmp_path, *changes, **{"questions/some.toml": deep})
    near = deep.replace("depth = 4", "depth = 2")
    assert "nothing to say against them" in told(tmp_path, *changes, **{"questions/some.toml": near})


@pytest.mark.parametrize(
    ("line", "instead", "said"),
    [
        ("touch = 0", "touch = 1", "has more touch than the plan says"),
        ('"partner", "friend", "family"', '"friend"', "is not for every bond of this plan"),
        ("depth = 1", "depth = 1\ndrawn = false", "is nothing to begin with"),
        ('place = "either"', 'place = "together"', "cannot be done from two places"),
    ],
)
def test_a_practice_of_a_plan_fits_it(tmp_path: Path, line: str, instead: str, said: str) -> None:
    name = "practices/tea-by-the-window.toml"
    assert said in told(tmp_path, **{name: FILES[name].replace(line, instead)})


def test_a_plan_with_touch_says_that_one_can_stop(tmp_path: Path) -> None:
    assert "stopping is always fine" in told(tmp_path, ("touch = 0", "touch = 1"), (', "You may stop."', ""))


def test_no_question_is_asked_twice(tmp_path: Path) -> None:
    week = 'questions = ["q002"]\nalone'
    assert "q002 is asked twice." in told(tmp_path, (week, week.replace('"q002"', '"q002", "q002"')))


def test_no_plan_praises_pushes_or_counts() -> None:
    counting = re.compile(r"\b(streak|level|goal|score|well done|homework)\b", re.IGNORECASE)
    for placed in our_content().plans.items:
        texts = [placed.item.text, placed.item.after, *(week.text for week in placed.item.weeks)]
        assert not any(counting.search(text) for text in texts), placed.id
