# SPDX-License-Identifier: AGPL-3.0-or-later
"""Backups of a PostgreSQL database: PostgreSQL's own archives, counted row by row against the original."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
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
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, encoding="utf-8"
    ) as reading:
        contents = _counted(iter(reading.stdout or ()))
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


def _counted(lines: Iterator[str]) -> Contents:
    """Count the rows of each table in the text of an archive: from its `COPY` to a backslash and a dot."""
    rows: dict[str, int] = {}
    migrations: set[tuple[str, str]] = set()
    table = ""
    for line in lines:
        if not table:
            if line.startswith("COPY "):
                table = line.split(" ", 2)[1].removeprefix("public.").strip('"')
                rows[table] = 0
        elif line == "\\.\n":
            table = ""
        else:
            rows[table] += 1
            if table == "django_migrations":
                _id, app, name, _applied = line.split("\t")
                migrations.add((app, name))
    return Contents(rows, frozenset(migrations))


@contextmanager
def _one_moment() -> Iterator[tuple[str, Contents]]:
    """Hold one moment's state of the database still: its name for pg_dump, and what is in it."""
    from django.db import connection, transaction  # noqa: PLC0415 - help must not wait for it

    connection.close()  # whatever was open knew another moment
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("SELECT pg_export_snapshot()")
        (snapshot,) = cursor.fetchone()
        yield snapshot, _contents(cursor)


def _contents(cursor: Any) -> Contents:
    cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    tables = sorted(name for (name,) in cursor.fetchall())
    if not {"people_instance", "django_migrations"} <= set(tables):
        raise Unsound("There is no database of nearer yet, so there is nothing to save.")
    rows = {}
    for table in tables:
        cursor.execute(f'SELECT count(*) FROM "{table}"')  # noqa: S608 - its own names
        (rows[table],) = cursor.fetchone()
    cursor.execute("SELECT app, name FROM django_migrations")
    return Contents(rows, frozenset(cursor.fetchall()))


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
    """Say which database, and its password, where no list of processes shows them."""
    from django.conf import settings  # noqa: PLC0415 - help must not wait for it

    database = settings.DATABASES["default"]
    names = {
        "NAME": "PGDATABASE",
        "USER": "PGUSER",
        "PASSWORD": "PGPASSWORD",
        "HOST": "PGHOST",
        "PORT": "PGPORT",
    }
    return {**os.environ, **{there: database[here] for here, there in names.items() if database[here]}}
