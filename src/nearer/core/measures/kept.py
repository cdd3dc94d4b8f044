# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reflections that somebody kept: own records, of which nobody else ever holds one."""

from nearer.core.border import Malformed, members, token, words
from nearer.core.records.others import told
from nearer.core.records.record import Record

KEPT, GONE = "reflection", "reflection-gone"


class Round:
    """One time that a reflection was answered: what was ticked, and what was said in one's own words."""

    __slots__ = ("answers", "date", "id", "said")

    def __init__(self, record: Record, answers: dict[str, float], said: dict[str, str]) -> None:
        self.id = record.id
        self.date = record.date
        self.answers = answers
        self.said = said


def rounds(others: list[Record], reflection: str) -> list[Round]:
    """Return the times that a reflection was answered and not taken away again, oldest first."""
    gone = [data.get("record") for _, _, data in told(others, {GONE: "own"})]
    found: list[Round] = []
    for record, _, data in told(others, {KEPT: "own"}):
        try:
            if record.id not in gone and token(data, "reflection") == reflection:
                found.append(Round(record, _answers(data), _said(data)))
        except Malformed:
            continue
    return found


def _answers(data: dict[str, object]) -> dict[str, float]:
    ticked = members(data.get("answers"), "'answers'")
    found: dict[str, float] = {}
    for item in ticked:
        value = ticked[item]
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            raise Malformed("'answers' holds something that is not a number.")
        found[item] = float(value)
    return found


def _said(data: dict[str, object]) -> dict[str, str]:
    said = members(data.get("words"), "'words'")
    return {item: words(said, item) for item in said}
