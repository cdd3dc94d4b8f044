# SPDX-License-Identifier: AGPL-3.0-or-later
"""A reminder: one minute of the day and one way, each person's own, and gone with the account."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from nearer.server.floor import keeping
from nearer.server.people.models import Account, Reminder
from tests.cast import ADA, Visitor

NEVER = {"minute": None, "channel": "none"}
EVENING = {"minute": 19 * 60, "channel": "page"}


def test_nobody_is_reminded_unasked(ada: Visitor) -> None:
    assert ada.ask("GET", "/me/reminder").body == NEVER


def test_each_sets_their_own(ada: Visitor, ben: Visitor) -> None:
    assert ada.ask("PUT", "/me/reminder", EVENING).status == 204
    assert ada.ask("GET", "/me/reminder").body == EVENING
    assert ben.ask("GET", "/me/reminder").body == NEVER


def test_the_hour_is_kept_while_nothing_is_sent(ada: Visitor) -> None:
    resting = {"minute": 0, "channel": "none"}
    assert ada.ask("PUT", "/me/reminder", EVENING).status == 204
    assert ada.ask("PUT", "/me/reminder", resting).status == 204
    assert ada.ask("GET", "/me/reminder").body == resting


def test_never_leaves_nothing(ada: Visitor) -> None:
    assert ada.ask("PUT", "/me/reminder", EVENING).status == 204
    assert ada.ask("PUT", "/me/reminder", NEVER).status == 204
    assert not Reminder.objects.exists()
    assert ada.ask("GET", "/me/reminder").body == NEVER


@pytest.mark.parametrize(
    "wrong",
    [
        {"minute": 1440, "channel": "page"},
        {"minute": -1, "channel": "page"},
        {"minute": 1.5, "channel": "page"},
        {"minute": 60, "channel": "telephone"},
        {"minute": 60},
        {"minute": 60, "channel": "page", "words": "Ben waits"},
    ],
)
def test_what_is_no_reminder_is_refused(ada: Visitor, wrong: dict[str, Any]) -> None:
    assert ada.ask("PUT", "/me/reminder", wrong).status == 422
    assert not Reminder.objects.exists()


@pytest.mark.parametrize("wrong", [{"minute": 1440}, {"channel": "other"}])
@pytest.mark.usefixtures("ada")
def test_the_database_refuses_it_too(wrong: dict[str, Any]) -> None:
    row = {"minute": 0, "channel": "page", **wrong}
    with pytest.raises(IntegrityError), transaction.atomic():
        Reminder.objects.create(account=Account.objects.get(), **row)


def test_it_is_exported_and_goes_with_the_account(ada: Visitor, ben: Visitor) -> None:
    for visitor in (ada, ben):
        assert visitor.ask("PUT", "/me/reminder", EVENING).status == 204
    account = Account.objects.get(handle=ADA.handle)
    assert keeping.export_person(account.id)["Reminder"] == [EVENING]
    assert ada.ask("DELETE", "/me", {"login_key": ADA.login_key}).status == 204
    assert [row.account.handle for row in Reminder.objects.all()] == ["ben"]
