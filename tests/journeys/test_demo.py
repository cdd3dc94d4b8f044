# SPDX-License-Identifier: AGPL-3.0-or-later
"""The two links that `nearer demo` prints, each in a private window of its own."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.journeys.visitor import Visitor
from tests.live import free_port

LINK = re.compile(r"^Open (\w+) in a private window of its own: (\S+)$", re.MULTILINE)
OF_THE_TESTS = ("NEARER_", "DJANGO_")  # settings of the tests, not of a demo
LIVING = 300.0  # seconds for ninety days, on a busy machine


@pytest.fixture
def links(tmp_path: Path) -> Iterator[dict[str, str]]:
    """Run the demo until it has printed a link for each of the two."""
    log = tmp_path / "demo.log"
    port, folder = str(free_port()), str(tmp_path / "demo")
    with log.open("wb") as out:
        demo = subprocess.Popen(
            [sys.executable, "-m", "nearer.cli", "demo", "--port", port, "--folder", folder],
            env={name: value for name, value in os.environ.items() if not name.startswith(OF_THE_TESTS)},
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    try:
        yield _printed(demo, log)
    finally:
        demo.terminate()
        demo.wait(timeout=60)


def _printed(demo: "subprocess.Popen[bytes]", log: Path) -> dict[str, str]:
    until = time.monotonic() + LIVING
    while time.monotonic() < until and demo.poll() is None:
        if len(found := dict(LINK.findall(log.read_text()))) == 2:
            return found
        time.sleep(0.2)
    raise AssertionError(log.read_text())


def test_each_link_opens_one_of_two_who_know_each_other(browser: Browser, links: dict[str, str]) -> None:
    assert set(links) == {"Ada", "Ben"}
    for name, other in (("Ada", "Ben"), ("Ben", "Ada")):
        link = links[name]
        visitor = Visitor.arrive(browser, link.split("/#")[0], name)
        visitor.go(link)
        visitor.page.locator(".evening").wait_for()
        assert "#demo" not in visitor.page.url
        visitor.insists_on_access()
        visitor.follow("Us")
        visitor.reads_heading("What we see")
        visitor.reads(f"How close you feel to {other} lies at about")
        visitor.context.close()
        assert visitor.troubles == []
