# SPDX-License-Identifier: AGPL-3.0-or-later
"""Bytes that a record takes on the disk, on both databases, and what a pair's year comes to.

Pairs live through many evenings by HTTP; what the database has grown by, indexes and all, is divided by the
records. Then one pair lives a year of the demo's habits through `nearer.client`, and a browser reads it: what
the year takes on the server, with the accounts, and on one device of one of the two.
"""

import sqlite3
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import psycopg

from nearer.client.device import this_day
from nearer.sealed import shape

from . import databases, join, pairs, servers, table, window, wire, years
from .load import Load
from .peers import NotToBeHad

SEED = 11
EVENINGS_A_YEAR = 300  # a plausible couple: two questions each, most evenings
EVENING = {"answer": 4, "release": 4, "own": 2}  # records of both together
TABLES = """
SELECT sum(pg_total_relation_size(oid)) FROM pg_class WHERE relkind = 'r' AND relname LIKE 'post_%'
"""
NOTES = """\
answer   held until both are in, strict form: 173 characters of text, sealed to two recipients
release  a released key; edits and short notes are of the same size
own      the bundle of private notes that leaves the device each day, always 16,384 bytes of plaintext
stored   growth of tables and indexes divided by the records; sent: head, signature and body
year     of both: {evenings} evenings of {answers} answers and {releases} releases, and 365 bundles each"""
LIVED = """\
server   a year of the demo's habits, strict: answers and their keys, responses, appreciations, weeks, now and
         then a question of their own, and a bundle of every day, whatever is in it; `records` counts them
device   what Ada's browser keeps of it: names and sealed contents of all rows; estimate: what the browser
         says that its database takes on the disk, free space in it and all"""


@dataclass(frozen=True, slots=True)
class Growth:
    """What some records took: bytes as sent and bytes stored, for each record."""

    sent: float
    stored: float


class Writer:
    """Lets everybody send records of one kind."""

    def __init__(self, server: servers.Server, load: Load, everybody: Sequence[pairs.Pair]) -> None:
        self._server = server
        self._load = load
        self._pairs = everybody
        self._chance = pairs.chances(SEED)
        token = join.set_up_token(server)
        self._cookies = join.join_all(join.over_http(server.port), everybody, token)
        self._last: dict[tuple[str, str], shape.Head] = {}
        self._question = 0

    def write(self, kind: str, rounds: int) -> list[pairs.Posting]:
        """Let everybody send `rounds` records of a kind; return them."""
        written = []
        for _ in range(rounds):
            postings: list[pairs.Posting] = []
            jobs: list[wire.Job] = []
            for pair, cookies in zip(self._pairs, self._cookies, strict=True):
                for who, cookie in zip(pair.both, cookies, strict=True):
                    posting, path = self._one(kind, pair, who)
                    postings.append(posting)
                    jobs.append((self._request(path, cookie, posting.json),))
            _, replies = self._load.as_fast_as_it_goes(self._server.port, jobs, 8)
            assert {reply.status for reply in replies} == {201}, replies[0].body
            self._question += 1
            written += postings
        return written

    def _one(self, kind: str, pair: pairs.Pair, who: pairs.Someone) -> tuple[pairs.Posting, str]:
        bond = f"/api/v1/bonds/{pair.bond}/records"
        if kind == "answer":
            return pairs.held(self._chance, pair, who, self._question), bond
        last = self._last.get((kind, who.author))
        if kind == "own":
            posting, path = pairs.own(self._chance, who, last), "/api/v1/me/records"
        else:
            posting, path = pairs.shared(self._chance, pair, who, last), bond
        self._last[kind, who.author] = posting.head
        return posting, path

    def _request(self, path: str, cookie: str, body: bytes) -> bytes:
        return wire.request("POST", path, host=self._server.host, cookie=cookie, body=body)


@dataclass(frozen=True, slots=True)
class Size:
    """Looks how large a database is."""

    file: Path | None
    url: str

    def __call__(self) -> int:
        """Return the bytes of all tables and indexes, with nothing of the log and without free pages."""
        if self.file is not None:
            with sqlite3.connect(self.file) as found:
                found.execute("PRAGMA wal_checkpoint(PASSIVE)")
                used = "SELECT (page_count - freelist_count) * page_size"
                (size,) = found.execute(
                    f"{used} FROM pragma_page_count, pragma_freelist_count, pragma_page_size"
                ).fetchone()
            found.close()
            return int(size)
        with psycopg.connect(self.url, autocommit=True) as asked:
            asked.execute("VACUUM FULL")  # as SQLite's free pages are not counted either
            row = asked.execute(TABLES).fetchone()
        assert row is not None
        return int(row[0])


def _sent(posting: pairs.Posting) -> int:
    return len(posting.head.text) + 64 + posting.head.size


def _measure(load: Load, database: str, everybody: Sequence[pairs.Pair], rounds: int) -> dict[str, Growth]:
    found = {}
    with (
        tempfile.TemporaryDirectory(prefix="nearer-bench-") as folder,
        databases.empty(database) as url,
        servers.nearer(Path(folder), database=url) as server,
    ):
        size = Size(None if url else Path(folder) / "data" / "nearer.sqlite3", url)
        writer = Writer(server, load, everybody)
        for kind in EVENING:
            writer.write(kind, 1)
            before = size()
            written = writer.write(kind, rounds)
            stored = (size() - before) / len(written)
            found[kind] = Growth(sum(map(_sent, written)) / len(written), stored)
    return found


def _year(found: dict[str, Growth]) -> float:
    evenings = sum(EVENINGS_A_YEAR * EVENING[kind] * found[kind].stored for kind in ("answer", "release"))
    return (evenings + 2 * 365 * found["own"].stored) / 1e6


def _live_a_year(database: str, days: int) -> list[list[str]]:
    """Let a pair live, and give rows of what that takes; scaled to a year where it is less."""
    with (
        tempfile.TemporaryDirectory(prefix="nearer-bench-") as folder,
        databases.empty(database) as url,
        servers.nearer(Path(folder), database=url, pinned=False) as server,
    ):
        size = Size(None if url else Path(folder) / "data" / "nearer.sqlite3", url)
        before, origin = size(), f"http://{server.host}"
        token, year = join.set_up_token(server), 365 / days
        lived = years.live(origin, token, days=days, until=this_day(), host="us", keepers=years.NAMES)
        stored = (size() - before) * year / 1e6
        rows = [[f"server, {database}, of both", f"{lived.sent * year:,.0f}", table.number(stored)]]
        return rows if url else [*rows, *_on_a_device(origin, lived.handle, year)]


def _on_a_device(origin: str, handle: str, year: float) -> list[list[str]]:
    """Let one of the two sign in, and give rows of what their device keeps then."""
    try:
        with window.chromium() as browser, window.visiting(browser, origin, "Ada") as ada:
            window.signs_in(ada, handle, years.PASSPHRASE)
            window.until(ada, "Boolean(noted.marks.today?.painted)")
            window.come_to_rest(ada)
            rows, kept = window.kept(ada)
            estimate = ada.page.evaluate("navigator.storage.estimate()")["usageDetails"]["indexedDB"]
    except NotToBeHad as reason:
        print(f"Without a browser: {reason}\n")
        return []
    named = {f"{rows:,} rows": kept, "estimate": estimate}
    return [[f"device, of one: {what}", "", table.number(size * year / 1e6)] for what, size in named.items()]


def main(*, quick: bool) -> None:
    """Measure and print."""
    count, rounds = (2, 2) if quick else (10, 60)
    chance = pairs.chances(SEED)
    everybody = [pairs.make_pair(chance, str(place)) for place in range(count)]
    rows: list[list[str]] = []
    lived: list[list[str]] = []
    with Load() as load:
        for database in databases.NAMES:
            try:
                found = _measure(load, database, everybody, rounds)
                lived += _live_a_year(database, 7 if quick else 365)
            except NotToBeHad as reason:
                print(f"Without PostgreSQL: {reason}\n")
                continue
            rows += [
                [f"{database}, {kind}", table.number(one.sent), table.number(one.stored)]
                for kind, one in found.items()
            ]
            rows.append([f"{database}, pair and year, MB", "", table.number(_year(found))])
    print(table.render(f"storage: {2 * count} people", ["bytes a record", "sent", "stored"], rows))
    print(
        NOTES.format(evenings=EVENINGS_A_YEAR, answers=EVENING["answer"], releases=EVENING["release"]), "\n"
    )
    print(table.render("storage: a lived year of a pair", ["", "records", "MB"], lived))
    print(LIVED, "\n")
