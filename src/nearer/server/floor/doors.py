# SPDX-License-Identifier: AGPL-3.0-or-later
"""Doors: every way in, declared once with its types; the router, the description and the tests find it again.

A handler is written for people who read it: typed question in, typed answer or Refusal out. What HTTP needs
is done here, for all of them in the same way.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, Literal, TypeVar

import msgspec

Asked_co = TypeVar("Asked_co", covariant=True)
Handler = Callable[[Any], Any]
HandlerOf = TypeVar("HandlerOf", bound=Handler)

MOST = 64 * 1024  # bytes of a request's body, unless a door says otherwise


@dataclass(frozen=True, slots=True)
class Person:
    """Who is asking, as far as a door needs to know. Made by `people.access` from one row of the sessions."""

    id: str
    handle: str
    own_key: str  # public signing key of own records, hex
    session: str  # id of the session, not its token
    host: bool = False


@dataclass(frozen=True, slots=True)
class Request(Generic[Asked_co]):
    """A question that has passed the door: its form is right, and `person` is signed in."""

    body: Asked_co  # the JSON body; at a GET door what the query asks
    params: Mapping[str, str]  # from the path, each 32 hex
    visitor: Person | None
    token: str | None  # the session token as presented
    address: str  # of the network, for allowances only; never stored, never logged

    @property
    def person(self) -> Person:
        """Return who is signed in. A door `who="person"` lets nobody else in."""
        if self.visitor is None:
            raise LookupError("this door is open to anyone; ask for visitor instead")
        return self.visitor


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer that needs another status than its door's usual one, or begins or ends a session."""

    body: Any = None
    status: int | None = None
    session: str | None = None  # a new session's token; "" ends the cookie; None leaves it alone


@dataclass(frozen=True, slots=True)
class Door:
    """One method at one path."""

    method: str
    path: str  # beneath /api/v1, with {names} that are 32 hex
    who: Literal["person", "anyone"]
    body: Any
    answer: Any
    status: int
    refusals: tuple[str, ...]  # codes beside those that every door has
    repeatable: bool
    most: int
    handler: Handler
    read: Callable[[bytes], Any] | None = field(repr=False)

    @property
    def name(self) -> str:
        """Return the handler's name: the operation's name in the description."""
        return self.handler.__name__


DOORS: list[Door] = []


def door(
    method: Literal["GET", "POST", "PUT", "DELETE"],
    path: str,
    *,
    who: Literal["person", "anyone"] = "person",
    body: Any = None,
    answer: Any = None,
    status: int | None = None,
    refusals: Sequence[str] = (),
    repeatable: bool = False,
    most: int = MOST,
) -> Callable[[HandlerOf], HandlerOf]:
    """Open a door to a handler `(Request[Body]) -> answer`.

    `body` is the msgspec Struct of the JSON body, at a GET door of the query string. `answer` is the type of
    what the handler returns (None: 204). `status` is that of success: 200, or 204 without an answer.
    `repeatable` says that the same thing sent again is answered with 200. The handler's docstring is what
    people read of it.
    """

    def open_to(handler: HandlerOf) -> HandlerOf:
        DOORS.append(
            Door(
                method=method,
                path=path,
                who=who,
                body=body,
                answer=answer,
                status=status or (204 if answer is None else 200),
                refusals=tuple(refusals),
                repeatable=repeatable,
                most=most,
                handler=handler,
                read=None if body is None or method == "GET" else msgspec.json.Decoder(body).decode,
            )
        )
        return handler

    return open_to
