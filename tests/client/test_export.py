# SPDX-License-Identifier: AGPL-3.0-or-later
"""An export opens with stock tools and with `nearer open`, without any server; a change in it is found."""

import json
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from nearer.cli import main
from nearer.cli import open as opening
from nearer.client import bonding, keeping, own, people, reading, writing
from nearer.client.device import b64
from nearer.sealed import account, age
from tests.live import PASSPHRASE, Actor, Stage, pair


@pytest.fixture
def kept(ada: Actor, ben: Actor) -> bonding.Bond:
    """Give Ada something to keep: both forms of holding are too slow to play twice, so the strict one."""
    bond = pair(ada, ben)
    writing.share(ben.person, ben.bond(), ben.feed(), "hello", {"name": "Ben"})
    for actor in (ada, ben):
        text = f"{actor.name} at the river"
        writing.answer(actor.person, actor.bond(), actor.feed(), question="q001", round_=1, text=text)
    for actor in (ada, ben):
        writing.release(actor.person, actor.bond(), actor.feed())
    writing.answer(ada.person, bond, ada.feed(), question="q002", round_=1, text="Ada still waits")
    today = ada.device.today()
    note = own.element(ada.person, "pass", bond.id, today, {"question": "q003", "round": 1})
    own.send_bundle(ada.person, today, [note])
    return bond


def exported(ada: Actor, folder: Path, **choices: bool) -> Path:
    keeping.write(keeping.export(ada.person, **choices), folder)
    return folder


def type_(*words: str, passphrase: str = PASSPHRASE) -> Result:
    return CliRunner().invoke(main, list(words), input=f"{passphrase}\n")


def test_the_export_opens_without_a_server(ada: Actor, kept: bonding.Bond, tmp_path: Path) -> None:
    folder = exported(ada, tmp_path / "copy", with_own=True)
    (found,) = keeping.bonds_in(ada.person, folder)
    assert isinstance(found, keeping.Opened)
    assert found.bond == ada.bond()
    assert found.feed.letters == ada.feed().letters
    assert found.feed.troubles == ()
    assert [one.inside.data["text"] for one in found.waiting if one.inside] == ["Ada still waits"]
    assert keeping.own_in(ada.person, folder) == own.read(ada.person)
    assert kept.id == found.bond.id


def test_own_records_and_readable_copies_are_choices_of_their_own(
    ada: Actor, kept: bonding.Bond, tmp_path: Path
) -> None:
    plain = exported(ada, tmp_path / "plain")
    assert not (plain / "own").exists()
    assert not list(plain.rglob("readable.json"))
    sealed = b"".join(path.read_bytes() for path in plain.rglob("*") if path.is_file())
    assert b"river" not in sealed
    whole = exported(ada, tmp_path / "whole", with_own=True, readable=True)
    assert "Ben at the river" in (whole / "bonds" / kept.id / "readable.json").read_text()
    assert "q003" in (whole / "own" / "readable.json").read_text()
    with pytest.raises(FileExistsError):
        exported(ada, whole)
    assert oct(whole.stat().st_mode & 0o777) == "0o700"
    assert {oct(path.stat().st_mode & 0o777) for path in whole.rglob("*") if path.is_file()} == {"0o600"}


def stock(place: Path, *words: str) -> str:
    return subprocess.run(words, cwd=place, check=True, capture_output=True, text=True).stdout


def verified_lines(place: Path, head: Path, inviter: str) -> dict[str, str]:
    """Verify a record with openssl and sha256sum; give the lines of its head."""
    lines = dict(line.split(" ", 1) for line in head.read_text().splitlines())
    side = "offer" if lines["author"] == inviter else "accept"
    signed = stock(
        *(
            place,
            "openssl",
            "pkeyutl",
            "-verify",
            "-rawin",
            "-pubin",
            "-keyform",
            "DER",
            "-inkey",
            f"{side}.der",
        ),
        *("-in", str(head), "-sigfile", str(head.with_suffix(".signature"))),
    )
    assert "Verified Successfully" in signed
    assert stock(place, "sha256sum", str(head.with_suffix(".age"))).split()[0] == lines["body"]
    return lines


def test_age_openssl_and_sha256sum_alone_read_and_verify_an_export(
    ada: Actor, kept: bonding.Bond, tmp_path: Path
) -> None:
    """What HOW-TO-OPEN.txt says, with an identity that asks for no passphrase."""
    folder = exported(ada, tmp_path / "copy", with_own=True)
    place, me = folder / "bonds" / kept.id, str(tmp_path / "me.txt")
    Path(me).write_text(age.identity_text(ada.person.identity) + "\n")
    (place / "bond.txt").write_text(stock(place, "age", "-d", "-i", me, "bond.1.age"))
    heads = {
        head: verified_lines(place, head, kept.mine.author) for head in (place / "records").glob("*.head")
    }
    shared = [head.with_suffix(".age") for head, lines in heads.items() if lines["about"] == "-"]
    read = [json.loads(stock(place, "age", "-d", "-i", "bond.txt", str(file))) for file in shared]
    keys = {one["data"]["record"]: one["data"]["key"] for one in read if one["kind"] == "release"}
    assert len(keys) == 2
    for head, lines in heads.items():
        if lines["id"] in keys:
            (place / "note.txt").write_text(keys[lines["id"]] + "\n")
            opened = stock(place, "age", "-d", "-i", "note.txt", str(head.with_suffix(".age")))
            assert json.loads(opened)["data"]["text"].endswith("at the river")
    for own_record in (folder / "own").glob("*.age"):
        assert "q003" in stock(place, "age", "-d", "-i", me, str(own_record))


def test_the_verbs_export_and_open(stage: Stage, ada: Actor, kept: bonding.Bond, tmp_path: Path) -> None:
    strengthen(ada.person)  # the command line knows no other work factor
    folder, packed = str(tmp_path / "copy"), str(tmp_path / "copy.zip")
    asked = ("--server", stage.server.url, "--name", ada.person.handle)
    refused = type_("export", folder, *asked, passphrase="another passphrase altogether")
    assert refused.exit_code == 1
    assert "Error: " in refused.output
    assert not Path(folder).exists()
    assert type_("export", folder, *asked, "--own").exit_code == 0
    assert type_("export", packed, *asked).exit_code == 0
    assert type_("export", packed, *asked).exit_code == 1
    names = zipfile.ZipFile(packed).namelist()
    assert "nearer/HOW-TO-OPEN.txt" in names
    assert not [name for name in names if name.startswith("nearer/own")]
    said = type_("open", folder)
    assert said.exit_code == 0, said.output
    for words in ("Ben  answer: Ben at the river", "you  answer (still waits): Ada still waits", "q003"):
        assert words in said.output
    told = json.loads(type_("open", folder, "--json").stdout)
    assert {one["bond"] for one in told} == {kept.id, None}
    unpacked = type_("open", packed)
    assert unpacked.exit_code == 0, unpacked.output
    shared = [line for line in said.stdout.splitlines() if "for yourself" not in line]
    assert unpacked.stdout.splitlines() == shared
    first = min((Path(folder) / "bonds" / kept.id / "records").glob("*.age"))
    first.write_bytes(first.read_bytes()[:-1] + b"!")
    changed = type_("open", folder)
    assert changed.exit_code == 1
    assert "did not check" in changed.output
    assert type_("open", folder, passphrase="wrong").exit_code == 1


@pytest.fixture
def beside(ada: Actor, cleo: Actor, kept: bonding.Bond) -> bonding.Bond:
    """Give Ada a second bond, with Cleo; of the first her device has pinned another card than it is shown."""
    bond = pair(ada, cleo, host="other")
    for actor, theirs in ((ada, bond), (cleo, cleo.bond())):
        feed, text = reading.read(actor.person, theirs), f"{actor.name} at the mill"
        writing.answer(actor.person, theirs, feed, question="q001", round_=1, text=text)

    def other_pin(state: dict[str, Any]) -> dict[str, Any]:
        pinned = {**state["bonds"][kept.id], "partner": "0" * 64}
        return {**state, "bonds": {**state["bonds"], kept.id: pinned}}

    people.change_self(ada.person, other_pin)
    strengthen(ada.person)
    return bond


def test_one_bond_that_does_not_check_takes_no_other_with_it(
    stage: Stage, ada: Actor, kept: bonding.Bond, beside: bonding.Bond, tmp_path: Path
) -> None:
    found = {
        one.name if isinstance(one, bonding.Misfit) else one.id: one for one in bonding.each_bond(ada.person)
    }
    assert isinstance(found[kept.id], bonding.Misfit)
    assert isinstance(found[beside.id], bonding.Bond)
    asked = ("--server", stage.server.url, "--name", ada.person.handle)
    named = f"Bond {kept.id} does not check"
    for copy in (tmp_path / "copy", tmp_path / "copy.zip"):
        made = type_("export", str(copy), *asked, "--readable", "--own")
        assert (made.exit_code, made.stderr.count(named)) == (1, 1), made.output
        said = type_("open", str(copy))
        assert (said.exit_code, said.stderr.count(named)) == (1, 1), said.output
        for words in ("they  answer: Cleo at the mill", "you  answer: Ada at the mill", "q003"):
            assert words in said.stdout
        assert "river" not in said.stdout
    page = type_("today", *asked)
    assert (page.exit_code, page.stdout.count("Today with")) == (1, 1), page.output
    assert named in page.stderr
    bonds = tmp_path / "copy" / "bonds"
    assert "Cleo at the mill" in (bonds / beside.id / "readable.json").read_text()
    assert not (bonds / kept.id / "readable.json").exists()
    assert list((bonds / kept.id / "records").glob("*.age")), (
        "what does not check is in the copy all the same"
    )
    assert named in (tmp_path / "copy" / keeping.ODD).read_text()


def test_own_records_and_waiting_answers_that_do_not_check_hide_nothing_else(
    ada: Actor, kept: bonding.Bond, tmp_path: Path
) -> None:
    strengthen(ada.person)
    folder = exported(ada, tmp_path / "copy", with_own=True)
    for place in ("own", f"bonds/{kept.id}/waiting"):
        (signature,) = (folder / place).glob("*.signature")
        signature.write_bytes(bytes(64))
    said = type_("open", str(folder))
    assert said.exit_code == 1
    assert "Your own records do not check" in said.stderr
    assert f"Bond {kept.id} does not check" in said.stderr
    assert "Ben at the river" in said.stdout
    assert "q003" not in said.stdout
    assert "still waits" not in said.stdout


def test_of_a_zip_only_what_is_sealed_is_unpacked_and_only_into_its_place(
    ada: Actor, kept: bonding.Bond, tmp_path: Path
) -> None:
    folder = exported(ada, tmp_path / "copy", with_own=True, readable=True)
    sealed = {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix not in (".txt", ".der") and path.name != "readable.json"
    }
    evil = (
        f"bonds/{kept.id}/../../../evil.age",
        "../evil.age",
        f"{tmp_path}/evil.age",
        "nearer/../evil.age",
    )
    packed = tmp_path / "copy.zip"
    with zipfile.ZipFile(packed, "w") as made:
        for path in folder.rglob("*"):
            made.write(path, path.relative_to(folder))  # as a browser packs it: without a folder around it
        for name in evil:
            made.writestr(name, "evil")
    with opening.folder_of(packed) as there:
        found = {str(path.relative_to(there)): path for path in there.rglob("*") if path.is_file()}
        assert {name: path.read_bytes() for name, path in found.items()} == sealed
        assert there.stat().st_mode & 0o777 == 0o700
    assert not there.exists()
    assert not list(tmp_path.rglob("evil*"))
    with zipfile.ZipFile(packed, "a", zipfile.ZIP_DEFLATED) as made:
        made.writestr("own/999999.age", bytes(1 << 24))
    with pytest.raises(ValueError, match="longer than it can be"), opening.folder_of(packed):
        pass


def test_what_is_no_export_gets_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "diary.txt").write_text("dear diary")
    (tmp_path / "empty").mkdir()
    zipfile.ZipFile(tmp_path / "empty.zip", "w").close()
    for name in ("diary.txt", "empty", "empty.zip"):
        said = type_("open", str(tmp_path / name))
        assert said.exit_code == 1
        assert "This export cannot be opened" in said.stderr


def strengthen(person: people.Person) -> None:
    """Give a person the work factor of the protocol in place of the tests' cheap one."""
    words = account.read_passphrase(PASSPHRASE)
    old = account.login_key(words, person.instance, person.handle, person.device.log_n)
    new = account.login_key(words, person.instance, person.handle)
    random = person.device.random
    file = account.identity_file(person.handle, person.identity, words, account.PASSPHRASE_LOG_N, random)
    changed = {"login_key": old, "new_login_key": new, "passphrase_file": b64(file)}
    person.device.ask("PUT", "/me/passphrase", changed)
