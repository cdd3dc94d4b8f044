# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pausing: it is one's own, and nobody else's view changes by a byte."""

import datetime as dt

import pytest

from nearer.server.bonds.access import membership
from nearer.server.people.models import Account
from tests.cast import TODAY, Bonded, Visitor

LATER = (TODAY + dt.timedelta(days=9)).isoformat()


def test_only_oneself_sees_it(ada: Visitor, ben: Visitor, bonded: Bonded) -> None:
    before = ben.ask("GET", bonded.path), ben.ask("GET", "/bonds")
    assert ada.ask("PUT", f"{bonded.path}/pause", {"until": LATER}).status == 204
    assert ada.ask("GET", bonded.path).body["paused_until"] == LATER
    assert (ben.ask("GET", bonded.path), ben.ask("GET", "/bonds")) == before


def test_it_ends_by_itself_and_by_hand(ada: Visitor, bonded: Bonded) -> None:
    person = Account.objects.get(handle="ada").id
    assert ada.ask("PUT", f"{bonded.path}/pause", {"until": LATER}).status == 204
    member = membership(person=person, bond=bonded.id, today=TODAY)
    assert member.paused(TODAY)
    assert not member.paused(TODAY + dt.timedelta(days=9))
    assert ada.ask("PUT", f"{bonded.path}/pause", {"until": None}).status == 204
    assert not membership(person=person, bond=bonded.id, today=TODAY).paused(TODAY)


@pytest.mark.parametrize("until", ["2026-02-30", "tomorrow", "2026-1-1", 5, "2026-01-01\n"])
def test_a_day_that_is_none_is_refused(ada: Visitor, bonded: Bonded, until: object) -> None:
    assert ada.ask("PUT", f"{bonded.path}/pause", {"until": until}).status == 422
    assert ada.ask("GET", bonded.path).body["paused_until"] is None


def test_others_pause_nothing(ada: Visitor, dov: Visitor, bonded: Bonded) -> None:
    assert dov.ask("PUT", f"{bonded.path}/pause", {"until": LATER}).code == "not-found"
    assert ada.ask("GET", bonded.path).body["paused_until"] is None
