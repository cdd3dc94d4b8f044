# SPDX-License-Identifier: AGPL-3.0-or-later
"""One thread between the bell and the open pages: it finds out who of those waiting may hear it.

Everything is asked afresh at each ring: who is in the bond, who has left, who rests from it, whose session
has ended.
"""

import logging
import queue
import threading
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.db import Error, connection
from django.utils import timezone

from nearer.server.floor import bell
from nearer.server.site import hearers

Heard = tuple[str, str, str | None]  # bond, session, and what a signal says; None is a hint

_CHECK = ""  # in the queue: look whether the sessions are still there
_STOP = "stop"
_log = logging.getLogger("nearer.site")


class Waker(threading.Thread):
    """Turns rings and signals into what sessions are told, many at a time when they come fast."""

    def __init__(
        self,
        *,
        wake: Callable[[Iterable[Heard]], None],
        start_again: Callable[[Iterable[str] | None], None],
        sessions: Callable[[], tuple[str, ...]],
    ) -> None:
        super().__init__(name="nearer-waker", daemon=True)
        self._wake = wake
        self._start_again = start_again
        self._sessions = sessions
        self._rings: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._ear: _Ear | None = None

    def start(self) -> None:
        """Begin to listen: to this process on SQLite, to all processes on PostgreSQL."""
        super().start()
        if connection.vendor == "postgresql":
            self._ear = _Ear(heard=self._rings.put, lost=lambda: self._start_again(None))
            self._ear.start()
        else:
            bell.listen(self._rings.put)

    def stop(self) -> None:
        """Stop listening; the thread ends by itself."""
        if self._ear is not None:
            self._ear.ending.set()
        else:
            bell.stop_listening(self._rings.put)
        self._rings.put(_STOP)

    def check(self) -> None:
        """Ask for a look at whether the waiting sessions still exist."""
        self._rings.put(_CHECK)

    def run(self) -> None:
        """Work until stopped. A database in trouble costs hints, and nothing else."""
        while True:
            rung = [self._rings.get()]
            while not self._rings.empty():
                rung.append(self._rings.get())
            if _STOP in rung:
                connection.close()
                return
            try:
                self._pass_on(rung)
            except Error:
                _log.warning("hints are late: the database did not answer")
                connection.close()

    def _pass_on(self, rung: list[str]) -> None:
        waiting = self._sessions()
        if not waiting:
            return
        if _CHECK in rung:
            self._start_again(set(waiting) - hearers.still_there(waiting))
        heard = [bell.understood(words) for words in rung if words != _CHECK]
        if heard:
            self._wake(list(_told(heard, here=set(waiting))))


def _told(heard: Iterable[str | bell.Signal], *, here: set[str]) -> Iterator[Heard]:
    """Yield hints to everyone in a bond, and each signal, in its order, to everyone but its author."""
    hints = {each for each in heard if isinstance(each, str)}
    signals = [each for each in heard if isinstance(each, bell.Signal)]
    bonds = hints | {signal.bond for signal in signals}
    found = [each for each in hearers.of(bonds, today=timezone.now().date()) if each[1] in here]
    yield from ((bond, session, None) for bond, session, _ in found if bond in hints)
    for signal in signals:
        for bond, session, author in found:
            if bond == signal.bond and author != signal.author:
                yield bond, session, signal.letters


class _Ear(threading.Thread):
    """Listens on a PostgreSQL connection of its own, and opens another when that one breaks."""

    def __init__(self, *, heard: Callable[[str], None], lost: Callable[[], None]) -> None:
        super().__init__(name="nearer-ear", daemon=True)
        self._heard = heard
        self._lost = lost
        self.ending = threading.Event()

    def run(self) -> None:
        """Listen until told to end."""
        while not self.ending.is_set():
            try:
                self._listen()
            except Error:
                connection.close()
                self.ending.wait(1)
                self._lost()
        connection.close()

    def _listen(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"LISTEN {bell.CHANNEL}")
        raw: Any = connection.connection
        while not self.ending.is_set():
            with connection.wrap_database_errors:
                for notice in raw.notifies(timeout=1):
                    self._heard(notice.payload)
