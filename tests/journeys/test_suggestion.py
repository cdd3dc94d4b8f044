# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tonight's suggestion: once the day is noted, the same for both or a rest, and where it leads."""

from playwright.sync_api import expect

from tests.journeys.clocks import tonight
from tests.journeys.test_evening import ADAS, BENS
from tests.journeys.visitor import Visitor


def test_how_today_was_is_asked_before_a_suggestion_is_seen(evening: tuple[Visitor, Visitor]) -> None:
    ada, ben = evening
    ada.answers(ADAS)
    ben.answers(BENS)
    for visitor in evening:
        visitor.reads(ADAS)
        visitor.page.reload()
        visitor.reads("Forty seconds, for you alone.")
        visitor.page.wait_for_timeout(1_000)
        expect(visitor.page.locator(".suggestion")).to_have_count(0)
    ada.tap("Not now")
    ada.page.locator(".suggestion").wait_for()
    ada.page.reload()
    ada.page.locator(".suggestion").wait_for()
    for _ in range(6):
        ben.tap("Skip")
        expect(ben.page.locator(".suggestion")).to_have_count(0)
    ben.tap("Skip")
    ben.page.locator(".suggestion").wait_for()
    ben.reads_nowhere("Your evening is noted.")


def test_a_suggestion_is_the_same_for_both_or_a_rest_and_can_be_left(
    evening: tuple[Visitor, Visitor],
) -> None:
    ada, ben = evening
    found = _evening_with_an_offer(ada, ben)
    titles = [v.page.locator(".suggestion h2").inner_text() for v in evening]
    assert titles[0] == titles[1], f"both see the same on evening {found}"
    ada.picture("suggestion")
    _follows_it_to_the_session(ada, titles[0])
    ada.tap(f"How was “{titles[0]}”?")
    ada.insists_on_access()
    ada.tap("Not now")
    ben.reads_nowhere(f"How was “{titles[0]}”?")  # he did not look at it
    _is_asked_the_evening_after(ben, titles[0], found + 1)
    ben.at(tonight(found))
    before = ben.page_text()
    ada.tap("Not tonight")
    ada.reads_heading_two("Nothing planned tonight")
    ada.reads("Put aside for tonight. Nobody is told.")
    ada.page.reload()
    ada.reads_heading_two("Nothing planned tonight")
    ada.comes_to_rest()
    ben.page.reload()
    ben.page.get_by_role("link", name="See how it goes").wait_for()
    assert ben.page_text() == before


def test_alone_a_suggestion_leads_to_a_session_too(guest: Visitor) -> None:
    guest.says_with_whom(kind="A friend", name="Ben", then="Start alone")
    for days in range(12):
        guest.at(tonight(days))
        guest.page.locator(".suggestion").wait_for()
        if guest.page.get_by_role("link", name="See how it goes").count():
            break
    title = guest.page.locator(".suggestion h2").inner_text()
    _follows_it_to_the_session(guest, title)
    guest.tap(f"How was “{title}”?")
    guest.picks("Yes")
    guest.picks("The same")
    guest.reads("It is noted, for you alone.")


def _follows_it_to_the_session(visitor: Visitor, title: str) -> None:
    """Go from the suggestion through the first step of a session, which tells nobody, and back to Today."""
    sent = visitor.comes_to_rest()
    visitor.follow("See how it goes")
    visitor.reads_heading(title)
    visitor.reads_heading_two("Do it now")
    visitor.insists_on_access()
    visitor.picture("practice")
    shared = visitor.page.get_by_role("button", name="Together, with this phone").count()
    visitor.tap("Together, with this phone" if shared else "For me alone")
    visitor.tap("Begin")
    visitor.reads("Step 1 of")
    visitor.comes_to_rest()
    assert [one for one in visitor.sent[sent:] if not one.endswith("\n")] == []
    visitor.tap("Stop")
    if shared:
        visitor.unlocks(remember=True)
    else:
        visitor.tap("Back to the practice")
    visitor.follow("Today")
    visitor.page.locator(".evening").wait_for()


def _is_asked_the_evening_after(visitor: Visitor, title: str, days: int) -> None:
    visitor.at(tonight(days))
    visitor.tap(f"How was “{title}” last evening?")
    visitor.picks("Yes")
    visitor.picks("Nicer")
    visitor.reads("It is noted, for you alone.")
    visitor.reads_nowhere(f"How was “{title}” last evening?")


def _evening_with_an_offer(ada: Visitor, ben: Visitor) -> int:
    """Go from evening to evening until chance offers something; the coin rests about one in five."""
    for days in range(12):
        for visitor in (ada, ben):
            visitor.at(tonight(days))
        for visitor in (ada, ben):  # what the one publishes at the opening, the other sees at the next
            visitor.page.reload()
            visitor.page.locator(".suggestion").wait_for()
            visitor.comes_to_rest()
        offers = [v.page.get_by_role("link", name="See how it goes").count() for v in (ada, ben)]
        if all(offers):
            return days
    raise AssertionError("twelve evenings of rest")
