# SPDX-License-Identifier: AGPL-3.0-or-later
"""`nearer open`: check and read an export, without any server."""

import json
import re
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
import httpx

from nearer.client import bonding, keeping, own, reading, telling
from nearer.client.bonding import UNFIT, Misfit
from nearer.client.device import Device
from nearer.client.people import Person
from nearer.sealed import account

_SEALED = re.compile(
    r"handle|self\.age|identity\.passphrase\.age|own/\d+\.[a-z]+|"
    r"bonds/[0-9a-f]{32}/(bond\.json|(offer|accept)\.(card|mac)|bond\.\d+\.age|epoch\.\d+\.[a-z]+|"
    r"(records|waiting)/\d+\.[a-z]+)"
)
_MOST = 1 << 18  # bytes: twice the longest file that a server takes
_NO_EXPORT = (OSError, ValueError, KeyError, RuntimeError, zipfile.BadZipFile, zlib.error)


@click.command()
@click.argument("copy", type=click.Path(exists=True, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="As the JSON that nearer itself works with.")
def open(*, copy: Path, as_json: bool) -> None:  # noqa: A001 - the verb that is typed
    """Check every signature, chain and key of the export COPY, a folder or a zip, and print what it says.

    What does not check is named and left out; the rest is printed all the same, and the exit status is 1.
    """
    passphrase = click.prompt("The passphrase of the day of this copy", hide_input=True, err=True)
    try:
        with folder_of(copy) as folder:
            opened, bundles, troubles = _read(_person(folder, passphrase), folder)
    except _NO_EXPORT as error:
        raise click.ClickException(f"This export cannot be opened: {error}.") from None
    if as_json:
        told = [
            one
            for kept in opened
            for one in telling.told_by_bond(kept.bond, (*kept.feed.letters, *kept.waiting))
        ]
        click.echo(json.dumps([*told, *telling.told_by_self(bundles)], ensure_ascii=False, indent=1))
    else:
        _print(opened, bundles)
    for trouble in troubles:
        click.echo(trouble, err=True)
    if troubles:
        raise click.exceptions.Exit(1)


@contextmanager
def folder_of(copy: Path) -> Iterator[Path]:
    """Give the folder of an export; what is sealed in a zip lies in one of its own for as long as it takes.

    Nothing else is unpacked: no readable copy, and no name that an export does not have.
    """
    if copy.is_dir():
        yield copy
        return
    with tempfile.TemporaryDirectory(prefix="nearer-open-") as near, zipfile.ZipFile(copy) as packed:
        for entry in packed.infolist():
            name = entry.filename.removeprefix("nearer/")
            if not _SEALED.fullmatch(name):
                continue
            if entry.file_size > _MOST:
                raise ValueError(f"{name} is longer than it can be")
            path = Path(near, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(packed.read(entry))
        yield Path(near)


def _read(person: Person, folder: Path) -> tuple[list[keeping.Opened], tuple[own.Bundle, ...], list[str]]:
    """Give the bonds and own records of an export that check, and a sentence for each thing that does not."""
    found = list(keeping.bonds_in(person, folder))
    opened = [one for one in found if isinstance(one, keeping.Opened)]
    troubles = [str(one) for one in found if isinstance(one, Misfit)]
    troubles += [f"Record {one.position}: {one.say}" for kept in opened for one in kept.feed.troubles]
    try:
        return opened, keeping.own_in(person, folder), troubles
    except (OSError, *UNFIT) as error:
        return opened, (), [*troubles, str(Misfit("own", error))]


def _person(folder: Path, passphrase: str) -> Person:
    """Open the identity of an export. The person has no line to anywhere."""
    handle = (folder / "handle").read_text()
    file = (folder / "identity.passphrase.age").read_bytes()
    identity = account.open_identity_file(file, account.read_passphrase(passphrase), handle)
    with httpx.Client() as closed:
        return Person(Device(closed), handle, "", identity)


def _print(opened: list[keeping.Opened], bundles: tuple[own.Bundle, ...]) -> None:
    for kept in opened:
        _print_bond(kept.bond, kept.feed, kept.waiting)
    for bundle in bundles:
        for element in bundle.elements:
            words = _words(element.get("data"))
            click.echo(f"{element.get('date')}  for yourself  {element.get('kind')}: {words}")


def _print_bond(bond: bonding.Bond, feed: reading.Feed, waiting: tuple[reading.Letter, ...]) -> None:
    names = {bond.mine.author: "you", bond.theirs.author: "they"}
    for letter in feed.letters:
        if letter.inside and letter.inside.kind == "hello" and letter.head.author == bond.theirs.author:
            names[bond.theirs.author] = str(letter.inside.data.get("name", "they"))
    click.echo(f"Bond {bond.id} ({bond.kind})")
    for letter, note in [*((one, "") for one in feed.letters), *((one, " (still waits)") for one in waiting)]:
        (told,) = telling.told_by_bond(bond, [letter])
        who = names[letter.head.author]
        click.echo(f"{letter.head.date}  {who}  {told['kind']}{note}: {_words(told['data'])}")


def _words(data: Any) -> str:
    """Give what was said: the text or name where there is one, else all of it."""
    if isinstance(data, dict):
        for member in ("text", "name"):
            if isinstance(data.get(member), str):
                return str(data[member])
    return json.dumps(data, ensure_ascii=False) if data else ""
