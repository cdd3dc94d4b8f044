# SPDX-License-Identifier: AGPL-3.0-or-later
"""Somebody with the right to use an instrument can check their file of it, and score what was ticked."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from nearer.cli import main
from tests.house.repository import ROOT

PAGE = (ROOT / "docs/instruments.md").read_text(encoding="utf-8")
EXAMPLE: str = re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)[0]


def said(folder: Path, text: str = EXAMPLE, **files: object) -> str:
    """Write an instrument and what was ticked; return what `nearer measure` says of them."""
    (folder / "one.json").write_text(text, encoding="utf-8")
    words = ["measure", str(folder / "one.json")]
    for name, value in files.items():
        (folder / f"{name}.json").write_text(json.dumps(value), encoding="utf-8")
        words += [f"--{name}", str(folder / f"{name}.json")]
    return CliRunner().invoke(main, words).output


def test_the_example_of_the_page_is_an_instrument(tmp_path: Path) -> None:
    assert said(tmp_path) == "Four lines about tea (made up for this page): 4 items, 2 scores.\n"


def test_it_is_scored_and_says_what_is_missing(tmp_path: Path) -> None:
    told = said(tmp_path, answers={"warm": 4, "strong": 3, "cold": 0})
    assert "taste: 11, 3 of 3 answered\n" in told
    assert "company: too little to score, 0 of 1 answered" in told


def test_change_is_told_apart_from_wobble(tmp_path: Path) -> None:
    now, then = {"warm": 4, "strong": 4, "cold": 0}, {"warm": 0, "strong": 0, "cold": 4}
    much = said(tmp_path, answers=now, before=then)
    assert "changed by +12, more than it wobbles by itself" in much
    little = said(tmp_path, answers={"warm": 4, "strong": 4}, before={"warm": 4, "strong": 3})
    assert "no more than it wobbles by itself" in little


@pytest.mark.parametrize(
    ("line", "instead", "why"),
    [
        ('"rule": "sum"', '"rule": "product"', "one.json: 'rule' is none of sum, mean, difference."),
        ('"rule": "sum",', '"rule" "sum",', "one.json:13: This is not JSON"),
        ('"turned": ["cold"]', '"turned": ["hot"]', "turns an item that it does not have"),
    ],
)
def test_a_file_with_a_fault_is_refused(tmp_path: Path, line: str, instead: str, why: str) -> None:
    assert line in EXAMPLE
    assert why in said(tmp_path, EXAMPLE.replace(line, instead))


def test_answers_that_cannot_be_are_refused(tmp_path: Path) -> None:
    assert "none that can be given" in said(tmp_path, answers={"warm": 5})
    assert "an object of items and numbers" in said(tmp_path, answers={"warm": "4"})
    assert "an object of items and numbers" in said(tmp_path, answers=[4])
    assert "needs what was ticked now" in said(tmp_path, before={"warm": 4})
