# SPDX-License-Identifier: AGPL-3.0-or-later
"""One evening of two people, as each system has it: they are asked, they answer apart, they see both answers.

A step is what one person's browser asks for at one tap. `turn` counts evenings from 0.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from nearer.sealed import shape

from . import join, pairs, servers, wire
from .pairs import Pair, Posting
from .peers import otree
from .peers import raw as raw_peer

Steps = dict[str, list[wire.Job]]


class System(Protocol):
    """Something that can be measured."""

    @property
    def server(self) -> servers.Server:
        """Where it runs."""

    def before(self) -> list[wire.Job]:
        """Return the jobs that bring everybody to the first evening; not measured."""

    def steps(self, turn: int) -> Steps:
        """Return the steps of an evening, in the order in which they must be done."""

    @property
    def failures(self) -> int:
        """How many jobs of a peer did not do what they were meant to; they count as done, in its favour."""

    def check(self, step: str, replies: Sequence[wire.Reply]) -> None:
        """Look whether the replies are what the step was meant to do; AssertionError if ours are not."""


class Deck:
    """The records of all pairs, made once and sent to every system that takes them."""

    def __init__(self, everybody: Sequence[Pair], seed: int) -> None:
        self.pairs = everybody
        self._chance = pairs.chances(seed)
        self._turns: list[list[tuple[Posting, Posting]]] = []
        self._releases: list[list[tuple[Posting, Posting]]] = []
        self._last: dict[str, shape.Head] = {}

    def answers(self, turn: int) -> list[tuple[Posting, Posting]]:
        """Return each pair's two held answers of an evening."""
        self._make_until(turn)
        return self._turns[turn]

    def releases(self, turn: int) -> list[tuple[Posting, Posting]]:
        """Return each pair's two records of the shared chain, as the strict form's released keys are."""
        self._make_until(turn)
        return self._releases[turn]

    def _make_until(self, turn: int) -> None:
        for evening in range(len(self._turns), turn + 1):
            answers, releases = [], []
            for pair in self.pairs:
                ada, ben = (pairs.held(self._chance, pair, who, evening) for who in pair.both)
                answers.append((ada, ben))
                releases.append((self._shared(pair, pair.ada), self._shared(pair, pair.ben)))
            self._turns.append(answers)
            self._releases.append(releases)

    def _shared(self, pair: Pair, who: pairs.Someone) -> Posting:
        posting = pairs.shared(self._chance, pair, who, self._last.get(who.author))
        self._last[who.author] = posting.head
        return posting


class Ours:
    """nearer, and the bound that speaks the same interface."""

    def __init__(self, server: servers.Server, deck: Deck, cookies: Sequence[tuple[str, str]]) -> None:
        self.server = server
        self._deck = deck
        self._cookies = cookies
        self._known = dict.fromkeys((pair.bond for pair in deck.pairs), 0)
        self.failures = 0

    def before(self) -> list[wire.Job]:
        """Return nothing: after pairing everybody is there."""
        return []

    def steps(self, turn: int) -> Steps:
        """Return ask (page and feed), answer, reveal (feed), and the strict form's release and look."""
        return {
            "ask": [(self._get("/", cookie), self._feed(bond, cookie)) for bond, cookie in self._people()],
            "answer": [(post,) for post in self._posts(self._deck.answers(turn))],
            "reveal": [(self._feed(bond, cookie),) for bond, cookie in self._people()],
            "release": [
                (post, self._feed(bond, cookie))
                for post, (bond, cookie) in zip(
                    self._posts(self._deck.releases(turn)), self._people(), strict=True
                )
            ],
        }

    def check(self, step: str, replies: Sequence[wire.Reply]) -> None:
        """Insist on each status and on two answers at the reveal; note how far the feeds have come."""
        expected = 201 if step == "answer" else 200
        for reply in replies:
            told = f"{self.server.name}, {step}: {reply.status} {reply.body[:300]!r}"
            assert reply.status == expected, f"{told}\n{self.server.log.read_text()[-2000:]}"
        if step not in ("reveal", "release"):
            return
        for (bond, _), reply in zip(self._people(), replies, strict=True):
            records = json.loads(reply.body)["records"]
            assert step == "release" or len(records) == 2, f"{len(records)} records at the reveal"
            for record in records:
                self._known[bond] = max(self._known[bond], record["position"])

    def _people(self) -> Iterator[tuple[str, str]]:
        for pair, both in zip(self._deck.pairs, self._cookies, strict=True):
            for cookie in both:
                yield pair.bond, cookie

    def _get(self, path: str, cookie: str) -> bytes:
        return wire.request("GET", path, host=self.server.host, cookie=cookie)

    def _feed(self, bond: str, cookie: str) -> bytes:
        return self._get(f"/api/v1/bonds/{bond}/records?after={self._known[bond]}", cookie)

    def _posts(self, postings: Sequence[tuple[Posting, Posting]]) -> list[bytes]:
        flat = [posting for both in postings for posting in both]
        return [
            wire.request(
                "POST",
                f"/api/v1/bonds/{bond}/records",
                host=self.server.host,
                cookie=cookie,
                body=posting.json,
            )
            for posting, (bond, cookie) in zip(flat, self._people(), strict=True)
        ]


class OTree:
    """oTree's own pages. The wait page, to which its post sends the browser on, is a step of its own."""

    def __init__(self, server: servers.Server, count: int) -> None:
        self.server = server
        self._codes = otree.participants(server, count)
        self.failures = 0

    def before(self) -> list[wire.Job]:
        """Return the visits with which oTree lets people in."""
        return otree.begin(self.server, self._codes)

    def steps(self, turn: int) -> Steps:
        """See `otree.steps`."""
        return otree.steps(self.server, self._codes, turn)

    def check(self, step: str, replies: Sequence[wire.Reply]) -> None:
        """Count what is no page at ask and reveal (there with both answers) and no sending on in between."""
        expected = 200 if step in ("ask", "reveal") else 302
        for reply in replies:
            shown = step != "reveal" or reply.body.count(b"sang in the kitchen") == 2
            self.failures += reply.status != expected or not shown


@contextmanager
def nearer(folder: Path, deck: Deck, database: str = "") -> Iterator[Ours]:
    """Start ours empty and let everybody in through its doors."""
    with servers.nearer(folder, database=database) as server:
        token = join.set_up_token(server)
        yield Ours(server, deck, join.join_all(join.over_http(server.port), deck.pairs, token))


@contextmanager
def bound(folder: Path, deck: Deck) -> Iterator[Ours]:
    """Start the bound with everybody in its tables."""
    database = raw_peer.open_database(str(folder / "raw.sqlite3"))
    database.executescript(raw_peer.SCHEMA)
    cookies = []
    for pair in deck.pairs:
        for someone in pair.both:
            row = raw_peer.member_row(pair.bond, someone.handle, someone.author, someone.card.sign)
            database.execute("insert into member values (?, ?, ?, ?)", row)
            session = raw_peer.session_row(f"token-of-{someone.handle}", someone.handle)
            database.execute("insert into session values (?, ?)", session)
        cookies.append((f"nearer=token-of-{pair.ada.handle}", f"nearer=token-of-{pair.ben.handle}"))
    database.close()
    with servers.raw(folder) as server:
        yield Ours(server, deck, cookies)


@contextmanager
def from_otree(folder: Path, count: int) -> Iterator[OTree]:
    """Start oTree with a session for as many pairs."""
    with otree.running(folder) as server:
        yield OTree(server, count)
