# SPDX-License-Identifier: AGPL-3.0-or-later
"""From 'send' on one phone to the words on the other's open page: two browsers, one server, all of it sealed.

Both have Today open. One thanks the other; the time runs from the tap to the frame in which the words stand
on the other's page. They take turns. Every few sends another pair goes on, because a page with hundreds of
thanks on it is nobody's evening.
"""

import itertools
import os
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from nearer.client.device import this_day
from tests.journeys.visitor import Visitor

from . import join, servers, table, window, years
from .peers import NotToBeHad

STEPS = ("seal, keep, look", "post to hint", "hint to fetched", "open, fold, paint")
WHOLE = "tap to painted"
PAUSE = 250.0  # ms between two sends
NOTES = """\
seal    from the tap: sealed, durable on this device, a look at what came meanwhile; until the post leaves
hint    the post on its way, verified, on the server's disk, and the hint of it at the other's open page
fetched from the hint until the other's page has the record
paint   verified, opened, kept, told to the brain, which folds it and answers Today anew; the frame after"""

Seen = dict[str, list[float]]  # step -> ms, send by send


@dataclass(frozen=True, slots=True)
class Size:
    """How much to do."""

    pairs: int
    sends: int  # of each pair


FULL, QUICK = Size(10, 20), Size(1, 2)


def thank(one: Visitor, other: Visitor, words: str, seen: Seen) -> None:
    """Let one thank the other, and note how long each step took."""
    one.tap(f"Something to thank {other.name} for?")
    one.type("What was it?", words)
    other.page.evaluate("(words) => await_(words, 'nearer-evening', words)", words)
    one.tap("Send it now")
    window.until(other, "(words) => Boolean(noted.marks[words]?.painted)", words)
    painted = other.page.evaluate("(words) => noted.marks[words].painted", words)
    sent, heard = window.noted(one), window.noted(other)
    tapped = sent.taps[-1]
    posted = _first(sent.called("/records", "POST"), tapped)["began"]
    hint = min(at for at in heard.hints if at > posted)
    fetched = _first(heard.called("/records?after="), hint)["ended"]
    times = (tapped, posted, hint, fetched, painted)
    for step, (began, ended) in zip(STEPS, itertools.pairwise(times), strict=True):
        seen[step].append(ended - began)
    seen[WHOLE].append(painted - tapped)
    one.page.wait_for_timeout(PAUSE)


def _first(calls: Sequence[dict[str, Any]], since: float) -> dict[str, Any]:
    return next(call for call in calls if call["began"] >= since)


def exchange(browser: Browser, origin: str, handles: tuple[str, str], sends: int, seen: Seen) -> None:
    """Sign two in and let them thank each other in turns."""
    with ExitStack() as windows:
        ada, ben = (windows.enter_context(window.visiting(browser, origin, name)) for name in ("Ada", "Ben"))
        for visitor, handle in zip((ada, ben), handles, strict=True):
            window.signs_in(visitor, handle, years.PASSPHRASE)
            window.until(visitor, "Boolean(noted.marks.today?.painted)")
        for visitor in (ada, ben):
            window.come_to_rest(visitor)
        for number in range(sends):
            one, other = (ada, ben) if number % 2 else (ben, ada)
            thank(one, other, f"You carried the bicycle up, {number}.", seen)


def _run(origin: str, token: str | None, size: Size) -> Seen:
    seen: Seen = defaultdict(list)
    with window.chromium() as browser:
        for pair in range(size.pairs):
            lived = years.live(origin, token, days=3, until=this_day(), mark=f"-{pair}")
            exchange(browser, origin, (lived.handle, lived.other), size.sends, seen)
    return seen


def rows(seen: Seen) -> Iterator[list[str]]:
    """Give a row for each step."""
    for step in (*STEPS, WHOLE):
        took = seen[step]
        shares = [table.number(table.percentile(took, share)) for share in (0.5, 0.99)]
        yield [step, *shares, table.number(max(took))]


def main(*, quick: bool) -> None:
    """Measure and print."""
    size = QUICK if quick else FULL
    header = ["ms", "median", "p99", "slowest"]
    with (
        tempfile.TemporaryDirectory(prefix="nearer-bench-") as folder,
        servers.nearer(Path(folder), pinned=False) as server,
    ):
        try:
            seen = _run(f"http://{server.host}", join.set_up_token(server), size)
        except NotToBeHad as reason:
            print(f"sends: without a browser: {reason}\n")
            return
    print(table.render(f"sends: {len(seen[WHOLE])} of {size.pairs} pairs", header, rows(seen)))
    print(f"load    {os.getloadavg()[0]:.1f}")
    print(NOTES, "\n")
