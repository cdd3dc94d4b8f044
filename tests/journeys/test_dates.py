# SPDX-License-Identifier: AGPL-3.0-or-later
"""Dates and rituals: two plan and change; what comes round keeps its hour; a list stays one's own."""

import datetime as dt
import time
from contextlib import suppress
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Arrive
from tests.journeys.home import Two, comes_home
from tests.journeys.visitor import PATIENCE, Visitor

PAGE = "/#practise/dates"
BERLIN = ZoneInfo("Europe/Berlin")
WALK, SOUP = "A walk by the river", "Soup by candlelight"
WEEK = dt.timedelta(days=7)


@pytest.fixture
def ada(two: Two, arrive: Arrive) -> Visitor:  # noqa: ARG001 - she lives there
    """Let Ada sign in where the clocks are those of Berlin."""
    visitor = arrive("Ada", timezone_id="Europe/Berlin")
    comes_home(visitor)
    return visitor


@pytest.fixture
def ben(two: Two, arrive: Arrive) -> Visitor:  # noqa: ARG001 - he lives there
    """Let Ben sign in from New York."""
    visitor = arrive("Ben", timezone_id="America/New_York")
    comes_home(visitor)
    return visitor


def on_the_page(visitor: Visitor) -> None:
    visitor.go(PAGE)
    visitor.reads_heading_two("Coming up")


def comes_back(visitor: Visitor, text: str, *, gone: bool = False) -> None:
    """Open the page anew until this stands there, or does no more: it shows what had come by its opening."""
    until = time.monotonic() + PATIENCE / 1_000
    seen = visitor.page.get_by_text(text).first
    while True:
        visitor.page.reload()
        visitor.reads_heading_two("Coming up")
        with suppress(AssertionError):
            (expect(seen).not_to_be_attached if gone else expect(seen).to_be_visible)(timeout=5_000)
            return
        assert time.monotonic() < until, f"{visitor.name}: {text} is {'still' if gone else 'not'} there"


def plans(visitor: Visitor, what: str, day: dt.date, *, every: str = "", minutes: str = "") -> None:
    visitor.tap("Plan a time")
    visitor.type("What", what)
    visitor.type("Day", day.isoformat())
    if every:
        visitor.page.get_by_label("Does it come round?").select_option(label=every)
    if minutes:
        visitor.page.get_by_label("How long").select_option(label=minutes)
    visitor.tap("Set it for us both")
    visitor.reads("It is set for you both.")


def before_the_clocks_change() -> dt.date:
    """Return the next Thursday after which the clocks of Berlin are changed within three days."""
    day = dt.datetime.now(BERLIN).date() + dt.timedelta(days=1)
    while day.weekday() != 3 or offset(day) == offset(day + WEEK):
        day += dt.timedelta(days=1)
    return day


def offset(day: dt.date) -> dt.timedelta | None:
    return dt.datetime.combine(day, dt.time(19), BERLIN).utcoffset()


def downloaded(visitor: Visitor, folder: Path) -> icalendar.Calendar:
    with visitor.page.expect_download() as download:
        visitor.follow("Save the file")
    path = folder / "calendar.ics"
    download.value.save_as(path)
    return icalendar.Calendar.from_ical(path.read_bytes())


def events(calendar: icalendar.Calendar) -> list[Any]:
    return list(calendar.walk("VEVENT"))


def test_nobody_can_watch_when_the_other_writes(two: Two, ada: Visitor, ben: Visitor) -> None:
    """What comes is fetched at once, and shown when the page is opened again or something is done in it."""
    day = dt.datetime.now(BERLIN).date() + dt.timedelta(days=3)
    on_the_page(ada)
    on_the_page(ben)
    ada.comes_to_rest()
    before = len(ada.sent)
    plans(ben, WALK, day)
    while "date" not in two.given():
        ben.page.wait_for_timeout(200)
    ada.comes_to_rest()
    assert any("/records?" in sent for sent in ada.sent[before:])
    ada.reads("Nothing is planned.")
    ada.type("Something that you would like to do one day", "A night train")
    ada.tap("Add it to my list")
    ada.reads(WALK)


def test_one_plans_the_other_changes_it_and_takes_it_back(ada: Visitor, ben: Visitor) -> None:
    day = dt.datetime.now(BERLIN).date() + dt.timedelta(days=3)
    _plans_by_keyboard(ada, day)
    _changes_without_a_network(ben, day)
    comes_back(ada, "From the old mill on")
    expect(ada.page.locator(".date .when")).to_contain_text("20:15")
    ada.insists_on_access()
    ada.picture("dates")
    ada.page.emulate_media(color_scheme="dark")
    ada.picture("dates-dark")
    ada.tap(f"Take it back: {WALK}")
    ada.reads("It is off.")
    comes_back(ben, "Nothing is planned.")
    for visitor in (ada, ben):
        visitor.reads("Nothing is planned.")
        visitor.reads_nowhere(WALK)


def _plans_by_keyboard(ada: Visitor, day: dt.date) -> None:
    ada.follow("Practise")
    ada.page.get_by_role("link", name="Dates and rituals").click()
    ada.reads("Nothing is planned.")
    ada.insists_on_access()
    ada.page.get_by_role("button", name="Plan a time").press("Enter")
    expect(ada.page.get_by_role("heading", name="Plan a time")).to_be_focused()
    ada.tap("Set it for us both")
    ada.reads("Please write what.")
    expect(ada.page.get_by_label("What", exact=True)).to_be_focused()
    ada.insists_on_access()
    ada.picture("date-form")
    ada.page.keyboard.type(WALK)
    ada.type("Day", day.isoformat())
    ada.keeps_what_is_typed()
    ada.page.reload()  # not a word is lost
    ada.tap("Plan a time")
    expect(ada.page.get_by_label("What", exact=True)).to_have_value(WALK)
    ada.page.get_by_label("What", exact=True).press("Enter")
    ada.reads("It is set for you both.")


def _changes_without_a_network(ben: Visitor, day: dt.date) -> None:
    on_the_page(ben)
    comes_back(ben, WALK)
    there = dt.datetime.combine(day, dt.time(19), BERLIN).astimezone(ZoneInfo("America/New_York"))
    expect(ben.page.locator(".date .when")).to_contain_text(there.strftime("%H:%M"))
    ben.reads("19:00 by the clocks of Berlin")
    ben.tap(f"Change: {WALK}")
    expect(ben.page.get_by_label("Time", exact=True)).to_have_value("19:00")
    ben.page.context.set_offline(True)
    ben.type("Time", "20:15")
    ben.type("Where, if it matters", "From the old mill on")
    ben.tap("Change it for us both")
    ben.reads("Kept on this device.")
    ben.reads("20:15 by the clocks of Berlin")
    ben.page.context.set_offline(False)


def test_a_tradition_keeps_its_hour_when_the_clocks_change(
    ada: Visitor, ben: Visitor, tmp_path: Path
) -> None:
    day = before_the_clocks_change()
    on_the_page(ada)
    plans(ada, SOUP, day, every="Every Thursday", minutes="2 hours")
    card = ada.page.locator(".date")
    expect(card.locator(".when")).to_contain_text(f"Thursday {day.day}")
    expect(card.locator(".when")).to_contain_text("19:00")
    after = day + WEEK
    expect(card).to_contain_text(f"Then Thursday {after.day}")
    assert card.inner_text().count("19:00") == 3
    on_the_page(ben)
    comes_back(ben, "19:00 by the clocks of Berlin")
    for one in (day, after):
        there = dt.datetime.combine(one, dt.time(19), BERLIN).astimezone(ZoneInfo("America/New_York"))
        expect(ben.page.locator(".date")).to_contain_text(there.strftime("%H:%M"))

    ada.page.get_by_text("For your calendar", exact=True).click()
    ada.insists_on_access()
    ada.picture("calendar")
    calendar = downloaded(ada, tmp_path)
    (event,) = events(calendar)
    assert (str(event["SUMMARY"]), "LOCATION" in event) == ("Appointment", False)
    assert event["RRULE"]["FREQ"] == ["WEEKLY"]
    assert event["DTSTART"].params["TZID"] == "Europe/Berlin"
    assert event.decoded("DTSTART").replace(tzinfo=None) == dt.datetime.combine(day, dt.time(19))
    (zone,) = calendar.timezones
    for one in (day, after):
        assert dt.datetime.combine(one, dt.time(19), zone.to_tz()).utcoffset() == offset(one)
    whole = calendar.to_ical().decode().lower()
    assert not any(word in whole for word in ("soup", "candle", "ada", "ben", "nearer"))
    ada.tick("With our own words")
    (event,) = events(downloaded(ada, tmp_path))
    assert str(event["SUMMARY"]) == SOUP


def test_what_they_did_is_kept_with_a_line_until_its_author_takes_it_away(ada: Visitor, ben: Visitor) -> None:
    on_the_page(ada)
    plans(ada, WALK, dt.datetime.now(BERLIN).date() - dt.timedelta(days=2))
    on_the_page(ben)
    comes_back(ben, WALK)
    ben.tap(f"We did it: {WALK}")
    ben.insists_on_access()
    ben.type("A line to keep, if you like", "You laughed at the heron.")
    ben.picture("date-did")
    ben.tap("Keep it")
    ben.reads("It is kept.")
    comes_back(ada, "You laughed at the heron.")
    ada.reads("Kept by Ben")
    ada.reads_nowhere("Lately")
    expect(ada.page.get_by_role("button", name="Take this line away")).to_have_count(0)
    ada.insists_on_access()
    ben.tap("Take this line away")
    ben.reads("It is gone.")
    comes_back(ada, "You laughed at the heron.", gone=True)
    for visitor in (ben, ada):
        visitor.reads_nowhere("You laughed at the heron.")


def test_a_list_is_ones_own_until_something_of_it_is_shown(two: Two, ada: Visitor, ben: Visitor) -> None:
    on_the_page(ada)
    on_the_page(ben)
    ada.comes_to_rest()
    before, records = len(ada.sent), two.given()
    for what in ("A night train", "Skating after dark"):
        ada.type("Something that you would like to do one day", what)
        ada.tap("Add it to my list")
        ada.reads(what)
    ada.comes_to_rest()
    assert not any(sent.split("\n", 1)[1] for sent in ada.sent[before:])
    assert two.given() == records
    ada.tap("Show it to Ben: Skating after dark")
    ada.reads("Ben can see it now.")
    comes_back(ben, "Ada would like this")
    ben.reads_nowhere("A night train")
    assert two.given() == [*records, "fun-shown"]
    ada.insists_on_access()
    ada.page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert ada.fits()
    ada.picture("fun-large")
    _plans_a_wish_beside_another_plan(ben)
    ada.tap("Take it back to my list: Skating after dark")
    ada.reads("It is back on your own list.")
    comes_back(ben, "Skating after dark", gone=True)
    ada.tap("Take it off: A night train")
    ada.reads_nowhere("A night train")
    ada.reads("Skating after dark")


def _plans_a_wish_beside_another_plan(ben: Visitor) -> None:
    """Begin one plan, press a wish, and let the plan go for it."""
    ben.tap("Plan a time")
    ben.type("What", "The dentist, together")
    ben.reads("Choose a day first.")
    expect(ben.page.get_by_label("Does it come round?").locator("option")).to_have_text(["Just this once"])
    ben.keeps_what_is_typed()
    ben.tap("Not now")
    ben.tap("Plan a time for it: Skating after dark")
    ben.reads("You had begun to plan this.")
    expect(ben.page.get_by_label("What", exact=True)).to_have_value("The dentist, together")
    ben.insists_on_access()
    ben.picture("begun")
    ben.tap("Let it go, and plan “Skating after dark”")
    expect(ben.page.get_by_label("What", exact=True)).to_have_value("Skating after dark")
    ben.reads_nowhere("You had begun to plan this.")
    ben.tap("Not now")
