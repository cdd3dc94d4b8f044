# SPDX-License-Identifier: AGPL-3.0-or-later
"""In twenty years `age`, `openssl` and `sha256sum` alone still verify and open what was written.

No code of ours takes part in reading. Debian's package `age` is installed by bin/test; nothing is skipped.
"""

import base64
import json
import os
import pty
import subprocess
from pathlib import Path
from typing import Any

import pytest

from nearer.sealed import account, age, pairing, records, shape
from vectors import fixed, make

# What stands before the 32 bytes of an Ed25519 public key in the form openssl reads (RFC 8410).
_ED25519_DER = bytes.fromhex("302a300506032b6570032100")


def record(name: str) -> dict[str, Any]:
    vector = json.loads(Path(make.__file__).with_name("records.json").read_text())
    found: dict[str, Any] = next(case for case in vector["valid"] if case["name"] == name)
    return found


def stock(*command: str, **options: Any) -> str:
    return str(subprocess.run(command, check=True, capture_output=True, **options).stdout, "utf-8")


def value_of(head: str, line: str) -> str:
    return next(value for name, value in (one.split(" ", 1) for one in head.splitlines()) if name == line)


def test_openssl_verifies_the_signature_and_refuses_another(tmp_path: Path) -> None:
    case = record("Hebrew")
    (tmp_path / "key.der").write_bytes(_ED25519_DER + bytes.fromhex(case["public"]))
    (tmp_path / "head").write_bytes(base64.b64decode(case["head"]))
    (tmp_path / "signature").write_bytes(base64.b64decode(case["signature"]))
    command = (
        *("openssl", "pkeyutl", "-verify", "-rawin", "-pubin", "-keyform", "DER", "-inkey", "key.der"),
        *("-in", "head", "-sigfile", "signature"),
    )
    assert "Verified Successfully" in stock(*command, cwd=tmp_path)
    (tmp_path / "head").write_bytes(base64.b64decode(case["head"]).replace(b"seq 1", b"seq 2"))
    with pytest.raises(subprocess.CalledProcessError):
        stock(*command, cwd=tmp_path)


def test_sha256sum_finds_the_body_and_the_author_in_the_head(tmp_path: Path) -> None:
    case = record("5 kB")
    head = base64.b64decode(case["head"]).decode()
    (tmp_path / "body.age").write_bytes(base64.b64decode(case["body"]))
    (tmp_path / "key").write_bytes(bytes.fromhex(case["public"]))
    assert stock("sha256sum", "body.age", cwd=tmp_path).split()[0] == value_of(head, "body")
    assert stock("sha256sum", "key", cwd=tmp_path)[:32] == value_of(head, "author")
    assert (tmp_path / "body.age").stat().st_size == int(value_of(head, "size"))


def test_age_opens_a_record_in_two_steps(tmp_path: Path) -> None:
    case = record("NUL and line separator")
    (tmp_path / "me.txt").write_text(age.identity_text(fixed.BEN) + "\n")
    (tmp_path / "bond.1.age").write_bytes(fixed.KEY_FILE)
    (tmp_path / "body.age").write_bytes(base64.b64decode(case["body"]))
    (tmp_path / "bond.txt").write_text(stock("age", "-d", "-i", "me.txt", "bond.1.age", cwd=tmp_path))
    opened = json.loads(stock("age", "-d", "-i", "bond.txt", "body.age", cwd=tmp_path))
    assert opened["data"] == case["data"]


def test_age_opens_what_pyrage_sealed_for_us(tmp_path: Path) -> None:
    place = records.Place(fixed.an_id("a"), fixed.BOND, fixed.ADA_CARD.author, shape.NOTHING)
    inside = records.Inside("hello", {"name": "Ada"}, None)
    (tmp_path / "body.age").write_bytes(records.seal(place, inside, [age.recipient_of(fixed.BOND_IDENTITY)]))
    (tmp_path / "bond.txt").write_bytes(pairing.key_file_plaintext(fixed.BOND_KEY))
    opened = stock("age", "-d", "-i", "bond.txt", "body.age", cwd=tmp_path)
    assert len(opened) == 256
    assert json.loads(opened)["data"] == {"name": "Ada"}


@pytest.mark.parametrize("log_n", [10, 17])
def test_age_takes_the_identity_file_and_asks_for_the_passphrase(tmp_path: Path, log_n: int) -> None:
    words = "glove satin curliness overrate oversized outcast"
    file = account.identity_file("ada", fixed.ADA, words, log_n, os.urandom)
    (tmp_path / "identity.passphrase.age").write_bytes(file)
    (tmp_path / "body.age").write_bytes(age.seal(b"only Ada", [age.recipient_of(fixed.ADA)]))
    command = ["age", "-d", "-i", "identity.passphrase.age", "-o", "opened", "body.age"]
    assert typed_at_the_prompt(command, words, tmp_path) == 0
    assert (tmp_path / "opened").read_bytes() == b"only Ada"
    (tmp_path / "opened").unlink()
    assert typed_at_the_prompt(command, words + " more", tmp_path) != 0
    assert not (tmp_path / "opened").exists()


def typed_at_the_prompt(command: list[str], words: str, folder: Path) -> int:
    """Run a command on a terminal of its own, type the words when it asks, and give its exit status."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(folder)
        os.execvp(command[0], command)  # noqa: S606 - the prompt needs a terminal, not a shell
    shown = b""
    typed = False
    while True:
        try:
            shown += os.read(terminal, 1024)
        except OSError:  # a terminal whose program has ended
            break
        if b"passphrase" in shown.lower() and not typed:
            os.write(terminal, words.encode() + b"\n")
            typed = True
    _, status = os.waitpid(pid, 0)
    os.close(terminal)
    assert typed, shown
    return os.waitstatus_to_exitcode(status)
