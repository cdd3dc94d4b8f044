# SPDX-License-Identifier: AGPL-3.0-or-later
"""Evenings that suit both: two mark in private, and weeks later an evening that both marked says so."""

import json
import re
import time
from datetime import datetime

from playwright.sync_api import expect

from nearer.client.reading import Letter
from tests.journeys.clocks import tonight
from tests.journeys.conftest import Arrive
from tests.journeys.home import Two, comes_home, settled
from tests.journeys.visitor import PATIENCE, Visitor
from tests.live import Server

PAGE = "/#practise/evenings"
SUITS = "On tonight, if you like: this evening suits you both"
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
HERS, HIS = frozenset({0, 1, 2, 3, 5, 6}), frozenset({1, 3, 4, 5})
BOTH = HERS & HIS
WEEK, FRIDAY = 7, 4


def on(day: int) -> datetime:
    """Return an evening so many days after a Monday of which nothing has been drawn yet."""
    return tonight(2 * WEEK - tonight().weekday() + day)


def opens(visitor: Visitor, day: int) -> None:
    visitor.go("/")
    visitor.at(on(day))
    visitor.comes_to_rest()


def marks(visitor: Visitor, days: frozenset[int]) -> None:
    visitor.go(PAGE)
    visitor.reads_heading("Evenings that suit you both")
    for day in sorted(days):
        pill = visitor.page.get_by_role("button", name=DAYS[day], exact=True)
        pill.click()
        expect(pill).to_have_attribute("aria-pressed", "true")


def finds(visitor: Visitor) -> None:
    """Read on the page what suits both this week."""
    visitor.go(PAGE)
    visitor.reads("This week you both like to keep Tuesday, Thursday and Saturday.")


def offered(visitor: Visitor, day: int) -> bool:
    """Come to Today on an evening, leave the check-in for now, and say whether a practice is on."""
    visitor.go("/")
    visitor.at(on(day))
    heading = visitor.page.locator("nearer-suggestion h2")
    fold = visitor.page.get_by_role("button", name="Not now", exact=True)
    heading.or_(fold).first.wait_for()
    if fold.count():
        fold.click()
    heading.wait_for()
    return heading.inner_text() != "Nothing planned tonight"


def draws(two: Two, author: str) -> dict[str, Letter]:
    """Return the draws of one of the two since that Monday, as the other can read them."""
    said = [one for one in two.letters() if one.inside and one.inside.kind == "week"]
    weeks = {str(one.inside.data["from"]): one for one in said if one.inside and one.head.author == author}
    return {monday: weeks[monday] for monday in weeks if monday >= on(0).date().isoformat()}


def publish(two: Two, visitors: tuple[Visitor, ...], day: int) -> None:
    """Open the app on a day on which the draw of a week goes out, and wait until it has."""
    monday = on(day - day % WEEK + (WEEK if day % WEEK >= FRIDAY else 0)).date().isoformat()
    for visitor in visitors:
        opens(visitor, day)
        author = {"Ada": two.bond.mine.author, "Ben": two.bond.theirs.author}[visitor.name]
        until = time.monotonic() + PATIENCE / 1_000
        while monday not in draws(two, author):
            assert time.monotonic() < until, f"{visitor.name} draws nothing for {monday}"
            visitor.page.wait_for_timeout(500)


def test_an_evening_that_both_marked_says_so_and_what_one_marked_alone_never_does(
    house: Server, arrive: Arrive
) -> None:
    with settled(house) as two:
        ada, ben = arrive("Ada"), arrive("Ben")
        for visitor in (ada, ben):
            comes_home(visitor)
        publish(two, (ada, ben), 0)
        ada.go("/#practise")
        ada.page.get_by_role("link", name=re.compile("^Evenings that suit you both")).click()
        ada.reads_heading("Evenings that suit you both")
        marks(ada, HERS)
        ada.reads(f"from the week of Monday {on(2 * WEEK).day} ")
        ada.insists_on_access()
        ada.picture("evenings-marked")
        marks(ben, HIS)
        for day in (FRIDAY, WEEK + FRIDAY):
            publish(two, (ada, ben), day)
        _goes_through_the_weeks(two, ada, ben)
        for visitor in (ada, ben):
            finds(visitor)
            visitor.insists_on_access()
        ada.picture("evenings-both")
        ada.page.emulate_media(color_scheme="dark")
        ada.picture("evenings-both-dark")
        ada.page.evaluate("document.documentElement.style.fontSize = '200%'")
        ada.picture("evenings-large")
        _leaves_no_trace(two)


def _goes_through_the_weeks(two: Two, ada: Visitor, ben: Visitor) -> None:
    """Look at each evening until both kinds have come with a practice on; chance lets some rest."""
    seen: set[bool] = set()
    for day in range(2 * WEEK, 6 * WEEK):
        suits = day % WEEK in BOTH
        if day % WEEK == FRIDAY:
            publish(two, (ada, ben), day)
        for visitor in (ada, ben):
            if day % WEEK == 0:
                opens(visitor, day)
                finds(visitor)
            is_on = offered(visitor, day)
            if is_on and suits:
                visitor.reads(SUITS)
                if True not in seen:
                    _is_looked_at(visitor)
            else:
                visitor.reads_nowhere(SUITS)
            seen |= {suits} if is_on else set()
        if len(seen) == len({True, False}):
            return
    raise AssertionError("chance was never so unkind")


def _is_looked_at(visitor: Visitor) -> None:
    visitor.insists_on_access()
    visitor.picture("evenings-tonight")
    visitor.page.emulate_media(color_scheme="dark")
    visitor.picture("evenings-tonight-dark")
    visitor.page.emulate_media(color_scheme="light")


def _leaves_no_trace(two: Two) -> None:
    """Let nothing but draws of one size be there: as many of each, and not a word of what somebody marked."""
    bond = two.bond
    hers, his = draws(two, bond.mine.author), draws(two, bond.theirs.author)
    assert len(hers) > 2
    assert hers.keys() == his.keys()
    sent = [*hers.values(), *his.values()]
    assert len({letter.head.size for letter in sent}) == 1
    inside = [letter.inside for letter in sent if letter.inside]
    assert {frozenset(one.data) for one in inside} == {frozenset({"from", "items", "experiment", "evenings"})}
    carried = [str(one.data["evenings"]) for one in inside]
    assert {len(one) for one in carried} == {1280}
    assert len(set(carried)) == len(carried)
    kinds = {letter.inside.kind for letter in two.letters() if letter.inside and not letter.inside.seen}
    assert kinds <= {"week", "wish-blinds", "wish-table", "hello", "release", "answer"}
    said = json.dumps([letter.inside.data for letter in two.letters() if letter.inside])
    assert not re.search("evening-[0-6]", said)
    assert '"days"' not in said
