# SPDX-License-Identifier: AGPL-3.0-or-later
"""`nearer open`: check and read an export, without any server."""

import json
from pathlib import Path
from typing import Any

import click
import httpx

from nearer.client import bonding, keeping, reading, telling
from nearer.client.device import Device
from nearer.client.people import Person
from nearer.sealed import account


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="As the JSON that nearer itself works with.")
def open(*, folder: Path, as_json: bool) -> None:  # noqa: A001 - the verb that is typed
    """Check every signature, chain and key of the export in FOLDER, and print what it says.

    The exit status is 1 if anything does not check.
    """
    passphrase = click.prompt("The passphrase of the day of this copy", hide_input=True, err=True)
    try:
        person = _person(folder, passphrase)
        opened = list(keeping.bonds_in(person, folder))
        bundles = keeping.own_in(person, folder)
    except (OSError, ValueError, KeyError) as error:
        raise click.ClickException(f"This export cannot be opened: {error}.") from None
    if as_json:
        told = [
            one
            for bond, feed, waiting in opened
            for one in telling.told_by_bond(bond, (*feed.letters, *waiting))
        ]
        click.echo(json.dumps([*told, *telling.told_by_self(bundles)], ensure_ascii=False, indent=1))
    else:
        for bond, feed, waiting in opened:
            _print_bond(bond, feed, waiting)
        for bundle in bundles:
            for element in bundle.elements:
                words = _words(element.get("data"))
                click.echo(f"{element.get('date')}  for yourself  {element.get('kind')}: {words}")
    troubles = [trouble for _, feed, _ in opened for trouble in feed.troubles]
    for trouble in troubles:
        click.echo(f"Record {trouble.position}: {trouble.say}", err=True)
    if troubles:
        raise click.exceptions.Exit(1)


def _person(folder: Path, passphrase: str) -> Person:
    """Open the identity of an export. The person has no line to anywhere."""
    handle = (folder / "handle").read_text()
    file = (folder / "identity.passphrase.age").read_bytes()
    identity = account.open_identity_file(file, account.read_passphrase(passphrase), handle)
    with httpx.Client() as closed:
        return Person(Device(closed), handle, "", identity)


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
