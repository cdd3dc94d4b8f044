# SPDX-License-Identifier: AGPL-3.0-or-later
"""Starting a server: an address on its own line, a link for the first person, no update without a copy."""

import base64
import re
import socket

import httpx
import pytest

from nearer.cli import copies
from tests.cast import ADA, joining
from tests.cli.houses import POSTGRES, House, Serving

SETUP = r"(http://localhost:\d+)/#setup=([A-Za-z0-9_-]{43})"


def _setup_token(serving: Serving) -> str | None:
    found = [match for line in serving.lines if (match := re.fullmatch(SETUP, line))]
    assert len(found) <= 1
    return found[0][2] if found else None


def _join(house: House, setup: str | None) -> httpx.Response:
    sent = {
        name: base64.b64encode(value).decode() if isinstance(value, bytes) else value
        for name, value in joining(ADA).items()
    }
    return httpx.post(f"{house.url}/api/v1/people", json={**sent, "setup": setup})


def test_an_empty_instance_prints_address_and_link_and_the_link_lets_one_in(empty: House) -> None:
    with empty.serving() as serving:
        assert serving.lines[0] == empty.url
        token = _setup_token(serving)
        assert token is not None
        assert _join(empty, "a" * 43).json()["code"] == "setup-needed"
        assert _join(empty, token).status_code == 201
        assert _join(empty, token).status_code in (403, 409)
    with empty.serving() as again:
        assert again.lines[0] == empty.url
        assert _setup_token(again) is None


def test_each_start_of_an_empty_instance_has_its_own_link(empty: House) -> None:
    with empty.serving() as first:
        old = _setup_token(first)
    with empty.serving() as second:
        new = _setup_token(second)
        assert old != new
        assert _join(empty, old).status_code == 403
        assert _join(empty, new).status_code == 201


def test_whoever_tried_too_often_waits_also_after_a_power_cut(house: House) -> None:
    def try_a_key() -> int:
        asked = {"handle": "dov", "login_key": "0" * 64}
        return httpx.post(f"{house.url}/api/v1/sign-in", json=asked).status_code

    def tries_until_refused() -> int:
        return next(tries for tries in range(100) if try_a_key() == 429)

    with house.serving() as serving:
        assert tries_until_refused() >= 20
        serving.process.kill()
        serving.process.wait()
    with house.serving():
        assert tries_until_refused() < 5  # one more every three minutes, and no new twenty


def test_a_port_in_use_gets_a_sentence(empty: House) -> None:
    with socket.create_server(("127.0.0.1", empty.port)):
        said = empty.type("serve")
    assert said.status == 1
    assert f"Port {empty.port}" in said.err
    assert "--port" in said.err


def test_a_folder_that_is_none_gets_a_sentence(empty: House) -> None:
    (empty.folder / "file").touch()
    said = empty.type("serve", NEARER_DATA=str(empty.folder / "file"))
    assert said.status == 1
    assert "data folder" in said.err
    assert "NEARER_DATA" in said.err


def test_a_setting_that_cannot_be_read_gets_a_sentence(empty: House) -> None:
    said = empty.type("serve", NEARER_PORT="eight thousand")
    assert said.status == 1
    assert "setting" in said.err


def test_the_port_can_be_given(empty: House) -> None:
    said = empty.type("serve", "--port", "0")
    assert said.status == 2
    assert "--port" in said.err


def test_nothing_is_copied_where_nothing_is_pending(house: House) -> None:
    assert house.type("migrate").status == 0
    assert not (house.data / "backups").exists()


@pytest.mark.skipif(bool(POSTGRES), reason="PostgreSQL is backed up by its own means")
def test_an_update_keeps_a_copy_of_what_was_there(house: House) -> None:
    house.sql("DROP TABLE post_held")
    for table in ("post_record", "post_ownrecord"):
        house.sql(f"DROP TABLE {table}")
    house.sql("DELETE FROM django_migrations WHERE app = 'post'")
    with house.serving() as serving:
        assert serving.lines[0] == house.url
    (kept,) = (house.data / "backups").glob("before-update-*.backup")
    contents = copies.check(kept)
    assert contents.rows["people_account"] == 2
    assert "post_record" not in contents.rows
    assert house.sql("SELECT count(*) FROM post_record") == [(0,)]


@pytest.mark.skipif(bool(POSTGRES), reason="PostgreSQL is backed up by its own means")
def test_the_oldest_copies_go(house: House) -> None:
    folder = house.data / "backups"
    folder.mkdir()
    for day in range(1, 8):
        (folder / f"before-update-2026010{day}-000000-000000.backup").touch()
    for table in ("post_held", "post_record", "post_ownrecord"):
        house.sql(f"DROP TABLE {table}")
    house.sql("DELETE FROM django_migrations WHERE app = 'post'")
    assert house.type("migrate").status == 0
    kept = sorted(path.name for path in folder.iterdir())
    assert len(kept) == 5
    assert kept[0].startswith("before-update-20260104")
