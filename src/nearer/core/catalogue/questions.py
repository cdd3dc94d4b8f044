# SPDX-License-Identifier: AGPL-3.0-or-later
"""The compiled catalogue: reading it and looking things up."""

from nearer.core.border import DIGITS, Malformed, elements, members, one_of, parse, token
from nearer.core.catalogue.practices import Practice, read_practices
from nearer.core.catalogue.terms import BONDS, DEPTHS, read_bonds, read_depth, read_topics

__all__ = ["BONDS", "DEPTHS", "FORMAT", "KINDS", "Catalogue", "Question", "read_catalogue"]

FORMAT = "nearer/catalogue/1"
KINDS = ("emotional", "intellectual", "physical", "experiential", "spiritual")


class Question:
    """One question: `number` is the whole number in its id (q007 is 7), `depth` from 1 (light) to 5."""

    __slots__ = ("bonds", "depth", "id", "kind", "number", "text", "topics")

    def __init__(
        self,
        *,
        id_: str,
        number_: int,
        text: str,
        kind: str,
        depth: int,
        bonds: tuple[str, ...],
        topics: tuple[str, ...],
    ) -> None:
        self.id = id_
        self.number = number_
        self.text = text
        self.kind = kind
        self.depth = depth
        self.bonds = bonds
        self.topics = topics


class Catalogue:
    """All questions and all practices by id. A dict keeps no order in MicroPython, so `ids` has theirs.

    `orders` remembers, for `catalogue.order`, what was put in order once.
    """

    __slots__ = ("ids", "orders", "practices", "questions")

    def __init__(self, questions: dict[str, Question], practices: dict[str, Practice]) -> None:
        self.questions = questions
        self.practices = practices
        self.ids = sorted(practices)
        self.orders: dict[tuple[str, str | None], list[Question]] = {}

    def question(self, id_: str) -> Question | None:
        """Return the question with this id; None when this version does not know it."""
        return self.questions.get(id_)

    def fitting(self, bond_kind: str | None) -> list[Question]:
        """Return the questions for a kind of bond, in no order; where it is not known yet, those for all."""
        if bond_kind is None:
            return [q for q in self.questions.values() if q.bonds == BONDS]
        return [q for q in self.questions.values() if bond_kind in q.bonds]

    def practices_for(self, bond_kind: str | None) -> list[Practice]:
        """Return the practices for a kind of bond (None: for any), in the order of their ids."""
        every = [self.practices[id_] for id_ in self.ids]
        return [practice for practice in every if bond_kind is None or bond_kind in practice.bonds]


def read_catalogue(text: str) -> Catalogue:
    """Return the catalogue in a JSON text. It comes with the app, so one fault refuses all of it."""
    whole = members(parse(text), "The catalogue")
    one_of(whole, "format", (FORMAT,))
    questions: dict[str, Question] = {}
    for element in elements(whole.get("questions"), "'questions'"):
        question = _question(members(element, "The question"))
        if question.id in questions:
            raise Malformed("The question " + question.id + " is there twice.")
        questions[question.id] = question
    return Catalogue(questions, read_practices(whole.get("practices")))


def _question(entry: dict[str, object]) -> Question:
    id_ = token(entry, "id")
    digits = id_[1:]
    if not id_.startswith("q") or not all(c in DIGITS for c in digits) or not _is_short(digits):
        raise Malformed("A question's id is q and three digits, or q and a number from 1000 to 9999.")
    return Question(
        id_=id_,
        number_=int(digits),
        text=token(entry, "text"),
        kind=one_of(entry, "kind", KINDS),
        depth=read_depth(entry, id_),
        bonds=read_bonds(entry),
        topics=read_topics(entry, id_),
    )


def _is_short(digits: str) -> bool:
    """Say whether these digits are the one way to write their number; two ids must not share a place."""
    return len(digits) == 3 or (len(digits) == 4 and digits[0] != "0")  # noqa: PLR2004 - as the sentence says
