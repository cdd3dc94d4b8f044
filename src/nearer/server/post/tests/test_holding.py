# SPDX-License-Identifier: AGPL-3.0-or-later
"""Holding back: until both are in, the other can tell nothing; then both open at once."""

import datetime as dt

import pytest
import time_machine

from nearer.sealed.shape import About
from nearer.server.floor.doors import DOORS
from nearer.server.post import keeping
from nearer.server.post.models import Held
from nearer.server.post.tests.letters import OwnPen, Pen, feed, heads, some_hold
from tests.cast import TODAY, Bonded, Visitor


def everything(visitor: Visitor, bonded: Bonded) -> list[tuple[object, ...]]:
    """Download all that this person's session can read, headers included: every door that only reads."""
    found: list[tuple[object, ...]] = []
    for door in DOORS:
        if door.method == "GET":
            path = door.path.replace("/bonds/{id}", bonded.path).replace("{id}", bonded.invitation)
            answer = visitor.http.get(f"/api/v1{path}")
            found.append((path, answer.status_code, sorted(answer.items()), answer.content))
    assert len(found) > 8
    return found


def test_one_answer_waits_and_two_open_together(ada: Visitor, ben: Visitor, bonded: Bonded) -> None:
    hers, his, hold = Pen(ada, bonded), Pen(ben, bonded), some_hold()
    first = hers.write(about=About("hold", hold))
    answer = hers.send(first)
    assert (answer.status, answer.body) == (201, {"state": "held", "position": None})
    second = his.write(about=About("hold", hold))
    answer = his.send(second)
    both = sorted([first, second], key=lambda letter: letter.head.split(b"author ")[1])
    assert (answer.status, answer.body) == (201, {"state": "open", "position": 1 + both.index(second)})
    read = feed(ada, bonded)
    assert (heads(read), [record["position"] for record in read]) == ([each.head for each in both], [1, 2])
    assert feed(ben, bonded) == read
    assert not Held.objects.exists()


@pytest.mark.parametrize("ben_is_first", [True, False])
def test_the_order_tells_nothing_about_who_was_first(
    ada: Visitor, ben: Visitor, bonded: Bonded, *, ben_is_first: bool
) -> None:
    pens, hold = [Pen(ada, bonded), Pen(ben, bonded)], some_hold()
    for pen in reversed(pens) if ben_is_first else pens:
        pen.hold(hold)
    authors = [head.split(b"author ")[1][:32].decode() for head in heads(feed(ada, bonded))]
    assert authors == sorted(pen.author for pen in pens)


def test_ada_sees_the_same_whether_ben_answered_passed_or_was_away(
    ada: Visitor, ben: Visitor, bonded: Bonded
) -> None:
    """Byte for byte, in every door there is (quiet.md, 7)."""
    Pen(ada, bonded).say()
    away = everything(ada, bonded)
    his = Pen(ben, bonded)
    letter = his.hold(some_hold())
    assert everything(ada, bonded) == away
    assert OwnPen(ben).send(OwnPen(ben).bundle()).status == 201  # a pass travels in it
    assert everything(ada, bonded) == away
    assert his.send(letter).status == 200
    assert everything(ada, bonded) == away


def test_the_comparison_can_fail(ada: Visitor, ben: Visitor, bonded: Bonded) -> None:
    away = everything(ada, bonded)
    Pen(ben, bonded).say()
    assert everything(ada, bonded) != away


def test_a_held_answer_takes_no_position_and_no_place_in_the_chain(
    ada: Visitor, ben: Visitor, bonded: Bonded
) -> None:
    his = Pen(ben, bonded)
    his.say()
    his.hold(some_hold())
    his.say()
    assert [record["position"] for record in feed(ada, bonded)] == [1, 2]


def test_nobody_answers_twice_to_see_the_other(ada: Visitor, ben: Visitor, bonded: Bonded) -> None:
    hers, his, hold = Pen(ada, bonded), Pen(ben, bonded), some_hold()
    hers.hold(hold)
    assert hers.send(hers.write("changed", about=About("hold", hold))).code == "hold-used"
    his.hold(hold)
    assert hers.send(hers.write("changed", about=About("hold", hold))).code == "hold-used"
    assert len(feed(ada, bonded)) == 2


def test_the_same_held_answer_twice_is_one(ada: Visitor, ben: Visitor, bonded: Bonded) -> None:
    hers, hold = Pen(ada, bonded), some_hold()
    letter = hers.hold(hold)
    again = hers.send(letter)
    assert (again.status, again.body) == (200, {"state": "held", "position": None})
    Pen(ben, bonded).hold(hold)
    again = hers.send(letter)
    assert (again.status, again.body["state"]) == (200, "open")
    assert hers.send(hers.write(id=letter.id, about=About("hold", hold))).code == "taken"


def test_ben_cannot_find_out_whether_a_name_waits(ada: Visitor, ben: Visitor, bonded: Bonded) -> None:
    """Ben takes the id of Ada's waiting answer for a record of his: the server answers as if it were free."""
    hers, his, hold = Pen(ada, bonded), Pen(ben, bonded), some_hold()
    letter = hers.hold(hold)
    assert his.send(his.write(id=letter.id)).status == 201
    his.hold(hold)
    assert len(feed(ada, bonded)) == 3


def test_only_the_author_reads_what_waits(ada: Visitor, ben: Visitor, bonded: Bonded) -> None:
    letter = Pen(ada, bonded).hold(some_hold())
    (mine,) = ada.ask("GET", f"{bonded.path}/held").body
    assert mine["head"].encode() == letter.head
    assert ben.ask("GET", f"{bonded.path}/held").body == []


def test_different_questions_do_not_open_each_other(ada: Visitor, ben: Visitor, bonded: Bonded) -> None:
    Pen(ada, bonded).hold(some_hold())
    Pen(ben, bonded).hold(some_hold())
    assert feed(ada, bonded) == []


def test_a_hold_of_another_bond_opens_nothing(
    ada: Visitor, ben: Visitor, dov: Visitor, bonded: Bonded
) -> None:
    from tests.cast import pair  # noqa: PLC0415 - the second bond of this one test

    other, hold = pair(ada, dov), some_hold()
    Pen(ben, bonded).hold(hold)
    Pen(dov, other).hold(hold)
    assert (feed(ada, bonded), feed(ada, other)) == ([], [])


def test_withdrawing_leaves_nothing(ada: Visitor, ben: Visitor, bonded: Bonded) -> None:
    hers, hold = Pen(ada, bonded), some_hold()
    before = everything(ben, bonded)
    hers.hold(hold)
    assert ben.ask("DELETE", f"{bonded.path}/held/{hold}").status == 404
    assert ada.ask("DELETE", f"{bonded.path}/held/{hold}").status == 204
    assert ada.ask("DELETE", f"{bonded.path}/held/{hold}").status == 404
    assert (Held.objects.count(), everything(ben, bonded)) == (0, before)
    hers.hold(hold)  # thought better of it, and wrote another


def test_what_has_opened_cannot_be_withdrawn(ada: Visitor, ben: Visitor, bonded: Bonded) -> None:
    hold = some_hold()
    Pen(ada, bonded).hold(hold)
    Pen(ben, bonded).hold(hold)
    answer = ada.ask("DELETE", f"{bonded.path}/held/{hold}")
    assert (answer.status, answer.code) == (409, "opened")
    assert len(feed(ben, bonded)) == 2


def test_a_hold_ends_silently_after_400_days(ada: Visitor, ben: Visitor, bonded: Bonded) -> None:
    hers, his, hold = Pen(ada, bonded), Pen(ben, bonded), some_hold()
    hers.hold(hold)
    Held.objects.update(came=TODAY - dt.timedelta(days=399))
    assert len(ada.ask("GET", f"{bonded.path}/held").body) == 1
    Held.objects.update(came=TODAY - dt.timedelta(days=400))
    before = everything(ben, bonded)
    assert ada.ask("GET", f"{bonded.path}/held").body == []
    answer = his.send(his.write(about=About("hold", hold)))
    assert answer.body == {"state": "held", "position": None}
    assert list(Held.objects.values_list("author", flat=True)) == [his.author]
    assert everything(ben, bonded)[0] == before[0]
    assert feed(ada, bonded) == []


def test_the_quiet_hours_end_what_nobody_comes_back_for(ada: Visitor, bonded: Bonded) -> None:
    Pen(ada, bonded).hold(some_hold())
    assert keeping.lapse(today=TODAY + dt.timedelta(days=399)) == 0
    assert keeping.lapse(today=TODAY + dt.timedelta(days=400)) == 1


def test_the_day_of_arrival_is_the_servers(ada: Visitor, bonded: Bonded) -> None:
    """A device with a wrong clock neither shortens nor lengthens the wait."""
    pen = Pen(ada, bonded)
    letter = pen.write(about=About("hold", some_hold()), date=dt.date(2001, 1, 1))
    with time_machine.travel(TODAY, tick=False):
        assert pen.send(letter).status == 201
    assert Held.objects.get().came == TODAY
