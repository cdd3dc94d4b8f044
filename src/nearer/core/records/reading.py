# SPDX-License-Identifier: AGPL-3.0-or-later
"""From opened JSON to records. A bad one is set aside with a reason; the others are read all the same.

The form of one record: {"id", "bond", "author", "mine", "chain", "date", "seq", "kind", "data"}, and where
they apply "hold" (the hold id of a held record), "dropped" (true: only the head is left) and "drop" (the id
of the record that this one takes back). A strict record without its key has the kind "sealed"; a bundle comes
whole. What has not been sent has no number yet: it comes with the highest "seq" there is, and "place" says in
which order it was written.
"""

from nearer.core.border import Malformed, day, elements, flag, members, number, one_of, token, token_or_none
from nearer.core.records.contents import READERS
from nearer.core.records.kinds import Content, Drop, Gone, Other, Sealed
from nearer.core.records.record import Record

CHAINS = ("own", "shared", "held")
CHAIN_OF = {
    "hello": "shared",
    "answer": "held",
    "sealed": "held",
    "release": "shared",
    "edit": "shared",
    "drop": "shared",
    "leave": "shared",
    "first": "shared",
    "question": "shared",
    "respond": "shared",
    "appreciate": "shared",
    "week": "shared",
    "experiment": "shared",
    "pass": "own",
    "later": "own",
    "kept": "own",
    "noticed": "own",
    "checkin": "own",
    "practised": "own",
    "drawn": "own",
    "felt": "own",
    "limits": "own",
    "unwanted": "own",
    "favourite": "own",
    "not-tonight": "own",
    "with": "own",
    "seeing": "own",
    "left-out": "own",
    "afresh": "own",
    "take-part": "own",
    "journal": "own",
    "bundle": "own",
}
WITHOUT_DATA: dict[str, Content] = {"gone": Gone(), "sealed": Sealed()}


class Aside:
    """A record that is not folded, and the sentence that says why."""

    __slots__ = ("id", "reason")

    def __init__(self, id_: str | None, reason: str) -> None:
        self.id = id_
        self.reason = reason


class Reading:
    """What came of one delivery: the records that can be folded and those set aside."""

    __slots__ = ("asides", "records")

    def __init__(self, records: list[Record], asides: list[Aside]) -> None:
        self.records = records
        self.asides = asides


def read(value: object) -> Reading:
    """Read a JSON array of records; Malformed only when it is no array."""
    reading = Reading([], [])
    for element in elements(value, "The delivery"):
        try:
            _read_one(element, reading)
        except Malformed as reason:
            reading.asides.append(Aside(_id_of(element), str(reason)))
    return reading


def _id_of(value: object) -> str | None:
    id_ = value.get("id") if isinstance(value, dict) else None
    return id_ if isinstance(id_, str) else None


def _read_one(value: object, reading: Reading) -> None:
    entry = members(value, "The record")
    kind = _kind(entry)
    chain = one_of(entry, "chain", CHAINS)
    author, mine, seq = token(entry, "author"), flag(entry, "mine"), number(entry, "seq")
    if chain != CHAIN_OF.get(kind, chain):
        raise Malformed("A record of this kind does not belong to this chain.")
    if chain == "own" and not mine:
        raise Malformed("An own record belongs to its author alone.")
    if kind == "bundle":
        _read_bundle(entry, author, seq, reading)
        return
    place = number(entry, "place") if "place" in entry else 0
    reading.records.append(_record(entry, kind, chain, author, seq=seq, place=place, mine=mine))


def _kind(entry: dict[str, object]) -> str:
    """Return the kind; a head without a body has none and is named by what is known of it."""
    if entry.get("drop") is not None:
        return "drop"
    if entry.get("dropped") is True:
        return "gone"
    return token(entry, "kind")


def _record(
    entry: dict[str, object], kind: str, chain: str, author: str, *, seq: int, place: int, mine: bool
) -> Record:
    return Record(
        id_=token(entry, "id"),
        bond=token_or_none(entry, "bond"),
        author=author,
        mine=mine,
        chain=chain,
        date=day(entry, "date"),
        seq=seq,
        place=place,
        hold=token_or_none(entry, "hold"),
        content=_content(entry, kind),
    )


def _content(entry: dict[str, object], kind: str) -> Content:
    if kind == "drop":
        return Drop(token(entry, "drop"))
    if kind in WITHOUT_DATA:
        return WITHOUT_DATA[kind]
    if kind not in READERS:
        return Other(kind, None if kind in CHAIN_OF else entry.get("data"))
    return READERS[kind](members(entry.get("data"), "'data'"))


def _read_bundle(bundle: dict[str, object], author: str, seq: int, reading: Reading) -> None:
    """Read the own records that one bundle carries; they take its author and its seq."""
    carried = elements(members(bundle.get("data"), "'data'").get("records"), "'records'")
    for place, element in enumerate(carried):
        try:
            reading.records.append(_carried(element, author, seq, place))
        except Malformed as reason:
            reading.asides.append(Aside(_id_of(element), str(reason)))


def _carried(value: object, author: str, seq: int, place: int) -> Record:
    entry = members(value, "The own record")
    kind = token(entry, "kind")
    if CHAIN_OF.get(kind, "own") != "own" or kind == "bundle":
        raise Malformed("A record of this kind does not travel in a bundle.")
    return _record(entry, kind, "own", author, seq=seq, place=place, mine=True)
