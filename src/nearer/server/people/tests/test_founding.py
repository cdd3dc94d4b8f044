# SPDX-License-Identifier: AGPL-3.0-or-later
"""A new server: it has one name for ever, and only who started it can be the first to come in."""

import re
import threading

import pytest
from django.db import IntegrityError, connection
from pytest_django.fixtures import Settings

from nearer.server.people import actions, keys
from nearer.server.people.models import Account, Instance
from tests.cast import ADA, BEN, DOV, Part, Visitor, joining


def _setup_link() -> str:
    token = keys.new_token()
    assert actions.renew_setup(token_hash=keys.token_hash(token))
    return token


def test_the_instance_has_one_name_for_ever(nobody: Visitor) -> None:
    first = nobody.ask("GET", "/instance").body
    assert re.fullmatch("[0-9a-f]{32}", first["instance"])
    assert nobody.ask("GET", "/instance").body == first
    assert first["protocol"] == "nearer/1"
    assert first["sign_up"] == "invitation"
    assert first["claimed"] is False


def test_there_is_no_second_instance(nobody: Visitor) -> None:
    nobody.ask("GET", "/instance")
    with pytest.raises(IntegrityError):
        Instance.objects.create(id="f" * 32)


def test_the_first_person_comes_by_the_setup_link_and_is_the_host(nobody: Visitor) -> None:
    assert nobody.ask("POST", "/people", {**joining(ADA), "setup": _setup_link()}).status == 201
    assert nobody.ask("GET", "/me").body["host"] is True
    assert nobody.ask("GET", "/instance").body["claimed"] is True


@pytest.mark.parametrize("wrong", [{}, {"setup": "guessed"}, {"setup": ""}, {"invitation": "a" * 32}])
def test_a_stranger_cannot_claim_a_new_server(nobody: Visitor, wrong: dict[str, str]) -> None:
    _setup_link()
    answer = nobody.ask("POST", "/people", {**joining(DOV), **wrong})
    assert (answer.status, answer.code) == (403, "setup-needed")
    assert "set-up link" in answer.say
    assert not Account.objects.exists()


def test_a_stranger_cannot_claim_an_open_server_either(nobody: Visitor, settings: Settings) -> None:
    settings.NEARER_SIGN_UP = "open"
    assert nobody.ask("POST", "/people", joining(DOV)).code == "setup-needed"


def test_a_newer_setup_link_replaces_the_older(nobody: Visitor) -> None:
    older, newer = _setup_link(), _setup_link()
    assert nobody.ask("POST", "/people", {**joining(DOV), "setup": older}).code == "setup-needed"
    assert nobody.ask("POST", "/people", {**joining(ADA), "setup": newer}).status == 201


def test_once_somebody_is_here_there_are_no_more_setup_links(ada: Visitor) -> None:
    assert ada.me == ADA
    assert actions.renew_setup(token_hash="0" * 64) is False


def test_the_setup_token_is_not_kept(nobody: Visitor) -> None:
    token = _setup_link()
    assert nobody.ask("GET", "/instance").body["claimed"] is False
    assert token not in str(Instance.objects.values())


@pytest.mark.django_db(transaction=True)
def test_of_two_who_use_the_link_at_once_one_is_the_host() -> None:
    link, statuses = _setup_link(), []

    def press(part: Part) -> None:
        statuses.append(Visitor().ask("POST", "/people", {**joining(part), "setup": link}).status)
        connection.close()

    both = [threading.Thread(target=press, args=(part,)) for part in (ADA, BEN)]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()
    assert sorted(statuses) == [201, 403]
    assert Account.objects.filter(host=True).count() == Account.objects.count() == 1
