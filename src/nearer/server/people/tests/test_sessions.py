# SPDX-License-Identifier: AGPL-3.0-or-later
"""Sessions: everybody sees where they are signed in, ends what they like; forgotten ones end alone."""

import datetime as dt

import pytest

from nearer.server.people.models import Session
from tests.cast import ADA, TODAY, Visitor


@pytest.fixture
def tablet(ada: Visitor) -> Visitor:
    """Ada's second device."""
    assert ada.me == ADA
    device = Visitor(ADA)
    sent = {"handle": "ada", "login_key": ADA.login_key, "label": "tablet"}
    assert device.ask("POST", "/sign-in", sent).status == 200
    return device


def test_both_devices_are_listed_in_days(ada: Visitor, tablet: Visitor) -> None:
    listed = ada.ask("GET", "/me/sessions").body
    assert {(one["label"], one["current"]) for one in listed} == {("phone", True), ("tablet", False)}
    assert {(one["since"], one["last_day"]) for one in listed} == {(TODAY.isoformat(), TODAY.isoformat())}
    assert {one["label"]: one["current"] for one in tablet.ask("GET", "/me/sessions").body}["tablet"]


def test_one_is_ended(ada: Visitor, tablet: Visitor) -> None:
    (other,) = (one["id"] for one in ada.ask("GET", "/me/sessions").body if not one["current"])
    assert ada.ask("DELETE", f"/me/sessions/{other}").status == 204
    assert tablet.ask("GET", "/me").code == "signed-out"
    assert ada.ask("DELETE", f"/me/sessions/{other}").code == "not-found"


def test_nobody_ends_anothers(ada: Visitor, ben: Visitor) -> None:
    (mine,) = (one["id"] for one in ada.ask("GET", "/me/sessions").body)
    assert ben.ask("DELETE", f"/me/sessions/{mine}").code == "not-found"
    assert ada.ask("GET", "/me").status == 200


def test_all_others_are_ended(ada: Visitor, tablet: Visitor, ben: Visitor) -> None:
    assert ada.ask("POST", "/me/sessions/end-others").status == 204
    assert tablet.ask("GET", "/me").code == "signed-out"
    assert ada.ask("GET", "/me").status == 200
    assert ben.ask("GET", "/me").status == 200


def _last_used(days_ago: int) -> None:
    day = TODAY - dt.timedelta(days=days_ago)
    Session.objects.update(since=day, last_day=day)


def test_a_session_lasts_while_it_is_used(ada: Visitor) -> None:
    _last_used(90)
    assert ada.ask("GET", "/me").status == 200
    assert Session.objects.get().last_day == TODAY


def test_a_session_unused_for_90_days_is_over(ada: Visitor) -> None:
    _last_used(91)
    assert ada.ask("GET", "/me").code == "signed-out"


def test_signing_in_sweeps_out_what_is_over(ada: Visitor) -> None:
    _last_used(91)
    again = ada.ask("POST", "/sign-in", {"handle": "ada", "login_key": ADA.login_key})
    assert again.status == 200
    assert Session.objects.count() == 1


def test_the_table_signs_nobody_in(ada: Visitor, nobody: Visitor) -> None:
    for value in Session.objects.values_list("id", "token_hash").get():
        nobody.http.cookies["nearer"] = value
        assert nobody.ask("GET", "/me").code == "signed-out"
    assert ada.http.cookies["nearer"].value not in str(Session.objects.values())
