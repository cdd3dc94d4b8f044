# SPDX-License-Identifier: AGPL-3.0-or-later
"""A copy of one's own: made in the browser, opened by the standard tools and by `nearer open`."""

import json
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import expect

from nearer.cli import main
from nearer.sealed import age
from tests.journeys.conftest import Arrive
from tests.journeys.home import ADAS, BENS, Two, comes_home, settled
from tests.journeys.visitor import PATIENCE, Visitor
from tests.live import PASSPHRASE, Server

ALONE = "For me: the heron by the bridge stood still for all of us."


@pytest.fixture
def two(house: Server) -> Iterator[Two]:
    """Ada and Ben, with an answer that opened, one that waits, and something that Ada kept for herself."""
    with settled(house) as two:
        two.answer(two.ada, "q002", "Ada still waits")
        two.keep("kept", {"question": "q003", "round": 1, "text": "Kept alone"})
        yield two


@pytest.fixture
def at_home(two: Two, arrive: Arrive) -> Visitor:
    """Ada in a browser."""
    assert two.bond.id
    visitor = arrive("Ada")
    comes_home(visitor)
    return visitor


def test_a_copy_holds_what_was_shared_and_opens_without_us(
    at_home: Visitor, two: Two, tmp_path: Path
) -> None:
    folder = _copies(at_home, tmp_path)
    assert not (folder / "own").exists()
    everything = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    assert b"Kept alone" not in everything
    assert b"Ada still waits" not in everything
    assert not list((folder / "bonds").rglob("waiting"))
    page = (folder / "readable.html").read_text()
    assert ADAS in page
    assert BENS.replace("'", "&#39;") in page
    opened = _opens(folder)
    for words in (ADAS, BENS):
        assert words in opened
    assert "Ada still waits" not in opened
    place = folder / "bonds" / two.bond.id
    heads = sorted((place / "records").glob("*.head"))
    assert heads
    for head in heads:
        _verifies(place, head, two.bond.mine.author)
    me = tmp_path / "me.txt"
    me.write_text(age.identity_text(two.ada.person.identity) + "\n")
    (tmp_path / "bond.txt").write_text(_stock(place, "age", "-d", "-i", str(me), "bond.1.age"))
    read = _stock(place, "age", "-d", "-i", str(tmp_path / "bond.txt"), str(heads[-1].with_suffix(".age")))
    assert json.loads(read)["in"]["bond"] == two.bond.id


def test_own_things_are_a_second_choice_with_a_warning(at_home: Visitor, tmp_path: Path) -> None:
    at_home.go("/#me/journal")
    at_home.type("What is on your mind?", ALONE)
    at_home.tap("Put it in the journal")
    at_home.reads("It is in the journal.")
    folder = _copies(at_home, tmp_path, own=True)
    page = (folder / "readable.html").read_text()
    for words in (ALONE, "Kept alone", ADAS):
        assert words in page
    opened = _opens(folder)
    assert "Kept alone" in opened
    assert "Ada still waits" in opened


def test_the_opened_page_is_calm_and_runs_nothing(at_home: Visitor, tmp_path: Path) -> None:
    folder = _copies(at_home, tmp_path, own=True)
    page = at_home.context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((folder / "readable.html").as_uri())
    expect(page.get_by_role("heading", level=2, name="With Ben")).to_be_visible()
    expect(page.get_by_text(BENS)).to_be_visible()
    page.screenshot(path=tmp_path / "page.png", full_page=True)
    assert asked == [(folder / "readable.html").as_uri()]


def test_a_copy_takes_the_passphrase(at_home: Visitor) -> None:
    at_home.go("/#me/export")
    at_home.reads_heading("Take a copy with you")
    at_home.insists_on_access()
    at_home.tap("Make the copy")
    at_home.reads("Please type your passphrase.")
    at_home.type("Your passphrase, once more", "not the passphrase of Ada")
    at_home.tap("Make the copy")
    at_home.reads("That is not your passphrase.")


def test_whoever_leaves_has_their_copy_and_the_other_what_was_opened(
    at_home: Visitor, tmp_path: Path
) -> None:
    folder = _copies(at_home, tmp_path)
    at_home.go("/#me/leave")
    at_home.reads("What you two opened stays with Ben. Nothing that was for you alone was ever there.")
    at_home.tick("I want to leave")
    at_home.page.locator("nearer-leave").get_by_role("button", name="Leave", exact=True).click()
    at_home.reads_heading("You have left")
    at_home.follow("Go to Today")
    at_home.reads_nowhere(ADAS)
    opened = _opens(folder)
    for words in (ADAS, BENS):
        assert words in opened


def _copies(visitor: Visitor, tmp_path: Path, *, own: bool = False) -> Path:
    """Make a copy in the browser and unpack it."""
    visitor.go("/#me/export")
    if own:
        visitor.choose("Also what is for me alone")
        visitor.reads("Opened files stay in Downloads")
    visitor.type("Your passphrase, once more", PASSPHRASE)
    visitor.tap("Make the copy")
    visitor.reads_heading("Your copy is ready")
    visitor.insists_on_access()
    save = visitor.page.get_by_role("link", name="Save it")
    expect(save).to_be_visible(timeout=PATIENCE)
    with visitor.page.expect_download() as saving:
        save.click()
    saved = tmp_path / saving.value.suggested_filename
    assert saved.name.startswith("nearer-")
    assert saved.suffix == ".zip"
    saving.value.save_as(saved)
    with zipfile.ZipFile(saved) as packed:
        packed.extractall(tmp_path / "copy")
    (handle,) = (tmp_path / "copy").rglob("handle")
    assert (handle.parent / "HOW-TO-OPEN.txt").exists()
    return handle.parent


def _opens(folder: Path) -> str:
    result = CliRunner().invoke(main, ["open", str(folder)], input=f"{PASSPHRASE}\n")
    assert result.exit_code == 0, result.output
    return result.output


def _verifies(place: Path, head: Path, inviter: str) -> None:
    """Verify a record with openssl and sha256sum alone."""
    lines = dict(line.split(" ", 1) for line in head.read_text().splitlines())
    key = "offer.der" if lines["author"] == inviter else "accept.der"
    said = _stock(
        *(place, "openssl", "pkeyutl", "-verify", "-rawin", "-pubin", "-keyform", "DER", "-inkey", key),
        *("-in", str(head), "-sigfile", str(head.with_suffix(".signature"))),
    )
    assert "Verified Successfully" in said
    assert _stock(place, "sha256sum", str(head.with_suffix(".age"))).split()[0] == lines["body"]


def _stock(place: Path, *command: str) -> str:
    return subprocess.run(command, cwd=place, check=True, capture_output=True, text=True).stdout
