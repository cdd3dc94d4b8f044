# SPDX-License-Identifier: AGPL-3.0-or-later
"""The two databases that we run on, each empty and thrown away afterwards."""

from collections.abc import Iterator
from contextlib import contextmanager

from tests.postgres import temporary_postgres

from .peers import NotToBeHad

NAMES = ("SQLite", "PostgreSQL")


@contextmanager
def empty(name: str) -> Iterator[str]:
    """Yield a value for NEARER_DATABASE, with every durability on; NotToBeHad without PostgreSQL."""
    if name == "SQLite":
        yield ""
        return
    cluster = temporary_postgres(durable=True)
    try:
        url = cluster.__enter__()
    except (SystemExit, OSError) as reason:
        raise NotToBeHad(f"PostgreSQL could not be started: {reason}") from None
    try:
        yield url
    finally:
        cluster.__exit__(None, None, None)
