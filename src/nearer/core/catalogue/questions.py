# SPDX-License-Identifier: AGPL-3.0-or-later
"""The compiled catalogue: reading it and looking things up."""

from nearer.core.border import DIGITS, Malformed, elements, members, number, one_of, parse, token

FORMAT = "nearer/catalogue/1"
KINDS = ("emotional", "intellectual", "physical", "experiential", "spiritual")
BONDS = ("partner", "friend", "family")
DEPTHS = (1, 2, 3, 4, 5)


class Question:
    """One question: `number` is the whole number in its id (q007 is 7), `depth` from 1 (light) to 5."""

    __slots__ = ("bonds", "depth", "id", "kind", "number", "text")

    def __init__(
        self, *, id_: str, number_: int, text: str, kind: str, depth: int, bonds: tuple[str, ...]
    ) -> None:
        self.id = id_
        self.number = number_
        self.text = text
        self.kind = kind
        self.depth = depth
        self.bonds = bonds


class Catalogue:
    """All questions by id."""

    __slots__ = ("questions",)

    def __init__(self, questions: dict[str, Question]) -> None:
        self.questions = questions

    def question(self, id_: str) -> Question | None:
        """Return the question with this id; None when this version does not know it."""
        return self.questions.get(id_)

    def fitting(self, bond_kind: str | None) -> list[Question]:
        """Return the questions for a kind of bond (None: for any), in no order."""
        return [q for q in self.questions.values() if bond_kind is None or bond_kind in q.bonds]


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
    return Catalogue(questions)


def _question(entry: dict[str, object]) -> Question:
    id_ = token(entry, "id")
    digits = id_[1:]
    if not id_.startswith("q") or not all(c in DIGITS for c in digits) or not _is_short(digits):
        raise Malformed("A question's id is q and three digits, or q and a number from 1000 to 9999.")
    depth = number(entry, "depth")
    if depth not in DEPTHS:
        raise Malformed("The depth of " + id_ + " is not from 1 to 5.")
    bonds = elements(entry.get("bonds"), "'bonds'")
    return Question(
        id_=id_,
        number_=int(digits),
        text=token(entry, "text"),
        kind=one_of(entry, "kind", KINDS),
        depth=depth,
        bonds=tuple([bond for bond in BONDS if bond in bonds]),
    )


def _is_short(digits: str) -> bool:
    """Say whether these digits are the one way to write their number; two ids must not share a place."""
    return len(digits) == 3 or (len(digits) == 4 and digits[0] != "0")  # noqa: PLR2004 - as the sentence says
