# SPDX-License-Identifier: AGPL-3.0-or-later
"""What TypeScript seals, Python opens, and the other way round; the vectors alone come from one side only."""

import hashlib
import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from nearer.client.device import b64, unb64
from nearer.sealed import account, age, bundles, drawer, pairing, records, shape
from vectors import fixed

ROOT = Path(__file__).parents[2]
WORDS = "Grüße, \u05e9\u05dc\u05d5\u05dd, Cafe\u0301, \U0001f642, \u0000 und \u2028."
PASSPHRASE = "glove satin curliness overrate oversized outcast"
IDS = [fixed.an_id(f"both {number}") for number in range(4)]
CODE = account.draw_recovery_code(fixed.drawn("recovery code"))
AT = "2025-11-21T23:40"
GREETING = pairing.Greeting("Ada \u05e2\u05d3\u05d4", "friend", "unsure")


def from_python() -> dict[str, Any]:
    """Make what TypeScript is to read, for Ben."""
    place = records.Place(fixed.an_id("from python"), fixed.BOND, fixed.ADA_CARD.author, shape.NOTHING)
    inside = records.Inside("hello", {"name": WORDS}, (3, "ab" * 32))
    body = records.seal(place, inside, [age.recipient_of(fixed.BEN)])
    head = shape.write_head(
        id=place.id,
        bond=place.bond,
        epoch=1,
        author=place.author,
        about=place.about,
        date=fixed.DAY,
        seq=1,
        prev=shape.ZEROS,
        size=len(body),
        body=hashlib.sha256(body).hexdigest(),
    )
    journal = age.draw_identity(os.urandom)
    made = drawer.make("ben", journal, [("passphrase", PASSPHRASE)], os.urandom)
    return {
        "drawer": made.members(),
        "entry": drawer.seal_entry(made.recipient, drawer.Entry(WORDS, AT)),
        "greeting": b64(pairing.seal_greeting(fixed.SECRET, GREETING)),
        "head": head.decode(),
        "body": b64(body),
        "identityFile": b64(account.identity_file("ben", fixed.BEN, PASSPHRASE, 10, os.urandom)),
        "self": b64(account.seal_self(fixed.BEN, {"bonds": {}, "words": WORDS})),
    }


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Bundle the browser's protocol with esbuild and run it under Node."""
    out = tmp_path_factory.mktemp("elsewhere") / "elsewhere.mjs"
    entry = Path(__file__).with_name("elsewhere.mjs")
    esbuild = ROOT / "web/node_modules/.bin/esbuild"
    bundling = [str(esbuild), str(entry), "--bundle", "--platform=node", "--format=esm", f"--outfile={out}"]
    subprocess.run([*bundling, "--log-level=error"], check=True, cwd=ROOT)
    given = {
        "ben": age.identity_text(fixed.BEN),
        "link": pairing.link_secret(fixed.SECRET),
        "offer": fixed.ADA_CARD.text.decode(),
        "mac": pairing.offer_mac(fixed.SECRET, fixed.ADA_CARD.text),
        "invitation": fixed.INVITATION,
        "instance": fixed.INSTANCE,
        "date": fixed.DAY.isoformat(),
        "words": WORDS,
        "passphrase": PASSPHRASE,
        "code": CODE,
        "at": AT,
        "ids": IDS,
        "python": from_python(),
    }
    done = subprocess.run(
        ["node", str(out)], check=True, capture_output=True, input=json.dumps(given).encode()
    )
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def acceptance(made: dict[str, Any]) -> tuple[shape.Card, shape.Statement]:
    return pairing.check_acceptance(
        fixed.SECRET,
        fixed.ADA_CARD,
        card=made["card"].encode(),
        statement=made["statement"].encode(),
        signature=unb64(made["signature"]),
        mac=made["mac"],
    )


def opened(sent: dict[str, str], public: str, identity: bytes) -> records.Inside:
    head = shape.read_head(sent["head"].encode())
    shape.verify(public, head.text, unb64(sent["signature"]))
    return records.open_record(head, unb64(sent["body"]), [identity])


def test_ada_in_python_confirms_what_ben_accepted_in_a_browser(made: dict[str, Any]) -> None:
    card, stated = acceptance(made)
    key = pairing.check_key_file(stated, unb64(made["keyFile"]), fixed.ADA)
    assert (card.hold, stated.hold, key.kind) == ("strict", "strict", "friend")
    assert made["safetyCode"] == pairing.safety_code(card.hash, fixed.ADA_CARD.hash)


def test_python_opens_what_a_browser_sealed(made: dict[str, Any]) -> None:
    card, stated = acceptance(made)
    bond = pairing.check_key_file(stated, unb64(made["keyFile"]), fixed.ADA).identity
    shared = opened(made["shared"], card.sign, bond)
    assert (shared.kind, shared.data["text"]) == ("answer", WORDS)
    held = opened(made["held"], card.sign, fixed.BEN)
    assert held.data["text"] == WORDS
    assert opened(made["held"], card.sign, age.read_identity(held.data["key"])).data["text"] == WORDS
    with pytest.raises(age.CannotOpen):
        opened(made["held"], card.sign, bond)
    head = shape.read_head(made["held"]["head"].encode())
    assert head.about == shape.About("hold", records.hold_id(bond, "q001", 1))


def test_python_opens_a_browsers_bundle_and_files(made: dict[str, Any]) -> None:
    own = opened(made["own"], account.public_of(account.signing_key(fixed.BEN, "own")), fixed.BEN)
    assert bundles.elements_of(own)[0]["data"] == {"text": WORDS}
    assert account.open_identity_file(unb64(made["identityFile"]), PASSPHRASE, "ben") == fixed.BEN
    assert made["loginKey"] == account.login_key(PASSPHRASE, fixed.INSTANCE, "ben")
    assert pairing.open_greeting(fixed.SECRET, unb64(made["greeting"])) == GREETING


def test_a_browser_opens_what_python_sealed(made: dict[str, Any]) -> None:
    read = made["read"]
    assert read["record"] == {"kind": "hello", "seen": [3, "ab" * 32], "data": {"name": WORDS}}
    assert unb64(read["identity"]) == fixed.BEN
    assert json.loads(read["self"]) == {"bonds": {}, "words": WORDS}
    assert len(read["self"].encode()) == 4096
    assert read["greeting"] == {"name": GREETING.name, "kind": GREETING.kind, "host": GREETING.host}
    assert read["entry"] == {"text": WORDS, "at": AT}


def test_python_opens_a_browsers_drawer_with_either_key(made: dict[str, Any]) -> None:
    found = drawer.read(made["drawer"])
    assert found is not None
    assert [drawer.key_of(file) for file in found.files] == ["passphrase", "code"]
    for secret in (PASSPHRASE, CODE):
        identity = drawer.open_drawer(found, secret, "ben")
        assert drawer.open_entry(identity, made["entry"]) == drawer.Entry(WORDS, AT)
    with pytest.raises(age.CannotOpen):
        drawer.open_entry(fixed.BEN, made["entry"])
