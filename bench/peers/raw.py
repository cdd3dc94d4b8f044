# SPDX-License-Identifier: AGPL-3.0-or-later
"""Our bound: the least that a Python server could do for the same verified, durable post.

Plain ASGI, one SQLite connection, statements prepared once, everything inline on the event loop: no
framework, no schema check, no limits, no chains, no live pages, one commit for each post. The signature, the
body's hash, the session and the membership are checked, because without them it would not be the same act.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

SCHEMA = """
create table session (token blob primary key, person text not null) without rowid;
create table member (bond text, person text, author text, sign blob, primary key (bond, person)) without
rowid; create table record (bond text, position integer, id text, head blob, signature blob, body blob,
                     primary key (bond, position));
create unique index record_id on record (bond, id);
create table held (bond text, hold text, author text, id text, head blob, signature blob, body blob,
                   primary key (bond, hold, author));
"""
MEMBER = """
select member.author, member.sign from session join member on member.person = session.person
where session.token = ? and member.bond = ?
"""
FEED = """
select position, head, signature, body from record where bond = ? and position > ? order by position limit 200
"""
COUNTERPART = "select author, id, head, signature, body from held where bond = ? and hold = ? and author <> ?"
LAST = "select coalesce(max(position), 0) from record where bond = ?"
OPEN = "insert into record values (?, ?, ?, ?, ?, ?)"

Scope = Mapping[str, Any]
Receive = Callable[[], Awaitable[Mapping[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]


class Posted(msgspec.Struct):
    """The body of a post."""

    head: str
    signature: bytes
    body: bytes


class Shown(msgspec.Struct):
    """One record of a feed."""

    position: int
    head: str
    signature: bytes
    body: bytes


read_posted = msgspec.json.Decoder(Posted).decode


def open_database(path: str) -> sqlite3.Connection:
    """Open the file with the promises that ours keeps: an acknowledged write survives a power cut."""
    database = sqlite3.connect(path, isolation_level=None)
    database.executescript("pragma journal_mode=wal; pragma synchronous=full; pragma fullfsync=1;")
    return database


class Raw:
    """The service: three paths, no more."""

    def __init__(self, path: str, page: bytes) -> None:
        self._path = path
        self._page = page
        self._database: sqlite3.Connection | None = None

    def _run(self, statement: str, *values: object) -> sqlite3.Cursor:
        if self._database is None:
            self._database = open_database(self._path)
        return self._database.execute(statement, values)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return
        path = scope["path"]
        if path == "/":
            await self._answer(send, 200, self._page, b"text/html; charset=utf-8")
        elif path == "/healthz":
            await self._answer(send, 200, b"{}")
        else:
            message = await receive()
            status, answer = self._records(scope, path.split("/")[4], message.get("body", b""))
            await self._answer(send, status, answer)

    def _records(self, scope: Scope, bond: str, body: bytes) -> tuple[int, bytes]:
        cookie = dict(scope["headers"]).get(b"cookie", b"")
        token = hashlib.sha256(cookie.partition(b"=")[2]).digest()
        member = self._run(MEMBER, token, bond).fetchone()
        if member is None:
            return 404, b"{}"
        if scope["method"] == "POST":
            return 201, self._post(bond, member[0], member[1], body)
        after = int(scope["query_string"].partition(b"after=")[2] or 0)
        rows = self._run(FEED, bond, after).fetchall()
        shown = [
            Shown(position, head.decode(), signature, sealed) for position, head, signature, sealed in rows
        ]
        return 200, msgspec.json.encode({"records": shown, "more": False})

    def _post(self, bond: str, author: str, sign: bytes, sent: bytes) -> bytes:
        posted = read_posted(sent)
        text = posted.head.encode("ascii")
        lines = dict(line.split(" ", 1) for line in posted.head.splitlines())
        Ed25519PublicKey.from_public_bytes(sign).verify(posted.signature, text)
        assert lines["bond"] == bond
        assert lines["author"] == author
        assert lines["body"] == hashlib.sha256(posted.body).hexdigest()
        row = (lines["id"], text, posted.signature, posted.body)
        self._run("begin immediate")
        try:
            state = self._keep(bond, author, lines["about"].partition(":")[2], row)
        except BaseException:
            self._run("rollback")
            raise
        self._run("commit")
        return state

    def _keep(self, bond: str, author: str, hold: str, row: tuple[str, bytes, bytes, bytes]) -> bytes:
        other = self._run(COUNTERPART, bond, hold, author).fetchone() if hold else None
        if hold and other is None:
            self._run("insert into held values (?, ?, ?, ?, ?, ?, ?)", bond, hold, author, *row)
            return b'{"state":"held"}'
        last: int = self._run(LAST, bond).fetchone()[0]
        opened = [(author, *row)]
        if other:
            opened.append(other)
            self._run("delete from held where bond = ? and hold = ? and author = ?", bond, hold, other[0])
        for place, (_, *fields) in enumerate(sorted(opened), start=last + 1):
            self._run(OPEN, bond, place, *fields)
        return b'{"state":"open","position":%d}' % (last + 1)

    @staticmethod
    async def _answer(send: Send, status: int, body: bytes, kind: bytes = b"application/json") -> None:
        headers = [(b"content-type", kind), (b"content-length", b"%d" % len(body))]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": body})


def app_from_environment() -> Raw:
    """Make the service that `uvicorn --factory` runs; BENCH_RAW names the database."""
    return Raw(os.environ["BENCH_RAW"], b"<!doctype html><title>nearer</title>" + b" " * 1500)


def member_row(bond: str, person: str, author: str, sign_hex: str) -> tuple[str, str, str, bytes]:
    """Return a row for `member`."""
    return bond, person, author, bytes.fromhex(sign_hex)


def session_row(token: str, person: str) -> tuple[bytes, str]:
    """Return a row for `session`."""
    return hashlib.sha256(token.encode()).digest(), person
