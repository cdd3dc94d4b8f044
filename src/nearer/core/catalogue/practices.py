# SPDX-License-Identifier: AGPL-3.0-or-later
"""The practices of the compiled catalogue."""

from nearer.core.border import Malformed, elements, members, number, one_of, token, whole_text, words
from nearer.core.catalogue.terms import TOPICS, read_bonds, read_depth, read_topics

__all__ = ["GRADES", "PLACES", "TOPICS", "Practice", "Source", "read_practices"]

PLACES = ("together", "apart", "either")
GRADES = ("A", "B", "C", "D")
MOST_TOUCH = 3


class Source:
    """Where something that is known about a practice can be read."""

    __slots__ = ("title", "url")

    def __init__(self, title: str, url: str) -> None:
        self.title = title
        self.url = url


class Practice:
    """One practice. `touch` is from 0 (none) to 3 (close); `alone` is empty where it makes no sense alone."""

    __slots__ = (
        "alone",
        "bonds",
        "cautions",
        "depth",
        "evidence",
        "family",
        "grade",
        "id",
        "minutes",
        "needs",
        "place",
        "sources",
        "steps",
        "summary",
        "title",
        "topics",
        "touch",
    )

    def __init__(self, entry: dict[str, object]) -> None:
        """Read an entry of the catalogue; Malformed where it is none."""
        id_ = token(entry, "id")
        self.id = id_
        self.title = token(entry, "title")
        self.summary = words(entry, "summary")
        self.minutes = number(entry, "minutes")
        self.family = token(entry, "family")
        self.steps = _texts(entry, "steps")
        self.alone = _texts(entry, "alone")
        self.place = one_of(entry, "place", PLACES)
        self.touch = _touch(entry, id_)
        self.depth = read_depth(entry, id_)
        self.needs = words(entry, "needs")
        self.grade = one_of(entry, "grade", GRADES)
        self.evidence = words(entry, "evidence")
        self.sources = [_source(element) for element in elements(entry.get("sources", []), "'sources'")]
        self.cautions = _texts(entry, "cautions")
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


def _touch(entry: dict[str, object], id_: str) -> int:
    touch = number(entry, "touch")
    if touch > MOST_TOUCH:
        raise Malformed("The touch of " + id_ + " is not from 0 to 3.")
    return touch


def _texts(entry: dict[str, object], name: str) -> list[str]:
    return [whole_text(text, name) for text in elements(entry.get(name, []), "'" + name + "'")]


def _source(element: object) -> Source:
    source = members(element, "The source")
    return Source(token(source, "title"), token(source, "url"))
