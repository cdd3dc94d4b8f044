# SPDX-License-Identifier: AGPL-3.0-or-later
"""Bring made-up pairs into a running server through its own doors, as browsers would.

Returns their session cookies; nothing here reaches round the interface into the database.
"""

from __future__ import annotations

import base64
import http.client
import json
import re
from collections.abc import Callable, Sequence
from typing import Any

from nearer.sealed import account, age, pairing

from .pairs import Pair, Someone
from .servers import Server

# Of the form and the length of the real thing, which takes seconds to make and which no server can open
# either.
IDENTITY_FILE = (
    b"age-encryption.org/v1\n-> scrypt " + b"A" * 22 + b" 17\n" + b"B" * 43 + b"\n--- " + b"C" * 300
)


def _b64(data: bytes) -> str:
    return base64.b64encode(data).decode()


# (method, path, body or None, headers) -> (status, the Set-Cookie header or None, body)
Exchange = Callable[[str, str, bytes | None, dict[str, str]], tuple[int, str | None, bytes]]


class Desk:
    """A person's line to the server, with a cookie once they are signed in."""

    def __init__(self, exchange: Exchange) -> None:
        self._exchange = exchange
        self.cookie = ""

    def ask(self, method: str, path: str, body: object = None) -> Any:
        """Send, and return the JSON answer or None; RuntimeError with the words of a refusal."""
        headers = {"Cookie": self.cookie} if self.cookie else {}
        sent = None if body is None else json.dumps(body).encode()
        if sent is not None:
            headers["Content-Type"] = "application/json"
        status, given, content = self._exchange(method, path, sent, headers)
        if status >= 400:
            raise RuntimeError(f"{method} {path}: {status} {content.decode()}")
        if given:
            self.cookie = given.partition(";")[0]
        return json.loads(content) if content else None


def over_http(port: int) -> Exchange:
    """Exchange by HTTP with this machine, each time on a connection of its own."""
    host = f"localhost:{port}"

    def exchange(
        method: str, path: str, body: bytes | None, headers: dict[str, str]
    ) -> tuple[int, str | None, bytes]:
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        try:
            named = {"Host": host, "Origin": f"http://{host}"}
            line.request(method, path, body, {**named, **headers})
            answer = line.getresponse()
            return answer.status, answer.getheader("Set-Cookie"), answer.read()
        finally:
            line.close()

    return exchange


def set_up_token(server: Server) -> str | None:
    """Find the one-time set-up token that an empty server prints at its start, or None if it printed none."""
    found = re.search(r"#setup=(\S+)", server.log.read_text())
    return found[1] if found else None


def sign_up(exchange: Exchange, someone: Someone, setup: str | None = None) -> Desk:
    """Sign one person up; the desk that comes back is signed in."""
    desk = Desk(exchange)
    body = {
        "handle": someone.handle,
        "login_key": someone.login_key,
        "passphrase_file": _b64(IDENTITY_FILE),
        "self_file": _b64(age.seal(b'{"bonds":{},"invites":{}}'.ljust(4096), [someone.recipient])),
        "own_key": account.public_of(someone.own_key),
        "recipient": someone.recipient,
        "adult": True,
        **({"setup": setup} if setup else {}),
    }
    desk.ask("POST", "/api/v1/people", body)
    return desk


def _accepted(acceptance: pairing.Acceptance) -> dict[str, str]:
    return {
        "card": acceptance.card.text.decode(),
        "statement": acceptance.statement.text.decode(),
        "signature": _b64(acceptance.signature),
        "mac": acceptance.mac,
        "key_file": _b64(acceptance.key_file),
    }


def join(exchange: Exchange, pair: Pair, setup: str | None = None) -> tuple[str, str]:
    """Sign both up and pair them; return Ada's and Ben's cookies."""
    ada, ben = sign_up(exchange, pair.ada, setup), sign_up(exchange, pair.ben)
    greeting = pairing.seal_greeting(pair.secret, pairing.Greeting("Ada", "partner", "us"))
    offer = {
        "id": pair.invitation,
        "card": pair.ada.card.text.decode(),
        "mac": pairing.offer_mac(pair.secret, pair.ada.card.text),
        "greeting": _b64(greeting),
    }
    ada.ask("POST", "/api/v1/invitations", offer)
    ben.ask("POST", f"/api/v1/invitations/{pair.invitation}/accept", _accepted(pair.acceptance))
    countersigned = {"signature": _b64(pair.ada.key.sign(pair.acceptance.statement.text))}
    ada.ask("POST", f"/api/v1/bonds/{pair.bond}/countersign", countersigned)
    return ada.cookie, ben.cookie


def join_all(exchange: Exchange, pairs: Sequence[Pair], setup: str | None) -> list[tuple[str, str]]:
    """Join all pairs; the set-up token is for the first person."""
    return [join(exchange, pair, setup if place == 0 else None) for place, pair in enumerate(pairs)]
