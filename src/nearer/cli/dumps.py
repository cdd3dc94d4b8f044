# SPDX-License-Identifier: AGPL-3.0-or-later
"""Backups of a PostgreSQL database: PostgreSQL's own archives, compared row by row with the original.

Compared are the rows of every table, each as PostgreSQL writes it in text: their number, and the sum of their
SHA-256, which is the same in whatever order they come. Not compared are indexes, constraints and sequences;
pg_restore makes them anew, and a constraint that does not hold ends it.
"""

import hashlib
import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import takewhile
from pathlib import Path
from typing import Any

from nearer.cli.copies import Contents, Unsound, end_with_hash, insist_whole, new_file

MAGIC = b"PGDMP"


def make(target: Path) -> Contents:
    """Dump the database to a new file and check it against the very moment that was dumped.

    Raises Unsound.
    """
    with new_file(target) as unfinished, _one_moment() as (snapshot, before):
        _run("pg_dump", "--format=custom", f"--snapshot={snapshot}", f"--file={unfinished}")
        end_with_hash(unfinished)
        if check(unfinished) != before:
            raise Unsound("The dump is not the same as the original. Please look at the disk.")
    return before


def check(file: Path) -> Contents:
    """Read an archive from the first to the last row, as a restore would. Raises Unsound."""
    insist_whole(file)
    listed = _run(
        "pg_restore", "--list", str(file), otherwise=f"{file.name} is damaged, or no backup of nearer."
    )
    if "people_instance" not in listed:
        raise Unsound(f"{file.name} is not a backup of nearer.")
    command = [_program("pg_restore"), "--data-only", "--file=-", str(file)]
    with subprocess.Popen(  # noqa: S603 - the program was found, and the rest is a path
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as reading:
        contents = _told(iter(reading.stdout or ()))
    if reading.returncode != 0:
        raise Unsound(f"{file.name} is damaged.")
    return contents


def put_back(file: Path) -> Contents:
    """Put an archive in the database's place, in one transaction, and return what is there then.

    Raises Unsound.
    """
    _run(
        "pg_restore",
        "--clean",
        "--if-exists",
        "--no-owner",
        "--no-privileges",
        "--single-transaction",
        f"--dbname={_environment()['PGDATABASE']}",
        str(file),
        otherwise="The backup could not be put back. What was there is still there.",
    )
    with _one_moment() as (_snapshot, contents):
        return contents


def _told(lines: Iterator[bytes]) -> Contents:
    """Read the rows of each table in the text of an archive: from its `COPY` to a backslash and a dot."""
    tables: dict[str, tuple[int, str]] = {}
    migrations: set[tuple[str, str]] = set()
    for line in lines:
        if line.startswith(b"COPY "):
            table = line.decode().split(" ", 2)[1].removeprefix("public.").strip('"')
            rows: Iterable[bytes] = takewhile(lambda row: row != b"\\.\n", lines)
            if table == "django_migrations":
                rows = list(rows)
                migrations = {
                    (app, name) for _id, app, name, _at in (row.decode().split("\t") for row in rows)
                }
            tables[table] = _summed(rows)
    return _contents(tables, migrations)


def _summed(rows: Iterable[bytes]) -> tuple[int, str]:
    """Count rows and add up the SHA-256 of each: the order in which they come means nothing."""
    count = total = 0
    for row in rows:
        count, total = count + 1, total + int.from_bytes(hashlib.sha256(row).digest())
    return count, f"{total % 2**256:064x}"


def _contents(tables: dict[str, tuple[int, str]], migrations: Iterable[tuple[str, str]]) -> Contents:
    rows = {table: count for table, (count, _) in tables.items()}
    return Contents(rows, frozenset(migrations), {table: sum_ for table, (_, sum_) in tables.items()})


@contextmanager
def _one_moment() -> Iterator[tuple[str, Contents]]:
    """Hold one moment's state of the database still: its name for pg_dump, and what is in it."""
    from django.db import connection, transaction  # noqa: PLC0415 - help must not wait for it

    connection.close()  # whatever was open knew another moment
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("SELECT pg_export_snapshot()")
        (snapshot,) = cursor.fetchone()
        yield snapshot, _present(cursor)


def _present(cursor: Any) -> Contents:
    # As pg_dump writes days; the time zone is UTC on both sides.
    cursor.execute("SET LOCAL DateStyle = 'ISO'")
    cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    tables = sorted(name for (name,) in cursor.fetchall())
    if not {"people_instance", "django_migrations"} <= set(tables):
        raise Unsound("There is no database of nearer yet, so there is nothing to save.")
    summed = {}
    for table in tables:
        with cursor.copy(f'COPY "{table}" TO STDOUT') as rows:  # one row at a time, as libpq gives them
            summed[table] = _summed(bytes(row) for row in rows)
    cursor.execute("SELECT app, name FROM django_migrations")
    return _contents(summed, cursor.fetchall())


def _run(name: str, *arguments: str, otherwise: str = "") -> str:
    """Run one of PostgreSQL's programs and return what it printed. Raises Unsound with its own last words."""
    done = subprocess.run(  # noqa: S603 - the program was found, and the rest is paths and names
        [_program(name), *arguments], capture_output=True, text=True, env=_environment(), check=False
    )
    if done.returncode != 0:
        last = (done.stderr.strip().splitlines() or ["it did not say why"])[-1]
        raise Unsound(f"{otherwise or name + ' could not do its work.'} ({last})")
    return done.stdout


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise Unsound(f"{name} is not on this machine. On Debian: sudo apt-get install postgresql-client")
    return found


def _environment() -> dict[str, str]:
    """Say which database, and its password, where no list of processes shows them; and which time zone."""
    from django.conf import settings  # noqa: PLC0415 - help must not wait for it

    database = settings.DATABASES["default"]
    names = {
        "NAME": "PGDATABASE",
        "USER": "PGUSER",
        "PASSWORD": "PGPASSWORD",
        "HOST": "PGHOST",
        "PORT": "PGPORT",
    }
    return {
        **os.environ,
        "PGTZ": "UTC",
        **{there: database[here] for here, there in names.items() if database[here]},
    }
