# SPDX-License-Identifier: AGPL-3.0-or-later
"""Records and evenings to test the core with, as the sealed layer hands them over; for MicroPython too.

Everything is seen from one device: `ada_says` on Ada's, `ben_says` for what reached her from Ben.
"""

import json

from nearer.core.brain import Brain
from tests.core.annotations import Any, Callable

BOND = "b0" * 16
OTHER_BOND = "b1" * 16
ADA, BEN, ADA_ALONE = "ada" + "0" * 29, "ben" + "0" * 29, "a10e" + "0" * 28
ORDER, SKIPS, DRAWS, EVENINGS = "0f" * 32, "a5" * 32, "d1" * 32, "e5" * 32
EVENING = 21 * 60
DATE = "2026-11-20"
KINDS = ("emotional", "intellectual", "physical", "experiential", "spiritual")


def question(
    number: int, depth: int = 1, bonds: tuple[str, ...] = ("partner", "friend", "family")
) -> dict[str, Any]:
    """Return an entry of a compiled catalogue."""
    return {
        "id": f"q{number:03d}",
        "text": f"What is number {number}?",
        "kind": KINDS[number % 5],
        "depth": depth,
        "bonds": list(bonds),
    }


def catalogue(count: int = 12) -> str:
    """Return a compiled catalogue of so many questions."""
    return json.dumps({"format": "nearer/catalogue/1", "questions": [question(n + 1) for n in range(count)]})


def record(
    id_: str, kind: str, data: Any, *, mine: bool = True, chain: str = "shared", **more: Any
) -> dict[str, Any]:
    """Return one opened record. Ada's, unless `mine` is false; then Ben's."""
    whole = {
        "id": id_,
        "bond": BOND,
        "author": (ADA if mine else BEN) if chain != "own" else ADA_ALONE,
        "mine": mine,
        "chain": chain,
        "date": DATE,
        "seq": 1,
        "kind": kind,
        "data": data,
    }
    whole.update(more)
    return whole


def answer(
    id_: str, question_: str, text: str = "words", *, mine: bool = True, **more: Any
) -> dict[str, Any]:
    """Return an answer to a question in round 1, with the hold that goes with the question."""
    data = {"question": question_, "round": 1, "text": text}
    return record(id_, "answer", data, mine=mine, chain="held", hold="hold of " + question_, **more)


def sealed(id_: str, question_: str, *, mine: bool = False, **more: Any) -> dict[str, Any]:
    """Return a strict answer whose key has not come."""
    return record(id_, "sealed", None, mine=mine, chain="held", hold="hold of " + question_, **more)


def edit(id_: str, target: str, text: str, *, mine: bool = True, **more: Any) -> dict[str, Any]:
    """Return new words for an answer."""
    return record(id_, "edit", {"record": target, "text": text}, mine=mine, **more)


def bare(whole: dict[str, Any]) -> dict[str, Any]:
    """Return what is left of a record once its author took it back: the head."""
    head = {name: value for name, value in whole.items() if name not in ("kind", "data")}
    head["dropped"] = True
    return head


def drop(id_: str, target: str, *, mine: bool = True, **more: Any) -> dict[str, Any]:
    """Return the head by which an author takes back a record."""
    return record(id_, "drop", None, mine=mine, drop=target, **more)


def passed(id_: str, question_: str, kind: str = "pass", **more: Any) -> dict[str, Any]:
    """Return a pass (or a later), as it comes out of a bundle."""
    return record(id_, kind, {"question": question_, "round": 1}, chain="own", **more)


def brain(*records: Any, count: int = 12) -> Brain:
    """Return a brain that knows a catalogue and these records."""
    made = Brain()
    made.load(catalogue(count))
    made.add(json.dumps(list(records)))
    return made


def args(date: str = DATE, bond: str | None = BOND, **more: Any) -> str:
    """Return what the brain is asked on an evening."""
    whole = {"date": date, "bond": bond, "order": ORDER, "skips": SKIPS, "minute": EVENING, "draws": DRAWS}
    if bond is not None:
        whole.update({"evenings": EVENINGS, "me": ADA, "them": BEN})
    whole.update(more)
    return json.dumps(whole)


def view(made: Brain, date: str = DATE, bond: str | None = BOND, **more: Any) -> Any:
    """Return today's view as JSON would have it."""
    return json.loads(made.today(args(date, bond, **more)))


def me(made: Brain, date: str = DATE, bond: str | None = BOND, **more: Any) -> Any:
    """Return what only this person sees of how nearer treats them."""
    return json.loads(made.me(args(date, bond, **more)))


def seen(*records: Any, **more: Any) -> Any:
    """Return today's view of a brain that knows these records."""
    return view(brain(*records), **more)


def tonight(*records: Any, **more: Any) -> Any:
    """Return tonight's exchange, of a brain that knows these records."""
    return seen(*records, **more)["tonight"]


def asked(*records: Any, **more: Any) -> Any:
    """Return the id of the question that is asked, or None."""
    found = tonight(*records, **more)
    return found["question"]["id"] if found and found["state"] == "ask" else None


def also(records: list[Any], *more: Any) -> list[Any]:
    """Return the records with some more (MicroPython has no star within a list)."""
    return records + list(more)


def refusal(act: Callable[..., object], *args: object, **more: object) -> str:
    """Return the sentence with which a call is refused; fail if it is not."""
    try:
        act(*args, **more)
    except ValueError as reason:
        return str(reason)
    raise AssertionError("it was not refused")
