# SPDX-License-Identifier: AGPL-3.0-or-later
"""Wishes: two learn what both would like; of the rest there is no trace in what the other can read."""

import json
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.journeys.clocks import tonight
from tests.journeys.conftest import Arrive
from tests.journeys.home import Two, comes_home
from tests.journeys.visitor import Visitor

PAGE = "/#practise/wishes"
STARS, RAIN, THEATRE = (
    "A blanket, a flask, and the stars",
    "Going out on purpose when it rains",
    "A small theatre with hard chairs",
)
BEGINS, ANSWERS, OPENS = 8, 9, 21


@pytest.fixture
def couple(two: Two, arrive: Arrive) -> tuple[Visitor, Visitor]:  # noqa: ARG001 - they live there
    """Let both sign in by the browser."""
    ada, ben = arrive("Ada"), arrive("Ben")
    for visitor in (ada, ben):
        comes_home(visitor)
    return ada, ben


def on(day: int) -> datetime:
    """Return an evening of the coming month."""
    return (tonight().replace(day=1) + timedelta(days=32)).replace(day=day)


def opens(visitor: Visitor, day: int) -> None:
    """Open the app on a day, as one does of an evening; nobody goes near the page of wishes."""
    visitor.go("/")
    visitor.at(on(day))
    visitor.comes_to_rest()


def marks(visitor: Visitor, *wishes: str) -> None:
    visitor.go(PAGE)
    visitor.reads_heading("Wishes")
    visitor.page.locator("details.deck summary", has_text="Dates").click()
    for left, wish in enumerate(wishes, start=1):
        visitor.tick(wish)
        visitor.reads(f"You can mark up to {12 - left} more.")


def sizes(two: Two, author: str) -> list[tuple[str, int]]:
    """Return kind and size of the messages about wishes of one of the two, as everybody can read them."""
    return [
        (letter.inside.kind, letter.head.size)
        for letter in two.letters()
        if letter.head.author == author and letter.inside and letter.inside.kind.startswith("wish")
    ]


def test_both_learn_what_both_would_like_and_of_the_rest_there_is_no_trace(
    two: Two, couple: tuple[Visitor, Visitor]
) -> None:
    ada, ben = couple
    opens(ada, 2)
    marks(ada, STARS, RAIN)
    ada.insists_on_access()
    ada.picture("wishes-marked")
    marks(ben, STARS, THEATRE)
    for day in (BEGINS, ANSWERS, OPENS):
        for visitor in (ada, ben):
            opens(visitor, day)
    for visitor in (ada, ben):
        visitor.go(PAGE)
        visitor.reads_heading_two("You both would like")
        expect(visitor.page.locator(".wished li span")).to_have_text([STARS])
        visitor.insists_on_access()
    ada.picture("wishes-both")
    ada.page.emulate_media(color_scheme="dark")
    ada.picture("wishes-both-dark")
    ada.page.evaluate("document.documentElement.style.fontSize = '200%'")
    ada.picture("wishes-large")

    ada.page.evaluate("document.documentElement.style.fontSize = ''")
    ada.tap("Plan a time for it")
    expect(ada.page.get_by_label("What", exact=True)).to_have_value(STARS)
    ada.insists_on_access()
    ada.tap("Not now")
    ada.reads_heading_two("You both would like")

    bond = two.bond
    hers, his = sizes(two, bond.mine.author), sizes(two, bond.theirs.author)
    assert sorted(hers) == sorted(his)
    assert {kind for kind, _ in hers} == {"wish-blinds", "wish-table"}
    said = json.dumps([letter.inside.data for letter in two.letters() if letter.inside])
    for id_ in ("a-flask-and-the-stars", "out-in-the-rain", "a-theatre-with-hard-chairs"):
        assert id_ not in said


def test_whoever_never_looks_sends_the_same_and_nothing_comes_of_it(
    two: Two, couple: tuple[Visitor, Visitor]
) -> None:
    ada, ben = couple
    opens(ada, 2)
    marks(ada, STARS)
    for day in (BEGINS, ANSWERS, OPENS):
        for visitor in (ada, ben):
            opens(visitor, day)
    ada.go(PAGE)
    ada.reads("You can mark up to 11 more.")
    ada.reads_nowhere("You both would like")
    bond = two.bond
    assert sorted(sizes(two, bond.mine.author)) == sorted(sizes(two, bond.theirs.author))
    assert len(sizes(two, bond.theirs.author)) == 2
