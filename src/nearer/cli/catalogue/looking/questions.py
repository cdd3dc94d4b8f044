# SPDX-License-Identifier: AGPL-3.0-or-later
"""docs/catalogue-questions.md, for people who read along: every question, by kind and depth."""

from collections.abc import Iterator
from typing import get_args

from nearer.cli.catalogue.content import Content
from nearer.cli.catalogue.shapes import BONDS, Kind, Question

DEPTHS = {
    1: "costs nothing to answer",
    2: "takes a moment's thought",
    3: "shows something that one does not tell everybody",
    4: "may hurt a little",
    5: "is what very few people have ever been told",
}
HEAD = """# All questions

Made by `nearer catalogue questions > docs/catalogue-questions.md`; write it again when a question changes.

Each is for every kind of bond, unless it says for which; and what somebody may wish to leave alone is named.
"""


def page(content: Content) -> str:
    """Return the page in Markdown; the same content gives the same bytes."""
    questions = sorted((placed.item for placed in content.questions.items), key=lambda q: q.id)
    lines = [HEAD]
    for kind in get_args(Kind):
        for depth, means in DEPTHS.items():
            found = [question for question in questions if (question.kind, question.depth) == (kind, depth)]
            if found:
                lines += [f"## {kind.capitalize()}, depth {depth}: {means}", "", *map(_line, found), ""]
    return "\n".join(lines)


def _line(question: Question) -> str:
    said = "; ".join(_asides(question))
    return f"- {question.text}" + (f" *({said})*" if said else "") + f" `{question.id}`"


def _asides(question: Question) -> Iterator[str]:
    if len(question.bonds) < len(BONDS):
        yield "for " + " and ".join(question.bonds)
    if question.topics:
        yield "about " + " and ".join(question.topics)
