# SPDX-License-Identifier: AGPL-3.0-or-later
"""The gist of earlier own records: with what came later it tells what all of them tell."""

import json

from nearer.core.brain import Brain
from nearer.core.days import day_of, monday_of, number_of
from nearer.core.gist.lasting import lasting
from tests.core.annotations import Any
from tests.core.evenings import BOND, DATE, answer, args, drop, passed, record
from tests.core.sayings import (
    book,
    checkin,
    favourite,
    felt,
    kept,
    limits,
    not_tonight,
    noticed,
    own,
    practised,
    unwanted,
    week,
    with_,
)

LIVES, EVENINGS_LIVED, LAST = 12, 70, 3
TODAY = number_of(DATE)


class Dice:
    """Chance that falls alike in every interpreter."""

    def __init__(self, seed: int) -> None:
        self.state = seed

    def below(self, number: int) -> int:
        """Return a number from 0 on."""
        self.state = (self.state * 75 + 74) % 65537
        return self.state % number

    def one_of(self, *values: Any) -> Any:
        """Return one of the values."""
        return values[self.below(len(values))]


def spoken_of(id_: str, item: str, day: str, felt_: str | None, **more: Any) -> dict[str, Any]:
    """Return how a practice was."""
    whole = practised(id_, item, day, **more)
    whole["data"]["felt"] = felt_
    return whole


def own_record(dice: Dice, id_: str, date: str) -> dict[str, Any]:
    """Return something that somebody keeps to themselves on an evening."""
    question, item = f"q00{1 + dice.below(6)}", f"p0{dice.below(6)}"
    more = {"date": date, "bond": dice.one_of(BOND, BOND, None)}
    day, monday = day_of(number_of(date) - dice.below(2)), day_of(monday_of(number_of(date)))
    made: dict[str, Any] = dice.one_of(
        lambda: passed(id_, question, dice.one_of("pass", "later"), **more),
        lambda: checkin(id_, day, date, more["bond"], close=dice.below(10)),
        lambda: spoken_of(id_, item, day, dice.one_of("worse", "nicer", None), **more),
        lambda: felt(
            id_, f"a{dice.below(EVENINGS_LIVED)}", dice.one_of("yes", "yes", "no", "partly"), **more
        ),
        lambda: limits(id_, dice.one_of((), ("money",)), dice.below(3), dice.below(4), **more),
        lambda: unwanted(id_, item, is_=dice.below(3) > 0, **more),
        lambda: favourite(id_, item, **more),
        lambda: not_tonight(id_, item, day, **more),
        lambda: kept(id_, question, f"text {id_}", **more),
        lambda: noticed(id_, **more),
        lambda: with_(id_, "friend", id_, date=date),
        lambda: own(id_, "journal", {"drawer": "QQ=="}, date=date, bond=None),
        lambda: own(id_, "to-come", {}, date=date, bond=None),
        lambda: own(id_, "evenings", {"days": dice.one_of([], [0, 2], list(range(7)))}, **more),
        lambda: own(id_, "evenings-both", {"from": monday, "days": dice.one_of([], [0, 2, 5])}, **more),
    )()
    return made


def bundles(dice: Dice) -> list[dict[str, Any]]:
    """Return a bundle for each evening of a life, some of them empty."""
    found: list[dict[str, Any]] = []
    for at in range(EVENINGS_LIVED):
        date = day_of(TODAY - EVENINGS_LIVED + at)
        count = dice.one_of(0, 1, 1, 2, 3)
        records = [own_record(dice, f"o{at}-{n}", date) for n in range(count)]
        if at > 0 and dice.below(9) == 0:
            records += found[at - 1]["data"]["records"]  # carried twice
        found.append(bundle(at + 1, date, records))
    return found


def bundle(seq: int, date: str, records: list[Any]) -> dict[str, Any]:
    """Return a bundle as the brain is told it."""
    data = {"records": [{n: one[n] for n in ("id", "bond", "date", "kind", "data")} for one in records]}
    return own(f"b{seq}", "bundle", data, date=date, bond=None, seq=seq)


def shared(dice: Dice) -> list[dict[str, Any]]:
    """Return what the two said to each other meanwhile."""
    found = [record("h", "hello", {"name": "Ada"}, date=day_of(TODAY - EVENINGS_LIVED))]
    for at in range(0, EVENINGS_LIVED, 5):
        date, question = day_of(TODAY - EVENINGS_LIVED + at), f"q0{10 + at // 5}"
        for mine in (True, False):
            id_ = f"a{at}" if mine else f"t{at}"
            found.append(answer(id_, question, mine=mine, date=date))
        if dice.below(8) == 0:
            found.append(drop(f"d{at}", f"a{at}", date=date))
    for days in range(-14, 14, 7):
        monday = day_of(TODAY - 4 + days)
        found.append(week(f"w{days}", monday, tuple(f"p0{n % 6}" for n in range(7)), date=monday))
        found.append(
            week(f"v{days}", monday, tuple(f"p0{5 - n % 6}" for n in range(7)), date=monday, mine=False)
        )
    return found


def catalogue() -> str:
    """Return questions and practices that limits and depth tell apart."""
    whole = book(40, 6)
    for at, entry in enumerate(whole["questions"] + whole["practices"]):
        entry["depth"] = 1 + at % 3
        entry["topics"] = ["money"] if at % 4 == 0 else []
    return json.dumps(whole)


CATALOGUE = catalogue()


def said(records: list[Any]) -> list[str]:
    """Return what Today, Me and the library say on two days, in the bond and alone."""
    made = Brain()
    made.load(CATALOGUE)
    made.add(json.dumps(records))
    return [
        getattr(made, verb)(args(day_of(TODAY + later), bond, minute=600))
        for later in (0, 9)
        for bond in (BOND, None)
        for verb in ("today", "me", "library")
    ]


def with_gist(every: list[Any], newest: int) -> list[Any]:
    """Return what a new device tells first: the gist of the oldest bundles, and the newest ones whole."""
    before, after = every[: len(every) - newest], every[len(every) - newest :]
    elements = [element for one in before for element in one["data"]["records"]]
    gist = json.loads(json.dumps(lasting(elements, after[0]["date"])))
    named = [dict(one, id=one.get("id", f"gist-{place}")) for place, one in enumerate(gist)]
    return [bundle(len(before), after[0]["date"], named)] + after  # noqa: RUF005 - MicroPython has no star there


def test_a_gist_and_what_came_later_tell_what_everything_tells() -> None:
    for seed in range(1, LIVES + 1):
        dice = Dice(seed)
        every, both = bundles(dice), shared(dice)
        assert said(with_gist(every, 1 + seed % LAST) + both) == said(every + both), seed


def test_a_gist_leaves_out_what_no_longer_counts() -> None:
    old, new = "2026-10-01", "2026-11-19"
    gone = [
        checkin("c2", old, old),
        not_tonight("n", "p01", old, date=old),
        practised("p", "p01", old, date=old),
    ]
    stays = [
        checkin("c1", "2026-09-01", "2026-09-01"),
        passed("x", "q001", date=old),
        limits("l", date=old),
        spoken_of("w", "p02", old, "worse", date=old),
        checkin("c3", new, new),
    ]
    journal = own("j", "journal", {"drawer": "QQ=="}, date=new)
    found = lasting(gone + stays + also_bad() + stays + [journal], DATE)
    assert [one.get("id", "-") for one in found] == ["c1", "-", "l", "w", "c3"]


def also_bad() -> list[Any]:
    """Return what is no element at all."""
    return [None, 5, "x", [], {}, {"id": "y", "kind": "limits", "date": 5}]
