# SPDX-License-Identifier: AGPL-3.0-or-later
"""Many hands: the same function over many things, on as many cores as one is given."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from types import TracebackType
from typing import Self, TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")


class Crew:
    """Processes that work side by side; what comes back has the order of what was given."""

    def __init__(self, jobs: int | None = None) -> None:
        """Take so many cores, or all; with one, no other process is begun."""
        self.jobs = jobs or os.cpu_count() or 1
        self._pool = ProcessPoolExecutor(self.jobs) if self.jobs > 1 else None

    def map(
        self, function: Callable[[Given], Made], things: Iterable[Given], *, chunk: int = 1
    ) -> list[Made]:
        """Return what the function, one of a module's own, makes of each."""
        if self._pool is None:
            return [function(thing) for thing in things]
        return list(self._pool.map(function, things, chunksize=chunk))

    def shares(self, things: Sequence[Given]) -> list[list[Given]]:
        """Deal things out, a share for each job; each has some of the first and some of the last."""
        return [list(things[job :: self.jobs]) for job in range(min(self.jobs, len(things)))]

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _at: TracebackType | None
    ) -> None:
        """Let the processes go."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
