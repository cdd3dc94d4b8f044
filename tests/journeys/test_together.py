# SPDX-License-Identifier: AGPL-3.0-or-later
"""A practice on two phones that keep in step: asked for, said yes to, lost sight of, found again and stopped.

That a press shows on the other phone within a second is measured by `python -m bench signals`.
"""

import base64
import json
import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Arrive
from tests.journeys.home import Two, comes_home
from tests.journeys.visitor import Visitor
from tests.live import Server, everything

PRACTICE, TITLE = "turns-about-the-day", "Turns about the day"
ASKS = f"Ada asks: {TITLE}, now, each on your own phone."
BENS_TURN = "Ben\N{RIGHT SINGLE QUOTATION MARK}s turn"
STEPS = 7
# All that the page is told over a line of its own, as it comes.
LISTENING = """
    window.heard = [];
    const Line = window.EventSource;
    window.EventSource = class extends Line {
        addEventListener(name, then) {
            super.addEventListener(name, (event) => { window.heard.push(name); then(event); });
        }
    };
"""
# A page of a phone in a pocket: it is not seen, and what was on its way to it is gone without a word. While
# it is `still`, it does nothing again and again by itself.
POCKET = """
    window.lines = [];
    const Line = window.EventSource;
    window.EventSource = class extends Line {
        constructor(address) { super(address); window.lines.push(this); }
        addEventListener(name, then) {
            super.addEventListener(name, (event) => { if (!this.isGone) then(event); });
        }
    };
    const again = window.setInterval;
    window.setInterval = (act, ms) => again(() => { if (!window.still) act(); }, ms);
    window.isSeen = (seen) => {
        if (!seen) for (const line of window.lines) line.isGone = true;
        const get = () => seen ? 'visible' : 'hidden';
        Object.defineProperty(document, 'visibilityState', { get, configurable: true });
        document.dispatchEvent(new Event('visibilitychange'));
    };
"""
LARGE = "document.documentElement.style.fontSize = '200%'"


@pytest.fixture
def ada(two: Two, arrive: Arrive) -> Visitor:  # noqa: ARG001 - she lives there
    """Let Ada sign in, and note what her page is told."""
    ada = arrive("Ada")
    ada.page.add_init_script(POCKET)
    ada.page.add_init_script(LISTENING)
    comes_home(ada)
    return ada


@pytest.fixture
def ben(two: Two, arrive: Arrive) -> Visitor:  # noqa: ARG001 - as above
    """Let Ben sign in, at night, and open Practise."""
    ben = arrive("Ben", color_scheme="dark")
    ben.page.add_init_script(POCKET)
    comes_home(ben)
    ben.go("/#practise")
    ben.reads_heading("Practise")
    return ben


def _asks(ada: Visitor) -> None:
    ada.go(f"/#practise/{PRACTICE}")
    ada.tap("Each with a phone")
    expect(ada.page.get_by_role("checkbox", name="Keep both phones in step")).not_to_be_checked()
    ada.tick("Keep both phones in step")
    ada.insists_on_access()
    ada.picture("together-set-up")
    ada.tap("Begin")
    ada.reads_heading("Ben can join you now")


def _join(ada: Visitor, ben: Visitor) -> None:
    _asks(ada)
    ben.reads(ASKS)
    ben.tap("Join")
    for visitor in (ada, ben):
        _step(visitor, 1)


def _step(visitor: Visitor, at: int) -> None:
    visitor.reads(re.compile(rf"· Step {at} of {STEPS}"))


def _ends(visitor: Visitor) -> str:
    visitor.reads_heading("That is all for now")
    return visitor.page.locator("main:visible").inner_text()


def _says(visitor: Visitor, words: str) -> None:
    expect(visitor.page.get_by_role("status").filter(has_text=words)).to_have_count(1)


def _signals(visitor: Visitor) -> list[bytes]:
    """Give the signals that a device has sent."""
    sent = [what.partition("\n") for what in visitor.sent]
    return [
        base64.b64decode(json.loads(body)["signal"])
        for address, _, body in sent
        if urlsplit(address).path.endswith("/signal")
    ]


def _is_kept_nowhere(house: Server, signals: list[bytes]) -> None:
    pieces = [piece for signal in signals for piece in (signal[:48], base64.b64encode(signal[:48]))]
    found = list(everything(house))
    assert found
    assert [place for place, content in found if any(piece in content for piece in pieces)] == []


def _lets_a_time_run(ada: Visitor, ben: Visitor) -> None:
    """Begin it on one phone, see both put down, and pause it on the other."""
    ada.tap("10 minutes")
    for visitor in (ada, ben):
        visitor.page.get_by_role("dialog", name="Phones down").wait_for()
        _says(visitor, "10 minutes")
    said = "document.querySelector('[role=timer]').closest('[role=status], [aria-live]')"
    assert ben.page.evaluate(said) is None
    ben.tap("Touch anywhere to come back")
    ben.tap("Pause")
    for visitor in (ada, ben):
        visitor.reads("Paused.")
        expect(visitor.page.get_by_role("dialog")).to_have_count(0)
    stands = ben.page.get_by_role("timer").inner_text().strip()
    expect(ada.page.get_by_role("timer")).to_have_text(re.compile(rf"^\s*{stands}\s*$"))
    _says(ada, "Paused.")


def test_in_step_from_the_invitation_to_how_was_it(
    ada: Visitor, ben: Visitor, two: Two, house: Server
) -> None:
    for visitor in (ada, ben):
        visitor.comes_to_rest()
    before = two.given()
    _asks(ada)
    ada.insists_on_access()
    ada.picture("together-wait")
    ben.reads(ASKS)
    ben.insists_on_access()
    ben.picture("together-asked-dark")
    ben.tap("Join")
    for visitor in (ada, ben):
        _step(visitor, 1)
    ada.reads("In step with Ben")
    ada.tap("Next")
    _step(ben, 2)
    ben.becomes("document.activeElement.tagName", "H1")
    ben.page.get_by_role("group", name="Whose turn").get_by_role("button", name="Ben").click()
    ada.reads(BENS_TURN)
    _says(ada, BENS_TURN)
    ada.picture("together-step")
    ben.insists_on_access()
    _lets_a_time_run(ada, ben)
    for at in range(3, STEPS + 1):
        ada.tap("Next")
        _step(ben, at)
    ben.tap("Finish")
    assert _ends(ada) == _ends(ben)
    for visitor in (ada, ben):
        visitor.tap("Back to the practice")
        visitor.reads("You have done it?")
    assert two.given() == before
    signals = [*_signals(ada), *_signals(ben)]
    assert {len(signal) for signal in signals} == {1_024}
    assert not [what for what in (*ada.sent, *ben.sent) if PRACTICE in what]
    _is_kept_nowhere(house, signals)


def test_a_stop_in_the_middle_is_the_ordinary_end_for_both(ada: Visitor, ben: Visitor) -> None:
    ben.page.evaluate(LARGE)
    _asks(ada)
    ben.reads(ASKS)
    ben.picture("together-asked-large")
    assert ben.fits()
    join = ben.page.get_by_role("button", name="Join", exact=True)
    expect(join).to_be_enabled()
    join.focus()
    ben.page.keyboard.press("Enter")
    _step(ben, 1)
    _step(ada, 1)
    ben.picture("together-step-large")
    assert ben.fits()
    ada.tap("Next")
    _step(ben, 2)
    ben.page.get_by_role("button", name="Stop", exact=True).focus()
    ben.page.keyboard.press("Enter")
    stopped = _ends(ada)
    assert stopped == _ends(ben)
    ada.tap("Back to the practice")
    ada.tap("Each with a phone")
    ada.tap("Begin")
    for at in range(1, STEPS):
        _step(ada, at)
        ada.tap("Next")
    ada.tap("Finish")
    assert _ends(ada) == stopped


def test_both_lose_the_network_go_on_and_come_together_again(ada: Visitor, ben: Visitor) -> None:
    _join(ada, ben)
    for visitor in (ada, ben):
        visitor.context.set_offline(True)
    ben.page.get_by_role("group", name="Whose turn").get_by_role("button", name="Ben").click()
    ben.reads(BENS_TURN)
    for at in (2, 3):
        ada.tap("Next")
        _step(ada, at)
    ada.reads("This phone goes on by itself until it hears from Ben")
    ada.picture("together-by-itself")
    ben.reads_nowhere(re.compile("Step 3"))
    for visitor in (ada, ben):
        visitor.context.set_offline(False)
    _step(ben, 3)
    ben.reads_nowhere(BENS_TURN)
    ben.page.reload()
    _step(ben, 3)
    ben.tap("Next")
    _step(ada, 4)
    ada.reads("In step with Ben")


def test_a_phone_that_is_seen_again_asks_at_once_where_the_two_are(ada: Visitor, ben: Visitor) -> None:
    _join(ada, ben)
    for visitor in (ada, ben):
        visitor.page.evaluate("window.still = true")
    ben.page.evaluate("window.isSeen(false)")
    for at in (2, 3):
        ada.tap("Next")
        _step(ada, at)
    ben.reads_nowhere(re.compile("Step [23]"))
    ben.page.evaluate("window.isSeen(true)")
    _step(ben, 3)
    ben.tap("Next")
    _step(ada, 4)


def test_not_now_sends_nothing_and_whoever_asked_goes_on_alone(ada: Visitor, ben: Visitor) -> None:
    ada.page.clock.install()
    _asks(ada)
    ben.reads(ASKS)
    ben.tap("Not now")
    ben.reads_nowhere(ASKS)
    ben.go(f"/#practise/{PRACTICE}")
    ben.reads("Before you begin")
    ada.page.clock.fast_forward(5 * 60_000)
    ada.reads_heading("The invitation is over")
    ada.insists_on_access()
    ada.picture("together-nobody")
    ben.reads_nowhere(ASKS)
    assert _signals(ben) == []
    assert _signals(ada)
    assert ada.page.evaluate("window.heard.filter((name) => name === 'signal')") == []
    ada.tap("Go on by myself")
    _step(ada, 1)
    ada.tap("Stop")
    _ends(ada)
