# SPDX-License-Identifier: AGPL-3.0-or-later
"""Backing up: one moment's state, while people write, looked through before it is believed."""

import os
import secrets
import shutil
import sqlite3
import stat
import threading
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from nearer.cli import copies
from nearer.cli.copies import Unsound
from tests.cli.houses import POSTGRES, House

ANOTHER_MOMENT = """#!/bin/sh
psql --quiet --command "UPDATE people_account SET own_key = '{changed}' WHERE handle = 'ada'"
for word do
    shift
    case $word in --snapshot=*) ;; *) set -- "$@" "$word" ;; esac
done
exec {pg_dump} "$@"
"""  # a pg_dump that does not keep to the moment it was told

postgres_only = pytest.mark.skipif(not POSTGRES, reason="about PostgreSQL's own programs")
sqlite_only = pytest.mark.skipif(bool(POSTGRES), reason="about the SQLite file itself")


def test_it_says_what_is_in_it(house: House) -> None:
    said = house.type("backup", "saved.backup")
    assert said.status == 0, said.err
    assert "2 people, 0 bonds, 0 records" in said.out
    saved = house.folder / "saved.backup"
    assert stat.S_IMODE(saved.stat().st_mode) == 0o600
    assert [path.name for path in house.folder.iterdir() if path.is_file()] == ["saved.backup"]


def test_it_overwrites_nothing(house: House) -> None:
    (house.folder / "diary.txt").write_text("mine")
    said = house.type("backup", "diary.txt")
    assert said.status == 1
    assert "exists already" in said.err
    assert (house.folder / "diary.txt").read_text() == "mine"


def test_there_must_be_a_place(house: House) -> None:
    said = house.type("backup", "nowhere/saved.backup")
    assert said.status == 1
    assert "cannot be written" in said.err


def test_there_must_be_something(empty: House) -> None:
    said = empty.type("backup", "saved.backup")
    assert said.status == 1
    assert "nothing to save" in said.err
    assert not (empty.folder / "saved.backup").exists()


def test_a_server_runs_meanwhile(house: House) -> None:
    with house.serving():
        assert house.type("backup", "saved.backup").status == 0


@sqlite_only
def test_each_copy_holds_one_moment_while_a_writer_runs(house: House) -> None:
    """The writer always adds two rows in one act; a copy of half an act would have an odd number."""
    database, over = house.data / "nearer.sqlite3", threading.Event()
    written = 0

    def write() -> None:
        nonlocal written
        with closing(sqlite3.connect(database, timeout=20, isolation_level=None)) as live:
            live.execute("PRAGMA synchronous=OFF")  # as many acts as possible while a copy is made
            while not over.is_set():
                live.execute("BEGIN IMMEDIATE")
                for _ in range(2):
                    key = secrets.token_hex(32)
                    live.execute('INSERT INTO floor_allowance (key, "left", at) VALUES (?, 1, 1)', (key,))
                live.execute("COMMIT")
                written += 2

    writer = threading.Thread(target=write)
    writer.start()
    try:
        found = [copies.make(database, house.folder / f"{number}.backup") for number in range(10)]
    finally:
        over.set()
        writer.join()
    assert written > 20
    counts = [contents.rows["floor_allowance"] for contents in found]
    assert all(count % 2 == 0 for count in counts)
    assert counts == sorted(counts)
    assert counts[0] < counts[-1]
    assert [copies.check(house.folder / f"{number}.backup") for number in range(10)] == found


@sqlite_only
def test_a_full_disk_leaves_nothing_behind(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("nearer.cli.copies.os.fsync", full)
    with pytest.raises(Unsound, match="No space left"):
        copies.make(house.data / "nearer.sqlite3", tmp_path / "saved.backup")
    assert not list(tmp_path.glob("*saved*")) + list(tmp_path.glob(".*"))


@sqlite_only
def test_the_file_opens_with_sqlite_alone(house: House) -> None:
    house.type("backup", "saved.backup")
    address = f"{(house.folder / 'saved.backup').as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True)) as copy:
        assert copy.execute("SELECT handle FROM people_account ORDER BY handle").fetchall() == [
            ("ada",),
            ("ben",),
        ]


@postgres_only
def test_one_changed_value_in_a_dump_is_found(house: House) -> None:
    programs = house.folder / "programs"
    programs.mkdir()
    script = programs / "pg_dump"
    script.write_text(ANOTHER_MOMENT.format(changed="b" * 64, pg_dump=shutil.which("pg_dump")))
    script.chmod(0o700)
    said = house.type("backup", "saved.backup", PATH=f"{programs}:{os.environ['PATH']}")
    assert said.status == 1
    assert "not the same as the original" in said.err
    assert not (house.folder / "saved.backup").exists()
    assert house.type("backup", "saved.backup").status == 0


@postgres_only
def test_however_the_database_writes_times_and_bytes_a_dump_is_the_same(house: House, empty: House) -> None:
    """It has its own time zone and way of writing days; bytes, quotes and line ends stand in the rows."""
    house.sql("UPDATE people_account SET self_file = '\\x5c2e0a0d09ff' WHERE handle = 'ada'")
    house.sql("UPDATE people_account SET login_hash = E'\\\\\\n\\t.\\r''ü' WHERE handle = 'ada'")
    name = urlsplit(house.database).path[1:]
    house.sql(f"ALTER DATABASE {name} SET TimeZone = 'Asia/Tokyo'")
    house.sql(f"ALTER DATABASE {name} SET DateStyle = 'German'")
    assert house.type("backup", "saved.backup").status == 0
    said = empty.type("restore", str(house.folder / "saved.backup"))
    assert said.status == 0, said.err
    kept = "SELECT handle, self_file, login_hash FROM people_account ORDER BY handle"
    assert empty.sql(kept) == house.sql(kept)
