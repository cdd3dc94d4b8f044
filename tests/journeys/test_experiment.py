# SPDX-License-Identifier: AGPL-3.0-or-later
"""Our experiment: agreed without a no, tossed for two, stopped without a word, told to oneself."""

import datetime as dt
from typing import Any

from nearer.client import own, writing
from nearer.core.catalogue.coin import is_on
from nearer.sealed import records
from tests.journeys.clocks import tonight
from tests.journeys.conftest import Arrive
from tests.journeys.home import Two, comes_home
from tests.journeys.visitor import Visitor

THING = "a-bag-of-comfort"
PAGE = "/#us/experiment"
WEEK = 7


def days_until_monday() -> int:
    """Return in how many days the next Monday is, so that each evening is of a week known beforehand."""
    return WEEK - tonight().weekday()


def on_the_page(visitor: Visitor, day: int) -> None:
    """Come to the page of the experiment on an evening so many days from now."""
    visitor.go("/")
    visitor.at(tonight(day))
    visitor.comes_to_rest()
    visitor.go(PAGE)
    visitor.reads_heading("Our experiment")


def suggestion(visitor: Visitor, day: int) -> str:
    visitor.go("/")
    visitor.at(tonight(day))
    heading = visitor.page.locator("nearer-suggestion h2")
    heading.wait_for()
    return heading.inner_text()


def test_two_agree_a_coin_says_when_and_one_stops(paired: tuple[Visitor, Visitor]) -> None:
    ada, ben = paired
    monday = days_until_monday()
    title = _proposes(ada, monday)
    _agrees(ben, monday + 1)
    for visitor in (ada, ben):  # on that Friday both devices publish their draw of the week
        on_the_page(visitor, monday + 4)
        visitor.reads("If both of you want it, it begins on Monday")
    begins = monday + WEEK
    for day in range(begins, begins + 2 * WEEK):
        hers, his = suggestion(ada, day), suggestion(ben, day)
        assert hers == his
        if hers == title:
            break
    ada.reads("the coin says that today is a day with it")
    ada.picture("experiment-today")
    ben.go(PAGE)
    ben.reads(f"Day {day - begins + 1} of 28.")
    ben.insists_on_access()
    _stops(ben)
    assert suggestion(ben, day) != title
    assert suggestion(ada, day) == title

    on_the_page(ada, begins + 4 * WEEK)
    ada.reads("We cannot tell whether")
    ada.reads("Nobody else sees this.")
    ada.insists_on_access()
    ada.picture("experiment-found")
    on_the_page(ben, begins + 4 * WEEK)
    ben.reads("What would you like to find out about?")
    ben.reads_nowhere("What it found")


def _proposes(ada: Visitor, day: int) -> str:
    """Let Ada propose the first thing there is, for four weeks; return its title."""
    on_the_page(ada, day)
    thing = ada.page.get_by_label("Something to do")
    title = thing.locator("option").nth(1).inner_text()
    ada.tap("Propose it")
    ada.reads("Please choose how long.")
    thing.select_option(label=title)
    ada.choose("4 weeks")
    ada.page.get_by_text("How much can it find?").click()
    ada.insists_on_access()
    ada.picture("experiment-choose")
    ada.tap("Propose it")
    ada.reads("If both of you want it, it begins on Monday")
    return title


def _agrees(ben: Visitor, day: int) -> None:
    on_the_page(ben, day)
    ben.reads("Ada would like to find out about")
    ben.insists_on_access()
    ben.picture("experiment-asked")
    ben.tap("I would like that too")
    ben.reads("If both of you want it, it begins on Monday")


def _stops(ben: Visitor) -> None:
    """Let Ben stop; not a word leaves his device by it."""
    before = len(ben.sent)
    ben.tap("Stop here")
    ben.reads("You have stopped.")
    ben.comes_to_rest()
    assert not any(sent.split("\n", 1)[1] for sent in ben.sent[before:])


def test_whoever_it_does_nothing_for_is_not_told_that_it_helps(two: Two, arrive: Arrive) -> None:
    """What is over, of somebody in whom nothing changed, is told with its range, days and dates."""
    first = _over(two)
    _rates(two, first)
    ada = arrive("Ada")
    comes_home(ada)
    ada.go("/#us")
    ada.reads("Find out about one thing, together.")
    ada.follow("Our experiment")
    ada.reads_heading_two("What it found")
    ada.reads_nowhere("seems to help you")
    ada.page.get_by_text("Why do you say so?").click()
    ada.reads("28 of 28 days went as the coin said")
    ada.insists_on_access()
    ada.page.emulate_media(forced_colors="active")
    ada.picture("experiment-forced-colours")
    ada.page.emulate_media(forced_colors="none", media="print")
    ada.picture("experiment-print")


def _over(two: Two) -> dt.date:
    """Let the two have agreed on an experiment that was over a week ago; return its first day."""
    today = two.ada.device.today()
    first = today - dt.timedelta(days=today.weekday() + 5 * WEEK)
    proposing = two.ada.on(first - dt.timedelta(days=2 * WEEK))
    data: dict[str, object] = {"item": THING, "weeks": 4, "from": first.isoformat()}
    writing.share(proposing.person, proposing.bond(), proposing.feed(), "experiment", data)
    (proposed,) = [one.head.id for one in two.letters() if one.inside and one.inside.kind == "experiment"]
    week = {"from": first.isoformat(), "items": [THING] * WEEK, "experiment": proposed}
    for actor in (two.ada, two.ben):
        friday = actor.on(first - dt.timedelta(days=3))
        writing.share(friday.person, friday.bond(), friday.feed(), "week", dict(week))
    return first


def _rates(two: Two, first: dt.date) -> None:
    """Let every evening of Ada's be like the one before, and all go as the coin said."""
    bond, person = two.bond, two.ada.person
    evenings = records.evenings_seed(bond.root, bond.mine.hash, bond.theirs.hash)
    said: list[dict[str, Any]] = []
    for ago in range(-4 * WEEK, 4 * WEEK):
        day = first + dt.timedelta(days=ago)
        evening: dict[str, object] = {
            "day": day.isoformat(),
            "met": True,
            "light": True,
            "late": False,
            "close": 7,
        }
        more = ("understood", "mine", "theirs", "tension", "space", "apart")
        said.append(own.element(person, "checkin", bond.id, day, {**evening, **dict.fromkeys(more)}))
        if ago >= 0 and is_on(evenings, day.toordinal()):
            done = {"item": THING, "day": day.isoformat(), "done": "yes", "felt": "same"}
            said.append(own.element(person, "practised", bond.id, day, done))
    for ago in (2, 1):
        sent = two.ada.device.today() - dt.timedelta(days=ago)
        said = own.send_bundle(person, sent, said, own.read(person))
    assert said == []
