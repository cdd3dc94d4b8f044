# SPDX-License-Identifier: AGPL-3.0-or-later
"""The questions: many in a file, each a table [[question]]."""

import difflib
import re
from pathlib import Path
from typing import Any

from nearer.cli.catalogue import files, wording
from nearer.cli.catalogue.files import Complaint, Found, Placed
from nearer.cli.catalogue.shapes import Question

TOO_ALIKE = 0.8


def find(content: Path) -> Found[Question]:
    """Read every question under content/questions, with all complaints."""
    questions: list[Placed[Question]] = []
    complaints: list[Complaint] = []
    for path in sorted((content / "questions").glob("*.toml")):
        found = _read(path)
        questions += found.items
        complaints += found.complaints
    if not questions and not complaints:
        complaints.append(Complaint(content / "questions", 1, "There are no questions here."))
    complaints += _repeated(questions)
    for placed in questions:
        complaints += [placed.complaint("text", reason) for reason in _faults(placed.item)]
        complaints += _named_twice(placed)
    return Found(tuple(questions), tuple(complaints))


def _read(path: Path) -> Found[Question]:
    whole = files.whole(path)
    if isinstance(whole, Complaint):
        return Found((), (whole,))
    tables = whole.get("question")
    strangers = [name for name in whole if name != "question"]
    if strangers or not isinstance(tables, list):
        what = f"'{strangers[0]}' has no place here" if strangers else "There is no [[question]] here"
        return Found((), (Complaint(path, 1, f"{what}; every question is a table [[question]]."),))
    lines = files.table_lines(path, "question")
    read = [files.shaped(path, line, table, Question) for table, line in zip(tables, lines, strict=True)]
    return Found(
        tuple(found for found in read if isinstance(found, Placed)),
        tuple(found for found in read if isinstance(found, Complaint)),
    )


def _repeated(questions: list[Placed[Question]]) -> list[Complaint]:
    """Complain of an id that is there twice, and of two questions that ask nearly the same."""
    complaints: list[Complaint] = []
    words = [set(re.findall(r"\w+", placed.item.text.lower())) for placed in questions]
    for place, one in enumerate(questions):
        for before, other in enumerate(questions[:place]):
            where = f"{other.path.name}:{other.line}"
            if one.item.id == other.item.id:
                complaints.append(one.complaint("id", f"{one.item.id} stands at {where} already."))
            if _may_be_alike(words[place], words[before]) and _alike(one.item.text, other.item.text):
                complaints.append(one.complaint("text", f"This is nearly the question at {where}."))
    return complaints


def _may_be_alike(one: set[str], other: set[str]) -> bool:
    """Say whether half of the words are the same: a quick look, for there are many pairs."""
    return 2 * len(one & other) >= min(len(one), len(other))


def _alike(one: str, other: str) -> bool:
    return difflib.SequenceMatcher(None, one.lower(), other.lower()).ratio() > TOO_ALIKE


def _faults(question: Question) -> list[str]:
    faults = [] if "?" in question.text else ["A question asks: there is no question mark."]
    faults += wording.faults(question.text)
    return faults + [
        f"'{word}': questions are never about touch." for word in wording.touching(question.text)
    ]


def _named_twice(placed: Placed[Question]) -> list[Complaint]:
    question = placed.item
    lists: dict[str, list[Any]] = {
        "bonds": question.bonds,
        "topics": question.topics,
        "covers": question.covers,
    }
    return [
        placed.complaint(field, "Something is named here twice.")
        for field, names in lists.items()
        if len(set(names)) != len(names)
    ]
