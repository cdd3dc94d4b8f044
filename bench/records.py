# SPDX-License-Identifier: AGPL-3.0-or-later
"""Records a second with full durability: SQLite with one process, PostgreSQL with two.

Every record is signed, verified and on the disk before it is acknowledged; PostgreSQL runs with `fsync`,
`synchronous_commit` and `full_page_writes` on and shares the machine with its workers and the load.
"""

import contextlib
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from nearer.sealed import shape

from . import databases, join, pairs, servers, table, wire
from .load import Load
from .peers import NotToBeHad

SEED = 12
LINES = (8, 32)  # connections


@dataclass(slots=True)
class Site:
    """One database with the servers in front of it, and everybody signed in."""

    name: str
    servers: list[servers.Server]
    cookies: list[tuple[str, str]]


class Deck:
    """Records of the shared chains, made ahead for one system."""

    def __init__(self, everybody: Sequence[pairs.Pair]) -> None:
        self._pairs = everybody
        self._chance = pairs.chances(SEED)
        self._last: dict[str, shape.Head] = {}

    def jobs(self, site: Site) -> list[list[wire.Job]]:
        """Return one record of each person as jobs, a list for each server; a pair stays with one of them."""
        parts: list[list[wire.Job]] = [[] for _ in site.servers]
        for number, (pair, cookies) in enumerate(zip(self._pairs, site.cookies, strict=True)):
            server = site.servers[number % len(site.servers)]
            for who, cookie in zip(pair.both, cookies, strict=True):
                posting = pairs.shared(self._chance, pair, who, self._last.get(who.author))
                self._last[who.author] = posting.head
                path = f"/api/v1/bonds/{pair.bond}/records"
                raw = wire.request("POST", path, host=server.host, cookie=cookie, body=posting.json)
                parts[number % len(site.servers)].append((raw,))
        return parts


@contextlib.contextmanager
def _site(name: str, everybody: Sequence[pairs.Pair]) -> Iterator[Site]:
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="nearer-bench-")))
        workers = 2 if name == "PostgreSQL" else 1
        url = stack.enter_context(databases.empty(name))
        started = [
            stack.enter_context(
                servers.nearer(folder, name=f"nearer{number}", database=url, pinned=workers == 1)
            )
            for number in range(workers)
        ]
        cookies = join.join_all(join.over_http(started[0].port), everybody, join.set_up_token(started[-1]))
        yield Site(name, started, cookies)


def _rate(load: Load, site: Site, deck: Deck, lines: int, turns: int) -> float:
    """Return the records a second over some turns of everybody."""
    took, done = 0.0, 0
    for _ in range(turns):
        parts = deck.jobs(site)
        ports = [server.port for server in site.servers]
        seconds, replies = load.run(wire.closed_loops, ports, parts, lines // len(ports))
        assert {reply.status for reply in replies} == {201}, replies[0].body
        took += seconds
        done += len(replies)
    return done / took


def _rows(
    load: Load, site: Site, label: str, everybody: Sequence[pairs.Pair], *, rounds: int, turns: int
) -> list[list[str]]:
    deck = Deck(everybody)
    _rate(load, site, deck, LINES[0], 1)  # warm
    rows = []
    for lines in LINES:
        found = [_rate(load, site, deck, lines, turns) for _ in range(rounds)]
        rows.append([label, str(lines), table.spread(found)])
    return rows


def main(*, quick: bool) -> None:
    """Measure and print."""
    count, rounds, turns = (4, 1, 1) if quick else (32, 5, 8)
    chance = pairs.chances(SEED)
    everybody = [pairs.make_pair(chance, str(place)) for place in range(count)]
    rows: list[list[str]] = []
    with Load() as load:
        for name, workers in zip(databases.NAMES, ("one process", "two processes"), strict=True):
            try:
                with _site(name, everybody) as site:
                    rows += _rows(load, site, f"{name}, {workers}", everybody, rounds=rounds, turns=turns)
            except NotToBeHad as reason:
                print(f"Without PostgreSQL: {reason}\n")
    header = ["database", "connections", "records a second, median (low..high)"]
    print(table.render(f"records: full durability, {2 * count} people, {rounds} rounds", header, rows))
