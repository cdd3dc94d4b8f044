# SPDX-License-Identifier: AGPL-3.0-or-later
"""The doctor: well where it is well, and else a sentence that says what to do."""

import datetime as dt

import pytest

from tests.cli.houses import POSTGRES, House


def test_a_house_in_order_is_well(house: House) -> None:
    said = house.type("doctor")
    lines = said.out.splitlines()
    wrong = [line for line in lines if not line.startswith("well")]
    assert all("pages are not built" in line for line in wrong)
    assert len(lines) == 7
    assert said.status == bool(wrong)


def test_settings_that_are_not_right_are_named(house: House) -> None:
    said = house.type(
        "doctor",
        NEARER_SINGUP="open",
        NEARER_SIGN_UP="everybody",
        NEARER_ALLOWANCES="off",
        NEARER_ORIGIN="http://nearer.example.org",
    )
    assert said.status == 1
    wrong = [line for line in said.out.splitlines() if line.startswith("LOOK")]
    for words in (
        "NEARER_SINGUP is set, and nobody reads it",
        "neither 'open' nor 'invitation'",
        "guessed without limit",
        "Browsers seal nothing on http://nearer.example.org",
    ):
        assert any(words in line for line in wrong), words


def test_an_open_port_without_encryption_is_named(house: House) -> None:
    said = house.type("doctor", NEARER_HOST="0.0.0.0")  # noqa: S104 - that is the point
    assert "LOOK  nearer listens on 0.0.0.0" in said.out


def test_an_open_folder_is_named(house: House) -> None:
    house.data.chmod(0o755)
    assert "chmod 700" in house.type("doctor").out
    house.data.chmod(0o700)
    (house.data / "secret").chmod(0o644)
    assert "chmod 600" in house.type("doctor").out


def test_a_clock_that_went_back_is_named(house: House) -> None:
    ((person,),) = house.sql("SELECT id FROM people_account WHERE handle = 'ada'")
    later = dt.datetime.now(dt.UTC).date() + dt.timedelta(days=3)
    house.sql(
        "INSERT INTO people_session (id, account_id, token_hash, label, since, last_day) "  # noqa: S608 - a test's
        f"VALUES ('{'c' * 32}', '{person}', '{'c' * 64}', '', '{later}', '{later}')"
    )
    said = house.type("doctor")
    assert said.status == 1
    assert "clock" in said.out


def test_an_empty_database_will_be_made(empty: House) -> None:
    assert "brought up to date at the next start" in empty.type("doctor").out


def test_a_newer_database_is_named(house: House) -> None:
    house.sql(
        "INSERT INTO django_migrations (app, name, applied) VALUES ('post', '0099_later', '2030-01-01')"
    )
    assert "newer nearer" in house.type("doctor").out


@pytest.mark.skipif(bool(POSTGRES), reason="about the SQLite file itself")
def test_a_damaged_database_is_named(house: House) -> None:
    (house.data / "nearer.sqlite3").write_bytes(b"not a database at all " * 1000)
    said = house.type("doctor")
    assert said.status == 1
    assert "cannot be used" in said.out or "damaged" in said.out


@pytest.mark.skipif(not POSTGRES, reason="about a server elsewhere")
def test_a_database_that_does_not_answer_is_named(house: House) -> None:
    said = house.type("doctor", NEARER_DATABASE="postgresql://nobody@127.0.0.1:1/nothing")
    assert said.status == 1
    assert "cannot be used" in said.out
