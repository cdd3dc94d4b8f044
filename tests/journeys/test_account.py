# SPDX-License-Identifier: AGPL-3.0-or-later
"""One's own account: a new passphrase, sessions, signing out, deleting it."""

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


def test_one_session_is_ended_and_no_other(arrive: Arrive, ada: Visitor) -> None:
    tablet = arrive("Ada")
    tablet.passphrase = ada.passphrase
    tablet.go("/")
    tablet.tap("I have an account")
    tablet.unlocks(remember=True)
    tablet.reads_heading("With whom?")
    ada.go("/#me/sessions")
    ada.tap("Sign out there")
    ada.reads("Signed out there.")
    ada.reads("Only here.")
    tablet.page.reload()
    tablet.reads_heading("Locked")
    tablet.unlocks()
    tablet.reads_heading("With whom?")
    ada.page.reload()
    ada.reads_heading("Where you are signed in")


def test_signing_out_says_what_would_be_lost_and_the_lock_keeps_it(ada: Visitor) -> None:
    ada.says_with_whom(name="Ben", then="Start alone")
    ada.question()
    ada.go("/#me/limits")
    ada.tick("Money")
    ada.reads("It counts here from now on.")
    ada.go("/#me/sign-out")
    ada.reads("on this device only until tonight")
    ada.insists_on_access()
    ada.picture("sign-out")
    ada.page.locator("nearer-farewell").get_by_role("button", name="Lock now").click()
    ada.reads_heading("Locked")
    ada.unlocks()
    ada.question()
    ada.go("/#me/limits")
    expect(ada.page.get_by_role("checkbox", name="Money")).to_be_checked()
    ada.go("/#me/sign-out")
    ada.tap("Sign out")
    ada.reads("Signing out now loses what is on this device only.")
    ada.insists_on_access()
    ada.tap("Sign out all the same")
    ada.reads_heading("A little at a time")
    ada.tap("I have an account")
    ada.unlocks()
    ada.go("/#me/limits")
    expect(ada.page.get_by_role("checkbox", name="Money")).not_to_be_checked()


def test_a_deleted_account_is_gone(arrive: Arrive, ada: Visitor) -> None:
    ada.go("/#me/delete")
    ada.reads_heading("Delete the account")
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
