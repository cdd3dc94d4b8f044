# SPDX-License-Identifier: AGPL-3.0-or-later
"""All that the server keeps, to compare before and after; and tries that leave no trace of themselves."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from tests.cast import Visitor

# What a refused request may change: how much may still be tried, and on which day a device was last used.
LEFT_OUT = ("floor_allowance", "last_day")


def kept() -> dict[str, list[str]]:
    """Return every row of every table, but for what a refused request may change."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table not in LEFT_OUT:
                cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - the database's own names
                names = [column[0] for column in cursor.description]
                rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
                found[table] = sorted(
                    repr([row[name] for name in names if name not in LEFT_OUT]) for row in rows
                )
    return found


@contextmanager
def undone(*visitors: Visitor) -> Iterator[None]:
    """Let something happen, and then not have happened: in the database and in these cookie jars."""
    tokens = [visitor.http.cookies["nearer"].value for visitor in visitors]
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    for visitor, token in zip(visitors, tokens, strict=True):
        visitor.http.cookies["nearer"] = token
