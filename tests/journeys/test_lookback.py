# SPDX-License-Identifier: AGPL-3.0-or-later
"""Looking back on a week and on a month: asked once, for oneself, and one answer that is kept nowhere."""

import datetime as dt

import pytest
from playwright.sync_api import expect

from nearer.client import own
from tests.journeys.conftest import Arrive
from tests.journeys.home import Two, comes_home
from tests.journeys.test_safety import KEPT, LOADED, STATE
from tests.journeys.visitor import Visitor

CONTENT = "All in all, how content were you"
AFRAID = "were you ever afraid"
LONELY = "How lonely did you feel"
SUNDAY = 6
TWICE = """() => {
    const asked = document.querySelector('nearer-looking-week');
    const buttons = [...asked.querySelectorAll('button')];
    const presses = ['2', 'Skip'].map((name) => buttons.find((one) => one.textContent.trim() === name));
    for (const press of presses) press.click();
}"""  # quicker than the page can turn: the second press comes too late


def evening(days: int) -> dt.datetime:
    """Return nine in the evening, so many days from now."""
    return (dt.datetime.now() + dt.timedelta(days=days)).replace(hour=21, minute=0)  # noqa: DTZ005 - a wall clock


def sunday() -> dt.datetime:
    """Return the evening of the first Sunday of which the whole week was theirs."""
    return next(day for day in map(evening, range(6, 14)) if day.weekday() == SUNDAY)


def weekday(after: int) -> dt.datetime:
    """Return an evening that is no Sunday's, so many days from now or one more."""
    return next(day for day in map(evening, (after, after + 1)) if day.weekday() != SUNDAY)


def turns_dark_and_large(visitor: Visitor, what: str) -> None:
    """Keep a picture by night and with text of twice the size, as well as of the page as it is."""
    visitor.insists_on_access()
    visitor.picture(what)
    visitor.page.emulate_media(color_scheme="dark")
    visitor.picture(what + "-dark")
    visitor.page.emulate_media(color_scheme="light")
    visitor.page.evaluate("document.documentElement.style.fontSize = '200%'")
    visitor.picture(what + "-large")
    assert visitor.fits()
    visitor.page.evaluate("document.documentElement.style.fontSize = ''")


def kept(visitor: Visitor) -> str:
    """Wait until nothing more is being written; return what this device keeps."""
    visitor.is_kept()
    visitor.comes_to_rest()
    return str(visitor.page.evaluate(KEPT))


def comes_on(visitor: Visitor, moment: dt.datetime) -> None:
    """Come home, come back at another time, and put the check-in off."""
    comes_home(visitor)
    visitor.at(moment)
    visitor.tap("Not now")


@pytest.mark.parametrize("answer", ["Never", "Often"])
def test_a_week_in_three_taps_and_an_answer_that_is_kept_nowhere(
    two: Two,  # noqa: ARG001 - they live there
    arrive: Arrive,
    answer: str,
) -> None:
    ada = arrive("Ada")
    comes_on(ada, sunday())
    ada.reads(CONTENT)
    turns_dark_and_large(ada, "week")
    ada.picks("7")
    ada.picks("9")
    ada.tap("Skip")
    ada.reads(AFRAID)
    ada.insists_on_access()
    ada.picture("afraid")
    before, state, loaded = kept(ada), ada.page.evaluate(STATE), ada.page.evaluate(LOADED)
    sent = len(ada.sent)
    ada.tap(answer)
    if answer == "Often":
        ada.reads_heading("Help")
        ada.tap("Back to where you were")
    ada.reads("Your week is noted.")
    assert ada.page.evaluate(STATE) == state
    assert ada.page.evaluate(LOADED) == loaded
    assert ada.sent[sent:] == []
    assert kept(ada) == before
    ada.page.reload()
    ada.question()
    ada.comes_to_rest()
    ada.reads_nowhere(CONTENT)
    ada.reads_nowhere(AFRAID)


def test_a_week_is_shown_to_oneself_and_can_be_left_out(two: Two, arrive: Arrive) -> None:
    """Four Sundays say something; one of them left out, and it is too early again."""
    first = sunday().date()
    person, day = two.ada.person, two.ada.device.today() - dt.timedelta(days=1)
    said = {"myself": 8, "lonely": None, "out": False}
    weeks = [
        {"day": (first - dt.timedelta(weeks=ago + 1)).isoformat(), "us": us, **said}
        for ago, us in enumerate([5, 9, 7])
    ]
    waiting = [own.element(person, "looked-week", two.bond.id, day, week) for week in weeks]
    assert own.send_bundle(person, day, waiting) == []
    ada = arrive("Ada")
    comes_on(ada, sunday())
    for pick in ("8", "8"):
        ada.picks(pick)
    ada.reads(LONELY)
    ada.page.evaluate(TWICE)
    ada.reads(AFRAID)
    ada.tap("Skip")
    ada.reads("Your week is noted.")
    ada.follow("Us")
    ada.reads("Content with how things are: around 7.5 in 4 weeks, from 5 to 9.")
    expect(ada.page.locator(".weeks tbody tr")).to_have_count(4)
    turns_dark_and_large(ada, "weeks")
    ada.follow("What these numbers are made of")
    ada.reads("content 8, able to be yourself 8, lonely 2")
    ada.insists_on_access()
    ada.picture("weeks-listed")
    ada.page.locator("nearer-looked-list").get_by_role("button", name="Leave it out").first.click()
    ada.reads("lonely 2, left out")
    ada.follow("Us")
    ada.reads("Too early to say anything: it takes four Sundays, and one is still to come.")
    expect(ada.page.locator(".weeks tbody tr")).to_have_count(3)


def test_the_picture_of_a_month(two: Two, arrive: Arrive) -> None:  # noqa: ARG001 - they live there
    ada = arrive("Ada")
    comes_on(ada, weekday(15))
    ada.reads("Once a month, if you like")
    ada.tap("Look at them")
    ada.reads("Which picture is most like you two")
    turns_dark_and_large(ada, "month")
    ada.page.get_by_role("button", name="Two lights that share a good part of it.").click()
    ada.tick("Deeds")
    ada.insists_on_access()
    ada.picture("month-ways")
    ada.tap("Go on")
    ada.page.reload()  # what was tapped is still there
    ada.picks("right as it is")
    ada.reads("It is noted.")
    ada.follow("Us")
    ada.reads("Two lights that share a good part of it.")
    ada.reads("What brought you close: deeds.")
    ada.reads("What you wanted: right as it is.")
    turns_dark_and_large(ada, "months")


def test_not_now_is_enough_for_this_month(two: Two, arrive: Arrive) -> None:  # noqa: ARG001 - as above
    ada = arrive("Ada")
    comes_on(ada, weekday(15))
    ada.reads("Once a month, if you like")
    ada.page.locator("nearer-asking-back").get_by_role("button", name="Not now").click()
    ada.reads_nowhere("Once a month, if you like")
    ada.keeps_what_is_typed()
    ada.at(weekday(17))
    ada.tap("Not now")
    ada.page.locator("nearer-asking-back > .check-in, nearer-trying").first.wait_for(state="attached")
    ada.comes_to_rest()
    ada.reads_nowhere("Once a month, if you like")
