# SPDX-License-Identifier: AGPL-3.0-or-later
"""Signing up, in and out, forgetting a passphrase, and changing the self file from two devices at once."""

import secrets
from dataclasses import replace

import pytest

from nearer.client import people
from nearer.client.device import Refusal
from nearer.sealed import account, age, drawer
from tests.live import CODE, PASSPHRASE, Actor, Stage

NEW = "another six quiet words to keep"


def test_a_second_device_opens_the_same_identity(stage: Stage, ada: Actor) -> None:
    again = stage.another_device(ada)
    assert again.person.identity == ada.person.identity


def test_a_wrong_passphrase_lets_nobody_in(stage: Stage, ada: Actor) -> None:
    with pytest.raises(Refusal) as refusal:
        people.sign_in(stage.device(), handle=ada.person.handle, passphrase=PASSPHRASE + " more")
    assert refusal.value.code == "wrong-key"
    assert refusal.value.say.endswith(".")


def test_the_recovery_code_brings_back_everything_but_the_sessions(stage: Stage, ada: Actor) -> None:
    people.set_recovery(ada.person, passphrase=PASSPHRASE, code=CODE)
    people.change_self(ada.person, lambda state: {**state, "kept": "yes"})
    typed = account.show_recovery_code(CODE).lower().replace("0", "o")
    back = people.recover(stage.device(), handle=ada.person.handle, code=typed, passphrase=NEW)
    assert back.identity == ada.person.identity
    assert people.read_self(back)["kept"] == "yes"
    with pytest.raises(Refusal) as refusal:
        people.read_self(ada.person)
    assert refusal.value.code == "signed-out"
    with pytest.raises(Refusal):
        people.sign_in(stage.device(), handle=ada.person.handle, passphrase=PASSPHRASE)


def test_before_a_code_is_made_none_opens_anything(stage: Stage, ada: Actor) -> None:
    assert ada.device.ask("GET", "/me")["keys"]["recovery_made"] is False
    with pytest.raises(Refusal) as refusal:
        people.recover(stage.device(), handle=ada.person.handle, code=CODE, passphrase=NEW)
    assert refusal.value.code == "wrong-code"
    with pytest.raises(Refusal) as refusal:
        people.set_recovery(ada.person, passphrase=NEW, code=CODE)
    assert refusal.value.code == "wrong-key"
    people.set_recovery(ada.person, passphrase=PASSPHRASE, code=CODE)
    assert ada.device.ask("GET", "/me")["keys"]["recovery_made"] is True


def test_a_mistyped_code_is_refused_on_the_device_or_by_the_server(stage: Stage, ada: Actor) -> None:
    people.set_recovery(ada.person, passphrase=PASSPHRASE, code=CODE)
    with pytest.raises(account.Mistyped):
        people.recover(stage.device(), handle=ada.person.handle, code=CODE[:-1], passphrase=NEW)
    with pytest.raises(Refusal) as refusal:
        people.recover(stage.device(), handle=ada.person.handle, code=CODE[:-1] + "0", passphrase=NEW)
    assert refusal.value.code == "wrong-code"


def test_a_new_passphrase_and_a_new_code_take_the_place_of_the_old(stage: Stage, ada: Actor) -> None:
    people.set_recovery(ada.person, passphrase=PASSPHRASE, code=CODE)
    other = stage.another_device(ada)
    people.change_passphrase(ada.person, old=PASSPHRASE, new=NEW)
    with pytest.raises(Refusal):
        people.read_self(other.person)
    fresh = people.sign_in(stage.device(), handle=ada.person.handle, passphrase=f"  {NEW} ")
    assert fresh.identity == ada.person.identity
    code = CODE[::-1]
    people.set_recovery(fresh, passphrase=NEW, code=code)
    with pytest.raises(Refusal):
        people.recover(stage.device(), handle=ada.person.handle, code=CODE, passphrase=NEW)
    assert people.recover(stage.device(), handle=ada.person.handle, code=code, passphrase=NEW) is not None


def test_two_devices_change_the_self_file_and_neither_loses(stage: Stage, ada: Actor) -> None:
    other = stage.another_device(ada)
    interrupted: list[object] = []

    def change(state: dict[str, object]) -> dict[str, object]:
        if not interrupted:
            interrupted.append(people.change_self(other.person, lambda kept: {**kept, "other": 1}))
        return {**state, "mine": 1}

    both = people.change_self(ada.person, change)
    assert (both["other"], both["mine"]) == (1, 1)


def test_the_journal_stays_open_to_its_owner_and_closed_to_old_secrets(stage: Stage) -> None:
    device = replace(stage.device(), log_n=account.PASSPHRASE_LOG_N)  # by which a drawer tells its keys apart
    handle = f"ada-{secrets.token_hex(4)}"
    ada = people.sign_up(device, handle=handle, passphrase=PASSPHRASE, setup=setup_of(stage))
    assert len(kept(ada).files) == len(("passphrase",))
    entry = drawer.Entry("For nobody.", "2026-11-22T22:40")
    written = drawer.seal_entry(kept(ada).recipient, entry)

    people.set_recovery(ada, passphrase=PASSPHRASE, code=CODE)
    people.change_passphrase(ada, old=PASSPHRASE, new=NEW)
    people.set_recovery(ada, passphrase=NEW, code=CODE[::-1])
    again = people.recover(device, handle=ada.handle, code=CODE[::-1], passphrase=PASSPHRASE + " again")

    assert len(kept(again).files) == len(("passphrase", "code"))
    for secret in (PASSPHRASE + " again", CODE[::-1]):
        identity = drawer.open_drawer(kept(again), secret, ada.handle)
        assert drawer.open_entry(identity, written) == entry
    for old in (PASSPHRASE, NEW, CODE):
        with pytest.raises(age.CannotOpen):
            drawer.open_drawer(kept(again), old, ada.handle)


def kept(person: people.Person) -> drawer.Drawer:
    """Give the drawer of an account."""
    found = drawer.read(people.read_self(person)["drawer"])
    assert found is not None
    return found


def setup_of(stage: Stage) -> str | None:
    """Give the set-up token where nobody has an account yet."""
    return None if stage.device().ask("GET", "/instance")["claimed"] else stage.server.setup


def test_signing_out_ends_this_device_and_deleting_ends_all(stage: Stage, ada: Actor) -> None:
    other = stage.another_device(ada)
    people.sign_out(ada.person)
    with pytest.raises(Refusal):
        people.read_self(ada.person)
    people.delete(other.person, passphrase=PASSPHRASE)
    with pytest.raises(Refusal) as refusal:
        people.sign_in(stage.device(), handle=ada.person.handle, passphrase=PASSPHRASE)
    assert refusal.value.code == "wrong-key"
