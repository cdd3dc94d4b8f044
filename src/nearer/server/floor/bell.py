# SPDX-License-Identifier: AGPL-3.0-or-later
"""The bell: a hint that a bond's feed has grown, and signals that pass from one open page to another.

The feed is the truth; a lost hint costs only time, and of a signal nobody keeps anything.
"""

import functools
from collections.abc import Callable
from dataclasses import dataclass

from django.db import connection

from nearer.server.floor.transactions import after_commit

CHANNEL = "nearer_bell"  # of PostgreSQL's LISTEN and NOTIFY
_listeners: list[Callable[[str], None]] = []


@dataclass(frozen=True, slots=True)
class Signal:
    """What one page says to another, sealed: the letters of its base64. `author` sent it."""

    bond: str
    author: str
    letters: str


def ring(bond: str) -> None:
    """Within an action: once it is durable, tell every process that this bond's feed has grown."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_notify(%s, %s)", (CHANNEL, bond))
    else:
        after_commit(functools.partial(_tell, bond))


def pass_on(signal: Signal) -> None:
    """Tell every process of a signal, outside any action: from memory to memory, and into no table."""
    words = f"{signal.bond} {signal.author} {signal.letters}"
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_notify(%s, %s)", (CHANNEL, words))
    else:
        _tell(words)


def understood(heard: str) -> str | Signal:
    """Return what a listener has heard: a bond's id, or a signal."""
    bond, *rest = heard.split(" ")
    return Signal(bond, *rest) if rest else bond


def listen(listener: Callable[[str], None]) -> None:
    """Call `listener` at every ring and signal of this process, with what `understood` reads.

    It must return at once.
    """
    _listeners.append(listener)


def stop_listening(listener: Callable[[str], None]) -> None:
    """Undo `listen`."""
    _listeners.remove(listener)


def _tell(heard: str) -> None:
    for listener in tuple(_listeners):
        listener(heard)
