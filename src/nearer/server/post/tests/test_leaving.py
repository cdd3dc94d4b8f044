# SPDX-License-Identifier: AGPL-3.0-or-later
"""Leaving: what waited is destroyed, and the other learns of it on the chosen day or never."""

import datetime as dt
import threading
from typing import Any

import pytest
import time_machine
from django.db import connection

from nearer.server.post import keeping
from nearer.server.post.models import Held, OwnRecord, Record
from nearer.server.post.tests.letters import OwnPen, Pen, feed, heads, some_hold
from tests.cast import ADA, BEN, TODAY, Bonded, Visitor, arrive, leaving_head, pair


def noon(day: dt.date) -> dt.datetime:
    """Give the hour in UTC from which on a day has begun everywhere."""
    return dt.datetime.combine(day, dt.time(12), dt.UTC)


def leave(pen: Pen, bonded: Bonded, tell: str, **more: Any) -> bytes:
    """Let somebody leave; return the head with which they do."""
    date = dt.date.fromisoformat(more.get("on", TODAY.isoformat()))
    head = leaving_head(bonded, pen.visitor.me, date=date, seq=pen.seq + 1, prev=pen.prev)
    sent = {"tell": tell, **more}
    if tell != "never":
        sent |= {"head": head.decode(), "signature": pen.signer.sign(head)}
    assert pen.visitor.ask("POST", f"{bonded.path}/leave", sent).status == 204
    return head


def test_told_now(ada: Visitor, ben: Visitor, bonded: Bonded) -> None:
    his = Pen(ben, bonded)
    his.say()
    head = leave(his, bonded, "now")
    assert heads(feed(ada, bonded))[-1] == head
    hers = Pen(ada, bonded)
    assert hers.send(hers.write()).code == "closed"
    assert ben.ask("GET", f"{bonded.path}/records").status == 404
    assert his.send(his.write()).status == 404


def test_told_on_a_date(ada: Visitor, ben: Visitor, bonded: Bonded) -> None:
    on = TODAY + dt.timedelta(days=9)
    head = leave(Pen(ben, bonded), bonded, "date", on=on.isoformat())
    with time_machine.travel(noon(on) - dt.timedelta(hours=1)):
        Pen(ada, bonded).say()
        assert len(feed(ada, bonded)) == 1
    with time_machine.travel(noon(on)):
        assert heads(feed(ada, bonded))[-1] == head
        assert heads(feed(ada, bonded)).count(head) == 1


def test_never_told(ada: Visitor, ben: Visitor, bonded: Bonded) -> None:
    before = [ada.ask("GET", f"{bonded.path}{path}") for path in ("", "/records", "/held", "/chain")]
    leave(Pen(ben, bonded), bonded, "never")
    assert [ada.ask("GET", f"{bonded.path}{path}") for path in ("", "/records", "/held", "/chain")] == before
    Pen(ada, bonded).hold(some_hold())


def test_what_waited_is_destroyed(ada: Visitor, ben: Visitor, bonded: Bonded) -> None:
    his, hold = Pen(ben, bonded), some_hold()
    his.hold(hold)
    leave(his, bonded, "never")
    assert not Held.objects.exists()
    Pen(ada, bonded).hold(hold)
    assert feed(ada, bonded) == []


def test_a_leaving_head_out_of_place_is_refused(ben: Visitor, ada: Visitor, bonded: Bonded) -> None:  # noqa: ARG001 - the other half of the bond
    his = Pen(ben, bonded)
    first = his.say()
    head = leaving_head(bonded, BEN)
    answer = ben.ask(
        "POST",
        f"{bonded.path}/leave",
        {"tell": "now", "head": head.decode(), "signature": his.signer.sign(head)},
    )
    assert (answer.code, answer.body["seq"], answer.body["prev"]) == ("moved", 1, first.hash)


def test_an_erased_account_takes_what_was_its_own(ada: Visitor, ben: Visitor, bonded: Bonded) -> None:
    his = Pen(ben, bonded)
    said = his.say()
    his.hold(some_hold())
    assert OwnPen(ben).send(OwnPen(ben).bundle()).status == 201
    assert ben.ask("DELETE", "/me", {"login_key": BEN.login_key}).status == 204
    assert (Held.objects.count(), OwnRecord.objects.count()) == (0, 0)
    assert said.head in heads(feed(ada, bonded))


def test_what_the_last_one_leaves_is_nothing(ada: Visitor, ben: Visitor, bonded: Bonded) -> None:
    Pen(ada, bonded).say()
    Pen(ben, bonded).say()
    for visitor in (ben, ada):
        assert visitor.ask("DELETE", "/me", {"login_key": visitor.me.login_key}).status == 204
    assert not Record.objects.exists()


def test_a_copy_of_ones_rows_holds_ones_own(ada: Visitor, ben: Visitor, bonded: Bonded) -> None:
    hers, hold = Pen(ada, bonded), some_hold()
    said, held = hers.say(), hers.hold(hold)
    OwnPen(ada).send(OwnPen(ada).bundle())
    theirs = Pen(ben, bonded).say()
    person = OwnRecord.objects.get().person_id
    rows = list(keeping.KEEPER.export(person))
    assert [name for name, _ in rows] == ["OwnRecord", "Record", "Held"]
    written = {row["head"].encode() for _, row in rows}
    assert {said.head, held.head} < written
    assert theirs.head not in written


def test_a_word_that_would_not_fit_on_its_day_is_refused_now(
    ada: Visitor, ben: Visitor, bonded: Bonded
) -> None:
    """Or the feed of the one who stays could never be read again."""
    pen, on = Pen(ben, bonded), TODAY + dt.timedelta(days=2)
    used = pen.say().id
    head = leaving_head(bonded, BEN, date=on, seq=pen.seq + 1, prev=pen.prev, id=used)
    sent = {"tell": "date", "on": on.isoformat(), "head": head.decode(), "signature": pen.signer.sign(head)}
    assert ben.ask("POST", f"{bonded.path}/leave", sent).code == "taken"
    with time_machine.travel(noon(on)):
        assert len(feed(ada, bonded)) == 1


@pytest.mark.django_db(transaction=True)
def test_on_the_day_many_doors_tell_once_and_no_letter_is_lost() -> None:
    """Ada's devices wake up on the morning of the day; one of them writes.

    Nothing fails, nothing is told twice.
    """
    ada, ben = arrive(ADA), arrive(BEN)
    bonded, on = pair(ada, ben), TODAY + dt.timedelta(days=3)
    head = leave(Pen(ben, bonded), bonded, "date", on=on.isoformat())
    statuses: list[int] = []

    def wake(path: str) -> None:
        device = Visitor(ADA)
        device.http.cookies["nearer"] = ada.http.cookies["nearer"].value
        statuses.append(device.ask("GET", path).status)
        connection.close()

    with time_machine.travel(noon(on)):
        paths = ("/bonds", bonded.path, f"{bonded.path}/records", f"{bonded.path}/chain")
        threads = [threading.Thread(target=wake, args=(path,)) for path in paths]
        for thread in threads:
            thread.start()
        late = Pen(ada, bonded).send(Pen(ada, bonded).write())
        for thread in threads:
            thread.join()
        assert statuses == [200] * 4
        assert late.status in (201, 409)
        assert heads(feed(ada, bonded)).count(head) == 1
