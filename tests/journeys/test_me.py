# SPDX-License-Identifier: AGPL-3.0-or-later
"""One person's own acts: resting, going, changing the passphrase, ending sessions, deleting the account."""

from playwright.sync_api import expect

from tests.journeys.conftest import Arrive
from tests.journeys.visitor import Visitor

ADAS = "The smell of rain on the way to school."
BENS = "My grandfather's radio, always a little off the station."


def test_a_pause_is_seen_by_nobody_else(paired: tuple[Visitor, Visitor]) -> None:
    ada, ben = paired
    before = ben.page.locator("main").inner_text()
    ada.follow("Me")
    ada.insists_on_access()
    ada.picture("me")
    ada.follow("Pause")
    ada.reads_heading("Pause")
    ada.insists_on_access()
    ada.tap("Pause")
    ada.reads_heading("Me")
    ada.follow("Today")
    ada.reads("You are pausing until")
    ben.page.reload()
    ben.question()
    assert ben.page.locator("main").inner_text() == before


def test_leaving_without_a_word_leaves_a_quiet_week(paired: tuple[Visitor, Visitor]) -> None:
    ada, ben = paired
    _open_both(ada, ben)
    before = ben.page.locator("main").inner_text()
    _leave(ada, "No")
    ben.page.reload()
    ben.reads(ADAS)
    assert ben.page.locator("main").inner_text() == before
    ada.follow("Go to Today")
    ada.reads_heading("With whom?")
    ada.reads_nowhere(ADAS)


def test_leaving_with_a_word_tells_it_and_takes_nothing_that_was_shared(
    paired: tuple[Visitor, Visitor],
) -> None:
    ada, ben = paired
    _open_both(ada, ben)
    _leave(ada, "Yes, now")
    ben.page.reload()
    ben.reads("This pairing ended")
    ben.reads(ADAS)
    ben.insists_on_access()
    ben.picture("ended")


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


def _open_both(ada: Visitor, ben: Visitor) -> None:
    ada.answers(ADAS)
    ada.reads("It opens when both are in")
    ben.answers(BENS)
    for visitor in (ada, ben):
        visitor.reads(ADAS)
        visitor.reads(BENS)
        visitor.page.reload()
        visitor.reads(BENS)


def _leave(visitor: Visitor, tell: str) -> None:
    visitor.go("/#me/leave")
    visitor.insists_on_access()
    visitor.choose(tell)
    visitor.tick("I want to leave")
    visitor.tap("Leave")
    visitor.reads_heading("You have left")
