# SPDX-License-Identifier: AGPL-3.0-or-later
"""The quiet hours: what is over leaves no row behind."""

import datetime as dt

from nearer.server.people import keeping
from nearer.server.people.models import KnownPlace, Session
from tests.cast import ADA, TODAY, Visitor


def _age(model: type[Session] | type[KnownPlace], days: int) -> None:
    model.objects.update(last_day=TODAY - dt.timedelta(days=days))


def test_a_session_goes_when_it_is_over_and_not_before(ada: Visitor) -> None:
    Session.objects.update(since=TODAY - dt.timedelta(days=200))
    _age(Session, 90)
    assert keeping.forget_unused(today=TODAY) == 0
    _age(Session, 91)
    assert keeping.forget_unused(today=TODAY) == 1
    assert ada.ask("GET", "/me").code == "signed-out"


def test_a_place_goes_after_a_year(ada: Visitor) -> None:
    assert ada.me == ADA
    _age(KnownPlace, 365)
    assert keeping.forget_unused(today=TODAY) == 0
    _age(KnownPlace, 366)
    assert keeping.forget_unused(today=TODAY) == 1
