# SPDX-License-Identifier: AGPL-3.0-or-later
"""Live arrivals: a page hears within moments that something has come, and never what, nor what is held."""

import json
import queue
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from urllib.parse import urlsplit

from nearer.server.people.models import Session
from nearer.server.post.tests.letters import Pen, some_hold
from nearer.server.site import live
from nearer.server.site.tests.network import browser
from tests.cast import BEN, TODAY, Bonded, Visitor, leaving_head, pair

SOON = 2.0  # seconds: what was promised
QUIET = 0.4  # seconds in which a hint that was sent would have come


class Ear:
    """An open page that writes down what it hears."""

    def __init__(self, origin: str, visitor: Visitor, signals: str | None = None) -> None:
        self.heard: queue.SimpleQueue[str] = queue.SimpleQueue()
        self.ended = threading.Event()
        self.open = threading.Event()
        url = urlsplit(origin)
        self._line = socket.create_connection((url.hostname, url.port))
        cookie = visitor.http.cookies["nearer"].value
        asks = [
            f"GET /live{'' if signals is None else f'?signals={signals}'} HTTP/1.1",
            f"Host: {url.netloc}",
            f"Cookie: nearer={cookie}",
            "Connection: close",
            "",
            "",
        ]
        self._line.sendall("\r\n".join(asks).encode())
        threading.Thread(target=self._listen, daemon=True).start()
        assert self.open.wait(5)

    def _listen(self) -> None:
        with self._line, self._line.makefile("r") as lines:
            assert lines.readline().startswith("HTTP/1.1 200")
            for line in lines:
                if line.startswith("retry:"):
                    self.open.set()
                if line.startswith(("event:", "data:")):
                    self.heard.put(line.strip())
        self.ended.set()

    def next(self) -> str:
        """Return the bond of the next hint, which must come soon."""
        assert self.heard.get(timeout=SOON) == "event: arrived"
        data = json.loads(self.heard.get(timeout=SOON).removeprefix("data: "))
        assert list(data) == ["bond"]
        return str(data["bond"])

    def hears_nothing(self) -> bool:
        """Wait a little, and say whether it stayed quiet."""
        time.sleep(QUIET)
        return self.heard.empty()

    def close(self) -> None:
        """Close the page."""
        with suppress(OSError):
            self._line.shutdown(socket.SHUT_RDWR)
        self.ended.wait(SOON)


@contextmanager
def ear(origin: str, visitor: Visitor, *, signals: str | None = None) -> Iterator[Ear]:
    """Open a page for a while; one that hears the signals of a bond, if one is given."""
    page = Ear(origin, visitor, signals)
    try:
        yield page
    finally:
        page.close()


def test_both_hear_what_is_shared(origin: str, ada: Visitor, ben: Visitor, bonded: Bonded) -> None:
    with ear(origin, ada) as hers, ear(origin, ben) as his:
        Pen(ada, bonded).say()
        assert (hers.next(), his.next()) == (bonded.id, bonded.id)


def test_nobody_hears_what_is_held_and_both_hear_it_open(
    origin: str, ada: Visitor, ben: Visitor, bonded: Bonded
) -> None:
    hold = some_hold()
    with ear(origin, ada) as hers, ear(origin, ben) as his:
        Pen(ada, bonded).hold(hold)
        assert hers.hears_nothing()
        assert his.hears_nothing()
        Pen(ben, bonded).hold(hold)
        assert (hers.next(), his.next()) == (bonded.id, bonded.id)


def test_a_stranger_hears_nothing(origin: str, ada: Visitor, dov: Visitor, bonded: Bonded) -> None:
    with ear(origin, dov) as his:
        Pen(ada, bonded).say()
        assert his.hears_nothing()


def test_each_bond_is_named_to_its_own_two(
    origin: str, ada: Visitor, ben: Visitor, dov: Visitor, bonded: Bonded
) -> None:
    other = pair(ada, dov)
    with ear(origin, ada) as hers, ear(origin, ben) as his:
        Pen(dov, other).say()
        assert hers.next() == other.id
        assert his.hears_nothing()
        Pen(ada, bonded).say()
        assert his.next() == bonded.id


def test_who_rests_hears_nothing(origin: str, ada: Visitor, ben: Visitor, bonded: Bonded) -> None:
    until = (TODAY + timedelta(days=3)).isoformat()
    assert ben.ask("PUT", f"{bonded.path}/pause", {"until": until}).status == 204
    with ear(origin, ada) as hers, ear(origin, ben) as his:
        Pen(ada, bonded).say()
        assert hers.next() == bonded.id
        assert his.hears_nothing()


def test_who_has_left_hears_nothing(origin: str, ada: Visitor, ben: Visitor, bonded: Bonded) -> None:
    with ear(origin, ben) as his:
        head = leaving_head(bonded, BEN)
        told = {"tell": "now", "head": head.decode(), "signature": BEN.signer(bonded.invitation).sign(head)}
        with ear(origin, ada) as hers:
            assert ben.ask("POST", f"{bonded.path}/leave", told).status == 204
            assert hers.next() == bonded.id
        assert his.hears_nothing()


def test_a_session_that_has_ended_hears_nothing(
    origin: str, ada: Visitor, ben: Visitor, bonded: Bonded
) -> None:
    with ear(origin, ben) as his:
        Session.objects.filter(account__handle="ben").delete()
        Pen(ada, bonded).say()
        assert his.hears_nothing()
        waker = live.hub()._waker  # noqa: SLF001 - instead of waiting for a minute
        assert waker is not None
        waker.check()
        assert his.ended.wait(SOON)


def test_one_session_has_a_bounded_number_of_pages(origin: str, ada: Visitor) -> None:
    pages = [Ear(origin, ada) for _ in range(live.MOST_OF_ONE + 1)]
    assert pages[0].ended.wait(SOON)
    assert not any(page.ended.is_set() for page in pages[1:])
    for page in pages:
        page.close()


def test_a_closed_page_is_forgotten(origin: str, ada: Visitor) -> None:
    with ear(origin, ada):
        assert len(live.hub().sessions()) == 1
    until = time.monotonic() + SOON
    while live.hub().sessions() and time.monotonic() < until:
        time.sleep(0.01)
    assert live.hub().sessions() == ()


def test_signed_out_is_told_so(origin: str) -> None:
    with browser(origin) as nobody:
        assert (nobody.get("/live").status_code, nobody.get("/live").json()["code"]) == (401, "signed-out")
        answer = nobody.post("/live")
        assert (answer.status_code, answer.headers["allow"]) == (405, "GET")
