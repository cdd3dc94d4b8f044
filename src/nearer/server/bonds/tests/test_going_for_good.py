# SPDX-License-Identifier: AGPL-3.0-or-later
"""Deleting the account: all of one's own is gone; the other keeps what they had and is never told."""

import datetime as dt
import json
import threading

import pytest
import time_machine
from django.apps import apps
from django.db import connection

from nearer.server.bonds.models import Bond, Invitation, Membership
from nearer.server.floor import keeping
from nearer.server.people.models import Account
from tests.cast import ADA, BEN, TODAY, Bonded, Visitor, arrive, invite, joining, leaving_head, pair


def _id(handle: str) -> str:
    return Account.objects.get(handle=handle).id


def _go(visitor: Visitor) -> None:
    assert visitor.ask("DELETE", "/me", {"login_key": visitor.me.login_key}).status == 204


def _rows() -> str:
    ours = [model for model in apps.get_models() if model.__module__.startswith("nearer.server.")]
    return str([list(model.objects.values()) for model in ours])  # type: ignore[attr-defined]  # every model has them


def test_it_asks_for_the_passphrase(ada: Visitor) -> None:
    assert ada.ask("DELETE", "/me", {"login_key": BEN.login_key}).code == "wrong-key"
    assert ada.ask("DELETE", "/me").status == 400
    assert ada.ask("GET", "/me").status == 200


def test_nothing_of_the_person_is_left(ada: Visitor, ben: Visitor, bonded: Bonded) -> None:
    invite(ada)
    person = _id("ada")
    ada.ask("POST", "/sign-in", {"handle": "ada", "login_key": ADA.login_key})
    _go(ada)
    left = _rows()
    assert person not in left
    assert "'ada'" not in left
    assert joining(ADA)["own_key"] not in left
    assert ada.ask("GET", "/me").code == "signed-out"
    assert ben.ask("GET", bonded.path).status == 200


def test_the_other_notices_nothing(ada: Visitor, ben: Visitor, bonded: Bonded) -> None:
    paths = ("/bonds", bonded.path, f"{bonded.path}/records", "/me", "/invitations")
    before = [ben.ask("GET", path) for path in paths]
    _go(ada)
    assert [ben.ask("GET", path) for path in paths] == before


def test_the_other_may_go_on_and_then_go(ada: Visitor, ben: Visitor, bonded: Bonded) -> None:
    _go(ada)
    assert ben.ask("PUT", f"{bonded.path}/pause", {"until": None}).status == 204
    assert ben.ask("POST", f"{bonded.path}/leave", {"tell": "never"}).status == 204
    assert not Bond.objects.exists()


def test_two_who_delete_leave_an_empty_server(ada: Visitor, ben: Visitor, bonded: Bonded) -> None:
    assert Bond.objects.get().id == bonded.id
    _go(ada)
    _go(ben)
    for model in (Account, Bond, Membership, Invitation):
        assert not model.objects.exists()


def test_what_was_arranged_before_stays_arranged(ada: Visitor, ben: Visitor, bonded: Bonded) -> None:
    soon = TODAY + dt.timedelta(days=3)
    head = leaving_head(bonded, ADA, date=soon)
    signature = ADA.signer(bonded.invitation).sign(head)
    sent = {"tell": "date", "on": soon.isoformat(), "head": head.decode(), "signature": signature}
    assert ada.ask("POST", f"{bonded.path}/leave", sent).status == 204
    _go(ada)
    assert ben.ask("GET", bonded.path).body["closed"] is None
    with time_machine.travel(dt.datetime.combine(soon, dt.time(12), dt.UTC), tick=False):
        assert ben.ask("GET", bonded.path).body["closed"] == soon.isoformat()


def test_the_handle_is_free_again(ada: Visitor, ben: Visitor, nobody: Visitor) -> None:
    _go(ada)
    invitation, _ = invite(ben)
    assert nobody.ask("POST", "/people", {**joining(ADA), "invitation": invitation}).status == 201
    assert nobody.ask("GET", "/bonds").body == []


def test_the_export_holds_every_table_of_the_person_and_no_key(ada: Visitor, bonded: Bonded) -> None:
    invite(ada)
    exported = keeping.export_person(_id("ada"))
    assert {"Account", "Session", "KnownPlace", "Invitation", "Bond", "Membership", "Epoch"} <= set(exported)
    assert [row["id"] for row in exported["Bond"]] == [bonded.id]
    written = json.dumps(exported)
    assert "argon2" not in written
    assert ada.http.cookies["nearer"].value not in written
    assert "ben" not in written


@pytest.mark.django_db(transaction=True)
def test_two_who_delete_at_once_leave_no_bond_behind() -> None:
    visitors = arrive(ADA), arrive(BEN)
    pair(*visitors)

    def press(visitor: Visitor) -> None:
        _go(visitor)
        connection.close()

    threads = [threading.Thread(target=press, args=(visitor,)) for visitor in visitors]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not Account.objects.exists()
    assert not Bond.objects.exists()
