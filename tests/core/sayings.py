# SPDX-License-Identifier: AGPL-3.0-or-later
"""The other kinds of record, and practices, to test the core with; for MicroPython too.

As in evenings.py everything is Ada's, unless `mine` is false.
"""

from tests.core.annotations import Any
from tests.core.evenings import DATE, question, record

FAMILIES = ("talk", "thanks", "touch", "attention", "novelty", "space")


def practice(number: int, **more: Any) -> dict[str, Any]:
    """Return an entry of a compiled catalogue: a light practice without touch that can be done alone."""
    whole: dict[str, Any] = {
        "id": f"p{number:02d}",
        "title": f"Practice {number}",
        "summary": "Two chairs and a kitchen timer.",
        "minutes": 10,
        "family": FAMILIES[number % 6],
        "place": "either",
        "alone": True,
        "apart": False,
        "drawn": True,
        "touch": 0,
        "depth": 1,
        "needs": "",
        "grade": "B",
        "bonds": ["partner", "friend", "family"],
        "topics": [],
    }
    whole.update(more)
    return whole


def book(questions: int, practices: int) -> dict[str, Any]:
    """Return a compiled catalogue of so many questions and practices."""
    return {
        "format": "nearer/catalogue/1",
        "questions": [question(n + 1) for n in range(questions)],
        "practices": [practice(n) for n in range(practices)],
    }


def first(id_: str, question_: str, text: str = "words", *, mine: bool = True, **more: Any) -> dict[str, Any]:
    """Return the record by which somebody goes first with a question."""
    data = {"question": question_, "round": 1, "text": text}
    return record(id_, "first", data, mine=mine, **more)


def ask(
    id_: str, text: str = "Our own?", depth: int = 1, *, mine: bool = True, **more: Any
) -> dict[str, Any]:
    """Return a question of the two's own."""
    return record(id_, "question", {"text": text, "depth": depth}, mine=mine, **more)


def respond(
    id_: str, target: str, starter: str = "heard", text: str = "words", *, mine: bool = True, **more: Any
) -> dict[str, Any]:
    """Return a response to a record of the other's."""
    data = {"record": target, "starter": starter, "text": text}
    return record(id_, "respond", data, mine=mine, **more)


def appreciate(
    id_: str, what: str = "the soup", *, mine: bool = True, from_: str | None = None, **more: Any
) -> dict[str, Any]:
    """Return an appreciation; shown from its own date on unless `from_` says another."""
    shown_from = from_ or more.get("date", DATE)
    data = {"what": what, "when": "at noon", "meant": "warmth", "from": shown_from}
    return record(id_, "appreciate", data, mine=mine, **more)


def week(
    id_: str, monday: str, items: tuple[str, ...] = (), *, mine: bool = True, **more: Any
) -> dict[str, Any]:
    """Return a draw for a week, published on its Monday; p00 to p06 unless said otherwise."""
    data: dict[str, Any] = {"from": monday, "items": list(items) or [f"p{n:02d}" for n in range(7)]}
    if "experiment" in more:
        data["experiment"] = more.pop("experiment")
    more.setdefault("date", monday)
    return record(id_, "week", data, mine=mine, **more)


def experiment(
    id_: str, monday: str, item: str = "p03", weeks: int = 4, *, mine: bool = True, **more: Any
) -> dict[str, Any]:
    """Return a proposal to find out about a practice together."""
    return record(id_, "experiment", {"item": item, "weeks": weeks, "from": monday}, mine=mine, **more)


def take_part(id_: str, target: str, *, is_: bool = True, **more: Any) -> dict[str, Any]:
    """Return that somebody takes part in an experiment, or does not, or stops."""
    return own(id_, "take-part", {"record": target, "is": is_}, **more)


def own(id_: str, kind: str, data: Any, **more: Any) -> dict[str, Any]:
    """Return an own record, as it comes out of a bundle."""
    return record(id_, kind, data, chain="own", **more)


def checkin(id_: str, day: str = DATE, date: str = DATE, bond: Any = "", **given: Any) -> dict[str, Any]:
    """Return a check-in; what is not given is skipped."""
    data = {"day": day, "met": True, "light": False, "late": False, "close": None, "understood": None}
    data.update({"mine": None, "theirs": None, "tension": None, "space": None, "apart": None})
    head: dict[str, Any] = {name: given.pop(name) for name in ("seq", "place") if name in given}
    if bond != "":
        head["bond"] = bond
    data.update(given)
    return own(id_, "checkin", data, date=date, **head)


def practised(
    id_: str, item: str, day: str = DATE, done: str | None = "yes", how: str | None = None, **more: Any
) -> dict[str, Any]:
    """Return what became of a practice that was on, and how it felt."""
    return own(id_, "practised", {"item": item, "day": day, "done": done, "felt": how}, **more)


def drawn(
    id_: str, monday: str, families: dict[str, Any], items: tuple[str, ...] = (), **more: Any
) -> dict[str, Any]:
    """Return how a draw for a week came about: of p00 to p06, unless said otherwise, each as likely."""
    whole = list(items) or [f"p{n:02d}" for n in range(7)]
    data = {"from": monday, "items": whole, "likely": [50_000] * 7, "families": families}
    more.setdefault("date", monday)
    return own(id_, "drawn", data, **more)


def felt(id_: str, target: str, understood: str, **more: Any) -> dict[str, Any]:
    """Return the private mark on how one's answer was met."""
    return own(id_, "felt", {"record": target, "understood": understood}, **more)


def limits(
    id_: str, topics: tuple[str, ...] = (), touch: int = 2, depth: int = 0, **more: Any
) -> dict[str, Any]:
    """Return what is off limits."""
    return own(id_, "limits", {"topics": list(topics), "touch": touch, "depth": depth}, **more)


def unwanted(id_: str, item: str, *, is_: bool = True, **more: Any) -> dict[str, Any]:
    """Return that a practice is not wanted, or is again."""
    return own(id_, "unwanted", {"item": item, "is": is_}, **more)


def favourite(id_: str, item: str, *, is_: bool = True, **more: Any) -> dict[str, Any]:
    """Return that a practice is liked, or no more."""
    return own(id_, "favourite", {"item": item, "is": is_}, **more)


def not_tonight(id_: str, item: str, day: str = DATE, **more: Any) -> dict[str, Any]:
    """Return that somebody would rather rest tonight."""
    return own(id_, "not-tonight", {"item": item, "day": day}, **more)


def kept(id_: str, question_: str, text: str = "for myself", **more: Any) -> dict[str, Any]:
    """Return an answer kept for oneself, without a bond."""
    data = {"question": question_, "round": 1, "text": text}
    whole = own(id_, "kept", data, bond=None)
    whole.update(more)
    return whole


def noticed(id_: str, what: str = "the soup", **more: Any) -> dict[str, Any]:
    """Return an appreciation kept for oneself, without a bond."""
    whole = own(id_, "noticed", {"what": what, "when": "at noon", "meant": "warmth"}, bond=None)
    whole.update(more)
    return whole


def with_(id_: str, kind: str = "friend", name: str = "Ben", **more: Any) -> dict[str, Any]:
    """Return with whom, without a bond."""
    whole = own(id_, "with", {"kind": kind, "name": name}, bond=None)
    whole.update(more)
    return whole


def seeing(id_: str, *, on: bool, **more: Any) -> dict[str, Any]:
    """Return whether anything may be worked out."""
    return own(id_, "seeing", {"on": on}, **more)


def left_out(id_: str, day: str, *, is_: bool = True, **more: Any) -> dict[str, Any]:
    """Return that a day's check-in does not count, or does again."""
    return own(id_, "left-out", {"day": day, "is": is_}, **more)


def afresh(id_: str, from_: str | None, **more: Any) -> dict[str, Any]:
    """Return from which day on check-ins count."""
    return own(id_, "afresh", {"from": from_}, **more)


def evenings(id_: str, *days: int, **more: Any) -> dict[str, Any]:
    """Return the weekdays that somebody likes to keep for the two of them."""
    return own(id_, "evenings", {"days": list(days)}, **more)


def evenings_both(id_: str, monday: str, *days: int, **more: Any) -> dict[str, Any]:
    """Return which of them both had marked for a week."""
    return own(id_, "evenings-both", {"from": monday, "days": list(days)}, **more)


def plan(id_: str, monday: str, name: str = "slowly", *, mine: bool = True, **more: Any) -> dict[str, Any]:
    """Return a plan that was laid before both; `instead` names the one whose place it takes."""
    data = {"plan": name, "from": monday, "instead": more.pop("instead", None)}
    return record(id_, "plan", data, mine=mine, **more)


def plan_alone(id_: str, day: str = DATE, name: str = "slowly", **more: Any) -> dict[str, Any]:
    """Return that somebody began a plan for themselves."""
    return own(id_, "plan-alone", {"plan": name, "from": day}, date=day, **more)


def turn(id_: str, target: str, to: str, **more: Any) -> dict[str, Any]:
    """Return that somebody rests from a plan, goes on with it, or has put it away."""
    return own(id_, "plan-turn", {"record": target, "to": to}, **more)


def reflection(
    id_: str, answers: dict[str, Any], said: dict[str, str] | None = None, name: str = "us", **more: Any
) -> dict[str, Any]:
    """Return what somebody ticked in a reflection, and said in their own words."""
    return own(id_, "reflection", {"reflection": name, "answers": answers, "words": said or {}}, **more)
