# SPDX-License-Identifier: AGPL-3.0-or-later
"""The journal: written at any time, read with the passphrase each time, open nowhere else."""

import pytest
from playwright.sync_api import expect

from nearer.client import people
from tests.journeys.conftest import Arrive
from tests.journeys.home import Two, comes_home
from tests.journeys.visitor import Visitor
from tests.live import PASSPHRASE, Server, everything

SECRET = "I keep rehearsing what I would say about the move, and then I talk about the bins."
DRAFT = "Woke before the alarm, and did not mind."
# Locking waits up to three seconds for what is under way: here, for a look at what came, behind another tab.
UNDER_WAY = """
    void navigator.locks.request('nearer sync', () => new Promise((done) => setTimeout(done, 6_000)));
    dispatchEvent(new Event('online'));
"""


@pytest.fixture
def at_home(two: Two, arrive: Arrive) -> Visitor:
    """Ada on a device that stays open."""
    assert two.bond.id
    visitor = arrive("Ada")
    comes_home(visitor)
    return visitor


def test_what_is_written_is_read_with_the_passphrase_only(at_home: Visitor, house: Server) -> None:
    at_home.go("/#me/journal")
    at_home.reads_heading("Journal")
    at_home.insists_on_access()
    at_home.type("What is on your mind?", SECRET)
    at_home.tap("Put it in the journal")
    at_home.reads("It is in the journal.")
    expect(at_home.page.get_by_label("What is on your mind?")).to_have_value("")
    at_home.page.reload()
    at_home.reads_heading("Journal")
    at_home.reads_nowhere("rehearsing")
    _opens(at_home, "not the passphrase of Ada")
    at_home.reads("That is not your passphrase.")
    at_home.reads_nowhere("rehearsing")
    _types(at_home, PASSPHRASE)
    at_home.reads(SECRET)
    at_home.insists_on_access()
    at_home.picture("journal")
    sent = "\n".join(at_home.sent)
    assert "rehearsing" not in sent
    assert not [place for place, value in everything(house) if b"rehearsing" in value]


def test_it_closes_when_the_page_is_left_and_asks_again(at_home: Visitor) -> None:
    at_home.go("/#me/journal")
    at_home.type("What is on your mind?", SECRET)
    at_home.tap("Put it in the journal")
    at_home.reads("It is in the journal.")
    _opens(at_home, PASSPHRASE)
    at_home.reads(SECRET)
    at_home.follow("Today")
    at_home.page.locator("nearer-today").wait_for()
    at_home.reads_nowhere("rehearsing")
    at_home.page.go_back()
    at_home.reads_heading("Journal")
    at_home.reads_nowhere("rehearsing")
    _opens(at_home, PASSPHRASE)
    at_home.reads(SECRET)
    at_home.tap("Close the journal")
    at_home.reads_heading("Journal")
    at_home.reads_nowhere("rehearsing")


def test_a_draft_survives_a_killed_page_and_a_lock(at_home: Visitor) -> None:
    at_home.go("/#me/journal")
    at_home.type("What is on your mind?", DRAFT)
    at_home.keeps_what_is_typed()
    at_home.page.close(run_before_unload=False)
    at_home.page = at_home.another_tab()
    at_home.go("/#me/journal")
    expect(at_home.page.get_by_label("What is on your mind?")).to_have_value(DRAFT)
    at_home.page.evaluate(UNDER_WAY)
    at_home.tap("Lock now")
    at_home.reads_heading("Locked")
    at_home.go("/#me/journal")  # before the lock has come to its end
    at_home.unlocks()
    expect(at_home.page.get_by_label("What is on your mind?")).to_have_value(DRAFT)


def test_an_entry_has_an_end_and_says_so_gently(at_home: Visitor) -> None:
    at_home.go("/#me/journal")
    at_home.type("What is on your mind?", "a" * 5_300)
    at_home.reads_nowhere("more letters")
    at_home.type("What is on your mind?", "a" * 5_700)
    at_home.reads("Room for about 300 more letters.")
    at_home.type("What is on your mind?", "ä" * 3_010)
    at_home.tap("Put it in the journal")
    at_home.reads("longer than one entry can be")
    at_home.type("What is on your mind?", "ä" * 3_000)
    at_home.tap("Put it in the journal")
    at_home.reads("It is in the journal.")


def test_an_account_without_a_journal_makes_one_with_the_passphrase(two: Two, arrive: Arrive) -> None:
    """Accounts from before there was a journal have none."""
    people.change_self(two.ada.person, lambda state: {k: v for k, v in state.items() if k != "drawer"})
    ada = arrive("Ada")
    comes_home(ada)
    ada.go("/#me/journal")
    ada.reads_heading("A journal that only you can open")
    ada.insists_on_access()
    _types(ada, "not the passphrase of Ada")
    ada.reads("That is not your passphrase.")
    _types(ada, PASSPHRASE)
    ada.reads_heading("Journal")
    ada.type("What is on your mind?", SECRET)
    ada.tap("Put it in the journal")
    ada.reads("It is in the journal.")
    _opens(ada, PASSPHRASE)
    ada.reads(SECRET)


def _opens(visitor: Visitor, passphrase: str) -> None:
    visitor.tap("Read the journal")
    visitor.reads_heading("Read the journal")
    _types(visitor, passphrase)


def _types(visitor: Visitor, passphrase: str) -> None:
    visitor.type("Your passphrase, once more", passphrase)
    visitor.tap("Go on")
