# SPDX-License-Identifier: AGPL-3.0-or-later
"""From answers to scores. A missing answer counts as the mean of the others, as far as the measure says."""

from nearer.core.border import Malformed
from nearer.core.measures.measure import Measure, Score


class Scored:
    """A score: its value, None where too many answers are missing; and how many of its items have one."""

    __slots__ = ("answered", "of", "value")

    def __init__(self, value: float | None, answered: int, of: int) -> None:
        self.value = value
        self.answered = answered
        self.of = of


def score(measure: Measure, answers: dict[str, float]) -> dict[str, Scored]:
    """Return every score by id. An item without an entry has no answer; one that cannot be is Malformed."""
    for item, answer in answers.items():
        if item not in measure.items or answer not in measure.items[item]:
            raise Malformed("The answer to " + item + " is none that can be given.")
    scored: dict[str, Scored] = {}
    for wanted in measure.scores:
        if wanted.rule == "difference":
            scored[wanted.id] = _difference(scored[wanted.of[0]], scored[wanted.of[1]])
        else:
            scored[wanted.id] = _of_items(wanted, measure, answers)
    return scored


def _of_items(wanted: Score, measure: Measure, answers: dict[str, float]) -> Scored:
    """Return the mean of what was answered, or as many times that as there are items.

    Answered items are counted as they are; each that is missing counts as their mean, after turning. That
    leaves a mean as it is, and makes a sum comparable with one in which nothing is missing.
    """
    values = [
        _turned(measure.items[item], answers[item]) if item in wanted.turned else answers[item]
        for item in wanted.items
        if item in answers
    ]
    of = len(wanted.items)
    if of - len(values) > wanted.missing:
        return Scored(None, len(values), of)
    mean = sum(values) / len(values)
    return Scored(mean * of if wanted.rule == "sum" else mean, len(values), of)


def _turned(values: tuple[float, ...], answer: float) -> float:
    """Return an answer counted from the other end of its scale."""
    return min(values) + max(values) - answer


def _difference(one: Scored, other: Scored) -> Scored:
    value = None if one.value is None or other.value is None else one.value - other.value
    return Scored(value, one.answered + other.answered, one.of + other.of)
