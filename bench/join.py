# SPDX-License-Identifier: AGPL-3.0-or-later
"""Bring made-up pairs into a running server through its own doors, as browsers would.

Returns their session cookies; nothing here reaches round the interface into the database.
"""

from __future__ import annotations

import base64
import http.client
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyrage

from .pairs import Pair, Someone
from .servers import Server

ANY_MAC = "0" * 64  # no server can check a pairing MAC
# Of the form and the length of the real thing, which takes seconds to make and which no server can open
# either.
IDENTITY_FILE = (
    b"age-encryption.org/v1\n-> scrypt " + b"A" * 22 + b" 17\n" + b"B" * 43 + b"\n--- " + b"C" * 300
)


def _b64(data: bytes) -> str:
    return base64.b64encode(data).decode()


class Desk:
    """A person's line to the server: one connection, one cookie."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
        self.cookie = ""

    def ask(self, method: str, path: str, body: object = None) -> Any:
        """Send, and return the JSON answer or None; RuntimeError with the words of a refusal."""
        headers = {"Host": self._server.host, "Origin": f"http://{self._server.host}"}
        if self.cookie:
            headers["Cookie"] = self.cookie
        if body is not None:
            headers["Content-Type"] = "application/json"
        self._line.request(method, path, None if body is None else json.dumps(body), headers)
        answer = self._line.getresponse()
        content = answer.read()
        if answer.status >= 400:
            raise RuntimeError(f"{method} {path}: {answer.status} {content.decode()}")
        if given := answer.getheader("Set-Cookie"):
            self.cookie = given.partition(";")[0]
        return json.loads(content) if content else None

    def close(self) -> None:
        """Hang up."""
        self._line.close()


def set_up_token(data: Path, log: Path) -> str | None:
    """Find the one-time set-up token that an empty server prints at its start, or None if it has none."""
    for place in (log, data / "setup-link"):
        if place.exists() and (found := re.search(r"/setup#(\S+)", place.read_text())):
            return found[1]
    return None


def sign_up(server: Server, someone: Someone, setup: str | None = None) -> Desk:
    """Sign one person up; the desk that comes back is signed in."""
    desk = Desk(server)
    body = {
        "handle": someone.handle,
        "login_key": someone.login_key,
        "recovery_key": someone.login_key[::-1],
        "passphrase_file": _b64(IDENTITY_FILE),
        "recovery_file": _b64(IDENTITY_FILE),
        "self_file": _b64(pyrage.encrypt(b'{"bonds":{},"invites":{}}'.ljust(4096), [someone.recipient])),
        "own_key": someone.card.sign,
        "recipient": str(someone.recipient),
        "adult": True,
        **({"setup": setup} if setup else {}),
    }
    desk.ask("POST", "/api/v1/people", body)
    return desk


def _accepted(pair: Pair, mac: str) -> dict[str, str]:
    return {
        "card": pair.ben.card.text.decode(),
        "statement": pair.statement.decode(),
        "signature": _b64(pair.ben.key.sign(pair.statement)),
        "mac": mac,
        "key_file": _b64(pair.key_file),
    }


def join(server: Server, pair: Pair, setup: str | None = None) -> tuple[str, str]:
    """Sign both up and pair them; return Ada's and Ben's cookies."""
    ada, ben = sign_up(server, pair.ada, setup), sign_up(server, pair.ben)
    greeting = pyrage.encrypt(b'{"name":"Ada","kind":"partner","host":"us"}'.ljust(256), [pair.ada.recipient])
    offer = {
        "id": pair.invitation,
        "card": pair.ada.card.text.decode(),
        "mac": ANY_MAC,
        "greeting": _b64(greeting),
    }
    ada.ask("POST", "/api/v1/invitations", offer)
    ben.ask("POST", f"/api/v1/invitations/{pair.invitation}/accept", _accepted(pair, ANY_MAC))
    countersigned = {"signature": _b64(pair.ada.key.sign(pair.statement))}
    ada.ask("POST", f"/api/v1/bonds/{pair.bond}/countersign", countersigned)
    for desk in (ada, ben):
        desk.close()
    return ada.cookie, ben.cookie


def join_all(server: Server, pairs: Sequence[Pair], setup: str | None) -> list[tuple[str, str]]:
    """Join all pairs; the set-up token is for the first person."""
    return [join(server, pair, setup if place == 0 else None) for place, pair in enumerate(pairs)]
