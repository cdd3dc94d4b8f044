# SPDX-License-Identifier: AGPL-3.0-or-later
"""Five years of two people: how soon Today stands on a device that has them, and on one that is new.

The years are made through `nearer.client` and held by the server; then Chromium opens them, with a Worker, a
shelf and a server as in life. Beside it the brain alone, under MicroPython in Node.
"""

import json
import os
import subprocess
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
from playwright.sync_api import Browser

from nearer.cli import built
from nearer.client import bonding, evening, own, people, reading, telling
from nearer.client.device import Device, this_day
from nearer.sealed import records
from tests.journeys.visitor import Visitor

from . import join, reserved, servers, table, window, years
from .peers import NotToBeHad

MEMORY_BAR = 16.0  # MB (10^6 bytes) of WebAssembly's memory in the brain's Worker
BARS = {  # seconds, of the project's own promises
    "again: Today painted": 1.0,
    "new: usable, after the keys": 3.0,
    "new: complete, after the keys": 10.0,
    "brain: find anything": 0.05,
    "brain: find a word": 0.05,
}
NOTES = """\
again   a device that has everything opens the page: from the navigation to Today painted, and to the first
        view that the brain gave anew; 'kept' counts the openings that began with the view of before
new     a private window signs in: from the tap to the keys (the stretching of the passphrase, twice), then to
        a question one can type into, and to where nothing moves any more: everything read, opened and folded
seen    'What we see', from the tap to its words: the closeness model over the last two years, in small steps
memory  what WebAssembly holds in the brain's Worker, as Chromium says: code, catalogue, records, one look
brain   nearer.core under MicroPython in Node: start, catalogue, add (all records at once), today, and to
        find a practice among all of the catalogue
load    of the machine over the last minute, when the table was made; all on the same cores"""


@dataclass(frozen=True, slots=True)
class Size:
    """How much to do."""

    days: int
    again: int
    new: int
    brains: int


FULL = Size(5 * 365 + 1, 7, 3, 5)
QUICK = Size(9, 1, 1, 1)

OPENINGS = 10  # on a busy machine the Worker may be quicker than whoever watches it

Seen = dict[str, list[float]]  # what -> seconds, round by round


def _opened_anew(visitor: Visitor, seen: Seen) -> None:
    """Open the page once more on a device that has everything."""
    visitor.page.close()
    visitor.page = visitor.context.new_page()
    visitor.listen(visitor.page)
    visitor.go("/")
    window.until(visitor, "Boolean(noted.marks.answer?.painted)")
    noted = window.come_to_rest(visitor)
    first, fresh = noted.marks["today"], noted.asked("today")[0]
    seen["again: Today painted"].append((first["painted"] - noted.opened) / 1000)
    seen["again: one can type"].append((noted.marks["answer"]["painted"] - noted.opened) / 1000)
    seen["again: the first fresh view"].append((fresh["ended"] - noted.opened) / 1000)
    seen["again: at rest"].append((_end(noted) - noted.opened) / 1000)
    seen["kept"].append(float(first["there"] < fresh["ended"]))


def _looks(visitor: Visitor, seen: Seen) -> None:
    """Look at what is seen of one's own evenings, and ask what the brain's Worker holds before and after."""
    held = [_watched(visitor)]
    visitor.page.evaluate("window.await_('seen', 'nearer-seen .stack')")
    began = float(visitor.page.evaluate("performance.timeOrigin + performance.now()"))
    visitor.follow("Us")
    window.until(visitor, "Boolean(noted.marks.seen?.painted)")
    noted = window.come_to_rest(visitor)
    seen["seen: what we see"].append((noted.marks["seen"]["painted"] - began) / 1000)
    asked = noted.asked("see")
    seen["seen: the longest step"].append(max(call["ended"] - call["began"] for call in asked) / 1000)
    held.append(_held(visitor))
    seen["memory"] = held


def _watched(visitor: Visitor) -> float:
    """Open a page whose Worker is watched from its beginning, and give what it holds, in MB."""
    for _ in range(OPENINGS):
        visitor.page.close()
        visitor.page = visitor.context.new_page()
        visitor.listen(visitor.page)
        reserved.watch(visitor.page)
        visitor.go("/")
        window.come_to_rest(visitor)
        if held := _held(visitor):
            return held
    raise TimeoutError("The brain had begun before it could be watched, each time.")


def _held(visitor: Visitor) -> float:
    """Give the MB that WebAssembly holds in the brain's Worker."""
    (held,) = [size for address, size in reserved.by_worker(visitor.page).items() if "/brain" in address]
    return held / 1e6


def _signed_in(visitor: Visitor, seen: Seen) -> None:
    """Sign in on a new device and wait for everything."""
    window.signs_in(visitor, "ada", years.PASSPHRASE)
    window.until(visitor, "Boolean(noted.marks.answer?.painted)")
    noted = window.come_to_rest(visitor)
    tapped, keys = noted.taps[-1], noted.stretched[-1]["ended"]
    seen["new: tap to keys"].append((keys - tapped) / 1000)
    stretched = [call["ended"] - call["began"] for call in noted.stretched]
    seen["new: of it stretching"].append(sum(stretched) / 1000)
    seen["new: usable, after the keys"].append((noted.marks["answer"]["painted"] - keys) / 1000)
    read = max(call["ended"] for call in noted.called("/records?after="))
    seen["new: everything fetched, after the keys"].append((read - keys) / 1000)
    seen["new: complete, after the keys"].append((_end(noted) - keys) / 1000)


def _end(noted: window.Noted) -> float:
    """Give when the last thing happened."""
    ends: list[float] = [call["ended"] for call in (*noted.calls, *noted.workers)]
    return max(noted.changed, *ends)


def _in_a_browser(browser: Browser, origin: str, size: Size) -> tuple[Seen, tuple[int, int]]:
    seen: Seen = defaultdict(list)
    for number in range(size.new):
        with window.visiting(browser, origin, "Ada") as ada:
            _signed_in(ada, seen)
            if number + 1 == size.new:
                for _ in range(size.again):
                    _opened_anew(ada, seen)
                _looks(ada, seen)
                kept = window.kept(ada)
    return seen, kept


def _given(origin: str) -> dict[str, str]:
    """Read the whole history through the client, as the brain is told it."""
    with httpx.Client(base_url=origin, timeout=60) as line:
        person = people.sign_in(Device(line), handle="ada", passphrase=years.PASSPHRASE)
        (bond,) = bonding.bonds(person)
        feed = reading.read(person, bond)
        assert not feed.troubles, feed.troubles
        told = [*telling.told_by_bond(bond, feed.letters), *telling.told_by_self(own.read(person))]
        asked = json.dumps(_asked(person, bond))
    return {"catalogue": built.catalogue(), "records": json.dumps(told), "asked": asked}


def _asked(person: people.Person, bond: bonding.Bond) -> dict[str, Any]:
    return {
        "date": this_day().isoformat(),
        "minute": evening.EVENING,
        "bond": bond.id,
        "kind": bond.kind,
        "me": bond.mine.author,
        "them": bond.theirs.author,
        "order": records.order_seed(bond.root),
        "skips": records.skips_seed(person.identity, bond.id),
        "draws": records.draws_seed(person.identity, bond.id),
        "evenings": records.evenings_seed(bond.root, bond.mine.hash, bond.theirs.hash),
    }


def brains(folder: Path, given: dict[str, str], rounds: int) -> Seen:
    """Return the seconds of each step of the brain alone, round by round."""
    file = folder / "given.json"
    file.write_text(json.dumps(given))
    command = ["node", str(Path(__file__).with_name("brain.mjs")), str(file), str(rounds)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    found: dict[str, list[float]] = json.loads(ran.stdout)
    return {f"brain: {what}": [ms / 1000 for ms in took] for what, took in found.items()}


def rows(seen: Seen) -> Iterator[list[str]]:
    """Return the table's rows: what, seconds, bar, rounds."""
    for what, seconds in seen.items():
        bar = BARS.get(what)
        yield [what, table.spread(seconds), table.number(bar), str(len(seconds))]


def main(*, quick: bool) -> None:
    """Measure and print."""
    size = QUICK if quick else FULL
    with tempfile.TemporaryDirectory(prefix="nearer-bench-") as name:
        folder = Path(name)
        with servers.nearer(folder, pinned=False) as server:
            origin = f"http://{server.host}"
            began = time.perf_counter()
            token = join.set_up_token(server)
            lived = years.live(origin, token, days=size.days, until=this_day(), habits=years.FAITHFUL)
            made = time.perf_counter() - began
            given = _given(origin)
            try:
                with window.chromium() as browser:
                    seen, kept = _in_a_browser(browser, origin, size)
            except NotToBeHad as reason:
                print(f"Without a browser: {reason}\n")
                seen, kept = {}, (0, 0)
        seen = {**seen, **brains(folder, given, size.brains)}
    report(lived, made, seen, kept)


def report(lived: years.Lived, made: float, seen: Seen, kept: tuple[int, int]) -> None:
    """Print what was seen."""
    first_kept = seen.pop("kept", [])
    memory = seen.pop("memory", [])
    title = f"history: {lived.days:,} days, {sum(lived.records.values()):,} records on one device"
    print(table.render(title, ["seconds", "median (low..high)", "bar", "rounds"], rows(seen)))
    kinds = ", ".join(f"{count} {kind}" for kind, count in lived.records.most_common())
    print(f"records {kinds}")
    print(f"made    in {made:.0f} s; kept on the device: {kept[0]:,} rows, {kept[1] / 1e6:.1f} MB")
    print(f"kept    {sum(first_kept):.0f} of {len(first_kept)} openings")
    held = " and, after a look at what is seen, ".join(f"{mb:.1f} MB" for mb in memory) or table.MISSING
    print(f"memory  {held} (bar: {MEMORY_BAR:.0f} MB)")
    print(f"load    {os.getloadavg()[0]:.1f}")
    print(NOTES, "\n")
