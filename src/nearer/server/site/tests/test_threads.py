# SPDX-License-Identifier: AGPL-3.0-or-later
"""What runs on a thread comes back to whoever awaits it, and harms nobody who does not wait any more."""

import asyncio
import threading
from typing import Any

import pytest

from nearer.server.site.threads import in_thread


def test_what_is_raised_on_a_thread_is_raised_where_it_is_awaited() -> None:
    def fall() -> None:
        raise LookupError(threading.current_thread().name)

    with pytest.raises(LookupError, match="nearer-door"):
        asyncio.run(in_thread(fall))


def test_nobody_is_troubled_by_an_answer_that_nobody_waits_for() -> None:
    troubles: list[dict[str, Any]] = []

    async def leave() -> None:
        asyncio.get_running_loop().set_exception_handler(lambda _loop, trouble: troubles.append(trouble))
        may_answer = threading.Event()
        waiting = asyncio.create_task(in_thread(may_answer.wait, 5))
        await asyncio.sleep(0)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        may_answer.set()
        assert await in_thread(lambda: "the next one") == "the next one"
        await asyncio.sleep(0.05)

    asyncio.run(leave())
    assert troubles == []
