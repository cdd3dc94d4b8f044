# SPDX-License-Identifier: AGPL-3.0-or-later
"""Two people pair, and everything that could come between them is refused."""

import pytest

from nearer.client import bonding, people, reading, writing
from nearer.client.device import Refusal
from nearer.sealed import pairing
from tests.live import Actor, Stage, pair

GREETING = pairing.Greeting("Ada", "friend", "other")


def test_both_see_one_bond_one_safety_code_and_one_order(ada: Actor, ben: Actor, bond: bonding.Bond) -> None:
    theirs = ben.bond()
    assert bond.ready
    assert theirs.ready
    assert bond.safety_code == theirs.safety_code
    assert bond.root == theirs.root
    assert (bond.kind, bond.hold) == ("partner", "strict")
    assert people.read_self(ada.person)["bonds"][bond.id]["partner"] == theirs.mine.hash
    assert people.read_self(ben.person)["bonds"][bond.id]["partner"] == bond.mine.hash


def test_the_greeting_is_read_before_signing_in(stage: Stage, ada: Actor) -> None:
    invitation = bonding.invite(ada.person, GREETING)
    assert bonding.peek(stage.device(), invitation.id, invitation.secret) == GREETING
    with pytest.raises(pairing.Refused):
        bonding.peek(stage.device(), invitation.id, pairing.link_secret(bytes(32)))


def test_where_somebody_else_hosts_the_server_holds(ada: Actor, ben: Actor) -> None:
    assert pair(ada, ben, host="other").hold == "server"
    assert pair(ada, ben, host="unsure").hold == "strict"


def test_an_invitation_is_for_one_other_person(ada: Actor, ben: Actor, dov: Actor) -> None:
    invitation = bonding.invite(ada.person, GREETING)
    with pytest.raises(pairing.Refused, match="your own"):
        bonding.accept(ada.person, invitation.id, invitation.secret)
    bonding.accept(ben.person, invitation.id, invitation.secret)
    with pytest.raises(Refusal) as refusal:
        bonding.accept(dov.person, invitation.id, invitation.secret)
    assert refusal.value.code == "not-found"


def test_the_accepter_can_write_before_the_inviter_has_confirmed(ada: Actor, ben: Actor) -> None:
    invitation = bonding.invite(ada.person, GREETING)
    theirs = bonding.accept(ben.person, invitation.id, invitation.secret)
    assert not theirs.ready
    writing.share(ben.person, theirs, reading.Feed(), "hello", {"name": "Ben"})
    assert ada.feed().letters[0].inside is not None
    assert ben.bond().ready


def test_another_device_of_the_inviter_confirms(stage: Stage, ada: Actor, ben: Actor) -> None:
    invitation = bonding.invite(ada.person, GREETING)
    bonding.accept(ben.person, invitation.id, invitation.secret)
    other = stage.another_device(ada)
    assert other.bond().ready
    assert ada.bond().ready


def told_of(actor: Actor) -> dict[str, object]:
    told: dict[str, object] = actor.device.ask("GET", "/bonds")[0]
    return told


def test_a_server_that_shows_other_cards_or_keys_is_refused(ada: Actor, ben: Actor, dov: Actor) -> None:
    pair(ada, ben)
    pair(ada, dov)
    state = people.read_self(ben.person)
    good, other = told_of(ben), told_of(dov)
    bonding.check(ben.person, good, state)
    first = good["epochs"][0]  # type: ignore[index]
    changes: list[dict[str, object]] = [
        {"offer": other["offer"]},
        {"accept": other["accept"]},
        {"epochs": other["epochs"]},
        {"epochs": []},
        {"epochs": [{**first, "signature": first["countersignature"]}]},
        {"epochs": [{**first, "countersignature": first["signature"]}]},
        {"epochs": [first, first]},
        {"id": other["id"]},
        {"invitation": other["invitation"]},
    ]
    for change in changes:
        with pytest.raises(ValueError, match=r"\w"):  # Refused, Malformed, BadSignature and CannotOpen alike
            bonding.check(ben.person, {**good, **change}, state)


def test_a_server_that_swaps_the_accepters_card_is_found_out(ada: Actor, ben: Actor, dov: Actor) -> None:
    """Dov runs the server: he accepts in Ben's place with a bond of his own making, without the link."""
    invitation = bonding.invite(ada.person, GREETING)
    secret = pairing.link_secret(bytes(32))
    with pytest.raises(pairing.Refused):
        bonding.accept(dov.person, invitation.id, secret)
    bond = bonding.accept(ben.person, invitation.id, invitation.secret)
    told = told_of(ada)
    forged = {**told, "accept": {**told["accept"], "mac": "0" * 64}}  # type: ignore[dict-item]
    state = people.read_self(ada.person)
    unpinned = bonding.check(ada.person, forged, state)
    assert not unpinned.pinned
    with pytest.raises(pairing.Refused, match="not made with your link"):
        bonding.confirm(ada.person, unpinned, forged, state)
    assert ada.bond().id == bond.id


def test_a_new_epoch_opens_for_both_and_the_old_one_stays_readable(
    ada: Actor, ben: Actor, bond: bonding.Bond
) -> None:
    writing.share(ada.person, bond, reading.Feed(), "hello", {"name": "Ada"})
    later = bonding.begin_epoch(ada.person, bond)
    assert [epoch.key.epoch for epoch in later.epochs] == [1, 2]
    assert later.hold == "strict"
    writing.share(ada.person, later, reading.read(ada.person, later), "hello", {"name": "Ada again"})
    letters = ben.feed().letters
    assert [one.head.epoch for one in letters] == [1, 2]
    assert [one.inside.data["name"] for one in letters if one.inside] == ["Ada", "Ada again"]
    assert people.read_self(ben.person)["bonds"][bond.id]["epoch"] == 2
    with pytest.raises(Refusal) as refusal:
        bonding.begin_epoch(ben.person, bond)
    assert refusal.value.code == "moved"
    hidden = told_of(ben)
    hidden["epochs"] = hidden["epochs"][:1]  # type: ignore[index]
    with pytest.raises(pairing.Refused, match="hides the newest key"):
        bonding.check(ben.person, hidden, people.read_self(ben.person))


def test_the_safety_code_is_confirmed_for_oneself(
    stage: Stage, ada: Actor, ben: Actor, bond: bonding.Bond
) -> None:
    bonding.confirm_safety(ada.person, bond)
    assert stage.another_device(ada).bond().verified
    assert not ben.bond().verified
