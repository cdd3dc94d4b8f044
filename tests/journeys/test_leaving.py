# SPDX-License-Identifier: AGPL-3.0-or-later
"""Leaving: where the other is told on a day they have quiet evenings until it has come; or ever after."""

import json
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.clocks import let_it_be
from tests.journeys.conftest import Arrive
from tests.journeys.home import ADAS, Two, comes_home
from tests.journeys.visitor import Visitor
from tests.live import Server

ENDED = "This pairing ended"
BENS = "The kettle, and you humming beside it."
DAYS = 6


@pytest.fixture
def both(two: Two, arrive: Arrive) -> tuple[Visitor, Visitor]:
    """Let both of them sign in, each on a phone; both have seen Today, and everything has gone out."""
    assert two.bond.id
    visitors = arrive("Ada"), arrive("Ben")
    for visitor in visitors:
        comes_home(visitor)
    for _ in range(2):
        for visitor in visitors:
            visitor.page.reload()
            visitor.question()
            visitor.comes_to_rest()
    return visitors


def test_on_a_day_the_other_is_told_on_it_and_finds_nothing_before(
    both: tuple[Visitor, Visitor], house: Server
) -> None:
    ada, ben = both
    day = _day_of(ada) + timedelta(days=DAYS)
    looked, before = ben.page_text(), _download(ben)
    _leaves(ada, "Yes, on a day I choose", day=day)
    ben.page.reload()
    assert ben.page_text() == looked
    assert _download(ben) == before

    let_it_be(datetime.combine(day, time(11), UTC), house, ben)  # there are places where it is not yet
    ben.answers(BENS)
    ben.reads("It opens when both are in")
    ben.reads_nowhere(ENDED)
    eve = _download(ben)
    assert eve["closed"] == [None]
    assert _by_the_other(eve) == _by_the_other(before)
    assert not _words_of_leaving(eve)

    let_it_be(datetime.combine(day, time(12, 30), UTC), house, ben)
    ben.reads(f"{ENDED} on {_in_words(day, _day_of(ben))}.")
    expect(ben.page.get_by_text(ADAS).first).to_be_attached()  # folded as it may be
    ben.insists_on_access()
    ben.picture("told-on-the-day")
    told = _download(ben)
    assert told["closed"] == [day.isoformat()]
    (word,) = _words_of_leaving(told)
    assert f"date {day.isoformat()}" in word.split("\n")
    assert _by_the_other(told) == [*_by_the_other(before), word]


def test_never_told_the_other_has_quiet_evenings_ever_after(
    both: tuple[Visitor, Visitor], house: Server
) -> None:
    ada, ben = both
    looked, before = ben.page_text(), _download(ben)
    _leaves(ada, "No", day=None)
    ben.page.reload()
    assert ben.page_text() == looked
    assert _download(ben) == before

    for days in (DAYS, 5 * DAYS):
        evening = datetime.combine(_day_of(ada) + timedelta(days=days), time(20), UTC)
        let_it_be(evening, house, ben)
        ben.question()
        ben.reads_nowhere(ENDED)
        later = _download(ben)
        assert later["closed"] == [None]
        assert _by_the_other(later) == _by_the_other(before)
        assert not _words_of_leaving(later)
    ben.answers(BENS)
    ben.reads("It opens when both are in")


def _day_of(visitor: Visitor) -> date:
    """Give the day by the clock of this phone, which turns at four."""
    now: str = visitor.page.evaluate("new Date(Date.now() - 4 * 3600000).toString().slice(4, 15)")
    return datetime.strptime(now, "%b %d %Y").replace(tzinfo=UTC).date()


def _in_words(day: date, today: date) -> str:
    year = f" {day.year}" if day.year != today.year else ""
    return f"{day:%A} {day.day} {day:%B}{year}"


def _leaves(visitor: Visitor, tell: str, *, day: date | None) -> None:
    visitor.go("/#me/leave")
    visitor.reads_heading("Leave the pairing with Ben")
    visitor.choose(tell)
    visitor.tick("I want to leave")
    leave = visitor.page.locator("nearer-leave").get_by_role("button", name="Leave", exact=True)
    if day is not None:
        leave.click()
        visitor.reads("Please choose a day that is still to come.")
        visitor.type("Day", day.isoformat())
        visitor.insists_on_access()
        visitor.picture("leave-on-a-day")
    leave.click()
    visitor.reads_heading("You have left")
    visitor.reads(
        "Nobody was told. Nothing more goes out"
        if day is None
        else f"On {_in_words(day, _day_of(visitor))} the other device says"
    )
    visitor.comes_to_rest()


def _download(visitor: Visitor) -> dict[str, Any]:
    """Fetch everything that the server gives this person, byte for byte, with some of it read."""
    got: dict[str, str] = visitor.page.evaluate(
        """async () => {
          const get = async (path) => (await fetch(`/api/v1${path}`)).text();
          const all = { '/me': await get('/me'), '/bonds': await get('/bonds') };
          for (const { id } of JSON.parse(all['/bonds']))
            for (const part of ['', '/records?after=0&limit=200', '/held', '/chain'])
              all[`/bonds/${id}${part}`] = await get(`/bonds/${id}${part}`);
          return all;
        }"""
    )
    feeds = [json.loads(text)["records"] for path, text in got.items() if "/records" in path]
    return {
        "bytes": got,
        "closed": [bond["closed"] for bond in json.loads(got["/bonds"])],
        "mine": [bond["mine"] for bond in json.loads(got["/bonds"])],
        "heads": [record["head"] for feed in feeds for record in feed],
    }


def _by_the_other(download: dict[str, Any]) -> list[str]:
    own = {f"author {author}" for author in download["mine"]}
    return [head for head in download["heads"] if own.isdisjoint(head.split("\n"))]


def _words_of_leaving(download: dict[str, Any]) -> list[str]:
    return [head for head in download["heads"] if "about leave" in head.split("\n")]
