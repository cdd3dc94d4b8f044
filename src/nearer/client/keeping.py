# SPDX-License-Identifier: AGPL-3.0-or-later
"""An export: everything a person can read, as the sealed and signed files themselves, and how to open them.

It needs nothing of ours to be read: `age`, `openssl` and `sha256sum` do (HOW-TO-OPEN.txt says how). Shared
things are taken by default; own records only when asked for, and readable copies are a choice of their own.
"""

import base64
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nearer.client import bonding, own, reading, telling
from nearer.client.bonding import UNFIT, Misfit
from nearer.client.device import b64, unb64
from nearer.client.people import Person
from nearer.sealed import account, shape

AT_ONCE = 200
ODD = "DOES-NOT-CHECK.txt"
# What stands before the 32 bytes of an Ed25519 public key in the form openssl reads (RFC 8410).
_DER = bytes.fromhex("302a300506032b6570032100")

_ID = re.compile("[0-9a-f]{32}")

Files = Iterator[tuple[str, bytes]]

HOW_TO_OPEN = """\
This is a copy of what you wrote and were given in nearer. Every file that ends in .age is sealed. You need
nothing of nearer to open it: only age (https://age-encryption.org) and the passphrase you had on the day of
this copy.

Open the key of a bond (age asks for your passphrase), then any record with it:

    age -d -i identity.passphrase.age bonds/BOND/bond.1.age > bond.txt
    age -d -i bond.txt bonds/BOND/records/000001.age

The line `epoch` in a record's .head says which bond.N.age it needs. Your own records open with the identity
itself, and so does an answer of yours that was held strictly:

    age -d -i identity.passphrase.age own/000001.age

An answer of the other that was held strictly opens with the key that a later record of theirs names: its kind
is "release". Write that key, AGE-SECRET-KEY-1..., into a file and give it to age with -i.

To see that a record is whole, and who signed it:

    sha256sum records/000001.age           is the line `body` in 000001.head
    openssl pkeyutl -verify -rawin -pubin -keyform DER -inkey offer.der -in records/000001.head \\
            -sigfile records/000001.signature

offer.der is the key of the one who invited, accept.der that of the other. The line `author` in a head is the
start of the sha256sum of the last 32 bytes of the author's .der file.

Delete bond.txt afterwards: whoever has it can read the bond.
"""


@dataclass(frozen=True, slots=True)
class Opened:
    """A bond of an export, its feed, and one's own answers that waited on the day of the copy."""

    bond: bonding.Bond
    feed: reading.Feed
    waiting: tuple[reading.Letter, ...]


def export(person: Person, *, with_own: bool = False, readable: bool = False) -> Files:
    """Give the files of an export, path and content.

    What does not check is exported as far as it has a form to be exported in; the last file, ODD, names it.
    """
    me = person.device.ask("GET", "/me")
    yield "HOW-TO-OPEN.txt", HOW_TO_OPEN.encode()
    yield "handle", person.handle.encode()
    yield "identity.passphrase.age", unb64(me["keys"]["passphrase_file"])
    yield "self.age", unb64(me["self"]["file"])
    state = account.open_self(person.identity, unb64(me["self"]["file"]))
    odd: list[Misfit] = []
    for told in person.device.ask("GET", "/bonds"):
        try:
            yield from _bond(person, told)
            if readable:
                bond = bonding.check(person, told, state)
                yield f"bonds/{bond.id}/readable.json", _readable(bond, reading.read(person, bond).letters)
        except UNFIT as error:
            odd.append(Misfit(str(told.get("id")), error))
    if with_own:
        try:
            yield from _own(person, readable=readable)
        except UNFIT as error:
            odd.append(Misfit("own", error))
    if odd:
        yield ODD, "".join(f"{misfit}\n" for misfit in odd).encode()


def write(files: Files, folder: Path) -> int:
    """Write files below a folder that is new or empty, for its owner's eyes only; give their number."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise FileExistsError(f"{folder} is not empty")
    count = 0
    for name, content in files:
        path = folder / name
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_bytes(content)
        count += 1
    return count


def bonds_in(person: Person, folder: Path) -> Iterator[Opened | Misfit]:
    """Check and open each bond of an export without any server; what does not check hides nothing else."""
    state = account.open_self(person.identity, (folder / "self.age").read_bytes())
    for place in sorted((folder / "bonds").glob("*")):
        waiting: tuple[reading.Letter, ...] = ()
        try:
            bond = bonding.check(person, _told(place), state)
            feed = reading.read_copy(person, bond, _stored(place / "records"))
        except (OSError, *UNFIT) as error:
            yield Misfit(place.name, error)
            continue
        try:
            waiting = reading.read_held_copy(person, bond, _stored(place / "waiting"))
        except (OSError, *UNFIT) as error:
            yield Misfit(place.name, error)
        yield Opened(bond, feed, waiting)


def own_in(person: Person, folder: Path) -> tuple[own.Bundle, ...]:
    """Check and open the own records of an export."""
    return own.read_copy(person, _stored(folder / "own"))


def _bond(person: Person, told: dict[str, Any]) -> Files:
    if not _ID.fullmatch(told["id"]):  # it becomes a folder's name
        raise shape.Malformed("the server shows a bond whose name is none")
    place = f"bonds/{told['id']}"
    yield (
        f"{place}/bond.json",
        json.dumps({name: told[name] for name in ("id", "invitation", "closed")}).encode(),
    )
    for side in ("offer", "accept"):
        text = told[side]["card"].encode()
        yield f"{place}/{side}.card", text
        yield f"{place}/{side}.mac", told[side]["mac"].encode()
        yield f"{place}/{side}.der", _DER + bytes.fromhex(shape.read_card(text).sign)
    for epoch in told["epochs"]:
        number = int(epoch["epoch"])
        yield f"{place}/bond.{number}.age", unb64(epoch["key_file"])
        yield f"{place}/epoch.{number}.statement", epoch["statement"].encode()
        yield f"{place}/epoch.{number}.signature", unb64(epoch["signature"])
        yield f"{place}/epoch.{number}.by", epoch["by"].encode()
        if epoch["countersignature"] is not None:
            yield f"{place}/epoch.{number}.countersignature", unb64(epoch["countersignature"])
    yield from _records(person, f"/bonds/{told['id']}/records", f"{place}/records")
    for number, held in enumerate(person.device.ask("GET", f"/bonds/{told['id']}/held"), start=1):
        yield from _record(f"{place}/waiting/{number:06d}", held)


def _own(person: Person, *, readable: bool) -> Files:
    yield from _records(person, "/me/records", "own")
    if readable:
        opened = telling.told_by_self(own.read(person))
        yield "own/readable.json", json.dumps(opened, ensure_ascii=False, indent=1).encode()


def _records(person: Person, path: str, place: str) -> Files:
    for stored in person.device.pages(path, 0, AT_ONCE):
        yield from _record(f"{place}/{stored['position']:06d}", stored)


def _record(place: str, stored: dict[str, Any]) -> Files:
    yield f"{place}.head", stored["head"].encode()
    yield f"{place}.signature", base64.b64decode(stored["signature"])
    if stored["body"] is not None:
        yield f"{place}.age", base64.b64decode(stored["body"])


def _readable(bond: bonding.Bond, letters: tuple[reading.Letter, ...]) -> bytes:
    return json.dumps(telling.told_by_bond(bond, letters), ensure_ascii=False, indent=1).encode()


def _told(place: Path) -> dict[str, Any]:
    """Put a bond together again as the server told of it."""
    cards = {
        side: {
            "card": (place / f"{side}.card").read_text("ascii"),
            "mac": (place / f"{side}.mac").read_text("ascii"),
        }
        for side in ("offer", "accept")
    }
    count = len(list(place.glob("epoch.*.statement")))
    return {
        **json.loads((place / "bond.json").read_text()),
        **cards,
        "epochs": [_epoch(place, number) for number in range(1, count + 1)],
    }


def _epoch(place: Path, number: int) -> dict[str, Any]:
    countersigned = place / f"epoch.{number}.countersignature"
    return {
        "epoch": number,
        "statement": (place / f"epoch.{number}.statement").read_text("ascii"),
        "signature": b64((place / f"epoch.{number}.signature").read_bytes()),
        "countersignature": b64(countersigned.read_bytes()) if countersigned.exists() else None,
        "key_file": b64((place / f"bond.{number}.age").read_bytes()),
        "by": (place / f"epoch.{number}.by").read_text("ascii"),
    }


def _stored(place: Path) -> Iterator[dict[str, Any]]:
    for head in sorted(place.glob("*.head")):
        body = head.with_suffix(".age")
        yield {
            "position": int(head.stem),
            "head": head.read_text("ascii"),
            "signature": b64(head.with_suffix(".signature").read_bytes()),
            "body": b64(body.read_bytes()) if body.exists() else None,
        }
