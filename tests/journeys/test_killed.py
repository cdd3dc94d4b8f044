# SPDX-License-Identifier: AGPL-3.0-or-later
"""The browser is killed whole: what was typed is there again, and what was given goes out once."""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Route, expect

from tests.journeys.conftest import CHROMIUM, FLAGS, Arrive
from tests.journeys.home import Two, comes_home
from tests.journeys.visitor import PATIENCE, PHONE, Visitor, meet_at_one_question
from tests.live import Server

ADAS = "The bench by the canal, before the rain."
BENS = "Your hand on the gate, holding it open."
HALF = "You carried my bag up the"
KEPT = """async () => {
    const all = [];
    for (const { name } of (await indexedDB.databases()).filter((one) => one.name.startsWith('nearer-'))) {
        const base = await new Promise((resolve) => {
            const open = indexedDB.open(name);
            open.onsuccess = () => resolve(open.result);
        });
        const rows = await new Promise((resolve) => {
            const got = base.transaction('rows').objectStore('rows').getAll();
            got.onsuccess = () => resolve(got.result);
        });
        base.close();
        all.push(...rows.map(({ iv }) => [...iv].join(' ')));
    }
    return all.sort().join();
}"""


class Phone:
    """Ada's phone: a browser of its own, whose storage outlives it."""

    def __init__(self, browser: Browser, house: Server, profile: Path) -> None:
        self.profile = profile
        self._begin = browser.browser_type.launch_persistent_context
        self._origin = house.url
        context = self._start()
        self.ada = Visitor("Ada", house.url, context, context.pages[0])
        self.ada.listen(self.ada.page)

    def _start(self) -> BrowserContext:
        path = CHROMIUM if Path(CHROMIUM).exists() else None
        context = self._begin(self.profile, executable_path=path, args=FLAGS, base_url=self._origin, **PHONE)
        context.set_default_timeout(PATIENCE)
        return context

    def dies(self) -> None:
        """End the browser with all its processes, as a system does that needs its memory."""
        (first,) = self._processes()
        group = os.getpgid(first)
        assert group != os.getpgid(0), "it has a group of its own"
        os.killpg(group, signal.SIGKILL)
        until = time.monotonic() + PATIENCE / 1_000
        while self._processes():
            assert time.monotonic() < until, "the browser does not die"
            time.sleep(0.05)
        with suppress(Error):
            self.ada.context.close()

    def opens_again(self) -> None:
        """Start the browser on what the dead one has left, and open nearer."""
        self.ada.context = self._start()
        self.ada.page = self.ada.context.pages[0]
        self.ada.listen(self.ada.page)
        self.ada.go("/")

    def keeps_the_session(self) -> None:
        """Wait until the browser has written the cookie down, for which it takes half a minute or more."""
        until = time.monotonic() + 3 * PATIENCE / 1_000
        cookies = self.profile / "Default/Cookies"
        while not (cookies.exists() and b"localhost" in cookies.read_bytes()):
            assert time.monotonic() < until, "the cookie is nowhere"
            time.sleep(0.2)

    def _processes(self) -> list[int]:
        """Find the browser itself, without the processes that it starts."""
        found = []
        for folder in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                words = (folder / "cmdline").read_bytes().decode(errors="replace").split("\0")
                begun_with = f"--user-data-dir={self.profile}" in words
                if begun_with and not any(word.startswith("--type=") for word in words):
                    found.append(int(folder.name))
        return found


@pytest.fixture
def phone(browser: Browser, house: Server, two: Two, tmp_path: Path) -> Iterator[Phone]:
    """Let Ada sign in on a phone that stays open and has the app."""
    assert two.bond.id
    phone = Phone(browser, house, tmp_path / "profile")
    comes_home(phone.ada)
    phone.ada.page.reload()
    phone.ada.question()
    phone.ada.is_kept()
    phone.ada.comes_to_rest()
    phone.keeps_the_session()
    yield phone
    with suppress(Error):
        phone.ada.context.close()
    assert phone.ada.troubles == []


def test_what_is_half_typed_is_there_and_what_was_given_goes_out_once(
    phone: Phone, house: Server, two: Two, arrive: Arrive
) -> None:
    ada, ben = phone.ada, arrive("Ben")
    comes_home(ben)
    asked = meet_at_one_question(ada, ben)
    house.kill()
    _types(ada, "Your answer", ADAS)
    phone.dies()
    phone.opens_again()
    assert ada.question() == asked
    expect(ada.page.get_by_label("Your answer")).to_have_value(ADAS)
    ada.tap("Give my answer")
    ada.reads("There is no connection just now")  # said once it is kept, and not before
    phone.dies()
    phone.opens_again()
    ada.reads("It opens when both are in")
    ada.tap("Something to thank Ben for?")
    _types(ada, "What was it?", HALF)
    phone.dies()
    house.start()
    phone.opens_again()
    expect(ada.page.get_by_label("What was it?")).to_have_value(HALF)
    _opens_once(ada, ben, two, asked)


def test_what_had_arrived_when_the_browser_was_killed_is_not_given_twice(
    phone: Phone, two: Two, arrive: Arrive
) -> None:
    ada, ben = phone.ada, arrive("Ben")
    comes_home(ben)
    asked = meet_at_one_question(ada, ben)
    arrived: list[int] = []

    def lose_the_answer(route: Route) -> None:
        arrived.append(route.fetch().status)  # and the page never hears of it

    ada.page.route("**/api/v1/bonds/*/records", lose_the_answer)
    ada.type("Your answer", ADAS)
    ada.tap("Give my answer")
    until = time.monotonic() + PATIENCE / 1_000
    while not arrived:
        assert time.monotonic() < until, "nothing was sent"
        ada.page.wait_for_timeout(100)
    phone.dies()
    assert arrived == [201]
    phone.opens_again()
    _opens_once(ada, ben, two, asked)


def _types(visitor: Visitor, label: str, text: str) -> None:
    """Fill a field, and return at the moment in which this device keeps something new."""
    visitor.comes_to_rest()
    before = visitor.page.evaluate(KEPT)
    visitor.type(label, text)
    until = time.monotonic() + PATIENCE / 1_000
    while visitor.page.evaluate(KEPT) == before:
        assert time.monotonic() < until, "nothing is kept"
        visitor.page.wait_for_timeout(50)


def _opens_once(ada: Visitor, ben: Visitor, two: Two, asked: str) -> None:
    """Let Ben give his answer to the same question: both open, and Ada's is there once."""
    assert ben.question() == asked
    ben.answers(BENS)
    for visitor in (ada, ben):
        visitor.reads(BENS)
        expect(visitor.page.get_by_text(ADAS)).to_have_count(1)
    assert two.given().count("answer") == 4, "two of the evening before, and these"
