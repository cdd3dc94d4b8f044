# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whoever looks for something in the content finds it, and sees on 80 columns what is still missing."""

import gzip
import json
from pathlib import Path

import pytest

from nearer.cli import catalogue
from nearer.cli.catalogue.looking import coverage, requirements
from nearer.cli.catalogue.shapes import ROWS
from tests.content.folder import FILES, PRACTICE, our_content, run, written

REQUIRED = catalogue.CONTENT.parent / "docs/requirements.toml"
REQUIREMENTS = """
[[section]]
title = "All of it"
"""
A_ROW = '\n[[section.row]]\nid = "R{}"\nsays = "Somebody holds a door open."\nwaits = "A door."\n'


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return written(tmp_path / "content")


def required(folder: Path, line: str = "", instead: str = "") -> Path:
    """Write all rows, each of which waits; one line of them is another."""
    text = REQUIREMENTS + "".join(A_ROW.format(number) for number in range(1, ROWS + 1))
    assert text.count(line) == 1 or not line
    path = folder / "docs/requirements.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.replace(line, instead) if line else text, encoding="utf-8")
    return path


def covering(content: Path, rows: Path, *more: str) -> tuple[int, str]:
    said = run("coverage", "--content", str(content), "--requirements", str(rows), *more)
    return said.exit_code, said.output


def test_a_row_says_what_answers_it_and_what_it_waits_for(content: Path, tmp_path: Path) -> None:
    code, output = covering(content, required(tmp_path))
    assert code == 0
    lines = [line.strip() for line in output.splitlines()]
    at = lines.index("R156  Somebody holds a door open.")
    assert lines[at + 1 : at + 3] == ["practices: tea-by-the-window", "waits: A door."]
    assert "322 rows: 3 answered by items, 0 more by a feature alone, 319 wait" in output


def test_a_row_that_is_nowhere_is_an_error_with_file_and_line(content: Path, tmp_path: Path) -> None:
    waiting = A_ROW.format(7)
    rows = required(tmp_path, waiting, waiting.replace('waits = "A door."\n', ""))
    code, output = covering(content, rows)
    assert code == 1
    line = rows.read_text(encoding="utf-8").splitlines().index('id = "R7"') + 1
    assert f"{rows}:{line}: R7 is nowhere" in output


def test_a_row_that_an_item_answers_need_not_wait(content: Path, tmp_path: Path) -> None:
    waiting = A_ROW.format(156)
    rows = required(tmp_path, waiting, waiting.replace('waits = "A door."\n', ""))
    assert covering(content, rows)[0] == 0


@pytest.mark.parametrize(
    ("line", "instead", "said"),
    [
        (A_ROW.format(9), "", "R9 has its place here."),
        (A_ROW.format(ROWS), "", f"R{ROWS} is missing."),
        ('id = "R9"', 'id = "R8"', "R9 has its place here."),
        ('id = "R9"', 'id = "R9"\nfeature = "A door that opens."', "A feature says where it stands"),
        ('id = "R9"', 'id = "R9"\nat = "docs"', "A feature says where it stands"),
        ('id = "R9"', 'id = "R9"\nfeature = "A door that opens."\nat = "no/door"', "There is no no/door."),
        ('id = "R9"', 'id = "R9"\nwait = "A door."', "`wait`"),
        ('id = "R9"', 'id = "R9"\nfeature = "door"\nat = "docs"', "matching regex"),
        ('title = "All of it"', "title = ", "This is not TOML"),
    ],
)
def test_a_fault_in_a_row_is_an_error(
    content: Path, tmp_path: Path, line: str, instead: str, said: str
) -> None:
    code, output = covering(content, required(tmp_path, line, instead))
    assert code == 1
    assert any(said in one and "requirements.toml:" in one for one in output.splitlines()), output


def test_coverage_can_be_read_by_a_program(content: Path, tmp_path: Path) -> None:
    code, output = covering(content, required(tmp_path), "--json")
    rows = json.loads(output)
    assert code == 0
    assert rows[155]["items"] == [{"sort": "practices", "id": "tea-by-the-window"}]
    assert [row["id"] for row in rows] == [f"R{number}" for number in range(1, ROWS + 1)]


def test_only_what_waits_can_be_listed(content: Path, tmp_path: Path) -> None:
    rows = required(tmp_path, A_ROW.format(156), A_ROW.format(156).replace('waits = "A door."\n', ""))
    _, output = covering(content, rows, "--waiting", "--json")
    assert [row["id"] for row in json.loads(output)] == [f"R{n}" for n in range(1, ROWS + 1) if n != 156]


def test_what_no_page_shows_is_said_to_be_unseen(content: Path, tmp_path: Path) -> None:
    rows = required(tmp_path)
    rows.write_text('[unseen]\npractices = "Nobody sees them."\n' + rows.read_text(encoding="utf-8"))
    assert covering(content, rows)[1].endswith("Nobody sees them. Rows that have nothing but these: 1.\n")


def test_a_search_finds_every_word_in_whatever_field(content: Path) -> None:
    found = run("search", "kettle", "WINDOW", "--content", str(content)).output
    assert found.startswith("tea-by-the-window  Tea by the window\n    You drink a cup of tea")
    assert run("search", "kettle", "road", "--content", str(content)).output == "0 found.\n"
    assert run("search", "window kettle", "--content", str(content)).output == found
    assert run("search", "ettle", "--content", str(content)).output == "0 found.\n"
    assert run("search", "berlin", "--content", str(content)).output.startswith("de  Germany\n")


def test_a_kind_that_there_is_not_is_an_error_and_not_an_empty_list(content: Path) -> None:
    said = run("search", "kettle", "--in", "practice", "--content", str(content))
    assert said.exit_code == 2
    assert "practices" in said.output


def test_nothing_at_all_can_be_counted(tmp_path: Path) -> None:
    said = run("stats", "--content", str(tmp_path))
    assert said.exit_code == 0
    assert "together  0  0  0  0         0" in said.output


def test_titles_come_before_steps_and_whole_words_before_beginnings(content: Path) -> None:
    steps = PRACTICE.replace("Tea by the window", "A cup").replace("of tea ", "").replace("/tea", "/cup")
    begun = (
        steps.replace("A cup", "Teasing").replace("kettle", "pot").replace("Tea.", "").replace("tea", "cup")
    )
    here = steps.replace("kettle", "tea kettle").replace("Tea.", "").replace("about tea", "about cups")
    written(content, {**FILES, "practices/a-cup.toml": here, "practices/b.toml": begun})
    output = run("search", "tea", "--in", "practices", "--content", str(content)).output
    ids = [line.split()[0] for line in output.splitlines() if line[0] not in " 0123456789"]
    assert ids == ["tea-by-the-window", "a-cup", "b"]


def test_a_search_prints_so_many_and_says_how_many_are_left(content: Path) -> None:
    output = run("search", "you", "--most", "1", "--content", str(content)).output
    assert output.endswith("2 more; --most prints them.\n")
    found = json.loads(run("search", "you", "--json", "--content", str(content)).output)
    assert {item["id"] for item in found} == {"q001", "q002", "tea-by-the-window"}


def test_an_item_is_shown_whole(content: Path) -> None:
    output = run("show", "tea-by-the-window", "--content", str(content)).output
    texts = ("2. Sit down by the window.", "- Stop whenever you like.", "title: A book about tea and windows")
    for text in ("practices, tea-by-the-window.toml:1", "bonds: partner, friend, family", "touch: 0", *texts):
        assert text in output
    shown = json.loads(run("show", "Q002", "--json", "--content", str(content)).output)
    assert [(item["sort"], item["depth"], item["topics"]) for item in shown] == [
        ("questions", 2, ["home", "future"])
    ]


def test_a_name_that_nothing_has_gets_the_names_that_are_near(content: Path) -> None:
    said = run("show", "tea-by-the-windows", "--content", str(content))
    assert said.exit_code == 1
    assert "Near: tea-by-the-window." in said.output


def test_a_row_is_shown_by_its_number(content: Path, tmp_path: Path) -> None:
    words = ("--content", str(content), "--requirements", str(required(tmp_path)))
    assert "tea-by-the-window" in run("show", "r156", *words).output
    assert run("show", "R999", *words).exit_code == 1


def test_the_page_of_questions_is_in_step() -> None:
    """Made by `nearer catalogue questions > docs/catalogue-questions.md`; write it again when this fails."""
    stored = (catalogue.CONTENT.parent / "docs/catalogue-questions.md").read_text(encoding="utf-8")
    assert stored == run("questions").output
    assert all(f"`{placed.item.id}`\n" in stored for placed in our_content().questions.items)


def test_a_question_says_for_whom_it_is_and_what_it_is_about(content: Path) -> None:
    output = run("questions", "--content", str(content)).output
    said = "*(for partner and family; about home and future)* `q002`"
    assert f"- Which road would you like to walk again, and why? {said}\n" in output
    assert "## Experiential, depth 2: takes a moment's thought\n" in output


def test_counts_add_up_and_say_what_travels() -> None:
    figures = json.loads(run("stats", "--json").output)
    ours = our_content()
    assert figures["items"]["questions"] == len(ours.questions.items)
    assert sum(map(sum, figures["questions"].values())) == len(ours.questions.items)
    assert sum(map(sum, figures["practices"].values())) == len(ours.practices.items)
    library = catalogue.compiled_library(ours).encode()
    assert figures["gzip"]["library"] == len(gzip.compress(library, mtime=0))


@pytest.mark.parametrize("words", [["coverage"], ["stats"], ["search", "you", "--most", "2000"]])
def test_it_fits_a_terminal_of_eighty_columns(words: list[str]) -> None:
    lines = run(*words).output.splitlines()
    assert len(lines) > 10
    assert [line for line in lines if len(line) > 80] == []


def test_our_own_rows_are_all_somewhere() -> None:
    rows = coverage.answered(our_content(), requirements.find(REQUIRED))
    assert len(rows) == ROWS
    assert [one.row.id for one in rows if one.is_nowhere] == []
