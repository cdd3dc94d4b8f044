# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the pages weigh, how soon Today stands on the screen without a network, and how soon a stroke does."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
from playwright.sync_api import BrowserContext, CDPSession, Page, sync_playwright

from nearer.client.device import Device
from tests.journeys.conftest import CHROMIUM, FLAGS
from tests.journeys.visitor import PHONE, Visitor
from tests.live import PASSPHRASE, Server, Stage, a_server, pair

from . import table
from .servers import free_port

BUILT = Path(__file__).parents[1] / "src/nearer/server/site/built"
OPENINGS = 15
SETTLED = 2_000  # ms after which what was painted has been kept for the next opening
STROKES = "The morning we missed the train and had the picnic on the platform, all four of us. "
SLOWER = 4
GOALS = {1: 300, SLOWER: 1000}  # ms until Today is painted
NOTES = """\
first   what the page cannot start without: its scripts, its style, the letters of English, its icon
brain   the interpreter, the rules and the catalogue; painted from what was kept before it is there
opening a new page of somebody who stays signed in, server stopped, until the mark `nearer:painted`, which is
        set after the frame that shows Today. 4x is Chromium's throttling of the page's main thread
stroke  Event Timing of Chromium, from the key to the next paint; it counts in steps of 8 ms from 16 on"""
MARK = """async () => {
    for (;;) {
        const [mark] = performance.getEntriesByName('nearer:painted');
        if (mark) return mark.startTime;
        await new Promise((resolve) => setTimeout(resolve, 5));
    }
}"""
KEPT = """async () => {
    await navigator.serviceWorker.ready;
    while (!navigator.serviceWorker.controller) await new Promise((resolve) => setTimeout(resolve, 20));
}"""
WATCH = """() => {
    window.slow = [];
    new PerformanceObserver((list) => window.slow.push(...list.getEntries().map((e) => e.duration)))
        .observe({type: 'event', durationThreshold: 16});
}"""


class OnPhones(Stage):
    """The cast as a browser can sign them in: their passphrases are stretched as long as in life."""

    def device(self) -> Device:
        """Give a device that nobody has signed in on."""
        line = httpx.Client(base_url=self.server.url, timeout=60)
        self._lines.append(line)
        return Device(line)


def main(*, quick: bool) -> None:
    """Print all tables."""
    print(_weights())
    port = free_port()
    with (
        tempfile.TemporaryDirectory() as folder,
        a_server(Path(folder)) as server,
        _phone(Path(folder) / "phone", port) as context,
    ):
        visitor = _signed_in(server, context)
        print(_lighthouse(server, port, quick=quick))
        line = context.new_cdp_session(visitor.page)
        print(_strokes(visitor.page, line))
        visitor.page.goto(server.url)
        visitor.page.evaluate(KEPT)
        visitor.page.evaluate(MARK)
        visitor.page.wait_for_timeout(SETTLED)
        server.stop()
        print(_openings(visitor, line, 3 if quick else OPENINGS))
    print(NOTES)
    print(
        f"load    {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores over the last minute, ourselves included"
    )


def _weights() -> str:
    manifest = json.loads((BUILT / "manifest.json").read_text())

    def weight(names: Sequence[str]) -> float:
        packed = (BUILT / f"{name}.br" for name in names)
        return sum((path if path.exists() else path.with_suffix("")).stat().st_size for path in packed) / 1000

    first = manifest["first"]
    brain = [manifest["roles"][role] for role in ("stretch", "brain", "wasm", "core", "catalogue")]
    rows = [("first load", weight(first), 150), ("with the brain", weight([*first, *brain]), 350)]
    cells = [(what, table.number(size), str(most)) for what, size, most in rows]
    return table.render("What is sent (kB, brotli)", ("", "kB", "at most"), cells)


@contextmanager
def _phone(profile: Path, port: int) -> Iterator[BrowserContext]:
    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            str(profile),
            executable_path=CHROMIUM if Path(CHROMIUM).exists() else None,
            args=[*FLAGS, f"--remote-debugging-port={port}"],
            **PHONE,
        )
        yield context
        context.close()


def _signed_in(server: Server, context: BrowserContext) -> Visitor:
    """Let Ada, who has a bond with Ben, sign in on this phone and stay."""
    stage = OnPhones(server)
    ada, ben = stage.sign_up("Ada"), stage.sign_up("Ben")
    pair(ada, ben)
    stage.close()
    visitor = Visitor(ada.person.handle, server.url, context, context.pages[0], PASSPHRASE)
    visitor.page.goto(server.url)
    visitor.tap("I have an account")
    visitor.unlocks(remember=True)
    visitor.page.evaluate(MARK)
    return visitor


def _openings(visitor: Visitor, line: CDPSession, times: int) -> str:
    rows = []
    for rate, goal in GOALS.items():
        line.send("Emulation.setCPUThrottlingRate", {"rate": rate})
        took = []
        for _ in range(times):
            visitor.page.goto("about:blank")
            visitor.page.goto(visitor.origin)
            took.append(visitor.page.evaluate(MARK))
        rows.append((f"at {rate}x", table.spread(took), str(goal), _reached(statistics.median(took), goal)))
    line.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    header = ("", "until Today is painted", "goal", "")
    return table.render("pages: the second opening, no server (ms)", header, rows)


def _strokes(page: Page, line: CDPSession) -> str:
    rows = []
    for rate in GOALS:
        line.send("Emulation.setCPUThrottlingRate", {"rate": rate})
        page.evaluate(WATCH)
        page.locator("textarea").first.click()
        page.keyboard.type(STROKES, delay=30)
        page.wait_for_timeout(500)
        slow = page.evaluate("window.slow")
        # Three events for each stroke; those that are not reported took less than 16 ms.
        all_ = [*slow, *[16.0] * max(0, 3 * len(STROKES) - len(slow))]
        cells = (table.number(statistics.median(all_)), table.number(max(all_)), _reached(max(all_), 50))
        rows.append((f"at {rate}x", str(len(STROKES)), *cells))
    line.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    header = ("", "strokes", "median (ms)", "worst (ms)", "at most 50")
    return table.render("pages: from a stroke to its paint", header, rows)


def _reached(value: float, goal: float) -> str:
    return "reached" if value <= goal else f"{value / goal:.1f} times the goal"


def _lighthouse(server: Server, port: int, *, quick: bool) -> str:
    """Let Lighthouse look at the welcome page, as a stranger does, and at Today, in the phone's browser."""
    program = shutil.which("lighthouse")
    if program is None or quick:
        return (
            "Lighthouse is not measured here: `npm install --global lighthouse@12` first, and not --quick.\n"
        )
    rows = []
    for what, more in (
        ("welcome", [f"--chrome-flags=--headless=new {' '.join(FLAGS)}"]),
        ("Today", [f"--port={port}", "--disable-storage-reset"]),
    ):
        looks = [_looked(program, server.url, more) for _ in range(LOOKS)]
        scores = [[100 * look["categories"][name]["score"] for look in looks] for name in CATEGORIES]
        paints = [look["audits"]["largest-contentful-paint"]["numericValue"] / 1000 for look in looks]
        rows.append((what, *(table.spread(values) for values in (*scores, paints))))
    title = f"Lighthouse (of 100; goal 95; median of {LOOKS})"
    return table.render(title, ("", *CATEGORIES, "LCP (s)"), rows)


LOOKS = 5  # one look is a draw: its makers advise to take the median of five
CATEGORIES = ("performance", "accessibility", "best-practices")


def _looked(program: str, url: str, more: Sequence[str]) -> dict[str, Any]:
    asked = [program, url, "--output=json", "--quiet", f"--only-categories={','.join(CATEGORIES)}", *more]
    environment = {**os.environ, "CHROME_PATH": CHROMIUM}
    ran = subprocess.run(asked, env=environment, capture_output=True, text=True, check=False)
    if ran.returncode != 0:
        raise RuntimeError(f"Lighthouse failed: {ran.stderr[-1000:]}")
    seen: dict[str, Any] = json.loads(ran.stdout)
    return seen
