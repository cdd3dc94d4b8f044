# SPDX-License-Identifier: AGPL-3.0-or-later
"""A long story of Ada and Ben, settled by chance with a fixed seed, and what each of them sees along the way.

`python -m tests.core.golden` writes what CPython makes of it to golden.json; test_golden.py compares, in both
interpreters. A change there is a change of what people see: look at it before it is committed.
"""

import json

from nearer.core.brain import Brain
from nearer.core.catalogue.chance import Chance
from tests.core.annotations import Any
from tests.core.evenings import also, answer, args, bare, drop, edit, passed, record, sealed, view
from tests.core.sayings import (
    appreciate,
    ask,
    book,
    checkin,
    felt,
    first,
    limits,
    not_tonight,
    practised,
    respond,
    unwanted,
    week,
)

EVENINGS = 36
SEEDS: dict[str, dict[str, Any]] = {
    "ada": {"skips": "a5" * 32, "draws": "1a" * 32, "me": "ada", "them": "ben"},
    "ben": {"skips": "c3" * 32, "draws": "2b" * 32, "me": "ben", "them": "ada"},
}


def story_book() -> str:
    """Return a catalogue in which depth, touch and topics differ."""
    whole = book(40, 20)
    for at, entry in enumerate(whole["questions"]):
        entry["depth"] = 1 + at % 4
        entry["topics"] = ["money"] if at % 7 == 0 else []
    for at, entry in enumerate(whole["practices"]):
        entry["depth"] = 1 + at % 3
        entry["touch"] = at % 4
        entry["topics"] = ["body"] if at % 5 == 0 else []
    return json.dumps(whole)


class Telling:
    """The story as it goes: every record with its author, seen from nobody's side."""

    def __init__(self) -> None:
        self.chance = Chance("42" * 32, 10)
        self.drawn: list[int] = []
        self.said: dict[str, list[dict[str, Any]]] = {"ada": [], "ben": []}
        self.brains = {"ada": Brain(), "ben": Brain()}

    def draw(self, below: int) -> int:
        """Return the next number of chance."""
        self.drawn.append(self.chance.at(len(self.drawn)) % below)
        return self.drawn[-1]

    def say(self, who: str, whole: dict[str, Any]) -> None:
        """Let somebody say a record."""
        whole["author"] = who if whole["chain"] != "own" else who + " alone"
        whole["seq"] = len(self.said[who]) + 1
        self.said[who].append(whole)


def tell() -> list[Any]:
    """Return [date, who, view] for both on every sixth evening, and what was set aside."""
    telling = Telling()
    seen: list[Any] = []
    for made in telling.brains.values():
        made.load(story_book())
    for who in ("ada", "ben"):
        telling.say(who, record("h0" + who, "hello", {"name": who + " \U0001f33f"}))
    for evening in range(EVENINGS):
        date = f"2026-{10 + evening // 28:02d}-{1 + evening % 28:02d}"
        for who in ("ada", "ben"):
            deliver(telling, who)
            one_evening(telling, who, date)
        if evening % 6 == 5:
            seen += [[date, who, deliver(telling, who), look(telling, who, date)] for who in ("ada", "ben")]
    return seen


def look(telling: Telling, who: str, date: str) -> Any:
    """Return what somebody sees on a date."""
    return view(telling.brains[who], date, **SEEDS[who])


def one_evening(telling: Telling, who: str, date: str) -> None:
    """Let somebody answer, pass, put off, edit, take back, or be away; and what else an evening has."""
    drawn = json.loads(telling.brains[who].draw(args(date, **SEEDS[who])))
    if drawn is not None:
        published = drawn["week"]
        telling.say(who, week("w" + who + date, published["from"], tuple(published["items"]), date=date))
    found = look(telling, who, date)
    id_ = who + date + str(len(telling.drawn))
    luck = telling.draw(12)
    exchange = found["tonight"]
    if exchange is not None and exchange["state"] == "ask":
        question = exchange["question"]["id"]
        if luck < 8:
            telling.say(who, answer(id_, question, f"{who} on {question}: \u6d77 {luck}", date=date))
            if luck == 7:
                telling.say(who, first(id_ + "f", question, f"{who} first on {question}", date=date))
        elif luck < 10:
            telling.say(who, passed(id_, question, "pass" if luck == 8 else "later", date=date))
    if found["opened"] and telling.draw(3) == 0:
        mine = found["opened"][0]["mine"]
        if mine and telling.draw(3) == 0:
            telling.say(who, drop(id_ + "d", mine["id"], date=date))
        elif mine:
            telling.say(who, edit(id_ + "e", mine["id"], "better words", date=date))
    say_back(telling, who, date, found)
    be_oneself(telling, who, date, found)


def say_back(telling: Telling, who: str, date: str, found: Any) -> None:
    """Let somebody respond, say whether they felt understood, thank, ask."""
    id_ = who + date + "s" + str(len(telling.drawn))
    for exchange in found["opened"][:1]:
        if exchange["theirs"] and telling.draw(2):
            telling.say(who, respond(id_ + "r", exchange["theirs"]["id"], "thanks", "well said", date=date))
        if exchange["asksUnderstood"] and exchange["mine"]:
            mark = ("yes", "yes", "yes", "partly", "no")[telling.draw(5)]
            telling.say(who, felt(id_ + "u", exchange["mine"]["id"], mark, date=date))
    if telling.draw(5) == 0:
        later = f"{date[:8]}{min(28, int(date[8:]) + 2):02d}"
        telling.say(who, appreciate(id_ + "a", "the \u6d77", from_=later, date=date))
    if telling.draw(9) == 0:
        telling.say(who, ask(id_ + "q", "Our own?", 1 + telling.draw(3), date=date))


def be_oneself(telling: Telling, who: str, date: str, found: Any) -> None:
    """Let somebody check in and say what they do not want."""
    id_ = who + date + "o" + str(len(telling.drawn))
    if telling.draw(4):
        telling.say(who, checkin(id_ + "c", day=date, date=date, close=telling.draw(11)))
    practice = found["suggestion"]["practice"]
    if practice is not None:
        luck = telling.draw(6)
        if luck == 0:
            telling.say(who, not_tonight(id_ + "n", practice["id"], date, date=date))
        elif luck == 1:
            telling.say(who, unwanted(id_ + "x", practice["id"], date=date))
        elif luck == 2:
            telling.say(who, practised(id_ + "p", practice["id"], date, date=date))
    if telling.draw(12) == 0:
        topics = ("money",) if telling.draw(2) else ()
        telling.say(who, limits(id_ + "l", topics, telling.draw(4), telling.draw(5), date=date))


def deliver(telling: Telling, who: str) -> Any:
    """Hand over all that somebody may have, in an order of chance, some of it twice and some of it broken."""
    other = "ben" if who == "ada" else "ada"
    mine = [seen_by(whole, mine=True) for whole in telling.said[who]]
    holds = {whole.get("hold") for whole in mine}
    theirs = [seen_by(whole, mine=False) for whole in telling.said[other] if whole["chain"] != "own"]
    theirs = [whole for whole in theirs if whole["chain"] != "held" or whole["hold"] in holds]
    gone = {whole.get("drop") for whole in theirs}
    theirs = [bare(whole) if whole["id"] in gone else whole for whole in theirs]
    if theirs and telling.draw(4) == 0:
        held = [whole for whole in theirs if whole["kind"] == "answer"] if not gone - {None} else []
        theirs = also(theirs, *[sealed(w["id"], w["data"]["question"], author=w["author"]) for w in held[:1]])
    delivery = also(mine, *theirs)
    delivery.append({"id": "broken", "date": 1})
    delivery.append(delivery[telling.draw(len(delivery))])
    order = sorted([(telling.draw(1000), place) for place in range(len(delivery))])
    return json.loads(telling.brains[who].add(json.dumps([delivery[place] for _, place in order])))


def seen_by(whole: dict[str, Any], *, mine: bool) -> dict[str, Any]:
    """Return a record as one of the two has it."""
    copy = dict(whole)
    copy["mine"] = mine
    return copy


if __name__ == "__main__":
    from pathlib import Path

    written = json.dumps(tell(), ensure_ascii=False, sort_keys=True, indent=1)
    Path(__file__).with_name("golden.json").write_text(written + "\n", encoding="utf-8")
