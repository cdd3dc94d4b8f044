# SPDX-License-Identifier: AGPL-3.0-or-later
"""Doing a practice with the phone between two: steps, turns, time, and an end that says nothing."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Arrive
from tests.journeys.home import Two, comes_home
from tests.journeys.visitor import Visitor

TURN = "{}\N{RIGHT SINGLE QUOTATION MARK}s turn"
SHARED, ALONE = "Together, with this phone", "For me alone"
MINUTE = 60_000
# How often anything lies in each store of this device: words of a session would be one more.
KEPT = """async () => {
    const count = (store) => new Promise((done) => { store.onsuccess = () => done(store.result); });
    const found = {};
    for (const { name } of await indexedDB.databases()) {
        const base = await count(indexedDB.open(name));
        for (const store of base.objectStoreNames)
            found[`${name} ${store}`] = await count(base.transaction(store).objectStore(store).count());
        base.close();
    }
    return JSON.stringify(found);
}"""


@pytest.fixture
def ada(two: Two, arrive: Arrive) -> Visitor:  # noqa: ARG001 - she lives there
    """Let Ada sign in on her phone, whose clock can be put forward."""
    return _at_home(arrive("Ada"))


def _at_home(ada: Visitor) -> Visitor:
    comes_home(ada)
    ada.page.clock.install()
    return ada


def _begin(ada: Visitor, practice: str, form: str) -> None:
    ada.go(f"/#practise/{practice}")
    ada.tap(form)
    ada.tap("Begin")


def _is_locked(ada: Visitor) -> None:
    ada.page.get_by_label("Passphrase", exact=True).wait_for()


def _allows(ada: Visitor, name: str, *areas: str) -> None:
    ada.reads_heading(f"{name}, where may you be touched?")
    expect(ada.page.get_by_role("checkbox", checked=True)).to_have_count(0)
    for area in areas:
        ada.tick(area)
    ada.tap("Go on")


def _step(ada: Visitor, at: int) -> None:
    ada.reads(re.compile(rf"· Step {at} of \d"))


def _time(ada: Visitor) -> int:
    """Return the seconds that the timer shows."""
    minutes, seconds = ada.page.get_by_role("timer").inner_text().split(":")
    return 60 * int(minutes) + int(seconds)


def _walks_to_the_end(ada: Visitor) -> None:
    """Press Next as often as it takes."""
    step = ada.page.get_by_text(re.compile(r"· Step \d of \d"))
    at, of = [int(number) for number in re.findall(r"\d+", step.inner_text())[-2:]]
    for now in range(at, of):
        ada.tap("Next")
        _step(ada, now + 1)
    ada.tap("Finish")


def _lets_ten_minutes_pass(ada: Visitor) -> None:
    """Put the phone down, take it up in between, and leave it there until the time is over."""
    ada.tap("10 minutes")
    ada.page.get_by_role("dialog", name="Phones down").wait_for()
    ada.page.clock.fast_forward(4 * MINUTE)
    expect(ada.page.get_by_role("dialog").get_by_role("timer")).to_have_text(re.compile(r"^\s*(6:00|5:\d\d)"))
    ada.insists_on_access()
    ada.picture("session-down")
    ada.tap("Touch anywhere to come back")
    expect(ada.page.get_by_role("dialog")).to_have_count(0)
    ada.tap("Phones down")
    ada.page.clock.fast_forward(6 * MINUTE)
    expect(ada.page.get_by_role("status").filter(has_text="Time is up.")).to_have_count(1)
    expect(ada.page.get_by_role("dialog")).to_have_count(0)
    ada.insists_on_access()
    ada.picture("session-over")


def test_from_the_first_step_to_the_end_on_one_phone_that_locks(ada: Visitor, two: Two) -> None:
    ada.go("/#practise/turns-about-the-day")
    ada.reads("Before you begin")
    ada.comes_to_rest()
    before = two.given()
    ada.tap(SHARED)
    ada.reads("this device locks")
    expect(ada.page.get_by_role("navigation")).to_be_hidden()
    ada.insists_on_access()
    ada.picture("session-set-up")
    ada.tap("Begin")
    _step(ada, 1)
    ada.tap("Next")
    _step(ada, 2)
    ada.tap("Ada")
    ada.reads(TURN.format("Ada"))
    ada.picture("session-step")
    _lets_ten_minutes_pass(ada)
    ada.tap("Swap: " + TURN.format("Ben"))
    ada.page.get_by_role("dialog").wait_for()
    ada.page.keyboard.press("Escape")
    ada.reads(TURN.format("Ben"))
    ada.tap("Pause")
    ada.reads("Paused.")
    _walks_to_the_end(ada)
    _is_locked(ada)
    ada.picture("session-locked")
    assert two.given() == before
    assert not [sent for sent in ada.sent if "turns-about-the-day" in sent]
    ada.unlocks(remember=True)
    ada.reads_heading("Turns about the day")
    ada.reads("You have done it?")


def test_a_time_that_the_first_step_sets_rings_at_the_step_that_waits_for_it(ada: Visitor) -> None:
    """Neither Next nor somebody's turn takes it away; the last step offers none."""
    _begin(ada, "a-quiet-look", SHARED)
    _step(ada, 1)
    ada.tap("30 seconds")
    ada.page.get_by_role("dialog").wait_for()
    ada.tap("Touch anywhere to come back")
    ada.tap("Next")
    _step(ada, 2)
    ada.tap("Pause")  # it stands here, however slow a machine this is
    ada.tap("Ada")
    ada.reads(TURN.format("Ada"))
    for at in (3, 4):
        ada.tap("Next")
        _step(ada, at)
    assert 0 < _time(ada) <= 30
    ada.reads(TURN.format("Ada"))
    ada.tap("Go on")
    ada.page.get_by_role("dialog").wait_for()
    ada.tap("Touch anywhere to come back")
    ada.insists_on_access()
    ada.picture("session-time-goes-on")
    ada.page.clock.fast_forward(30_000)
    expect(ada.page.get_by_role("status").filter(has_text="Time is up.")).to_have_count(1)
    ada.tap("Next")
    _step(ada, 5)
    expect(ada.page.get_by_role("timer")).to_have_count(0)
    for at in (5, 6):
        _step(ada, at)
        expect(ada.page.get_by_role("group", name="Set a timer")).to_have_count(0)
        ada.tap("Next" if at == 5 else "Finish")
    _is_locked(ada)


def _both_allow(ada: Visitor) -> None:
    _allows(ada, "Ada", "Hands", "Back")
    _allows(ada, "Ben", "Shoulders")
    _step(ada, 1)


def _ends(ada: Visitor) -> None:
    _both_allow(ada)
    ada.reads("Ada may be touched: hands, back")
    ada.insists_on_access()
    ada.picture("session-touch")
    _walks_to_the_end(ada)


def _stops(ada: Visitor) -> None:
    _both_allow(ada)
    ada.tap("Next")
    _step(ada, 2)
    ada.tap("Stop")


def _takes_back(ada: Visitor) -> None:
    _both_allow(ada)
    for at in (2, 3, 4):
        ada.tap("Next")
        _step(ada, at)
    ada.tap("40 seconds")
    ada.page.get_by_role("dialog").get_by_role("button", name="No more touch").click()


def _refuses(ada: Visitor) -> None:
    _allows(ada, "Ada", "Hands")
    ada.reads_heading("Ben, where may you be touched?")
    ada.insists_on_access()
    ada.picture("session-ask")
    ada.tap("Not tonight")


def _seen(ada: Visitor) -> tuple[str, str, str, str]:
    """Return what is seen where it is locked, its address, what lies on the device, and what is seen then."""
    _is_locked(ada)
    locked, address = ada.page.locator("main:visible").inner_text(), ada.page.url
    ada.unlocks(remember=True)
    ada.reads_heading("A long hug")
    ada.reads("You have done it?")
    ada.comes_to_rest()
    return locked, address, ada.page.evaluate(KEPT), ada.page.locator("main:visible").inner_text()


def test_a_stop_a_no_and_touch_taken_back_look_like_the_end_and_leave_as_much(ada: Visitor, two: Two) -> None:
    ada.go("/#practise/a-long-hug")
    ada.reads("Before you begin")
    ada.comes_to_rest()
    before = two.given()
    seen = []
    for comes_to_its_end in (_ends, _stops, _takes_back, _refuses):
        _begin(ada, "a-long-hug", SHARED)
        comes_to_its_end(ada)
        seen.append(_seen(ada))
    assert seen[1:] == seen[:1] * 3
    assert two.given() == before
    assert not [sent for sent in ada.sent if "a-long-hug" in sent or "shoulders" in sent]


def test_whoever_goes_elsewhere_with_the_phone_has_ended_it(ada: Visitor) -> None:
    ada.go("/#practise")
    _begin(ada, "silence-together", SHARED)
    _step(ada, 1)
    ada.page.go_back()
    _is_locked(ada)
    ada.unlocks(remember=True)
    ada.go("/#practise/silence-together")
    _begin(ada, "silence-together", SHARED)
    _step(ada, 1)
    ada.page = ada.another_tab()  # at Today: as whoever opens the app anew with the phone in hand
    _is_locked(ada)


def test_a_reload_goes_on_at_the_right_second_and_asks_about_touch_anew(ada: Visitor) -> None:
    _begin(ada, "a-hand-by-heart", SHARED)
    for name in ("Ada", "Ben"):
        _allows(ada, name, "Hands")
    for at in (2, 3):
        ada.tap("Next")
        _step(ada, at)
    ada.tap("2 minutes")
    ada.page.get_by_role("dialog").wait_for()
    ada.page.clock.fast_forward(30_000)
    ada.page.reload()
    for name in ("Ada", "Ben"):
        _allows(ada, name, "Hands")
    _step(ada, 3)
    assert 0 < _time(ada) <= 90
    ada.page.clock.fast_forward(MINUTE)
    expect(ada.page.get_by_role("timer")).to_have_text(re.compile(r"^\s*0:[0-3]\d"))
    ada.page.clock.fast_forward(MINUTE)
    ada.reads("Time is up.")


def test_it_goes_on_without_a_network_and_ends_locked(ada: Visitor) -> None:
    ada.is_kept()
    ada.comes_to_rest()
    _begin(ada, "silence-together", SHARED)
    _step(ada, 1)
    ada.context.set_offline(True)
    ada.tap("Next")
    _step(ada, 2)
    ada.tap("10 minutes")
    ada.page.get_by_role("dialog").wait_for()
    ada.page.reload()
    _step(ada, 2)
    assert 0 < _time(ada) <= 600
    _walks_to_the_end(ada)
    _is_locked(ada)
    ada.context.set_offline(False)


def test_alone_it_just_ends_and_a_stop_looks_the_same(ada: Visitor) -> None:
    said = []
    for deed in ("Finish", "Stop"):
        _begin(ada, "silence-together", ALONE)
        _step(ada, 1)
        expect(ada.page.get_by_role("group", name="Whose turn")).to_have_count(0)
        if deed == "Finish":
            _walks_to_the_end(ada)
        else:
            ada.tap("Stop")
        ada.reads_heading("That is all for now")
        ada.insists_on_access()
        said.append(ada.page.locator("main:visible").inner_text())
        ada.picture("session-end")
        ada.tap("Back to the practice")
        ada.reads("You have done it?")
    assert said[0] == said[1]
    expect(ada.page.get_by_role("navigation")).to_be_visible()


def test_breathing_by_a_circle_at_night_by_keyboard_with_large_letters(two: Two, arrive: Arrive) -> None:  # noqa: ARG001 - as above
    ada = _at_home(
        arrive("Ada", color_scheme="dark", has_touch=False, is_mobile=False, reduced_motion="no-preference")
    )
    ada.go("/#practise/seven-breaths")
    ada.reads("Before you begin")
    _presses(ada, SHARED)
    for name in ("Begin", "Next", "Next", "Next"):
        _presses(ada, name)
        ada.becomes("document.activeElement.tagName", "H1")  # the page has turned
    _presses(ada, "7 breaths, with a circle")
    expect(ada.page.get_by_role("dialog")).to_have_count(0)
    expect(ada.page.get_by_role("status").filter(has_text="In while you count")).to_have_count(1)
    ada.page.clock.fast_forward(12_000)
    ada.becomes("document.querySelectorAll('.circle.in').length", 1)
    ada.insists_on_access()
    ada.picture("session-breath-dark")
    ada.page.evaluate("document.documentElement.style.fontSize = '200%'")
    ada.picture("session-breath-large")
    assert ada.fits()
    ada.page.emulate_media(reduced_motion="reduce")
    expect(ada.page.locator(".circle")).to_be_hidden()
    expect(ada.page.locator(".breath .count")).to_be_visible()
    _presses(ada, "Stop")
    _is_locked(ada)
    ada.becomes("document.activeElement.tagName", "H1")


def _presses(visitor: Visitor, name: str) -> None:
    """Press Tab until what has the focus is called so, and then Enter."""
    visitor.page.get_by_role("button", name=name, exact=True).wait_for()
    for _ in range(60):
        visitor.page.keyboard.press("Tab")
        if visitor.page.evaluate("(document.activeElement.innerText ?? '').trim()") == name:
            visitor.page.keyboard.press("Enter")
            return
    raise AssertionError(f"a keyboard does not get to {name!r}")
