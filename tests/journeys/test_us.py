# SPDX-License-Identifier: AGPL-3.0-or-later
"""Us: what is seen of one's own evenings, why it is said, and of which evenings it is made."""

import datetime as dt
import random
from typing import Any

import pytest
from playwright.sync_api import expect

from nearer.client import own
from tests.journeys.conftest import Arrive
from tests.journeys.home import Two, comes_home
from tests.journeys.visitor import PATIENCE, Visitor
from tests.live import Server

COUNT = 40
LEVEL = "How close you feel to Ben lies at about"


@pytest.fixture
def ada(two: Two, arrive: Arrive) -> Visitor:
    """Let Ada, who has rated forty evenings in which nothing changed, sign in on a phone."""
    return _home(two, arrive, flat(two, COUNT))


def flat(two: Two, count: int) -> list[dict[str, Any]]:
    """Make the evenings of somebody in whom nothing helps, nothing changes, and nothing goes together."""
    chance = random.Random(11)  # noqa: S311 - invented days
    today = two.ada.device.today()
    return [_evening(today - dt.timedelta(days=ago), chance) for ago in range(count, 0, -1)]


def _evening(day: dt.date, chance: random.Random) -> dict[str, Any]:
    return {
        "day": day.isoformat(),
        "met": True,
        "light": False,
        "late": False,
        "close": chance.choice([6, 7, 7, 8, 8, 9]),
        "understood": chance.choice([6, 7, 7, 8, 8, 9]),
        "mine": chance.choice([0, 1, 2]),
        "theirs": chance.choice([0, 1, 2]),
        "tension": chance.choice([0, 1, 2]),
        "space": chance.choice(["right", "right", "together"]),
        "apart": chance.choice([4, 6, 8]),
    }


def _home(two: Two, arrive: Arrive, evenings: list[dict[str, Any]], **device: Any) -> Visitor:
    """Keep these evenings for Ada, in the bundle of yesterday, and let her sign in."""
    person, day = two.ada.person, two.ada.device.today() - dt.timedelta(days=1)
    waiting = [own.element(person, "checkin", two.bond.id, day, evening) for evening in evenings]
    left = own.send_bundle(person, day, waiting)
    assert left == []
    visitor = arrive("Ada", **device)
    comes_home(visitor)
    return visitor


def test_the_level_is_seen_and_nothing_that_is_not_there(ada: Visitor) -> None:
    ada.follow("Us")
    ada.reads_heading("What we see")
    ada.reads(LEVEL)
    ada.reads("No clear change.")
    ada.insists_on_access()
    ada.picture("us")
    for never in ("seems to help:", "you tend to feel", "Early signs", "It looks higher", "It looks lower"):
        ada.reads_nowhere(never)
    ada.page.get_by_text("Why do you say so?").first.click()
    ada.reads(f"From {COUNT} evenings with a rating")
    ada.page.get_by_text("The same as a table").click()
    expect(ada.page.get_by_role("row")).to_have_count(COUNT + 2, timeout=PATIENCE)
    ada.insists_on_access()
    ada.picture("us-unfolded")


def test_a_day_left_out_changes_what_is_seen_and_comes_back(ada: Visitor) -> None:
    before = _seen(ada)
    ada.follow("What these numbers are made of")
    ada.reads_heading("What the numbers are made of")
    ada.reads(f"Now {COUNT} evenings count.")
    ada.insists_on_access()
    ada.picture("numbers")
    ada.page.get_by_role("button", name="Leave it out").first.click()
    ada.reads(f"Now {COUNT - 1} evenings count.")
    ada.reads("left out")
    without = _seen(ada)
    assert without != before
    assert f"From {COUNT - 1} evenings" in without
    ada.follow("What these numbers are made of")
    ada.page.get_by_role("button", name="Let it count").first.click()
    ada.reads(f"Now {COUNT} evenings count.")
    assert _seen(ada) == before


def test_afresh_and_back(ada: Visitor) -> None:
    ada.go("/#me/numbers")
    ada.tap("Start afresh from today")
    ada.reads("Now 0 evenings count.")
    ada.follow("Us")
    ada.reads("Nothing can be said yet.")
    ada.reads("so 14 are still to come")
    ada.go("/#me/numbers")
    ada.tap("Let all evenings count again")
    ada.reads(f"Now {COUNT} evenings count.")
    assert LEVEL in _seen(ada)


def test_off_shows_nothing_and_everything_else_goes_on(ada: Visitor) -> None:
    ada.go("/#me/numbers")
    ada.tap("Turn it off")
    ada.reads("It is turned off.")
    ada.follow("Us")
    ada.reads("This is turned off")
    ada.reads_nowhere(LEVEL)
    expect(ada.page.locator("nearer-curve")).to_have_count(0)
    ada.insists_on_access()
    ada.follow("Today")
    ada.question()
    ada.notes("8", "8", "Yes", "Yes", "2", "Right", "6")
    ada.page.reload()
    ada.reads("Your evening is noted.")
    ada.go("/#me/numbers")
    ada.tap("Turn it on")
    ada.reads(f"Now {COUNT + 1} evenings count.")
    ada.follow("Us")
    ada.reads(LEVEL)


def test_nine_evenings_say_only_how_many_are_still_to_come(two: Two, arrive: Arrive) -> None:
    ada = _home(two, arrive, flat(two, 9))
    ada.go("/#us")
    ada.reads("so far there are 9, so 5 are still to come")
    ada.reads_nowhere(LEVEL)
    ada.insists_on_access()
    ada.picture("us-nine")


LOOKS: dict[str, dict[str, Any]] = {
    "dark": {"color_scheme": "dark"},
    "wide": {"viewport": {"width": 1280, "height": 800}, "is_mobile": False},
}


@pytest.mark.parametrize("look", LOOKS)
def test_every_eye(two: Two, arrive: Arrive, look: str) -> None:
    ada = _home(two, arrive, flat(two, COUNT), **LOOKS[look])
    for size in (100, 200):
        ada.page.evaluate(
            "(look) => localStorage.setItem('nearer look', JSON.stringify(look))",
            {"theme": "device", "size": size, "still": True},
        )
        for address, text in (("us", LEVEL), ("me/numbers", f"Now {COUNT} evenings count.")):
            ada.go(f"/#{address}")
            ada.page.reload()
            ada.reads(text)
            ada.insists_on_access()
            ada.picture(f"{address.replace('/', '-')}-{look}-{size}")
            assert ada.fits(), f"{address} is too wide at {size} %"


def test_a_keyboard_alone_reads_why(two: Two, arrive: Arrive) -> None:
    ada = _home(two, arrive, flat(two, COUNT), is_mobile=False, has_touch=False)
    ada.go("/#us")
    ada.reads(LEVEL)
    keys = ada.page.keyboard
    for _ in range(30):
        keys.press("Tab")
        if ada.page.evaluate("document.activeElement.textContent.trim()") == "Why do you say so?":
            break
    keys.press("Enter")
    ada.reads(f"From {COUNT} evenings with a rating")


def test_somebody_alone_sees_their_own_evenings(house: Server, arrive: Arrive) -> None:
    ada = arrive("Ada")
    ada.go(f"/#setup={house.setup}")
    ada.signs_up()
    ada.says_with_whom(name="Ben", then="Start alone")
    ada.question()
    ada.go("/#us")
    ada.reads("so far there are none, so 14 are still to come")
    ada.insists_on_access()


def _seen(visitor: Visitor) -> str:
    """Read the room Us with its first reason unfolded."""
    visitor.follow("Us")
    visitor.reads(LEVEL)
    visitor.page.get_by_text("Why do you say so?").first.click()
    visitor.reads("A rating is the average of your first two taps.")
    return str(visitor.page.locator("nearer-seen").inner_text())
