# SPDX-License-Identifier: AGPL-3.0-or-later
"""`nearer restore FILE`: a checked backup in the place of an empty server, or with --replace of this one."""

import datetime as dt
import sqlite3
from pathlib import Path

import click

from nearer.cli import copies, dumps
from nearer.cli.backup import save
from nearer.cli.copies import Contents, Unsound
from nearer.cli.house import open_house
from nearer.cli.serve import bring_up_to_date


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--replace", is_flag=True, help="Even if there are people on this server; it is saved first.")
def restore(file: Path, *, replace: bool) -> None:
    """Put the backup FILE in the place of an empty server, or with --replace of this one.

    The backup is looked through before, and what was put back after. If anything fails, what was there stays.
    Devices that were signed in when the backup was made are signed in again: end their sessions if they were
    lost.
    """
    open_house()
    try:
        contents = _insist_known(_look(file))
        _insist_replaceable(replace=replace)
        _put_back(file, contents)
    except Unsound as trouble:
        raise click.ClickException(str(trouble)) from None
    bring_up_to_date()
    click.echo(f"Restored from {file} and checked: {contents}.")


def _vendor() -> str:
    from django.db import connection  # noqa: PLC0415 - help must not wait for it

    return connection.vendor


def _database() -> Path:
    from django.conf import settings  # noqa: PLC0415 - help must not wait for it

    return Path(settings.DATABASES["default"]["NAME"])


def _look(file: Path) -> Contents:
    """Look the backup through. Raises Unsound, also where it is of the other kind of database."""
    kinds = {"sqlite": (copies.MAGIC, "SQLite"), "postgresql": (dumps.MAGIC, "PostgreSQL")}
    try:
        with file.open("rb") as opened:
            beginning = opened.read(len(copies.MAGIC))
    except OSError as error:
        raise Unsound(f"{file} cannot be read: {error.strerror}.") from None
    for vendor, (magic, name) in kinds.items():
        if beginning.startswith(magic) and vendor != _vendor():
            raise Unsound(
                f"{file.name} is a backup of a server on {name}, and this one is on another database."
            )
    return copies.check(file) if _vendor() == "sqlite" else dumps.check(file)


def _insist_known(contents: Contents) -> Contents:
    """Refuse a backup of a newer nearer: this one could not read it and would not know. Raises Unsound."""
    from django.db.migrations.loader import MigrationLoader  # noqa: PLC0415 - help must not wait for it

    known = set(MigrationLoader(None).disk_migrations)
    if contents.migrations - known:
        raise Unsound("This backup was made by a newer nearer. Please update first, then restore.")
    return contents


def _insist_replaceable(*, replace: bool) -> None:
    """Refuse to write over people who are here; with `replace` save them first. Raises Unsound."""
    people = _people()
    if people and not replace:
        raise Unsound(
            f"There are {people} people on this server, and nothing was changed. "
            "With --replace the backup takes the place of everything here."
        )
    if people:
        click.echo(f"What was here is saved in {_keep_present()}.")


def _people() -> int:
    """Count the people on this server; 0 where there are no tables yet."""
    from django.db import DatabaseError, connection  # noqa: PLC0415 - help must not wait for it

    try:
        if "people_account" not in connection.introspection.table_names():
            return 0
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM people_account")
            return int(cursor.fetchone()[0])
    except (DatabaseError, sqlite3.DatabaseError):
        raise Unsound(
            f"The database that is here cannot be read. If it is damaged, please move it away ({_database()} "
            "and the files beside it that begin alike), and restore again."
        ) from None
    finally:
        connection.close()


def _keep_present() -> Path:
    """Save what is here now, so that --replace can be undone."""
    from django.conf import settings  # noqa: PLC0415 - help must not wait for it

    folder = Path(settings.DATA) / "backups"
    folder.mkdir(mode=0o700, exist_ok=True)
    kept = folder / f"before-restore-{dt.datetime.now(dt.UTC):%Y%m%d-%H%M%S-%f}.backup"
    save(kept)
    return kept


def _put_back(file: Path, contents: Contents) -> None:
    now = copies.put_back(file, _database()) if _vendor() == "sqlite" else dumps.put_back(file)
    if now != contents:
        raise Unsound("What was put back is not the same as the backup. Please look at the disk.")
