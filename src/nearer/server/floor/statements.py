# SPDX-License-Identifier: AGPL-3.0-or-later
"""SQL that is run thousands of times: prepared once by the driver, without the ORM between.

Only for the few statements that stand before or behind every record; everything else is better off with
Django's query sets. They run on Django's own connection, and so inside the transaction that is open there.
"""

from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections


class Statement:
    """One statement with `%s` for its values. Its rows are tuples in the driver's own types."""

    def __init__(self, sql: str) -> None:
        self._sql = sql
        self._with_marks = sql.replace("%s", "?")  # as SQLite's driver writes it

    def rows(self, *values: Any) -> Any:
        """Run it and return what the driver returns: something to iterate over, or to take one row from."""
        ours: Any = connections[DEFAULT_DB_ALIAS]
        ours.ensure_connection()
        with ours.wrap_database_errors:
            if ours.vendor == "sqlite":
                return ours.connection.execute(self._with_marks, values)
            return ours.connection.execute(self._sql, values, prepare=True)

    def row(self, *values: Any) -> Any:
        """Run it and return its first row, or None."""
        return self.rows(*values).fetchone()

    def run(self, *values: Any) -> int:
        """Run it and return how many rows it changed."""
        changed: int = self.rows(*values).rowcount
        return changed
