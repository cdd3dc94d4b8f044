# SPDX-License-Identifier: AGPL-3.0-or-later
"""Restoring: a sound backup, of a nearer that is not newer, never over people unless that is said."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from nearer.cli import copies, dumps
from nearer.cli.copies import Unsound, end_with_hash
from tests.cli.houses import POSTGRES, House, a_house

sqlite_only = pytest.mark.skipif(bool(POSTGRES), reason="about the SQLite file itself")


@pytest.fixture(scope="session")
def made(pattern: House) -> Path:
    """Make a backup with Ada and Ben in it."""
    assert pattern.type("backup", "saved.backup").status == 0
    return pattern.folder / "saved.backup"


@pytest.fixture
def saved(made: Path, tmp_path: Path) -> Path:
    """Give a copy of that backup."""
    shutil.copy(made, tmp_path / "saved.backup")
    return tmp_path / "saved.backup"


def test_an_empty_server_gets_everything(saved: Path, empty: House) -> None:
    said = empty.type("restore", str(saved))
    assert said.status == 0, said.err
    assert "2 people" in said.out
    assert empty.handles() == ["ada", "ben"]
    with empty.serving() as serving:
        assert len(serving.lines) == 1, "nobody can claim it"
        assert httpx.get(f"{empty.url}/api/v1/instance").json()["instance"] == "a" * 32


def test_people_are_not_written_over(saved: Path, house: House) -> None:
    house.add_person("dov")
    said = house.type("restore", str(saved))
    assert said.status == 1
    assert "3 people" in said.err
    assert "--replace" in said.err
    assert house.handles() == ["ada", "ben", "dov"]


def test_unless_it_is_said_and_then_they_are_saved_first(saved: Path, house: House) -> None:
    house.add_person("dov")
    said = house.type("restore", str(saved), "--replace")
    assert said.status == 0, said.err
    assert house.handles() == ["ada", "ben"]
    (kept,) = (house.data / "backups").glob("before-restore-*.backup")
    assert str(kept) in said.out
    assert house.type("restore", str(kept), "--replace").status == 0
    assert house.handles() == ["ada", "ben", "dov"]


def test_a_running_server_has_the_new_state_at_once(saved: Path, house: House) -> None:
    house.sql(f"UPDATE people_instance SET id = '{'b' * 32}'")  # noqa: S608 - a test's
    with house.serving():
        address = f"{house.url}/api/v1/instance"
        assert httpx.get(address).json()["instance"] == "b" * 32
        assert house.type("restore", str(saved), "--replace").status == 0
        assert httpx.get(address).json()["instance"] == "a" * 32


def _truncated(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-1000])


def _one_bit(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


def _last_line_gone(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: -(64 + 24)])


def _emptied(file: Path) -> None:
    file.write_bytes(b"")


def _something_else(file: Path) -> None:
    file.write_text("dear diary " * 1000)


@pytest.mark.parametrize("damage", [_truncated, _one_bit, _last_line_gone, _emptied, _something_else])
def test_damage_is_found(saved: Path, damage: Callable[[Path], None]) -> None:
    check = dumps.check if POSTGRES else copies.check
    assert check(saved).rows["people_account"] == 2
    damage(saved)
    with pytest.raises(Unsound, match=r"damaged|backup"):
        check(saved)


def test_a_damaged_file_changes_nothing(saved: Path, house: House) -> None:
    _one_bit(saved)
    said = house.type("restore", str(saved), "--replace")
    assert said.status == 1
    assert "damaged" in said.err
    assert house.handles() == ["ada", "ben"]
    assert not (house.data / "backups").exists()


def test_a_file_that_is_not_there_gets_a_sentence(empty: House) -> None:
    said = empty.type("restore", "nothing.backup")
    assert said.status == 1
    assert "cannot be read" in said.err


def test_a_backup_of_a_newer_nearer_is_refused(house: House, empty: House) -> None:
    house.sql(
        "INSERT INTO django_migrations (app, name, applied) VALUES ('post', '0099_later', '2030-01-01')"
    )
    assert house.type("backup", "newer.backup").status == 0
    said = empty.type("restore", str(house.folder / "newer.backup"))
    assert said.status == 1
    assert "newer nearer" in said.err


def test_the_other_kind_of_database_is_named(empty: House) -> None:
    other = empty.folder / "other.backup"
    other.write_bytes(b"SQLite format 3\0" if POSTGRES else b"PGDMP and more that follows")
    said = empty.type("restore", str(other))
    assert said.status == 1
    assert ("SQLite" if POSTGRES else "PostgreSQL") in said.err


@sqlite_only
def test_some_other_sqlite_file_is_refused(empty: House) -> None:
    other = empty.folder / "recipes.sqlite3"
    with closing(sqlite3.connect(other)) as connection, connection:
        connection.execute("CREATE TABLE soup (name)")
    end_with_hash(other)
    said = empty.type("restore", str(other))
    assert said.status == 1
    assert "not a database of nearer" in said.err


@sqlite_only
def test_a_damaged_database_is_named_and_left_alone(saved: Path, tmp_path: Path) -> None:
    with a_house(tmp_path / "broken") as broken:
        broken.data.mkdir()
        database = broken.data / "nearer.sqlite3"
        database.write_bytes(b"not a database at all, and quite long enough to be looked at " * 100)
        said = broken.type("restore", str(saved), "--replace")
        assert said.status == 1
        assert "move it away" in said.err
        database.unlink()
        assert broken.type("restore", str(saved)).status == 0
        assert broken.handles() == ["ada", "ben"]
