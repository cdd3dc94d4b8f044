# SPDX-License-Identifier: AGPL-3.0-or-later
"""One action, one durable transaction; what is acknowledged is on the disk.

SQLite lets one connection write at a time, and with full durability each commit waits for the disk. So all
actions go to one writer thread, which runs whatever has come in meanwhile inside one transaction, each in a
savepoint of its own, and answers them together after the commit (group commit). PostgreSQL does the same by
itself.
"""

import functools
import queue
import threading
from collections.abc import Callable
from typing import Any, TypeVar

from django.db import Error, OperationalError, connection, transaction

Result = TypeVar("Result")

MOST_TOGETHER = 64  # a bound on what one commit carries, so that the first in line never waits for hundreds


def one_transaction(action: Callable[..., Result]) -> Callable[..., Result]:
    """Make `action` (keyword-only) all or nothing, and durable when it returns.

    Called inside another transaction it becomes a part of that one. Otherwise it may run in another thread
    and, if the database falters, more than once: it must touch nothing but the database, and wait for nothing
    else. Slow work (hashing, verifying) belongs before it. Raises whatever the action raises, and then
    nothing was written.
    """

    @functools.wraps(action)
    def run(**given: Any) -> Result:
        if connection.in_atomic_block or connection.vendor != "sqlite":
            with transaction.atomic():
                return action(**given)
        return _writer.do(functools.partial(action, **given))

    return run


def after_commit(hint: Callable[[], object]) -> None:
    """Call `hint` once what the current action writes is durable; never when it is rolled back."""
    transaction.on_commit(hint, robust=True)


class _Task:
    """An action waiting for the writer, and then its outcome."""

    __slots__ = ("action", "done", "error", "result")

    def __init__(self, action: Callable[[], Any]) -> None:
        self.action = action
        self.done = threading.Event()
        self.result: Any = None
        self.error: BaseException | None = None


class _Writer:
    """The one thread that writes to SQLite. Started by the first action, ends with the process."""

    def __init__(self) -> None:
        self._waiting: queue.SimpleQueue[_Task] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._starting = threading.Lock()

    def do(self, action: Callable[[], Result]) -> Result:
        """Run the action on the writer thread; return or raise as it does, after the commit."""
        self._start()
        task = _Task(action)
        self._waiting.put(task)
        task.done.wait()
        if task.error is not None:
            raise task.error
        result: Result = task.result
        return result

    def _start(self) -> None:
        if self._thread is not None:
            return
        with self._starting:
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="nearer-writer", daemon=True)
                self._thread.start()

    def _work(self) -> None:
        while True:
            tasks = [self._waiting.get()]
            while len(tasks) < MOST_TOGETHER and not self._waiting.empty():
                tasks.append(self._waiting.get())
            if not (len(tasks) > 1 and _together(tasks)):
                for task in tasks:
                    _alone(task)
            for task in tasks:
                task.done.set()


def _together(tasks: list[_Task]) -> bool:
    """Run all in one transaction. False if the database faltered: nothing was written, all must run again."""
    try:
        with transaction.atomic(durable=True):
            for task in tasks:
                try:
                    with transaction.atomic():
                        task.result = task.action()
                except OperationalError:
                    raise  # a full disk may have ended the outer transaction as well
                except BaseException as error:  # noqa: BLE001 - it is raised again where the action was called
                    task.error = error
    except Error:
        connection.close()
        for task in tasks:
            task.result = task.error = None
        return False
    return True


def _alone(task: _Task) -> None:
    try:
        with transaction.atomic(durable=True):
            task.result = task.action()
    except BaseException as error:  # noqa: BLE001 - it is raised again where the action was called
        task.error = error
        if isinstance(error, OperationalError):
            connection.close()


_writer = _Writer()
