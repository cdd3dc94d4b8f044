# SPDX-License-Identifier: AGPL-3.0-or-later
"""The network goes, the tab dies, the server dies, both press at once: nothing typed is lost."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Arrive
from tests.journeys.visitor import PATIENCE, Visitor
from tests.live import Server

ADAS = "The morning we missed the train and had the picnic on the platform."
CLOCK = "The clock of this device seems to be off by a day or so."
HEARD = "that the platform was the best part."
BENS = "When you sang in the car and thought I was asleep."


def test_a_draft_survives_reload_and_a_dead_tab(paired: tuple[Visitor, Visitor]) -> None:
    ada, _ = paired
    ada.type("Your answer", ADAS)
    ada.keeps_what_is_typed()
    ada.page.reload()
    expect(ada.page.get_by_label("Your answer")).to_have_value(ADAS)
    ada.page.close()
    ada.page = ada.another_tab()
    ada.question()
    expect(ada.page.get_by_label("Your answer")).to_have_value(ADAS)


def test_an_answer_given_in_a_tunnel_goes_out_by_itself(paired: tuple[Visitor, Visitor]) -> None:
    ada, ben = paired
    ben.answers(BENS)
    ben.reads("It opens when both are in")
    ada.context.set_offline(True)
    ada.answers(ADAS)
    ada.reads("There is no connection just now")
    ada.picture("tunnel")
    ada.context.set_offline(False)
    for visitor in (ada, ben):
        visitor.reads(ADAS)
        visitor.reads(BENS)


def test_an_answer_given_while_the_server_is_dead_arrives_once(
    house: Server, paired: tuple[Visitor, Visitor]
) -> None:
    ada, ben = paired
    house.kill()
    ada.answers(ADAS)
    ada.reads("There is no connection just now")
    house.start()
    ben.page.reload()
    ben.answers(BENS)
    ada.page.reload()
    for visitor in (ada, ben):
        visitor.reads(BENS)
        expect(visitor.page.get_by_text(ADAS)).to_have_count(1)


def test_an_evening_with_the_line_away_in_its_middle_loses_nothing(paired: tuple[Visitor, Visitor]) -> None:
    ada, ben = paired
    ada.is_kept()
    ada.context.set_offline(True)
    ada.answers(ADAS)
    ada.reads("There is no connection just now")
    ada.notes("7", "8", "A little", "Yes", "0, none", "Right", "4")
    ben.answers(BENS)
    ben.reads("It opens when both are in")
    ada.page.reload()
    ada.reads(ADAS)
    ada.reads("Your evening is noted.")
    ben.reads_nowhere(ADAS)
    ada.context.set_offline(False)
    for visitor in paired:
        visitor.reads(ADAS)
        visitor.reads(BENS)
        expect(visitor.page.get_by_text(ADAS)).to_have_count(1)
    ada.responds("What I heard", HEARD)
    ben.reads(HEARD)


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_what_was_begun_travels_over_the_date_line(paired: tuple[Visitor, Visitor], zone: str) -> None:
    ada, ben = paired
    asked = ada.question()
    ada.type("Your answer", ADAS)
    ada.keeps_what_is_typed()
    line = ada.context.new_cdp_session(ada.page)
    line.send("Emulation.setTimezoneOverride", {"timezoneId": zone})
    ada.page.reload()
    ada.reads_heading(asked)
    expect(ada.page.get_by_label("Your answer")).to_have_value(ADAS)
    ada.tap("Give my answer")
    ben.answers(BENS)
    for visitor in paired:
        visitor.reads(ADAS)
        visitor.reads(BENS)


def test_both_press_at_once(paired: tuple[Visitor, Visitor]) -> None:
    ada, ben = paired
    ada.type("Your answer", ADAS)
    ben.type("Your answer", BENS)
    for visitor in paired:
        visitor.page.get_by_role("button", name="Give my answer").click(no_wait_after=True)
    for visitor in paired:
        visitor.reads(ADAS)
        visitor.reads(BENS)


def test_two_tabs_are_one_person(paired: tuple[Visitor, Visitor]) -> None:
    ada, ben = paired
    second = ada.another_tab()
    second.locator("h1.question").wait_for(timeout=PATIENCE)
    ada.answers(ADAS)
    ada.reads("It opens when both are in")
    second.get_by_text("It opens when both are in").first.wait_for(timeout=PATIENCE)
    ben.answers(BENS)
    for page in (ada.page, second):
        page.get_by_text(BENS).wait_for(timeout=PATIENCE)


def test_a_second_device_reads_the_same_and_answers_for_the_same_person(
    arrive: Arrive, paired: tuple[Visitor, Visitor]
) -> None:
    ada, ben = paired
    tablet = arrive("Ada", viewport={"width": 1280, "height": 800}, is_mobile=False)
    tablet.passphrase = ada.passphrase
    tablet.go("/")
    tablet.tap("I have an account")
    tablet.unlocks()
    for _ in range(20):  # what she passed on her phone is told to the tablet with the bundle of the day
        if tablet.question() == ada.question():
            break
        tablet.passes()
    assert tablet.question() == ada.question()
    tablet.answers(ADAS)
    tablet.reads("It opens when both are in")
    tablet.picture("tablet")
    ben.answers(BENS)
    for visitor in (tablet, ada, ben):
        visitor.reads(ADAS)
        visitor.reads(BENS)


@pytest.mark.parametrize("days", [1, -1], ids=["ahead", "behind"])
def test_a_clock_that_is_a_day_off_is_told_and_loses_nothing(
    paired: tuple[Visitor, Visitor], days: int
) -> None:
    ada, ben = paired
    ada.page.clock.install(time=datetime.now(UTC) + timedelta(days=days))
    ada.page.reload()
    ada.page.locator("h1.question").wait_for()
    ada.reads(CLOCK)
    ben.reads_nowhere(CLOCK)
    ada.answers(ADAS)
    ben.answers(BENS)
    for visitor in (ada, ben):
        visitor.page.reload()
        visitor.reads(ADAS)
        visitor.reads(BENS)
