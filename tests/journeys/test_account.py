# SPDX-License-Identifier: AGPL-3.0-or-later
"""One's own account: a new passphrase, sessions, deleting it."""

from playwright.sync_api import expect

from tests.journeys.conftest import Arrive
from tests.journeys.visitor import Visitor


def test_a_new_passphrase_opens_and_the_old_one_does_not(ada: Visitor) -> None:
    ada.go("/#me/passphrase")
    ada.type("Your passphrase now", ada.passphrase)
    ada.tap("Go on")
    old, ada.passphrase = ada.passphrase, " ".join(ada.group_text("Your six words"))
    ada.tap("I have it in safe keeping")
    ada.type("Your passphrase", ada.passphrase)
    ada.tap("Go on")
    ada.reads("Your passphrase is changed")
    ada.tap("Lock now")
    new, ada.passphrase = ada.passphrase, old
    ada.unlocks()
    ada.reads("do not open anything here")
    ada.passphrase = new
    ada.unlocks()
    expect(ada.page.get_by_role("button", name="Lock now")).to_be_visible()


def test_a_session_is_ended_from_another_device(arrive: Arrive, ada: Visitor) -> None:
    tablet = arrive("Ada")
    tablet.passphrase = ada.passphrase
    tablet.go("/")
    tablet.tap("I have an account")
    tablet.unlocks()
    tablet.reads_heading("With whom?")
    tablet.go("/#me/sessions")
    tablet.tap("Sign out everywhere else")
    tablet.reads("Only here.")
    tablet.insists_on_access()
    ada.page.reload()
    ada.unlocks()
    ada.reads_heading("With whom?")


def test_a_deleted_account_is_gone(arrive: Arrive, ada: Visitor) -> None:
    ada.go("/#me/delete")
    ada.insists_on_access()
    ada.type("Your passphrase, once more", ada.passphrase)
    ada.tick("I want to delete my account")
    ada.tap("Delete it")
    ada.reads_heading("A little at a time")
    phone = arrive("Ada")
    phone.passphrase = ada.passphrase
    phone.go("/")
    phone.tap("I have an account")
    phone.unlocks()
    phone.reads("do not open anything here")
