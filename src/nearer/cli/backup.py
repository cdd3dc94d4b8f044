# SPDX-License-Identifier: AGPL-3.0-or-later
"""`nearer backup FILE`: everything in one file, while the server runs, and believed only after looking."""

from pathlib import Path

import click

from nearer.cli import copies, dumps
from nearer.cli.copies import Contents, Unsound
from nearer.cli.house import open_house


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def backup(file: Path) -> None:
    """Write everything into FILE, while the server runs, and check what was written.

    FILE must not exist yet. What people wrote is sealed in it as it is on the server; whoever has it can read
    no more than whoever runs the server.
    """
    open_house()
    try:
        contents = save(file.absolute())
    except Unsound as trouble:
        raise click.ClickException(str(trouble)) from None
    size = file.stat().st_size / 1e6
    click.echo(f"Saved to {file} and checked: {contents}; {size:.1f} MB.")


def save(file: Path) -> Contents:
    """Copy the database, of whichever kind, to a new file. Raises Unsound."""
    from django.conf import settings  # noqa: PLC0415 - help must not wait for it
    from django.db import connection  # noqa: PLC0415 - as above

    if connection.vendor == "postgresql":
        return dumps.make(file)
    return copies.make(Path(settings.DATABASES["default"]["NAME"]), file)
