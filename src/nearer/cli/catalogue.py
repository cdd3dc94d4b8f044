# SPDX-License-Identifier: AGPL-3.0-or-later
"""`nearer catalogue`: from the questions that people write in TOML to the one JSON file that the core reads.

Whatever is wrong with a question is said with file and line, everything at once.

What a question is stands here (`Question`); `content/schemas/question.json` is made from it, for editors.
"""

import difflib
import json
import re
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

import click
import msgspec

FORMAT = "nearer/catalogue/1"
CONTENT = Path(__file__).parents[3] / "content"
TOO_ALIKE = 0.8
# Words of the clinic, the seminar and the sales page (content/STYLE.md).
JARGON = re.compile(
    r"\b(attachment|boundar(y|ies)|codependen\w*|communicat\w+|disclos\w+|dynamics?|healing|intima\w+|journey|"
    r"mindful\w*|narcissis\w*|process(ing)?|relationship|resonat\w*|self-care|should|share|soulmates?|toxic|"
    r"trauma\w*|trigger\w*|validat\w+|vulnerab\w+)\b",
    re.IGNORECASE,
)
TOUCH = re.compile(r"\b(cuddl|embrac|hold hands|hug|kiss|massag|naked|sex|strok|touch)\w*", re.IGNORECASE)

Bond = Literal["partner", "friend", "family"]
Topic = Literal[
    "childhood",
    "family",
    "earlier-loves",
    "children",
    "money",
    "work",
    "health",
    "body",
    "loss",
    "faith",
    "conflict",
    "future",
    "friends",
    "home",
]
# A row of docs' list of what people are told (R1 to R322).
Row = Annotated[str, msgspec.Meta(pattern="^R([1-9][0-9]?|[12][0-9]{2}|3[01][0-9]|32[0-2])$")]


class Question(msgspec.Struct, forbid_unknown_fields=True):
    """One question, as it stands in content/questions/*.toml under [[question]]."""

    id: Annotated[
        str, msgspec.Meta(pattern="^q([0-9]{3}|[1-9][0-9]{3})$", description="For ever: answers name it.")
    ]
    text: Annotated[
        str,
        msgspec.Meta(
            min_length=20, max_length=160, description="One or two sentences to 'you'; see content/STYLE.md."
        ),
    ]
    kind: Annotated[
        Literal["emotional", "intellectual", "physical", "experiential", "spiritual"],
        msgspec.Meta(description="The kind of closeness that it is about."),
    ]
    depth: Annotated[int, msgspec.Meta(ge=1, le=5, description="1 is light; 5 is what few people are told.")]
    bonds: Annotated[
        list[Bond], msgspec.Meta(min_length=1, description="The kinds of bond in which it can be asked.")
    ]
    topics: Annotated[
        list[Topic],
        msgspec.Meta(
            max_length=2, description="What it is about, where somebody may wish to leave that out."
        ),
    ] = []
    covers: Annotated[
        list[Row], msgspec.Meta(description="The rows of the requirements that it answers. Nobody sees them.")
    ] = []


class QuestionFile(msgspec.Struct, forbid_unknown_fields=True):
    """A file of questions."""

    question: Annotated[list[Question], msgspec.Meta(min_length=1)]


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong, and where somebody can put it right."""

    path: Path
    line: int
    reason: str

    def __str__(self) -> str:
        """Say it as compilers do, so that editors can jump there."""
        return f"{self.path}:{self.line}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Placed:
    """A question and the line on which its table begins."""

    path: Path
    line: int
    question: Question


@dataclass(frozen=True, slots=True)
class Found:
    """What stands in the files: the questions that can be read, and a complaint for whatever cannot."""

    questions: tuple[Placed, ...]
    complaints: tuple[Complaint, ...]


def schema() -> str:
    """Return the JSON Schema of a file of questions, as it stands in content/schemas/question.json."""
    whole = msgspec.json.schema(QuestionFile)
    whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Questions", **whole}
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def find(content: Path) -> Found:
    """Read every question under content/questions, with all complaints, in the order of files and lines."""
    questions: list[Placed] = []
    complaints: list[Complaint] = []
    for path in sorted((content / "questions").glob("*.toml")):
        found = _read(path)
        questions += found.questions
        complaints += found.complaints
    if not questions and not complaints:
        complaints.append(Complaint(content / "questions", 1, "There are no questions here."))
    complaints += _repeated(questions)
    for placed in questions:
        complaints += [Complaint(placed.path, _line_of(placed, "text"), r) for r in _faults(placed.question)]
        complaints += _named_twice(placed)
    return Found(tuple(questions), tuple(sorted(complaints, key=lambda c: (str(c.path), c.line, c.reason))))


def compiled(questions: tuple[Placed, ...]) -> str:
    """Return the catalogue that the core reads; the same questions give the same bytes."""
    entries = [_without_covers(p.question) for p in sorted(questions, key=lambda p: p.question.id)]
    whole = {"format": FORMAT, "questions": entries, "practices": []}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")) + "\n"


def _without_covers(question: Question) -> dict[str, Any]:
    """Return what the core reads of a question: all but the rows that it covers."""
    return {name: value for name, value in msgspec.to_builtins(question).items() if name != "covers"}


def _read(path: Path) -> Found:
    text = path.read_text(encoding="utf-8")
    try:
        whole = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        last = text.count("\n") or 1
        return Found((), (Complaint(path, int(line[1]) if line else last, f"This is not TOML: {error}."),))
    tables = whole.get("question")
    strangers = [name for name in whole if name != "question"]
    if strangers or not isinstance(tables, list):
        what = f"'{strangers[0]}' has no place here" if strangers else "There is no [[question]] here"
        return Found((), (Complaint(path, 1, f"{what}; every question is a table [[question]]."),))
    return _read_tables(path, tables, _table_lines(text))


def _read_tables(path: Path, tables: list[Any], lines: list[int]) -> Found:
    questions: list[Placed] = []
    complaints: list[Complaint] = []
    for table, line in zip(tables, lines, strict=True):
        try:
            questions.append(Placed(path, line, msgspec.convert(table, Question)))
        except msgspec.ValidationError as error:
            field = re.search(r"`\$\.(\w+)", str(error))
            at = _line_in(path, line, field[1]) if field else line
            complaints.append(Complaint(path, at, f"{error}."))
    return Found(tuple(questions), tuple(complaints))


def _table_lines(text: str) -> list[int]:
    return [n for n, line in enumerate(text.splitlines(), 1) if re.match(r"\s*\[\[\s*question\s*\]\]", line)]


def _line_of(placed: Placed, field: str) -> int:
    return _line_in(placed.path, placed.line, field)


def _line_in(path: Path, start: int, field: str) -> int:
    """Return the line of a field of the table beginning at `start`; `start` if it has none."""
    lines = path.read_text(encoding="utf-8").splitlines()
    for number in range(start, len(lines)):
        if lines[number].lstrip().startswith("[["):
            break
        if re.match(rf"\s*{re.escape(field)}\s*=", lines[number]):
            return number + 1
    return start


def _repeated(questions: list[Placed]) -> list[Complaint]:
    """Complain of an id that is there twice, and of two questions that ask nearly the same."""
    complaints: list[Complaint] = []
    for place, one in enumerate(questions):
        for other in questions[:place]:
            where = f"{other.path.name}:{other.line}"
            if one.question.id == other.question.id:
                complaints.append(
                    Complaint(one.path, _line_of(one, "id"), f"{one.question.id} stands at {where} already.")
                )
            if _alike(one.question.text, other.question.text):
                complaints.append(
                    Complaint(one.path, _line_of(one, "text"), f"This is nearly the question at {where}.")
                )
    return complaints


def _alike(one: str, other: str) -> bool:
    match = difflib.SequenceMatcher(None, one.lower(), other.lower())
    return (
        match.real_quick_ratio() > TOO_ALIKE and match.quick_ratio() > TOO_ALIKE and match.ratio() > TOO_ALIKE
    )


def _faults(question: Question) -> list[str]:
    """Say where a question leaves the rules of content/STYLE.md that a machine can check."""
    text, faults = question.text, []
    if "?" not in text:
        faults.append("A question asks: there is no question mark.")
    if text != text.strip() or "  " in text or "\n" in text:
        faults.append("There is a space or a line break too many.")
    if any(character in text for character in "\u2014\u2013;"):
        faults.append("A dash or semicolon stands where two short sentences would do.")
    faults += [
        f"'{word[0]}' is not a word for this page (content/STYLE.md)." for word in JARGON.finditer(text)
    ]
    faults += [f"'{word[0]}': questions are never about touch." for word in TOUCH.finditer(text)]
    return faults


def _named_twice(placed: Placed) -> list[Complaint]:
    question = placed.question
    lists: dict[str, list[Any]] = {
        "bonds": question.bonds,
        "topics": question.topics,
        "covers": question.covers,
    }
    return [
        Complaint(placed.path, _line_of(placed, field), "Something is named here twice.")
        for field, names in lists.items()
        if len(set(names)) != len(names)
    ]


@click.group(name="catalogue")
def catalogue() -> None:
    """Check and compile the questions."""


_content = click.option(
    "--content",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=CONTENT,
    help="The folder that holds questions/ (default: content/ of this checkout).",
)


@catalogue.command()
@click.argument("out", type=click.Path(dir_okay=False, allow_dash=True, path_type=Path), default="-")
@_content
def build(out: Path, content: Path) -> None:
    """Compile all questions into one JSON file, OUT (or to the screen)."""
    found = find(content)
    _complain(found)
    text = compiled(found.questions)
    if str(out) == "-":
        sys.stdout.buffer.write(text.encode())
    else:
        out.write_text(text, encoding="utf-8", newline="\n")


@catalogue.command()
@_content
def lint(content: Path) -> None:
    """Say what is wrong with the questions, with file and line."""
    found = find(content)
    _complain(found)
    click.echo(f"{len(found.questions)} questions, nothing to say against them.")


def _complain(found: Found) -> None:
    for complaint in found.complaints:
        click.echo(str(complaint), err=True)
    if found.complaints:
        raise click.exceptions.Exit(1)


if __name__ == "__main__":
    catalogue(prog_name="nearer catalogue")
