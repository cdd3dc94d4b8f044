# SPDX-License-Identifier: AGPL-3.0-or-later
"""A browser for all journeys, a server for each, and visitors who must come home without trouble."""

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from nearer.client import bonding
from nearer.sealed.pairing import Greeting
from tests.journeys.clocks import tonight
from tests.journeys.home import Two, settled
from tests.journeys.visitor import Visitor, meet_at_one_question
from tests.live import Server, Stage, a_server

CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP insecure.test 127.0.0.1",
]

EVENING = 18  # the hour that it is when the journeys begin

Arrive = Callable[..., Visitor]


@pytest.fixture(scope="session", autouse=True)
def where_it_is_evening() -> Iterator[None]:
    """Go where it is six in the evening: what a page asks depends on the hour, and a day turns at four."""
    east = (EVENING - datetime.now(UTC).hour + 12) % 24 - 12
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", f"Etc/GMT{-east:+}")  # west of Greenwich is positive in these names
        time.tzset()
        yield
    time.tzset()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start one Chromium; each visitor has a context of their own in it."""
    with sync_playwright() as playwright:
        path = CHROMIUM if Path(CHROMIUM).exists() else None
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Server]:
    """Start an empty instance of its own for this journey; new people come by invitation."""
    with a_server(tmp_path, NEARER_SIGN_UP="invitation") as server:
        yield server


@pytest.fixture
def two(house: Server) -> Iterator[Two]:
    """Give Ada and Ben accounts, a bond, and one question that both have answered."""
    with settled(house) as two:
        yield two


@pytest.fixture
def arrive(browser: Browser, house: Server) -> Iterator[Arrive]:
    """Open a private window for somebody; at the end nobody may have met any trouble."""
    visitors: list[Visitor] = []

    def arrive(name: str, **device: Any) -> Visitor:
        visitor = Visitor.arrive(browser, house.url, name, **device)
        visitors.append(visitor)
        return visitor

    yield arrive
    for visitor in visitors:
        visitor.context.close()
    assert [trouble for visitor in visitors for trouble in visitor.troubles] == []


@pytest.fixture
def ada(arrive: Arrive, house: Server) -> Visitor:
    """Let Ada set the instance up; she is asked with whom."""
    visitor = arrive("Ada")
    visitor.go(f"/#setup={house.setup}")
    visitor.signs_up()
    visitor.reads_heading("With whom?")
    return visitor


@pytest.fixture
def ben(arrive: Arrive) -> Visitor:
    """Open a private window for Ben, who has no account yet."""
    return arrive("Ben")


@pytest.fixture
def guest(arrive: Arrive, house: Server) -> Visitor:
    """Let Cleo set the instance up and Ada come in by her invitation, which she leaves open."""
    stage = Stage(house)
    cleo = stage.sign_up("Cleo")
    invitation = bonding.invite(cleo.person, Greeting("Cleo", "friend", "us"))
    stage.close()
    visitor = arrive("Ada")
    visitor.go(f"/join/{invitation.id}#{invitation.secret}")
    visitor.signs_up()
    visitor.reads_heading("Cleo invites you")
    visitor.go("/")
    visitor.reads_heading("With whom?")
    return visitor


@pytest.fixture
def paired(guest: Visitor, ben: Visitor) -> tuple[Visitor, Visitor]:
    """Bring Ada and Ben together on a server that somebody else runs; both are at their first question."""
    return _pair(guest, ben, host="Someone else")


@pytest.fixture
def paired_strictly(ada: Visitor, ben: Visitor) -> tuple[Visitor, Visitor]:
    """Bring them together where one of the two runs the server."""
    return _pair(ada, ben, host="One of us two")


def _pair(ada: Visitor, ben: Visitor, *, host: str) -> tuple[Visitor, Visitor]:
    ben.go(ada.invites(host=host))
    ben.signs_up()
    ben.accepts()
    for visitor in (ada, ben):
        visitor.reads_heading("Compare it once, together")
        visitor.tap("They are the same")
    meet_at_one_question(ada, ben)
    return ada, ben


@pytest.fixture
def evening(paired: tuple[Visitor, Visitor]) -> tuple[Visitor, Visitor]:
    """Let it be nine in the evening for both."""
    for visitor in paired:
        visitor.at(tonight())
    for visitor in paired:
        visitor.comes_to_rest()
    for visitor in paired:  # by now each has what the other's device drew for the week
        visitor.page.reload()
        visitor.question()
    return paired
