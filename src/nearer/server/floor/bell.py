# SPDX-License-Identifier: AGPL-3.0-or-later
"""The bell: a hint that a bond's feed has grown. The feed is the truth; a lost hint costs only time."""

import functools
from collections.abc import Callable

from django.db import connection

from nearer.server.floor.transactions import after_commit

CHANNEL = "nearer_bell"  # of PostgreSQL's LISTEN and NOTIFY
_listeners: list[Callable[[str], None]] = []


def ring(bond: str) -> None:
    """Within an action: once it is durable, tell every process that this bond's feed has grown."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_notify(%s, %s)", (CHANNEL, bond))
    else:
        after_commit(functools.partial(_tell, bond))


def listen(listener: Callable[[str], None]) -> None:
    """Call `listener` with the bond's id at every ring of this process. It must return at once."""
    _listeners.append(listener)


def stop_listening(listener: Callable[[str], None]) -> None:
    """Undo `listen`."""
    _listeners.remove(listener)


def _tell(bond: str) -> None:
    for listener in tuple(_listeners):
        listener(bond)
