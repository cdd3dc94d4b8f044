# SPDX-License-Identifier: AGPL-3.0-or-later
"""The brain: the one object that the outside talks to, in JSON texts. Everything behind it is a value."""

from nearer.core.border import Malformed, day, flag, members, parse, token, token_or_none, write
from nearer.core.catalogue.questions import Catalogue, read_catalogue
from nearer.core.records.folding import fold
from nearer.core.records.reading import Aside, read
from nearer.core.records.record import Record
from nearer.core.records.state import State, Words
from nearer.core.today.page import Asked, Evening, Opened, Page, today


class Brain:
    """One person's brain, over one or more bonds. It only ever grows; to forget, begin a new one."""

    __slots__ = ("_catalogues", "_records", "_states")

    def __init__(self) -> None:
        self._catalogues: list[Catalogue] = []
        self._records: list[Record] = []
        self._states: dict[str, State] = {}

    def load(self, catalogue_json: str) -> None:
        """Take a compiled catalogue in place of the one before; Malformed leaves that one where it was."""
        catalogue = read_catalogue(catalogue_json)
        self._catalogues.clear()
        self._catalogues.append(catalogue)

    def add(self, records_json: str) -> str:
        """Take opened records (a JSON array, see records.reading) in any order, any number of times.

        Answers {"folded": n, "aside": [{"id", "reason"}]}; a record set aside never keeps another out.
        """
        reading = read(parse(records_json))
        self._records.extend(reading.records)
        self._states.clear()
        return write({"folded": len(reading.records), "aside": [_aside(aside) for aside in reading.asides]})

    def today(self, args_json: str) -> str:
        """Return today's view for {"date", "bond", "order", "skips"} and, where known, "kind" of the bond.

        "another": true asks for one more question though one was answered tonight.

        The view: {"question": {"id", "round", "text", "kind"} | null,
        "state": "ask" | "waiting" | "opening" | "open" | "done",
        "mine" and "theirs": {"id", "text", "edited"} | null,
        "opened": [{"question", "mine", "theirs", "date"}], newest first, apart from tonight's,
        "names": {"mine": text | null, "theirs": text | null}}.
        """
        if not self._catalogues:
            raise Malformed("No catalogue has been loaded.")
        args = members(parse(args_json), "The question to the brain")
        evening = Evening(
            date=day(args, "date"),
            bond_kind=token_or_none(args, "kind"),
            order=token(args, "order"),
            skips=token(args, "skips"),
            another="another" in args and flag(args, "another"),
        )
        return write(_page(today(self._state(token(args, "bond")), self._catalogues[0], evening)))

    def _state(self, bond: str) -> State:
        if bond not in self._states:
            self._states[bond] = fold(self._records, bond)
        return self._states[bond]


def _aside(aside: Aside) -> dict[str, object]:
    return {"id": aside.id, "reason": aside.reason}


def _page(page: Page) -> dict[str, object]:
    return {
        "question": None if page.asked is None else _asked(page.asked),
        "state": page.standing,
        "mine": _words(page.mine),
        "theirs": _words(page.theirs),
        "opened": [_opened(opened) for opened in page.opened],
        "names": {"mine": page.my_name, "theirs": page.their_name},
    }


def _asked(asked: Asked) -> dict[str, object]:
    return {"id": asked.id, "round": asked.round, "text": asked.text, "kind": asked.kind}


def _words(words: Words | None) -> dict[str, object] | None:
    return None if words is None else {"id": words.id, "text": words.text, "edited": words.edited}


def _opened(opened: Opened) -> dict[str, object]:
    return {
        "question": _asked(opened.asked),
        "mine": _words(opened.mine),
        "theirs": _words(opened.theirs),
        "date": opened.date,
    }
