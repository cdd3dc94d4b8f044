# SPDX-License-Identifier: AGPL-3.0-or-later
"""Practise: finding something for this very evening, and going through it with the phone between two."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Arrive
from tests.journeys.home import Two, comes_home
from tests.journeys.visitor import Visitor

ANOTHER = "And the third one to me."
LINE = "You sang the second verse to the kettle."
FURTHER = "A word, kind, touch, favourites"


@pytest.fixture
def ada(two: Two, arrive: Arrive) -> Visitor:  # noqa: ARG001 - she lives there
    """Let Ada sign in on her phone."""
    visitor = arrive("Ada")
    comes_home(visitor)
    return visitor


def _fit(visitor: Visitor) -> int:
    """Wait until it is said how many fit, and return it."""
    said = visitor.page.get_by_role("status").filter(has_text=re.compile("fit"))
    said.wait_for()
    return int(said.inner_text().split()[0].replace("One", "1").replace("Nothing", "0"))


def _opened(visitor: Visitor, seen: list[str]) -> str:
    """Wait for the page of a practice that was not seen, and return its name."""
    is_new = "seen => location.hash.includes('/') && !seen.includes(location.hash.split('/')[1])"
    visitor.page.wait_for_function(is_new, arg=seen)
    visitor.page.locator(".practice h1").wait_for()
    return str(visitor.page.url.rpartition("/")[2])


def test_something_for_this_evening_is_three_taps_away(ada: Visitor) -> None:
    ada.follow("Practise")
    ada.reads_heading("Practise")
    everything = _fit(ada)
    assert everything > 80
    ada.picture("practise")
    ada.tap("15 min")
    ada.tap("Together")
    expect(ada.page.get_by_role("status").filter(has_text=f"{everything} fit")).to_have_count(0)
    assert 5 < _fit(ada) < everything
    expect(ada.page.locator("nearer-rows a").first).to_contain_text("15 min")
    ada.page.locator("nearer-rows a").first.click()
    ada.reads("Before you begin")
    ada.insists_on_access()
    ada.picture("one-practice")
    ada.follow("All practices")
    expect(ada.page.get_by_role("button", name="15 min")).to_have_attribute("aria-pressed", "true")
    ada.insists_on_access()


def test_a_word_a_surprise_and_nothing(ada: Visitor) -> None:
    ada.go("/#practise")
    _fit(ada)
    ada.page.get_by_text(FURTHER).click()
    ada.type("A word in it", "voice by heart")
    ada.reads("One fits.")
    ada.tap("Surprise us")
    ada.reads_heading("A voice by heart")
    ada.follow("All practices")
    ada.type("A word in it", "no such thing")
    ada.reads("Nothing fits all of this.")
    ada.tap("Show everything again")
    ada.reads_nowhere("Nothing fits all of this.")
    assert _fit(ada) > 80


def test_a_surprise_leads_to_another_one(ada: Visitor) -> None:
    ada.go("/#practise")
    _fit(ada)
    ada.tap("Surprise us")
    seen = [_opened(ada, [])]
    ada.insists_on_access()
    ada.picture("surprise")
    for _ in range(3):
        ada.tap("Another one")
        seen.append(_opened(ada, seen))
    ada.page.go_back()
    ada.reads_heading("Practise")
    ada.page.goto(ada.page.url + "/" + seen[-1])
    ada.reads("Before you begin")
    ada.reads_nowhere("Another one")


def test_what_has_to_be_chosen_is_no_surprise(ada: Visitor) -> None:
    ada.go("/#practise")
    _fit(ada)
    ada.page.get_by_text(FURTHER).click()
    ada.type("A word in it", "agreement for two weeks")
    ada.reads("One fits.")
    ada.reads_nowhere("Surprise us")
    ada.reads_nowhere("Show everything again")


def test_a_word_of_the_steps_is_found(ada: Visitor) -> None:
    ada.go("/#practise")
    _fit(ada)
    ada.page.get_by_text(FURTHER).click()
    ada.type("A word in it", "walking")
    fewer = re.compile(r"^(One|[1-9]\d?) fits?")
    expect(ada.page.get_by_role("status").filter(has_text=fewer)).to_be_visible()


def test_what_is_liked_comes_back_and_what_is_not_for_me_stays_away(ada: Visitor, two: Two) -> None:
    ada.go("/#practise/a-voice-by-heart")
    ada.tap("Make it a favourite")
    ada.reads("No favourite any more")
    ada.go("/#practise/in-passing")
    ada.go("/#practise/the-same-sky")
    ada.tap("Not for me")
    ada.reads("It is not for you, so it does not come up.")
    ada.follow("All practices")
    ada.page.get_by_text(FURTHER).click()
    ada.type("A word in it", "sky")
    ada.reads_nowhere("The same sky")
    ada.type("A word in it", "")
    ada.tap("My favourites")
    ada.reads("One fits.")
    ada.reads("A voice by heart")
    ada.comes_to_rest()
    assert not [one for one in two.letters() if one.inside is not None and one.inside.kind == "favourite"]


def test_how_it_was_stays_with_whoever_says_it(ada: Visitor, two: Two) -> None:
    ada.go("/#practise/a-voice-by-heart")
    ada.page.get_by_text("You have done it?").click()
    ada.reads("Only you ever see this.")
    ada.picks("Nicer")
    ada.reads("It is noted, for you alone.")
    ada.insists_on_access()
    before = two.given()
    ada.comes_to_rest()
    assert two.given() == before
    assert not [sent for sent in ada.sent if "nicer" in sent]


def test_a_line_of_it_is_kept_for_both(ada: Visitor, two: Two, arrive: Arrive) -> None:
    ada.go("/#practise/a-voice-by-heart")
    ada.page.get_by_text("You have done it?").click()
    ada.tap("Keep a line of it, for you both")
    ada.tap("Keep it")
    ada.reads("Please write a line.")
    ada.type("A line to keep", LINE)
    ada.keeps_what_is_typed()
    ada.page.reload()
    ada.page.get_by_text("You have done it?").click()
    expect(ada.page.get_by_label("A line to keep", exact=True)).to_have_value(LINE)
    ada.insists_on_access()
    ada.picture("line")
    before = two.given()
    ada.tap("Keep it")
    ada.reads("It is kept, among your dates and rituals.")
    assert two.given() == [*before, "did"]
    expect(ada.page.get_by_role("button", name="Keep a line of it, for you both")).to_be_focused()
    ada.page.keyboard.press("Enter")
    ada.type("A line to keep", ANOTHER)
    ada.keeps_what_is_typed()
    ada.page.reload()
    ada.page.get_by_text("You have done it?").click()
    expect(ada.page.get_by_label("A line to keep", exact=True)).to_have_value(ANOTHER)
    ben = arrive("Ben")
    comes_home(ben)
    ben.go("/#practise/dates")
    ben.reads(LINE)
    ben.reads("A voice by heart")


def test_it_is_all_there_without_a_network(ada: Visitor) -> None:
    ada.is_kept()
    ada.comes_to_rest()
    ada.context.set_offline(True)
    ada.follow("Practise")
    assert _fit(ada) > 80
    ada.page.locator("nearer-rows a").first.click()
    ada.reads("What is known about it")


def test_at_night_by_keyboard_with_large_letters(two: Two, arrive: Arrive) -> None:  # noqa: ARG001 - as above
    ada = arrive("Ada", color_scheme="dark", has_touch=False, is_mobile=False)
    comes_home(ada)
    _tab_to(ada, "Practise")
    ada.page.keyboard.press("Enter")
    ada.reads_heading("Practise")
    everything = _fit(ada)
    _tab_to(ada, "5 min")
    ada.page.keyboard.press("Space")
    expect(ada.page.get_by_role("status").filter(has_text=f"{everything} fit")).to_have_count(0)
    ada.insists_on_access()
    ada.picture("practise-dark", whole=False)
    _tab_to(ada, "Surprise us")
    ada.page.keyboard.press("Enter")
    ada.reads("What is known about it")
    ada.insists_on_access()
    ada.picture("one-practice-dark")
    ada.page.evaluate("document.documentElement.style.fontSize = '200%'")
    ada.picture("one-practice-large", whole=False)
    assert ada.fits()
    ada.follow("All practices")
    _fit(ada)
    ada.picture("practise-large")
    assert ada.fits()


def _tab_to(visitor: Visitor, name: str) -> None:
    """Press Tab until what has the focus is called so."""
    for _ in range(60):
        visitor.page.keyboard.press("Tab")
        if visitor.page.evaluate("(document.activeElement.innerText ?? '').trim()") == name:
            return
    raise AssertionError(f"a keyboard does not get to {name!r}")
