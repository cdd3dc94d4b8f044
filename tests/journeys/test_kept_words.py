# SPDX-License-Identifier: AGPL-3.0-or-later
"""What somebody began to write is found again: put off, answered elsewhere, left, on a slow line."""

import re

import pytest
from playwright.sync_api import Route, expect

from tests.journeys.clocks import tonight
from tests.journeys.conftest import Arrive
from tests.journeys.home import Two, comes_home
from tests.journeys.visitor import PATIENCE, Visitor
from tests.live import Server

BEGUN = "The stairs, with you counting them, and"
ELSEWHERE = "The tablet was nearer."
THANKS = "You warmed the cup first."
RECORDS = re.compile(r"/api/v1/bonds/[0-9a-f]+/records$")


@pytest.fixture
def ada(two: Two, arrive: Arrive) -> Visitor:
    """Bring Ada home, to tonight's question."""
    assert two.bond.id
    visitor = arrive("Ada")
    comes_home(visitor)
    visitor.question()
    return visitor


def _finds(visitor: Visitor, text: str) -> None:
    """Wait until this stands where the answer is written."""
    expect(visitor.page.get_by_label("Your answer", exact=True)).to_have_value(text)


def test_what_was_begun_stays_with_its_question(ada: Visitor) -> None:
    first = ada.question()
    ada.type("Your answer", BEGUN)
    ada.tap("Another one")
    ada.page.locator("h1.question", has_not_text=first).wait_for()
    _finds(ada, "")
    ada.page.reload()
    assert ada.question() != first
    ada.at(tonight(1))
    ada.reads_heading(first)
    _finds(ada, BEGUN)


def test_what_was_left_is_there_when_it_is_unfolded_again(ada: Visitor) -> None:
    ada.tap("Something to thank Ben for?")
    ada.type("What was it?", THANKS)
    ada.tap("Leave it")
    ada.tap("Something to thank Ben for?")
    expect(ada.page.get_by_label("What was it?")).to_have_value(THANKS)
    ada.page.locator(".earlier summary").first.click()
    ada.tap("Say something back")
    ada.tap("What I heard")
    ada.type("What you say back", BEGUN)
    ada.page.locator("nearer-respond").get_by_role("button", name="Leave it", exact=True).click()
    ada.tap("Say something back")
    expect(ada.page.get_by_label("What you say back")).to_have_value(BEGUN)


def test_another_one_can_be_written_while_the_first_is_still_on_its_way(ada: Visitor) -> None:
    first = ada.question()
    on_their_way: list[Route] = []

    def keep_waiting(route: Route) -> None:
        on_their_way.append(route)

    ada.page.route(RECORDS, keep_waiting)
    ada.answers("Something first.")
    ada.tap("Answer another one meanwhile")
    ada.page.locator("h1.question", has_not_text=first).wait_for()
    box = ada.page.get_by_label("Your answer", exact=True)
    expect(box).to_be_editable()
    box.press_sequentially(BEGUN)
    assert on_their_way
    for route in on_their_way:
        route.continue_()
    ada.page.unroute(RECORDS)
    ada.comes_to_rest()
    _finds(ada, BEGUN)
    expect(box).to_be_focused()
    ada.tap("Give my answer")
    ada.page.get_by_text(BEGUN).wait_for(timeout=PATIENCE)
    ada.page.reload()
    ada.reads("It opens when both are in")


def test_words_that_came_second_are_shown_and_stay_mine(ada: Visitor, arrive: Arrive) -> None:
    asked = ada.question()
    ada.context.set_offline(True)
    ada.answers(BEGUN)
    ada.reads("There is no connection just now")
    tablet = arrive("Ada")
    comes_home(tablet)
    assert tablet.question() == asked
    tablet.answers(ELSEWHERE)
    tablet.reads("It opens when both are in")
    ada.context.set_offline(False)
    ada.reads("You wrote this here too")
    ada.reads(ELSEWHERE)
    ada.reads(BEGUN)
    ada.insists_on_access()
    ada.picture("came-second")
    ada.page.reload()
    ada.reads(BEGUN)
    tablet.page.reload()
    tablet.reads(ELSEWHERE)
    tablet.reads_nowhere(BEGUN)
    ada.tap("Let it go")
    ada.reads_nowhere(BEGUN)
    ada.page.reload()
    ada.reads(ELSEWHERE)
    ada.reads_nowhere(BEGUN)


def test_a_server_that_stops_is_said_once_and_rooms_come_when_it_is_back(house: Server, ada: Visitor) -> None:
    house.kill()
    ada.reads("No connection. What you write is kept here.")
    ada.insists_on_access()
    ada.picture("no-line")
    house.start()
    ada.reads_nowhere("No connection. What you write is kept here.")


def test_a_room_that_did_not_come_comes_when_the_server_is_back(house: Server, arrive: Arrive) -> None:
    dov = arrive("Dov", service_workers="block")  # else the room is on the device already
    dov.go("/")
    dov.reads_heading("A little at a time")
    house.kill()
    dov.tap("I have an account")
    dov.tap("I forgot my passphrase")
    dov.reads("This needs a connection, and there is none just now.")
    house.start()
    dov.reads_heading("A new passphrase, by your recovery code")
    dov.reads_nowhere("This needs a connection")
    dov.troubles.clear()  # that there is no service worker, which we have taken away, and no server
