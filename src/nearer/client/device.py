# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a device gives a person: a line to one server, a calendar and chance. All three are passed in."""

import base64
import datetime as dt
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import httpx

from nearer.sealed import account

TRIES = 3
DAWN = dt.timedelta(hours=4)  # a day lasts from 4:00 to 4:00 (protocol, section 5)


class Refusal(Exception):  # noqa: N818 - the server's word for it
    """The server said no: `code` for programs, `say` a sentence for the person, `more` its other members."""

    def __init__(self, status: int, code: str, say: str, **more: Any) -> None:
        super().__init__(say)
        self.status = status
        self.code = code
        self.say = say
        self.more = more


class Offline(Refusal):
    """Nobody answered. What was asked may have happened or not."""

    def __init__(self) -> None:
        super().__init__(
            0, "offline", "The server does not answer. Nothing of yours is lost; try again later."
        )


def this_day() -> dt.date:
    """Give the day that it is here: the evening before, until four in the morning."""
    return (dt.datetime.now().astimezone() - DAWN).date()


@dataclass(frozen=True, slots=True)
class Device:
    """A device of one person. `http` has the server's address as its base_url and keeps the session's cookie.

    `log_n` is the work factor of the passphrase, 17 in the protocol; only tests pass less.
    """

    http: httpx.Client
    today: Callable[[], dt.date] = field(default=this_day)
    random: Callable[[int], bytes] = os.urandom
    log_n: int = account.PASSPHRASE_LOG_N

    def ask(self, method: str, path: str, body: Any = None, *, repeatable: bool = False) -> Any:
        """Ask at /api/v1 + `path`; give the answer's JSON or None. Raises Refusal or Offline.

        What can be repeated without harm (every GET, and what its id makes the same) is asked again when the
        line breaks.
        """
        tries = TRIES if repeatable or method == "GET" else 1
        for remaining in reversed(range(tries)):
            try:
                response = self.http.request(method, f"/api/v1{path}", json=body)
            except httpx.TransportError as error:
                if not remaining:
                    raise Offline from error
            else:
                return _read(response)
        raise Offline

    def pages(self, path: str, after: int, at_once: int) -> Iterator[dict[str, Any]]:
        """Ask for a feed piece by piece from behind position `after`; give its records as they come.

        Stops where the server promises more and gives none. Raises Refusal or Offline.
        """
        more = True
        while more:
            told = self.ask("GET", f"{path}?after={after}&limit={at_once}")
            yield from told["records"]
            more = told["more"] and bool(told["records"])
            after = told["records"][-1]["position"] if told["records"] else after

    def new_id(self) -> str:
        """Draw an id: 32 hexadecimal digits."""
        return self.random(16).hex()


def b64(data: bytes) -> str:
    """Write bytes as the interface carries them."""
    return base64.b64encode(data).decode()


def unb64(text: str) -> bytes:
    """Read bytes as the interface carries them."""
    return base64.b64decode(text, validate=True)


def _read(response: httpx.Response) -> Any:
    if response.is_success:
        return response.json() if response.content else None
    try:
        told = response.json()
        code, say = told.pop("code"), told.pop("say")
    except (ValueError, KeyError, AttributeError, TypeError):
        code, say, told = "fault", "The server answered in a way that nearer does not know.", {}
    raise Refusal(response.status_code, code, say, **told)
