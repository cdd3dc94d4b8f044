# SPDX-License-Identifier: AGPL-3.0-or-later
"""Two devices and two people pressing at once: the normal case. Here transactions are real ones."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from nearer.sealed.shape import About
from nearer.server.floor import bell
from nearer.server.post.models import Held, Record
from nearer.server.post.tests.letters import Letter, Pen, feed, some_hold
from tests.cast import Answer, Bonded, Visitor

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts: Callable[[], Answer]) -> list[Answer]:
    """Do all at the same moment, each in a thread with its own connection to the database."""
    start = Barrier(len(acts))

    def one(act: Callable[[], Answer]) -> Answer:
        start.wait()
        try:
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(one, acts))


def sending(pen: Pen, letter: Letter) -> Callable[[], Answer]:
    """Return the act of sending a letter from a device of its own."""
    device = Visitor(pen.visitor.part)
    device.http.cookies = pen.visitor.http.cookies
    return lambda: device.ask("POST", pen.path, letter.sent())


def test_two_devices_send_and_one_goes_first(ada: Visitor, bonded: Bonded) -> None:
    pen = Pen(ada, bonded)
    for turn in range(1, 6):
        letters = [pen.write(), pen.write()]
        answers = at_once(*(sending(pen, letter) for letter in letters))
        assert sorted(answer.status for answer in answers) == [201, 409]
        (lost,) = (answer for answer in answers if answer.status == 409)
        pen.seq, pen.prev = lost.body["seq"], lost.body["prev"]
        assert pen.seq == turn
    assert [record["position"] for record in feed(ada, bonded)] == [1, 2, 3, 4, 5]


def test_the_same_record_from_two_tabs_is_one(ada: Visitor, bonded: Bonded) -> None:
    pen = Pen(ada, bonded)
    letter = pen.write()
    answers = at_once(*(sending(pen, letter) for _ in range(4)))
    assert sorted(answer.status for answer in answers) == [200, 200, 200, 201]
    assert Record.objects.count() == 1


def test_both_people_answer_at_once_and_both_open(ada: Visitor, ben: Visitor, bonded: Bonded) -> None:
    hers, his = Pen(ada, bonded), Pen(ben, bonded)
    for turn in range(1, 6):
        about = About("hold", some_hold())
        answers = at_once(*(sending(pen, pen.write(about=about)) for pen in (hers, his)))
        assert sorted(answer.body["state"] for answer in answers) == ["held", "open"]
        assert Held.objects.count() == 0
        assert Record.objects.count() == 2 * turn


def test_both_people_write_at_once_and_both_are_kept(ada: Visitor, ben: Visitor, bonded: Bonded) -> None:
    pens = [Pen(ada, bonded), Pen(ben, bonded)]
    for _ in range(5):
        letters = [pen.write() for pen in pens]
        answers = at_once(*(sending(pen, letter) for pen, letter in zip(pens, letters, strict=True)))
        assert [answer.status for answer in answers] == [201, 201]
        for pen, letter in zip(pens, letters, strict=True):
            pen.seq, pen.prev = pen.seq + 1, letter.hash
    assert [record["position"] for record in feed(ada, bonded)] == list(range(1, 11))


def test_withdrawing_while_the_other_answers_is_one_or_the_other(
    ada: Visitor, ben: Visitor, bonded: Bonded
) -> None:
    hers, his = Pen(ada, bonded), Pen(ben, bonded)
    for _ in range(5):
        hold = some_hold()
        hers.hold(hold)
        letter = his.write(about=About("hold", hold))
        path = f"{bonded.path}/held/{hold}"
        taken_back, answered = at_once(lambda path=path: ada.ask("DELETE", path), sending(his, letter))  # type: ignore[misc]
        assert (taken_back.status, answered.body["state"]) in ((204, "held"), (409, "open"))


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL rings over its own channel")
def test_nothing_rings_before_both_are_in(ada: Visitor, ben: Visitor, bonded: Bonded) -> None:
    heard: list[str] = []
    hold = some_hold()
    bell.listen(heard.append)
    try:
        Pen(ben, bonded).hold(hold)
        assert heard == []
        Pen(ada, bonded).hold(hold)
        Pen(ada, bonded).say()
    finally:
        bell.stop_listening(heard.append)
    assert heard == [bonded.id, bonded.id]
