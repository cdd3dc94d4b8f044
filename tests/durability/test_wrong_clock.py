# SPDX-License-Identifier: AGPL-3.0-or-later
"""A clock that is wrong by a day, on a device or on the server, costs nobody a word and locks nobody out."""

import datetime as dt

import pytest
import time_machine

from nearer.sealed.shape import About
from nearer.server.floor.allowances import spend
from nearer.server.floor.refusals import Refusal
from nearer.server.post.tests.letters import Pen
from tests.cast import TODAY, Bonded, Visitor

DAY = dt.timedelta(days=1)
NOW = dt.datetime.combine(TODAY, dt.time(12), dt.UTC)


@pytest.mark.parametrize("wrong", [-DAY, DAY], ids=["a day behind", "a day ahead"])
def test_a_device_with_a_wrong_clock_still_writes_and_meets_the_other(
    ada: Visitor, ben: Visitor, bonded: Bonded, wrong: dt.timedelta
) -> None:
    hold = About("hold", "5" * 32)
    early, right = Pen(ada, bonded), Pen(ben, bonded)
    assert early.send(early.write(date=TODAY + wrong)).status == 201
    assert early.send(early.write(about=hold, date=TODAY + wrong)).body["state"] == "held"
    assert right.send(right.write(about=hold)).body["state"] == "open"


def test_a_server_that_was_a_day_ahead_loses_nobody_once_it_is_right_again(
    ada: Visitor, ben: Visitor, bonded: Bonded
) -> None:
    hers, his = Pen(ada, bonded), Pen(ben, bonded)
    hold = About("hold", "6" * 32)
    with time_machine.travel(NOW + DAY, tick=False):
        assert hers.send(hers.write(about=hold)).body["state"] == "held"
        assert hers.send(hers.write()).status == 201
    with time_machine.travel(NOW, tick=False):
        assert ada.ask("GET", "/me").status == 200
        assert hers.send(hers.write()).status == 201
        assert his.send(his.write(about=hold)).body["state"] == "open"
        assert len(ben.ask("GET", f"{bonded.path}/records").body["records"]) == 4


def _tries_until_refused() -> int:
    for tries in range(100):
        try:
            spend("sign-in\nada", burst=5, per=3600)
        except Refusal:
            return tries
    raise AssertionError("never refused")


@pytest.mark.django_db
def test_an_allowance_used_up_while_the_clock_was_wrong_comes_back_in_its_usual_time() -> None:
    with time_machine.travel(NOW + DAY, tick=False):
        assert _tries_until_refused() == 5
    with time_machine.travel(NOW, tick=False):
        assert _tries_until_refused() == 0
    with time_machine.travel(NOW + dt.timedelta(hours=1), tick=False):
        assert _tries_until_refused() == 5
