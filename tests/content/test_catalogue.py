# SPDX-License-Identifier: AGPL-3.0-or-later
"""The questions are fit to be asked, and whoever writes one is told what is wrong with it, and where."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from nearer.cli.catalogue import CONTENT, page
from nearer.core.catalogue.questions import BONDS, DEPTHS, read_catalogue
from tests.content import folder as folder_
from tests.content.folder import QUESTIONS as GOOD
from tests.content.folder import our_content, run


def written(folder: Path, text: str, name: str = "some.toml") -> Path:
    return folder_.written(folder, {f"questions/{name}": text})


def test_our_own_content_is_fit_for_people() -> None:
    assert our_content().complaints == ()


def test_our_own_questions_are_in_balance() -> None:
    questions = [placed.item for placed in our_content().questions.items]
    assert len(questions) >= 600
    kinds = Counter(question.kind for question in questions)
    assert len(kinds) == 5
    assert max(kinds.values()) - min(kinds.values()) <= len(questions) // 10
    depths = Counter(question.depth for question in questions)
    assert depths[1] + depths[2] + depths[3] > len(questions) * 0.8
    assert min(depths[depth] for depth in DEPTHS) >= 40
    for bond in BONDS:
        assert sum(question.bonds == [bond] for question in questions) >= 40


def test_no_opening_is_heard_all_the_time() -> None:
    """Whoever answers every evening soon knows 'What do you': it may begin one in twelve, and no more."""
    texts = [placed.item.text.lower() for placed in our_content().questions.items]
    opening, times = Counter(" ".join(text.split()[:3]) for text in texts).most_common(1)[0]
    assert times <= len(texts) / 12, opening


def test_what_is_built_is_what_the_core_reads(tmp_path: Path) -> None:
    written(tmp_path, GOOD)
    out = tmp_path / "catalogue.json"
    assert run("build", str(out), "--content", str(tmp_path)).exit_code == 0
    known = read_catalogue(out.read_text(encoding="utf-8"))
    assert sorted(known.questions) == ["q001", "q002"]
    second = known.questions["q002"]
    assert (second.number, second.depth, second.kind) == (2, 2, "experiential")
    assert second.bonds == ("partner", "family")


def test_the_page_is_given_topics_and_no_rows(tmp_path: Path) -> None:
    built = json.loads(run("build", "--content", str(written(tmp_path, GOOD))).output)
    assert [question["topics"] for question in built["questions"]] == [[], ["home", "future"]]
    assert "covers" not in json.dumps(built)


def test_the_same_questions_give_the_same_bytes(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for folder in (one, other):
        folder.mkdir()
    first, second = GOOD.split("# A remark.")
    written(one, GOOD)
    written(written(other, second, "a.toml"), first, "b.toml")
    assert run("build", "--content", str(one)).output == run("build", "--content", str(other)).output


def test_it_runs_as_a_module() -> None:
    words = [sys.executable, "-m", "nearer.cli.catalogue", "build"]
    built = subprocess.run(words, check=True, capture_output=True).stdout
    assert read_catalogue(built.decode()).question("q001") is not None


@pytest.mark.parametrize(
    ("line", "instead", "said"),
    [
        ('id = "q002"', 'id = "q2"', "matching regex"),
        ('id = "q002"', 'id = "q001"', "q001 stands at some.toml:2 already."),
        ('kind = "experiential"', 'kind = "fun"', "Invalid enum value 'fun'"),
        ("depth = 2", "depth = 6", "`int` <= 5"),
        ("depth = 2", 'depth = "2"', "Expected `int`"),
        ("depth = 2", "deep = 2", "deep"),
        ('bonds = ["partner", "family"]', "bonds = []", "length >= 1"),
        ('bonds = ["partner", "family"]', 'bonds = ["colleague"]', "'colleague'"),
        ('topics = ["home", "future"]', 'topics = ["homes"]', "Invalid enum value 'homes'"),
        ('topics = ["home", "future"]', 'topics = ["home", "home"]', "Something is named here twice."),
        ('topics = ["home", "future"]', 'topics = ["home", "work", "body"]', "length <= 2"),
        ('covers = ["R199", "R322"]', 'covers = ["R0"]', "matching regex"),
        ('covers = ["R199", "R322"]', 'covers = ["R323"]', "matching regex"),
        ('text = "Which road', 'text = "What a road', "no question mark"),
        ('text = "Which road', 'text = "Which  road', "a space or a line break too many"),
        ('text = "Which road', 'text = "Which healing road', "'healing' is not a word"),
        ('text = "Which road', 'text = "Which hug on the road', "never about touch"),
        ('text = "Which road', 'text = "Which road; or path', "dash or semicolon"),
        ("depth = 2", "depth = ", "This is not TOML"),
    ],
)
def test_a_fault_is_named_with_file_and_line(tmp_path: Path, line: str, instead: str, said: str) -> None:
    text = GOOD.replace(line, instead)
    if "no question mark" in said:
        text = text.replace("again, and why?", "again.")
    lines = text.splitlines()
    expected = next(n for n, found in enumerate(lines, 1) if n > 9 and found.startswith(instead))
    written(tmp_path, text)
    told = run("lint", "--content", str(tmp_path))
    assert told.exit_code == 1
    place = f"{tmp_path / 'questions/some.toml'}:{expected}: "
    assert any(one.startswith(place) and said in one for one in told.output.splitlines()), told.output
    assert run("build", "--content", str(tmp_path)).exit_code == 1


def test_all_faults_are_named_at_once(tmp_path: Path) -> None:
    written(tmp_path, GOOD.replace("depth = 1", "depth = 0").replace("depth = 2", "depth = 9"))
    written(tmp_path, "question = 3\n", "other.toml")
    assert len(run("lint", "--content", str(tmp_path)).output.splitlines()) == 3


def test_what_is_no_text_is_a_fault_and_stops_nothing_else(tmp_path: Path) -> None:
    content = folder_.written(tmp_path)
    (content / "practices/two.toml").write_bytes(b'title = "Two"\nsummary = "\xff"\n')
    said = run("lint", "--content", str(content))
    assert said.exit_code == 1
    assert f"{content / 'practices/two.toml'}:2: This is not text in UTF-8." in said.output
    looked = run("search", "kettle", "--content", str(content))
    assert looked.exit_code == 0
    assert "tea-by-the-window" in looked.output
    assert "Not all of the content is sound: `nearer catalogue lint`" in looked.output


def test_a_field_that_is_none_may_have_been_meant_for_one(tmp_path: Path) -> None:
    content = folder_.written(tmp_path)
    path = content / "practices/tea-by-the-window.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("summary =", "sumary ="), encoding="utf-8")
    said = run("lint", "--content", str(content)).output
    assert f"{path}:3: This is an unknown field `sumary`. Near: `summary`." in said
    path.write_text(
        path.read_text(encoding="utf-8").replace("sumary =", "summary =").replace("depth = 1", "depth = 9")
    )
    assert "depth: Expected `int` <= 5." in run("lint", "--content", str(content)).output


def test_nearly_the_same_question_is_noticed(tmp_path: Path) -> None:
    twin = GOOD.replace("q001", "q003").replace("q002", "q004").replace("keep thinking", "go on thinking")
    written(written(tmp_path, GOOD), twin, "twin.toml")
    output = run("lint", "--content", str(tmp_path)).output
    assert output.count("This is nearly the question at some.toml:") == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Which small task in the kitchen do your hands rather like doing?",
            "In the kitchen, is there a task that your hands are fond of?",
        ),
        (
            "Which habit did the two of you never decide on? Would you choose it again?",
            "How did a habit come about on which nobody ever decided?",
        ),
        (
            "You lie awake over a worry. What does it look like at breakfast?",
            "What worries you when you lie awake, and is gone by breakfast?",
        ),
        (
            "On the way to the station it begins to rain. What do you think of?",
            "What have you thought of, ever since on the way to the station it began to rain?",
        ),
    ],
)
def test_a_paraphrase_is_named_with_file_and_line(tmp_path: Path, one: str, other: str) -> None:
    first, second = "What did you hear today that you keep thinking of?", "Which road would you like to walk"
    written(tmp_path, GOOD.replace(first, one))
    twin = GOOD.replace("q001", "q003").replace("q002", "q004").replace(first, other)
    written(tmp_path, twin.replace(second, "Which river would you follow down to its mouth"), "twin.toml")
    told = run("lint", "--content", str(tmp_path))
    assert told.exit_code == 1
    place = f"{tmp_path / 'questions/twin.toml'}:4: "
    assert told.output.splitlines() == [f"{place}This is nearly the question at some.toml:2."]


def test_three_in_a_row_that_begin_alike_are_one_too_many(tmp_path: Path) -> None:
    alike = ["Which road leads nowhere?", "Which road is too short?", "Which road do you avoid at night?"]
    tables = [
        f'[[question]]\nid = "q00{n}"\ntext = "{text}"\nkind = "physical"\ndepth = 1\nbonds = ["friend"]\n'
        for n, text in enumerate(alike, 1)
    ]
    written(tmp_path, "".join(tables[:2]))
    assert run("lint", "--content", str(tmp_path)).exit_code == 0
    written(tmp_path, "".join(tables))
    output = run("lint", "--content", str(tmp_path)).output
    assert "some.toml:15: This is number 3 in a row that begins with 'which road'." in output


def test_no_questions_at_all_is_a_fault(tmp_path: Path) -> None:
    assert "There are no questions here." in run("lint", "--content", str(tmp_path)).output
    assert run("build", "--content", str(tmp_path)).exit_code == 1


def test_a_fault_leaves_the_built_file_as_it_was(tmp_path: Path) -> None:
    out = tmp_path / "catalogue.json"
    out.write_text("before")
    written(tmp_path, "[[question]]\n")
    assert run("build", str(out), "--content", str(tmp_path)).exit_code == 1
    assert out.read_text() == "before"


def test_the_page_for_people_who_read_along_is_in_step() -> None:
    """Made by `nearer catalogue page docs/catalogue.md`; write it again when this fails."""
    stored = (CONTENT.parent / "docs/catalogue.md").read_text(encoding="utf-8")
    assert stored == page.page(our_content())
    assert all(f"### {placed.item.title}\n" in stored for placed in our_content().practices.items)
