# SPDX-License-Identifier: AGPL-3.0-or-later
"""The load generator: a process of its own, on a core of its own, told through a pipe what to send."""

from __future__ import annotations

import asyncio
import gc
import multiprocessing
import os
from collections.abc import Callable, Coroutine
from multiprocessing.connection import Connection as Pipe
from types import TracebackType
from typing import Any, Self

import uvloop

from . import machine, wire


def _serve(pipe: Pipe) -> None:
    """Do what comes through the pipe until None comes."""
    machine.pin(os.getpid(), machine.LOAD_CORE)
    gc.disable()
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        while (order := pipe.recv()) is not None:
            work, arguments = order
            try:
                pipe.send((True, runner.run(work(*arguments))))
            except Exception as error:  # noqa: BLE001 - it is raised again on the other side
                pipe.send((False, error))
            gc.collect()


class Load:
    """A running load generator; use it as a context."""

    def __enter__(self) -> Self:
        """Start the process."""
        context = multiprocessing.get_context("spawn")
        self._pipe, far = context.Pipe()
        self._process = context.Process(target=_serve, args=(far,), daemon=True)
        self._process.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the process."""
        self._pipe.send(None)
        self._process.join(timeout=10)
        self._process.kill()

    def run(self, work: Callable[..., Coroutine[Any, Any, Any]], *arguments: object) -> Any:
        """Run a coroutine function there (it is found by its name), and return or raise what it does."""
        self._pipe.send((work, arguments))
        done, result = self._pipe.recv()
        if not done:
            raise result
        return result

    def as_fast_as_it_goes(
        self, port: int, jobs: list[wire.Job], connections: int
    ) -> tuple[float, list[wire.Reply]]:
        """See `wire.closed_loop`."""
        took, replies = self.run(wire.closed_loop, port, jobs, connections)
        return took, replies

    def at_rate(self, port: int, jobs: list[wire.Job], rate: float, seed: int) -> list[wire.Reply]:
        """See `wire.open_loop`."""
        replies: list[wire.Reply] = self.run(wire.open_loop, port, jobs, rate, seed)
        return replies
