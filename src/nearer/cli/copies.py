# SPDX-License-Identifier: AGPL-3.0-or-later
"""Copies of a SQLite database: made in one step while others write, and believed only after looking.

A backup ends with a line that carries the SHA-256 of everything before it (`whole`), so that a byte which
went wrong on a disk or a stick is found; SQLite and PostgreSQL read past that line. A copy in one step takes
one moment's state, in about 0.3 s for 100 MB, and holds nobody up. (A copy in small steps begins anew with
every write, and so never ends on a busy server.)
"""

import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

MAGIC = b"SQLite format 3\0"
PATIENCE = 20  # seconds to wait for a writer
_LAST_LINE = b"\nnearer backup 1 sha256 "
_LAST_LINE_LENGTH = len(_LAST_LINE) + 64 + 1


class Unsound(Exception):  # noqa: N818 - reads as the sentence it becomes
    """A file is no sound backup, or could not become one; the argument is a sentence for a person."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What is in a copy: how many rows each table has, and which migrations (app, name) made the tables.

    `sums` has one for all rows of each table, where rows are copied one by one (PostgreSQL).
    """

    rows: dict[str, int]
    migrations: frozenset[tuple[str, str]]
    sums: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        """Say it in a few words."""
        people, bonds = self.rows.get("people_account", 0), self.rows.get("bonds_bond", 0)
        records = sum(self.rows.get(f"post_{kind}", 0) for kind in ("record", "held", "ownrecord"))
        return f"{people} people, {bonds} bonds, {records} records"


def make(database: Path, target: Path) -> Contents:
    """Copy the database to a new file, check the copy against the original, and make it durable.

    Raises Unsound, and then leaves no file behind. `target` must not exist.
    """
    if not database.exists():
        raise Unsound("There is no database yet, so there is nothing to save.")
    with new_file(target) as unfinished:
        try:
            with closing(_open(database)) as live, closing(sqlite3.connect(unfinished)) as copy:
                live.execute("BEGIN")  # counted and copied from the same moment
                before = _contents(live)
                live.backup(copy)
                copy.execute("PRAGMA journal_mode=DELETE")  # one file that can be carried away
        except sqlite3.Error as error:
            raise Unsound(f"The copy could not be written: {error}.") from None
        end_with_hash(unfinished)
        if check(unfinished) != before:
            raise Unsound("The copy is not the same as the original. Please look at the disk.")
    return before


def check(file: Path) -> Contents:
    """Look a copy through: its form, every page, every reference, and that it is nearer's. Raises Unsound."""
    try:
        with file.open("rb") as opened:
            if opened.read(len(MAGIC)) != MAGIC:
                raise Unsound(f"{file.name} is not a backup of nearer.")
        insist_whole(file)
        with closing(_open_copy(file)) as copy:
            if copy.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
                raise Unsound(f"{file.name} is damaged.")
            if copy.execute("PRAGMA foreign_key_check").fetchone() is not None:
                raise Unsound(f"{file.name} is damaged: something in it refers to what is not there.")
            return _contents(copy)
    except OSError as error:
        raise Unsound(f"{file} cannot be read: {error.strerror}.") from None
    except sqlite3.Error:
        raise Unsound(f"{file.name} is damaged, or is not a backup of nearer.") from None


def put_back(file: Path, database: Path) -> Contents:
    """Put a checked copy in the database's place, in one transaction, and return what is there then.

    A server that runs meanwhile sees either the old or the new, never a mixture. Raises Unsound.
    """
    database.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        with closing(_open_copy(file)) as copy, closing(_open(database)) as live:
            live.execute("PRAGMA journal_mode=WAL")
            live.execute("PRAGMA synchronous=FULL")
            copy.backup(live)
            if live.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
                raise Unsound("What was put back is damaged. Please look at the disk.")
            return _contents(live)
    except sqlite3.Error as error:
        raise Unsound(f"The backup could not be put back: {error}. What was there is still there.") from None


def end_with_hash(unfinished: Path) -> None:
    """Write the last line of a backup."""
    with unfinished.open("r+b") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
        file.write(_LAST_LINE + found.encode() + b"\n")


def insist_whole(file: Path) -> None:
    """Raise Unsound unless the file ends with its last line and is what that line says."""
    expected, found = b"", hashlib.sha256()
    left = file.stat().st_size - _LAST_LINE_LENGTH
    with file.open("rb") as opened:
        while left > 0 and (part := opened.read(min(left, 1 << 20))):
            found.update(part)
            left -= len(part)
        expected = opened.read()
    if expected != _LAST_LINE + found.hexdigest().encode() + b"\n":
        raise Unsound(f"{file.name} is damaged, or not complete, or was not made by 'nearer backup'.")


@contextmanager
def new_file(target: Path) -> Iterator[Path]:
    """Give an unfinished file beside `target`, for this user only; on success sync and name it."""
    if target.exists():
        raise Unsound(f"{target} exists already. Please name a new file.")
    unfinished = target.with_name(f".{target.name}.unfinished")
    try:
        unfinished.unlink(missing_ok=True)
        os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        yield unfinished
        _sync(unfinished)
        unfinished.rename(target)
        _sync(target.parent)
    except OSError as error:
        raise Unsound(f"{target} cannot be written: {error.strerror}.") from None
    finally:
        unfinished.unlink(missing_ok=True)


def _sync(path: Path) -> None:
    """Wait until a file or folder is on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _open_copy(file: Path) -> sqlite3.Connection:
    """Open a finished copy, which nobody writes to, without leaving files beside it."""
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro&immutable=1", uri=True)


def _open(database: Path) -> sqlite3.Connection:
    return sqlite3.connect(database, timeout=PATIENCE, isolation_level=None)


def _contents(connection: sqlite3.Connection) -> Contents:
    found = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
    )
    tables = sorted(name for (name,) in found)
    if not {"people_instance", "django_migrations"} <= set(tables):
        raise Unsound("This is not a database of nearer.")
    rows = {
        table: connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]  # noqa: S608 - its own names
        for table in tables
    }
    return Contents(rows, frozenset(connection.execute("SELECT app, name FROM django_migrations")))
