# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is typed: build, library, help, page, lint; what only looks is in `looking`."""

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import click

from nearer.cli.catalogue import lines
from nearer.cli.catalogue.content import (
    CONTENT,
    PARTS,
    Content,
    compiled,
    compiled_help,
    compiled_library,
    read,
)
from nearer.cli.catalogue.files import Complaint
from nearer.cli.catalogue.looking.commands import COMMANDS
from nearer.cli.catalogue.page import page
from nearer.cli.catalogue.shapes import ROWS


@click.group(name="catalogue")
def catalogue() -> None:
    """Check, search and compile questions, practices and whatever else people are given to read."""


for _command in COMMANDS:
    catalogue.add_command(_command)

_content = click.option(
    "--content",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=CONTENT,
    help="The folder that holds questions/, practices/ and help/ (default: content/ of this checkout).",
)
_out = click.argument("out", type=click.Path(dir_okay=False, allow_dash=True, path_type=Path), default="-")


@catalogue.command()
@_out
@_content
@click.option("--part", type=click.Choice(PARTS), default=PARTS[0], help="What comes first, or the rest.")
def build(out: Path, content: Path, part: str) -> None:
    """Compile questions and practices into one JSON file, OUT (or to the screen)."""
    _write(out, content, lambda found: compiled(found, part))


@catalogue.command()
@_out
@_content
def library(out: Path, content: Path) -> None:
    """Compile how practices are done, and all that is read, into one JSON file, OUT (or to the screen)."""
    _write(out, content, compiled_library)


@catalogue.command(name="help")
@_out
@_content
def help_(out: Path, content: Path) -> None:
    """Compile each country's help into one JSON file, OUT (or to the screen)."""
    _write(out, content, compiled_help)


@catalogue.command(name="page")
@_out
@_content
def page_(out: Path, content: Path) -> None:
    """Write what is in the catalogue for people who read along: docs/catalogue.md."""
    _write(out, content, page)


@catalogue.command()
@_content
@click.option("--release", is_flag=True, help="Refuse lines of help that nobody has checked within a year.")
def lint(content: Path, *, release: bool) -> None:
    """Say what is wrong with the content, with file and line."""
    found = read(content)
    complaints = found.complaints
    if release:
        complaints += tuple(lines.unfit_for_release(found.help, datetime.now(UTC).date()))
    _complain(complaints)
    countries = found.help.countries.items
    click.echo(
        f"{len(found.questions.items)} questions, {len(found.practices.items)} practices, "
        f"{len(found.lessons.items)} lessons, {len(found.plans.items)} plans, "
        f"{len(found.reflections.items)} reflections, {len(found.wishes.items)} decks of wishes "
        f"and help in {len(countries)} countries, "
        "nothing to say against them. "
        f"They answer {len(found.covered)} of {ROWS} rows."
    )


def _write(out: Path, content: Path, compile_: Callable[[Content], str]) -> None:
    found = read(content)
    _complain(found.complaints)
    text = compile_(found)
    if str(out) == "-":
        sys.stdout.buffer.write(text.encode())
    else:
        out.write_text(text, encoding="utf-8", newline="\n")


def _complain(complaints: tuple[Complaint, ...]) -> None:
    for complaint in complaints:
        click.echo(str(complaint), err=True)
    if complaints:
        raise click.exceptions.Exit(1)
