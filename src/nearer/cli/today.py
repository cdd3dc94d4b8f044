# SPDX-License-Identifier: AGPL-3.0-or-later
"""`nearer today`: the page Today in a terminal, through the same brain that a browser runs."""

import datetime as dt
import textwrap
from collections.abc import Iterator
from typing import Any

import click
import httpx

from nearer.cli import built
from nearer.client import bonding, evening, own, people, reading
from nearer.client.bonding import UNFIT, Misfit
from nearer.client.device import Device, Refusal

WIDTH = 78
_STANDING = {
    "ask": "Answer it in a browser; it opens when both answers are in.",
    "waiting": "Your answer is in. It opens when both are.",
    "opening": "Both answers are in. The key of the other one comes when their device opens nearer.",
    "kept": "You kept your answer for yourself.",
}


@click.command()
@click.option("--server", required=True, help="The server's address, such as https://nearer.example.")
@click.option("--name", required=True, help="The name you sign in with.")
def today(*, server: str, name: str) -> None:
    """Show today's page of every bond. Nothing is written, and nobody learns that you looked.

    The exit status is 1 if a bond does not check; the others are shown all the same.
    """
    catalogue = built.catalogue()
    passphrase = click.prompt("Your passphrase", hide_input=True, err=True)
    with httpx.Client(base_url=server, timeout=60, follow_redirects=False) as line:
        try:
            person = people.sign_in(Device(line), handle=name, passphrase=passphrase, label="nearer today")
            found = list(_pages(person, catalogue))
            people.sign_out(person)
        except (Refusal, OSError, ValueError) as error:
            raise click.ClickException(str(error)) from None
    if not found:
        click.echo("Nobody is paired with you yet. Begin in a browser.")
    click.echo("\n\n".join("\n".join(_lines(page)) for page in found if not isinstance(page, Misfit)))
    misfits = [one for one in found if isinstance(one, Misfit)]
    for misfit in misfits:
        click.echo(str(misfit), err=True)
    if misfits:
        raise click.exceptions.Exit(1)


def _pages(person: people.Person, catalogue: str) -> Iterator[dict[str, Any] | Misfit]:
    """Give the page of each bond; one that does not check is a misfit among them."""
    bundles, now = own.read(person), dt.datetime.now().astimezone()
    for bond in bonding.each_bond(person):
        if isinstance(bond, Misfit):
            yield bond
        elif bond.closed is None:
            try:
                letters = (*reading.read(person, bond).letters, *reading.read_held(person, bond))
            except UNFIT as error:
                yield Misfit(bond.id, error)
                continue
            minute = now.hour * 60 + now.minute
            yield evening.today(person, bond, letters, own=bundles, catalogue=catalogue, minute=minute)


def _lines(page: dict[str, Any]) -> Iterator[str]:
    other = page["names"]["theirs"] or "the other"
    yield f"Today with {other}, {page['day']}"
    yield "The check-in is given." if page["checkin"]["given"] else "The check-in is open."
    tonight = page["tonight"]
    if tonight is None:
        yield from _said("That's all for today.")
    else:
        yield from _exchange(tonight, other)
        if tonight["state"] in _STANDING:
            yield from _said(_STANDING[tonight["state"]])
    for appreciation in page["appreciations"]:
        if not appreciation["mine"]:
            yield from _said(
                f"{other}: {appreciation['what']} {appreciation['when']}. {appreciation['meant']}"
            )
    practice = page["suggestion"]["practice"]
    if page["suggestion"]["state"] == "offer" and practice is not None:
        yield from _said(
            f"If you like: {practice['title']}, {practice['minutes']} minutes. {practice['summary']}"
        )
    else:
        yield from _said("Nothing is suggested tonight. A day of rest.")
    for exchange in page["opened"]:
        yield from _exchange(exchange, other)


def _exchange(exchange: dict[str, Any], other: str) -> Iterator[str]:
    yield ""
    yield from textwrap.wrap(exchange["question"]["text"], WIDTH)
    for who, side in (("You", exchange["mine"]), (other, exchange["theirs"])):
        if side is not None:
            yield from _said(f"{who}: {side['text']}")


def _said(text: str) -> Iterator[str]:
    yield from textwrap.wrap(text, WIDTH, initial_indent="  ", subsequent_indent="  ")
