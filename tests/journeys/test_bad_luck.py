# SPDX-License-Identifier: AGPL-3.0-or-later
"""The network goes, the tab dies, the server dies, both press at once: nothing typed is lost."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.journeys.conftest import Arrive
from tests.journeys.visitor import PATIENCE, Visitor
from tests.live import Server

ADAS = "The morning we missed the train and had the picnic on the platform."
CLOCK = "The clock of this device seems to be off by a day or so."
BENS = "When you sang in the car and thought I was asleep."


def test_a_draft_survives_reload_and_a_dead_tab(paired: tuple[Visitor, Visitor]) -> None:
    ada, _ = paired
    ada.type("Your answer", ADAS)
    ada.page.wait_for_timeout(1_000)
    ada.page.reload()
    assert ada.page.get_by_label("Your answer").input_value() == ADAS
    ada.page.close()
    ada.page = ada.another_tab()
    ada.question()
    assert ada.page.get_by_label("Your answer").input_value() == ADAS


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
        assert visitor.page.get_by_text(ADAS).count() == 1


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
