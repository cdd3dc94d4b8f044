# SPDX-License-Identifier: AGPL-3.0-or-later
"""The practices of the compiled catalogue."""

from nearer.core.border import Malformed, elements, flag, members, number, one_of, token, words
from nearer.core.catalogue.terms import TOPICS, read_bonds, read_depth, read_topics

__all__ = ["GRADES", "PLACES", "TOPICS", "Practice", "read_practices"]

PLACES = ("together", "apart", "either", "alone")
GRADES = ("A", "B", "C", "D")
MOST_TOUCH = 3
NUMBERS = 1024
STEP, PRIME = 31, 1_000_003


class Practice:
    """One practice, as far as it is chosen and listed by it. `touch` is from 0 (none) to 3 (close).

    `alone` and `apart` say whether one can do it alone, and two from two places; `drawn`, whether chance may
    suggest it. How it is done is another file of the page's (web/store/library.ts), which nothing here needs.
    """

    __slots__ = (
        "alone",
        "apart",
        "bonds",
        "depth",
        "drawn",
        "family",
        "grade",
        "id",
        "minutes",
        "needs",
        "number",
        "place",
        "summary",
        "title",
        "topics",
        "touch",
    )

    def __init__(self, entry: dict[str, object]) -> None:
        """Read an entry of the catalogue; Malformed where it is none."""
        id_ = token(entry, "id")
        self.id = id_
        self.number = _number(id_)
        self.title = token(entry, "title")
        self.summary = words(entry, "summary")
        self.minutes = number(entry, "minutes")
        self.family = token(entry, "family")
        self.place = one_of(entry, "place", PLACES)
        self.alone = flag(entry, "alone")
        self.apart = flag(entry, "apart")
        self.drawn = flag(entry, "drawn")
        self.touch = _touch(entry, id_)
        self.depth = read_depth(entry, id_)
        self.needs = words(entry, "needs")
        self.grade = one_of(entry, "grade", GRADES)
        self.bonds = read_bonds(entry)
        self.topics = read_topics(entry, id_)


def read_practices(value: object) -> dict[str, Practice]:
    """Return the practices of a compiled catalogue by id, in its order; none where the member is absent."""
    practices: dict[str, Practice] = {}
    for element in elements([] if value is None else value, "'practices'"):
        practice = Practice(members(element, "The practice"))
        if practice.id in practices:
            raise Malformed("The practice " + practice.id + " is there twice.")
        practices[practice.id] = practice
    return practices


def _number(id_: str) -> int:
    """Return the place at which a practice draws. It goes by its id alone, so that another one moves none."""
    number = 0
    for letter in id_:
        number = (number * STEP + ord(letter)) % PRIME
    return number % NUMBERS


def _touch(entry: dict[str, object], id_: str) -> int:
    touch = number(entry, "touch")
    if touch > MOST_TOUCH:
        raise Malformed("The touch of " + id_ + " is not from 0 to 3.")
    return touch
