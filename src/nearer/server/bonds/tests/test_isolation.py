# SPDX-License-Identifier: AGPL-3.0-or-later
"""Each bond alone: strangers, former partners and other bonds see the same nothing."""

import pytest

from nearer.server.bonds import views
from nearer.server.floor.doors import DOORS
from tests.cast import Bonded, Visitor, pair

DOORS_OF_A_BOND = sorted(
    (door.method, door.path)
    for door in DOORS
    if door.handler.__module__ == views.__name__ and door.path.startswith("/bonds/{id}")
)


def test_there_are_doors_to_walk() -> None:
    assert ("GET", "/bonds/{id}") in DOORS_OF_A_BOND


@pytest.mark.parametrize(
    ("method", "path"), [door for door in DOORS_OF_A_BOND if door[0] in ("GET", "DELETE")]
)
def test_a_stranger_finds_at_every_door_what_is_behind_none(
    dov: Visitor, bonded: Bonded, method: str, path: str
) -> None:
    there = dov.ask(method, path.replace("{id}", bonded.id).replace("{hold}", "a" * 32))
    nowhere = dov.ask(method, path.replace("{id}", "b" * 32).replace("{hold}", "a" * 32))
    assert there == nowhere
    assert (there.status, there.code) == (404, "not-found")


@pytest.mark.parametrize(("method", "path"), DOORS_OF_A_BOND)
def test_nobody_signed_in_is_asked_to_sign_in(
    nobody: Visitor, bonded: Bonded, method: str, path: str
) -> None:
    answer = nobody.ask(method, path.replace("{id}", bonded.id).replace("{hold}", "a" * 32))
    assert (answer.status, answer.code) == (401, "signed-out")


def test_bonds_of_one_person_know_nothing_of_each_other(
    ada: Visitor, ben: Visitor, dov: Visitor, bonded: Bonded
) -> None:
    other = pair(ada, dov)
    assert {bond["id"] for bond in ada.ask("GET", "/bonds").body} == {bonded.id, other.id}
    assert [bond["id"] for bond in ben.ask("GET", "/bonds").body] == [bonded.id]
    assert [bond["id"] for bond in dov.ask("GET", "/bonds").body] == [other.id]
    assert ben.ask("GET", other.path).status == 404
    assert bonded.offer.author != other.offer.author, "Ada has another name in each"


def test_nothing_of_the_account_is_shown_to_the_other(ada: Visitor, ben: Visitor, bonded: Bonded) -> None:
    seen = str(ben.ask("GET", bonded.path).body)
    me = ada.ask("GET", "/me").body
    assert "'ada'" not in seen
    assert me["own_key"] not in seen
