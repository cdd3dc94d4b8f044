# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every address walked as partner, former partner, stranger and signed out.

The walk is made from the doors themselves: a new one without an expectation here fails.
"""

from collections.abc import Mapping

import pytest

from nearer.server.floor.doors import Door
from nearer.server.site.ways import all_doors
from tests.cast import Visitor
from tests.doors.stage import WELL_MEANT, Stage, path_of

# What Ben, who is in the bond, is answered when he means well. Everything of a bond that is not listed as
# his own is the same 404 for everybody else, and everything for a person is 401 to whoever is not signed in.
PARTNER: Mapping[tuple[str, str], int] = {
    ("GET", "/bonds"): 200,
    ("GET", "/bonds/{id}"): 200,
    ("GET", "/bonds/{id}/chain"): 200,
    ("POST", "/bonds/{id}/countersign"): 409,  # it is Ada's to counter-sign
    ("POST", "/bonds/{id}/epochs"): 201,
    ("GET", "/bonds/{id}/held"): 200,
    ("DELETE", "/bonds/{id}/held/{hold}"): 204,
    ("POST", "/bonds/{id}/leave"): 204,
    ("PUT", "/bonds/{id}/pause"): 204,
    ("GET", "/bonds/{id}/records"): 200,
    ("POST", "/bonds/{id}/records"): 201,
    ("POST", "/bonds/{id}/signal"): 204,
    ("GET", "/instance"): 200,
    ("GET", "/invitations"): 200,
    ("POST", "/invitations"): 201,
    ("DELETE", "/invitations/{id}"): 404,  # it is Ada's
    ("GET", "/invitations/{id}"): 200,
    ("POST", "/invitations/{id}/accept"): 201,  # whoever has the link
    ("GET", "/me"): 200,
    ("DELETE", "/me"): 204,
    ("GET", "/me/chain"): 200,
    ("PUT", "/me/passphrase"): 204,
    ("GET", "/me/records"): 200,
    ("POST", "/me/records"): 201,
    ("PUT", "/me/recovery"): 204,
    ("GET", "/me/reminder"): 200,
    ("PUT", "/me/reminder"): 204,
    ("PUT", "/me/self"): 200,
    ("GET", "/me/sessions"): 200,
    ("POST", "/me/sessions/end-others"): 204,
    ("DELETE", "/me/sessions/{id}"): 204,
    ("POST", "/people"): 403,  # by invitation only
    ("POST", "/recovery"): 200,
    ("POST", "/recovery/passphrase"): 204,
    ("POST", "/sign-in"): 200,
    ("POST", "/sign-out"): 204,
}
# Doors at which a stranger who is signed in finds something of their own, or of everybody's.
STRANGER: Mapping[tuple[str, str], int] = {
    **{key: status for key, status in PARTNER.items() if "{" not in key[1]},
    ("GET", "/invitations/{id}"): 200,  # whoever has the link
    ("POST", "/invitations/{id}/accept"): 201,
    ("DELETE", "/me"): 403,  # Ben's key is not theirs
    ("PUT", "/me/passphrase"): 403,
    ("PUT", "/me/recovery"): 403,
    ("POST", "/me/records"): 422,
}
DOORS = {(door.method, door.path): door for door in all_doors()}
EACH_DOOR = pytest.mark.parametrize("door", DOORS.values(), ids=lambda door: f"{door.method} {door.path}")
OF_A_BOND = pytest.mark.parametrize(
    "door",
    [door for door in DOORS.values() if door.path.startswith("/bonds/{id}")],
    ids=lambda door: door.name,
)


def ask(visitor: Visitor, door: Door, stage: Stage, path: str | None = None) -> tuple[int, str]:
    """Go through a door with what is well meant there; return status and code."""
    body = WELL_MEANT[door.method, door.path](stage) if door.read is not None else None
    answer = visitor.ask(door.method, path or path_of(door, stage), body)
    assert answer.status < 400 or (answer.code and answer.say.endswith("."))
    return answer.status, answer.code


def test_every_door_has_an_expectation_and_every_expectation_a_door() -> None:
    assert set(PARTNER) == set(DOORS)
    assert {key for key, door in DOORS.items() if door.read is not None} == set(WELL_MEANT)


@EACH_DOOR
def test_the_partner(stage: Stage, door: Door) -> None:
    assert ask(stage.ben, door, stage)[0] == PARTNER[door.method, door.path]


@EACH_DOOR
def test_a_stranger(stage: Stage, door: Door) -> None:
    status = ask(stage.dov, door, stage)
    assert status[0] == STRANGER.get((door.method, door.path), 404)


@EACH_DOOR
def test_signed_out(stage: Stage, door: Door) -> None:
    answer = ask(stage.nobody, door, stage)
    if door.who == "person":
        assert answer == (401, "signed-out")
    else:
        assert answer[0] == PARTNER[door.method, door.path]


@OF_A_BOND
def test_a_former_partner_is_a_stranger(stage: Stage, door: Door) -> None:
    """Cleo left her bond with Ada; and Ada's bond with Ben was never hers."""
    theirs = path_of(door, stage)
    for path in (theirs.replace(stage.bonded.id, stage.former.id), theirs):
        assert ask(stage.cleo, door, stage, path) == (404, "not-found")


@OF_A_BOND
def test_a_bond_of_others_looks_like_none(stage: Stage, door: Door) -> None:
    """Byte for byte, headers included: nobody finds out which bonds there are."""
    body = WELL_MEANT[door.method, door.path](stage) if door.read is not None else None
    seen = []
    for bond in (stage.bonded.id, "0" * 32):
        path = path_of(door, stage).replace(stage.bonded.id, bond)
        answer = stage.dov.ask(door.method, path, body)
        seen.append((answer.status, answer.body))
    assert seen[0] == seen[1]


@EACH_DOOR
def test_another_site_opens_no_door_that_changes_anything(stage: Stage, door: Door) -> None:
    if door.method == "GET":
        return
    answer = stage.ben.ask(door.method, path_of(door, stage), {}, **{"Sec-Fetch-Site": "cross-site"})
    assert (answer.status, answer.code) == (403, "cross-origin")
    assert stage.ben.ask("GET", "/me").status == 200


@EACH_DOOR
def test_an_ended_session_opens_nothing(stage: Stage, door: Door) -> None:
    assert stage.ben.ask("POST", "/me/sessions/end-others").status == 204
    token = stage.ben.http.cookies["nearer"].value
    assert stage.ben.ask("POST", "/sign-out").status == 204
    stage.ben.http.cookies["nearer"] = token
    if door.who == "person":
        assert ask(stage.ben, door, stage) == (401, "signed-out")
