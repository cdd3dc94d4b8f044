# SPDX-License-Identifier: AGPL-3.0-or-later
"""A measure as data: which items there are, what may be answered, and what is made of the answers.

    {"format": "nearer/measure/1", "id": "us", "title": "The two of us", "label": "ours, not validated",
     "scales": {"often": [0, 1, 2, 3]},
     "items": [{"id": "laughed", "scale": "often"}, {"id": "quarrelled", "scale": "often"}],
     "scores": [{"id": "ease", "rule": "mean", "items": ["laughed", "quarrelled"],
                 "turned": ["quarrelled"], "missing": 1, "sd": 0.8, "reliability": 0.85}]}

`turned` names items that count the other way round, and `missing` how many may lack an answer. `sd` and
`reliability` are those of a score in a group of people, from the instrument's manual; where they are unknown
they are left out, and nothing is said about change. A score may also be the difference of two that stand
before it: {"id": "gap", "rule": "difference", "of": ["wish", "is"]}. Other members, such as the texts, are
passed over.
"""

from nearer.core.border import (
    Malformed,
    elements,
    members,
    number,
    one_of,
    parse,
    token,
    whole_text,
)

FORMAT = "nearer/measure/1"
RULES = ("sum", "mean", "difference")
FEWEST_ANSWERS = 2
DIFFERENT = 2  # scores of which there is a difference
FARTHEST = 2.0**30


class Score:
    """What is made of some items, or of two scores; `missing` is how many of its items may have no answer."""

    __slots__ = ("id", "items", "missing", "of", "reliability", "rule", "sd", "turned")

    def __init__(self, entry: dict[str, object]) -> None:
        """Read an entry of the measure; Malformed where it is none."""
        self.id = token(entry, "id")
        self.rule = one_of(entry, "rule", RULES)
        self.items = _ids(entry, "items")
        self.turned = _ids(entry, "turned")
        self.of = _ids(entry, "of")
        self.missing = number(entry, "missing") if "missing" in entry else 0
        self.sd = _figure_or_none(entry, "sd")
        self.reliability = _figure_or_none(entry, "reliability")
        self._check()

    def _check(self) -> None:
        if (len(self.of) == DIFFERENT) != (self.rule == "difference") or bool(self.of) == bool(self.items):
            raise Malformed("The score " + self.id + " has items or, as a difference, two scores.")
        if any(item not in self.items for item in self.turned):
            raise Malformed("The score " + self.id + " turns an item that it does not have.")
        if self.missing >= max(1, len(self.items)):
            raise Malformed("The score " + self.id + " would be made of no answer at all.")
        if self.sd is not None and self.sd <= 0:
            raise Malformed("The sd of " + self.id + " is not above 0.")
        if self.reliability is not None and not 0 < self.reliability < 1:
            raise Malformed("The reliability of " + self.id + " is not between 0 and 1.")


class Measure:
    """A whole measure: `items` gives the values that may be answered, by item; scores come in their order.

    `order` has the items in theirs: a dict keeps none in MicroPython.
    """

    __slots__ = ("id", "items", "label", "order", "scores", "title")

    def __init__(
        self,
        whole: dict[str, object],
        order: list[str],
        items: dict[str, tuple[float, ...]],
        scores: list[Score],
    ) -> None:
        self.id = token(whole, "id")
        self.title = token(whole, "title")
        self.label = token(whole, "label")
        self.order = order
        self.items = items
        self.scores = scores


def read_measure(text: str) -> Measure:
    """Return the measure in a JSON text; Malformed, with a sentence that says why, where it is none."""
    return measure_of(members(parse(text), "The measure"))


def measure_of(whole: dict[str, object]) -> Measure:
    """Return the same of a measure that stood within another JSON text."""
    one_of(whole, "format", (FORMAT,))
    given = members(whole.get("scales"), "'scales'")
    scales = {name: _values(given[name], name) for name in given}
    items: dict[str, tuple[float, ...]] = {}
    order: list[str] = []
    for element in elements(whole.get("items"), "'items'"):
        item = members(element, "The item")
        id_, scale = token(item, "id"), token(item, "scale")
        if id_ in items or scale not in scales:
            raise Malformed("The item " + id_ + " is there twice, or its scale is not.")
        items[id_] = scales[scale]
        order.append(id_)
    return Measure(whole, order, items, _scores(whole, items))


def _scores(whole: dict[str, object], items: dict[str, tuple[float, ...]]) -> list[Score]:
    scores: list[Score] = []
    known: list[str] = []
    for element in elements(whole.get("scores"), "'scores'"):
        score = Score(members(element, "The score"))
        if score.id in known:
            raise Malformed("The score " + score.id + " is there twice.")
        if any(item not in items for item in score.items) or any(one not in known for one in score.of):
            raise Malformed("The score " + score.id + " is made of something that is not there.")
        scores.append(score)
        known.append(score.id)
    return scores


def _values(value: object, name: str) -> tuple[float, ...]:
    """Return what may be answered on a scale."""
    values = [_figure(element, name) for element in elements(value, "'" + name + "'")]
    if len(values) < FEWEST_ANSWERS or len(set(values)) != len(values):
        raise Malformed("The scale " + name + " has fewer than two answers, or one of them twice.")
    return tuple(values)


def _ids(entry: dict[str, object], name: str) -> tuple[str, ...]:
    ids = [whole_text(element, name) for element in elements(entry.get(name, []), "'" + name + "'")]
    if len(set(ids)) != len(ids):
        raise Malformed("'" + name + "' names something twice.")
    return tuple(ids)


def _figure_or_none(entry: dict[str, object], name: str) -> float | None:
    return None if entry.get(name) is None else _figure(entry[name], name)


def _figure(value: object, name: str) -> float:
    """Return a number, which may have a sign and a fraction."""
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not -FARTHEST < value < FARTHEST:
        raise Malformed("'" + name + "' holds something that is not a number.")
    return float(value)
