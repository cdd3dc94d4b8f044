# SPDX-License-Identifier: AGPL-3.0-or-later
"""A browser, and private windows in it that note when what happened (`watch.js`)."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Error, sync_playwright

from tests.journeys.conftest import CHROMIUM, FLAGS
from tests.journeys.visitor import Visitor

from .peers import NotToBeHad

WATCH = Path(__file__).with_name("watch.js")
QUIET = 2_000.0  # ms without a request under way or a change on the page: nothing more is to come
LIMIT = 120.0  # seconds to wait for that
STEP = 100.0  # ms between two looks

# Whether nothing is under way any more: no request, nothing at a Worker, and no change for a while.
STILL = """(quiet) => {
  const under = [...noted.calls, ...noted.workers].some(({ended}) => ended === null);
  const last = Math.max(noted.changed, ...[...noted.calls, ...noted.workers].map(({ended}) => ended));
  return !under && performance.timeOrigin + performance.now() - last > quiet;
}"""


@dataclass(frozen=True, slots=True)
class Noted:
    """What a page has noted. Times are milliseconds since the Unix epoch."""

    opened: float
    calls: list[dict[str, Any]]
    hints: list[float]
    workers: list[dict[str, Any]]
    taps: list[float]
    marks: dict[str, dict[str, float]]
    changed: float

    def called(self, path: str, method: str = "GET") -> list[dict[str, Any]]:
        """Give the requests whose path has this in it."""
        return [call for call in self.calls if path in call["path"] and call["method"] == method]

    def asked(self, verb: str) -> list[dict[str, Any]]:
        """Give what the brain was asked under this verb."""
        return [call for call in self.workers if call["verb"] == verb]

    @property
    def stretched(self) -> list[dict[str, Any]]:
        """Give the stretchings of a passphrase."""
        return [call for call in self.workers if "stretch" in call["script"]]


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start Chromium as the journeys do. Raises NotToBeHad where there is none."""
    with sync_playwright() as playwright:
        path = CHROMIUM if Path(CHROMIUM).exists() else None
        try:
            browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        except Error as reason:
            raise NotToBeHad(f"Chromium could not be started: {reason.message.splitlines()[0]}") from None
        yield browser
        browser.close()


@contextmanager
def visiting(browser: Browser, origin: str, name: str) -> Iterator[Visitor]:
    """Open a private window for somebody; every page in it is watched."""
    visitor = Visitor.arrive(browser, origin, name)
    visitor.context.set_default_timeout(LIMIT * 1000)
    visitor.context.add_init_script(path=WATCH)
    try:
        yield visitor
    finally:
        visitor.context.close()
    assert not visitor.troubles, visitor.troubles


def signs_in(visitor: Visitor, handle: str, passphrase: str) -> None:
    """Let somebody who has an account come in on a new device and stay."""
    visitor.go("/")
    visitor.tap("I have an account")
    visitor.type("Sign-in name", handle)
    visitor.type("Passphrase", passphrase)
    visitor.tick("Stay open on this device")
    visitor.tap("Open")


def until(visitor: Visitor, expression: str, given: object = None) -> None:
    """Ask the page again and again until it says yes; its policy lets no waiting be put into it."""
    end = time.monotonic() + LIMIT
    while not visitor.page.evaluate(expression, given):
        if time.monotonic() > end:
            raise TimeoutError(f"{visitor.name} waits in vain for {expression}")
        visitor.page.wait_for_timeout(STEP)


def come_to_rest(visitor: Visitor) -> Noted:
    """Wait until nothing moves any more, and give what the page noted."""
    until(visitor, STILL, QUIET)
    return noted(visitor)


def noted(visitor: Visitor) -> Noted:
    """Give what the page has noted so far."""
    return Noted(**visitor.page.evaluate("noted"))


def kept(visitor: Visitor) -> tuple[int, int]:
    """Give how many rows a device keeps, and how many bytes their names and sealed contents have."""
    rows, size = visitor.page.evaluate("kept()")
    return int(rows), int(size)
