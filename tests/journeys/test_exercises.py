# SPDX-License-Identifier: AGPL-3.0-or-later
"""Each of the six exercises from its page to 'How was it?': with one phone between two, and on two in step.

What is read comes from the catalogue, so its words may change. The two and their phones stay the same:
whatever one exercise left behind would be met by the next.
"""

import re
import tomllib
from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser, expect

from nearer.core.sessions.timing import breath_at, times_at
from tests.journeys.home import Two, comes_home, settled
from tests.journeys.test_sessions import KEPT
from tests.journeys.visitor import REPOSITORY, Visitor
from tests.live import Server, a_server

WRITTEN = REPOSITORY / "content/practices"
EXERCISES = (
    "seven-breaths",
    "a-quiet-look",
    "turns-about-the-day",
    "a-hand-by-heart",
    "five-things",
    "a-long-hug",
)
# Done in one room only, so that nobody is offered it from two places.
ONE_ROOM = "shoulders"
SHARED, APART = "Together, with this phone", "Each with a phone"
TURN = "{}\N{RIGHT SINGLE QUOTATION MARK}s turn"


class Practice(NamedTuple):
    """A practice as it is written: its steps around one phone, and from two places."""

    id: str
    title: str
    touches: bool
    shared: tuple[str, ...]
    apart: tuple[str, ...]


class Pair(NamedTuple):
    """Ada and Ben, each with a phone, and a way to look at what they have given each other."""

    ada: Visitor
    ben: Visitor
    two: Two


def _practice(name: str) -> Practice:
    written: dict[str, Any] = tomllib.loads((WRITTEN / f"{name}.toml").read_text())
    place, steps = written["place"], tuple(written["steps"])
    shared = steps if place in {"together", "either"} else ()
    apart = tuple(written.get("apart", ())) or (steps if place in {"apart", "either"} else ())
    return Practice(name, written["title"], written["touch"] > 0, shared, apart)


PRACTICES = {name: _practice(name) for name in (*EXERCISES, ONE_ROOM)}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Start one instance for all of them."""
    with a_server(tmp_path_factory.mktemp("exercises"), NEARER_SIGN_UP="invitation") as server:
        yield server


@pytest.fixture(scope="module")
def pair(browser: Browser, house: Server) -> Iterator[Pair]:
    """Let Ada and Ben come home; at the end neither may have met any trouble."""
    with settled(house) as two:
        ada, ben = (Visitor.arrive(browser, house.url, name) for name in ("Ada", "Ben"))
        for visitor in (ada, ben):
            comes_home(visitor)
            _lets_practices_touch(visitor)
        for visitor in (ada, ben):
            visitor.comes_to_rest()
        yield Pair(ada, ben, two)
        for visitor in (ada, ben):
            visitor.context.close()
    assert [*ada.troubles, *ben.troubles] == []


def _lets_practices_touch(visitor: Visitor) -> None:
    """Until a person has chosen touch, no practice with any comes to them, and no invitation to one shows."""
    visitor.go("/#me/limits")
    visitor.choose("A hug")
    visitor.reads("It counts here from now on.")


def _opens(visitor: Visitor, practice: Practice) -> None:
    visitor.go(f"/#practise/{practice.id}")
    locked = visitor.page.get_by_label("Passphrase", exact=True)
    locked.or_(visitor.page.get_by_role("heading", level=1, name=practice.title)).first.wait_for()
    if locked.count():  # where the exercise before this one did not come to its end
        visitor.unlocks(remember=True)
    visitor.reads_heading(practice.title)
    visitor.reads("Before you begin")
    for form, steps in ((SHARED, practice.shared), (APART, practice.apart)):
        expect(visitor.page.get_by_role("button", name=form, exact=True)).to_have_count(1 if steps else 0)


def _keeps(visitor: Visitor) -> str:
    """Return what lies on this device, once nothing is on its way there."""
    before = None
    while before != (now := str(visitor.page.evaluate(KEPT))):
        before = now
        visitor.page.wait_for_timeout(500)
    return now


def _walk(pressing: list[Visitor], steps: tuple[str, ...]) -> None:
    """Go from step to step; all whose phone shows it read each one, and they press in turn."""
    for at, step in enumerate(steps):
        for visitor in pressing:
            visitor.reads_heading(step)
            visitor.reads(re.compile(rf"· Step {at + 1} of {len(steps)}$"))
        presses = pressing[at % len(pressing)]
        _gives_the_turn(presses, pressing, ("Ada", "Ben")[at % 2])
        if times_at((step,), 0) or breath_at(steps, at) is not None:
            _skips_the_time(presses, pressing, is_breath=breath_at(steps, at) is not None)
        presses.tap("Finish" if at + 1 == len(steps) else "Next")


def _gives_the_turn(presses: Visitor, all_of_them: list[Visitor], name: str) -> None:
    whose = presses.page.get_by_role("group", name="Whose turn")
    whose.get_by_role("button", name=name, exact=True).click()
    for visitor in all_of_them:
        visitor.reads(TURN.format(name))


def _skips_the_time(presses: Visitor, all_of_them: list[Visitor], *, is_breath: bool) -> None:
    """Begin the time that the step names, take the phones up again, and put the timer away."""
    presses.page.get_by_role("group", name="Set a timer").get_by_role("button").first.click()
    for visitor in all_of_them:
        if not is_breath:
            visitor.page.get_by_role("dialog", name="Phones down").wait_for()
            visitor.tap("Touch anywhere to come back")
        visitor.page.get_by_role("timer").wait_for()
        expect(visitor.page.locator(".breath")).to_have_count(1 if is_breath else 0)
    presses.tap("Put the timer away")
    for visitor in all_of_them:
        expect(visitor.page.get_by_role("timer")).to_have_count(0)


def _says_how_it_was(visitor: Visitor, practice: Practice, felt: str) -> None:
    """On the page of the practice, on a device of one's own."""
    visitor.reads_heading(practice.title)
    visitor.page.get_by_text("You have done it?").click()
    visitor.picks(felt)
    visitor.reads("It is noted, for you alone.")


def _leaves_no_trace(pair: Pair, practice: Practice, given: list[str]) -> None:
    assert pair.two.given() == given
    told = (practice.id, practice.title, *practice.shared, *practice.apart)
    said = "\n".join([*pair.ada.sent, *pair.ben.sent])
    assert [words for words in told if words in said] == []


@pytest.mark.parametrize("name", EXERCISES)
def test_with_one_phone_between_the_two(pair: Pair, name: str) -> None:
    practice, (ada, ben, two) = PRACTICES[name], pair
    _opens(ada, practice)
    before, given = _keeps(ada), two.given()
    ada.tap(SHARED)
    ada.tap("Begin")
    for whose in ("Ada", "Ben") if practice.touches else ():
        ada.reads_heading(f"{whose}, where may you be touched?")
        ada.tick("Hands")
        ada.tap("Go on")
    _walk([ada], practice.shared)
    ada.unlocks(remember=True)
    ada.reads("You have done it?")
    ada.becomes(KEPT, before)
    _says_how_it_was(ada, practice, "Nicer")
    _opens(ben, practice)
    _says_how_it_was(ben, practice, "The same")
    _leaves_no_trace(pair, practice, given)


@pytest.mark.parametrize("name", [name for name in EXERCISES if PRACTICES[name].apart])
def test_from_two_places_on_two_phones_in_step(pair: Pair, name: str) -> None:
    practice, (ada, ben, two) = PRACTICES[name], pair
    _opens(ada, practice)
    ben.go("/#practise")
    ben.reads_heading("Practise")
    before, given = [_keeps(visitor) for visitor in (ada, ben)], two.given()
    ada.tap(APART)
    ada.tick("Keep both phones in step")
    ada.tap("Begin")
    ben.reads(f"Ada asks: {practice.title}, now, each on your own phone.")
    ben.tap("Join")
    _walk([ada, ben], practice.apart)
    for visitor, kept, felt in zip((ada, ben), before, ("Nicer", "The same"), strict=True):
        visitor.reads_heading("That is all for now")
        visitor.becomes(KEPT, kept)
        visitor.picks(felt)
        visitor.reads("It is noted, for you alone.")
        visitor.tap("Back to the practice")
        visitor.reads_heading(practice.title)
    _leaves_no_trace(pair, practice, given)


@pytest.mark.parametrize("name", [name for name in PRACTICES if not PRACTICES[name].apart])
def test_what_has_no_way_from_two_places_offers_none(pair: Pair, name: str) -> None:
    assert PRACTICES[name].shared
    _opens(pair.ada, PRACTICES[name])
