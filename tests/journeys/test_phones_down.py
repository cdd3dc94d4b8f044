# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a step keeps in place: the way on under the thumb, and the focus once the phone is taken up again."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Arrive
from tests.journeys.home import Two, comes_home
from tests.journeys.visitor import Visitor

FOCUS = "document.activeElement.tagName"
MINUTE = 60_000
LARGE = "document.documentElement.style.fontSize = '200%'"
# The middle of the button that goes on: [x, y], and whether it is what a thumb touches there.
MIDDLE = """(button) => {
    const { left, top, width, height } = button.getBoundingClientRect();
    const [x, y] = [Math.round(left + width / 2), Math.round(top + height / 2)];
    return [x, y, button.contains(document.elementFromPoint(x, y))];
}"""


@pytest.fixture
def ada(two: Two, arrive: Arrive) -> Visitor:  # noqa: ARG001 - she lives there
    """Let Ada begin a practice on a phone whose clock can be put forward."""
    ada = arrive("Ada")
    comes_home(ada)
    ada.page.clock.install()
    ada.go("/#practise/turns-about-the-day")
    ada.tap("Together, with this phone")
    ada.tap("Begin")
    _step(ada, 1)
    return ada


def _step(ada: Visitor, at: int) -> None:
    ada.reads(re.compile(rf"· Step {at} of 7"))
    ada.becomes(FOCUS, "H1")


def _puts_it_down(ada: Visitor) -> None:
    ada.page.get_by_role("button", name="10 minutes", exact=True).focus()
    ada.page.keyboard.press("Enter")
    ada.page.get_by_role("dialog", name="Phones down").wait_for()


def test_whoever_takes_the_phone_up_by_keyboard_is_at_the_step(ada: Visitor) -> None:
    ada.tap("Next")
    _step(ada, 2)
    _puts_it_down(ada)
    ada.page.keyboard.press("Escape")
    expect(ada.page.get_by_role("dialog")).to_have_count(0)
    ada.becomes(FOCUS, "H1")
    ada.page.keyboard.press("Tab")
    assert ada.page.evaluate("document.activeElement.innerText.trim()") == "Pause"
    ada.page.keyboard.press("Tab")
    ada.page.keyboard.press("Enter")
    ada.page.get_by_role("dialog", name="Phones down").wait_for()
    ada.page.clock.fast_forward(10 * MINUTE)
    expect(ada.page.get_by_role("status").filter(has_text="Time is up.")).to_have_count(1)
    expect(ada.page.get_by_role("dialog")).to_have_count(0)
    ada.becomes(FOCUS, "H1")
    away = ada.page.get_by_role("button", name="Put the timer away")
    away.focus()
    ada.page.keyboard.press("Enter")
    expect(away).to_have_count(0)
    ada.becomes(FOCUS, "H1")


@pytest.mark.parametrize("letters", ["as they are", "large"])
def test_the_way_on_is_under_the_thumb_and_never_moves(ada: Visitor, letters: str) -> None:
    if letters == "large":
        ada.page.evaluate(LARGE)
    onward = ada.page.get_by_role("button", name=re.compile("^(Next|Finish)$"))
    places = [onward.evaluate(MIDDLE)]
    for at in range(2, 8):
        ada.page.touchscreen.tap(*places[0][:2])
        _step(ada, at)
        places.append(onward.evaluate(MIDDLE))
    assert places == [[*places[0][:2], True]] * 7
    assert ada.fits()
    ada.picture(f"step-{letters.replace(' ', '-')}", whole=False)
    ada.tap("Back")
    _step(ada, 6)
