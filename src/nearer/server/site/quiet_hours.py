# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is tidied away each day, silently: what waited too long, what has ended, and allowances full again."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from typing import Any

from django.db import Error
from django.utils import timezone

from nearer.server.bonds import keeping as bonds
from nearer.server.floor import allowances
from nearer.server.people import keeping as people
from nearer.server.post import keeping as post

DAY = 86400  # seconds; no allowance takes longer to fill
_log = logging.getLogger("nearer.site")


def tidy() -> None:
    """Tidy once. A database in trouble is left for tomorrow."""
    try:
        now = timezone.now()
        post.lapse(today=now.date())
        bonds.forget_run_out(now=now)
        people.forget_unused(today=now.date())
        allowances.forget_full(before=time.time() - DAY)
    except Error:
        _log.warning("nothing was tidied away: the database did not answer")


async def every_day(in_thread: Callable[..., Awaitable[Any]]) -> None:
    """Tidy at once and then every day, until cancelled."""
    while True:
        await in_thread(tidy)
        await asyncio.sleep(DAY)
