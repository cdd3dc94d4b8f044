# SPDX-License-Identifier: AGPL-3.0-or-later
"""The questions: many in a file, each a table [[question]]."""

import re
from pathlib import Path

from nearer.cli.catalogue import files, prose, wording
from nearer.cli.catalogue.alike import Worded, alike
from nearer.cli.catalogue.files import Complaint, Found, Placed
from nearer.cli.catalogue.shapes import Question

IN_A_ROW = 3  # questions that begin alike: one too many


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
    complaints += _monotonous(questions)
    for placed in questions:
        complaints += [placed.complaint("text", reason) for reason in _faults(placed.item)]
        complaints += files.named_twice(placed, "bonds", "topics", "covers")
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
    worded = [Worded(placed.item.text) for placed in questions]
    for place, one in enumerate(questions):
        for before, other in enumerate(questions[:place]):
            if one.item.id == other.item.id:
                said = f"{one.item.id} stands at {_where(other)} already."
                complaints.append(one.complaint("id", said))
            if alike(worded[place], worded[before]):
                complaints.append(one.complaint("text", f"This is nearly the question at {_where(other)}."))
    return complaints


def _where(placed: Placed[Question]) -> str:
    return f"{placed.path.name}:{placed.line}"


def _monotonous(questions: list[Placed[Question]]) -> list[Complaint]:
    """Complain where as many in a row in one file begin with the same two words."""
    begun = [" ".join(re.findall(r"\w+", placed.item.text.lower())[:2]) for placed in questions]
    complaints = []
    for place in range(IN_A_ROW - 1, len(questions)):
        row = slice(place - IN_A_ROW + 1, place + 1)
        if len({placed.path for placed in questions[row]}) == 1 and len(set(begun[row])) == 1:
            said = f"This is number {IN_A_ROW} in a row that begins with '{begun[place]}'."
            complaints.append(questions[place].complaint("text", said))
    return complaints


def _faults(question: Question) -> list[str]:
    faults = [] if "?" in question.text else ["A question asks: there is no question mark."]
    faults += [*wording.faults(question.text), *prose.hard(question.text)]
    return faults + [
        f"'{word}': questions are never about touch." for word in wording.touching(question.text)
    ]
