# SPDX-License-Identifier: AGPL-3.0-or-later
"""Questions of every origin as a page shows them: of the catalogue, one of the two's own, or unknown here."""

from nearer.core.catalogue.questions import Catalogue
from nearer.core.records.between import OWN, OwnQuestion
from nearer.core.records.state import State

UNKNOWN_TEXT = "This version of nearer does not know this question."
CATALOGUE, ME, THEM = "catalogue", "me", "them"


class Asked:
    """A question; `depth` is None and `text` empty where they are not known, `kind` is empty for our own."""

    __slots__ = ("by", "depth", "id", "kind", "text", "topics")

    def __init__(
        self, *, id_: str, text: str, kind: str, by: str, depth: int | None, topics: tuple[str, ...]
    ) -> None:
        self.id = id_
        self.text = text
        self.kind = kind
        self.by = by
        self.depth = depth
        self.topics = topics


class Questions:
    """All questions that this person can come to see, by their ids."""

    __slots__ = ("catalogue", "own")

    def __init__(self, catalogue: Catalogue, state: State) -> None:
        self.catalogue = catalogue
        self.own = {question.id: question for question in state.between.questions}

    def named(self, id_: str) -> Asked:
        """Return a question. One of the two's own that was taken back has no text."""
        if id_.startswith(OWN):
            return _own(id_, self.own.get(id_))
        known = self.catalogue.question(id_)
        if known is None:
            return Asked(id_=id_, text=UNKNOWN_TEXT, kind="", by=CATALOGUE, depth=None, topics=())
        return Asked(
            id_=id_, text=known.text, kind=known.kind, by=CATALOGUE, depth=known.depth, topics=known.topics
        )

    def depths(self, state: State) -> dict[str, int]:
        """Return the depth of each exchange that I marked, by the id of my answer."""
        marked = {record for _, record, _ in state.own.marks}
        found: dict[str, int] = {}
        for exchange in state.exchanges.values():
            if exchange.mine is not None and exchange.mine.id in marked:
                depth = self.named(exchange.question).depth
                if depth is not None:
                    found[exchange.mine.id] = depth
        return found


def _own(id_: str, known: OwnQuestion | None) -> Asked:
    if known is None:
        return Asked(id_=id_, text="", kind="", by=THEM, depth=None, topics=())
    by = ME if known.mine else THEM
    return Asked(id_=id_, text=known.text, kind="", by=by, depth=known.depth, topics=())
