# SPDX-License-Identifier: AGPL-3.0-or-later
"""`nearer export`: a copy of one's records that opens with standard tools in twenty years."""

import shutil
import tempfile
from pathlib import Path

import click
import httpx

from nearer.client import keeping, people
from nearer.client.device import Device, Refusal

_WARNING = (
    "Readable copies are not sealed: whoever opens this folder can read them, "
    "and a deleted file often stays on a disk."
)


@click.command()
@click.argument("target", type=click.Path(path_type=Path))
@click.option("--server", required=True, help="The server's address, such as https://nearer.example.")
@click.option("--name", required=True, help="The name you sign in with.")
@click.option("--own", is_flag=True, help="Also your own records (what you passed, your notes).")
@click.option("--readable", is_flag=True, help="Also readable copies, which are not sealed.")
def export(*, target: Path, server: str, name: str, own: bool, readable: bool) -> None:
    """Copy your records into TARGET: a new folder, or a file that ends in .zip.

    They stay sealed and signed; HOW-TO-OPEN.txt in the copy says how to open them with age alone. What you
    and the other share is taken; your own records only with --own. The passphrase is asked for and never an
    option, because others on this computer could see it. What does not check is copied as far as possible and
    named, and the exit status is 1.
    """
    if target.exists() and (target.suffix == ".zip" or any(target.iterdir())):
        raise click.ClickException(f"{target} is there already and was not changed. Name another.")
    passphrase = click.prompt("Your passphrase", hide_input=True, err=True)
    if readable:
        click.echo(_WARNING, err=True)
    with httpx.Client(base_url=server, timeout=60, follow_redirects=False) as line:
        try:
            person = people.sign_in(Device(line), handle=name, passphrase=passphrase, label="export")
            count, odd = _write(keeping.export(person, with_own=own, readable=readable), target)
            people.sign_out(person)
        except (Refusal, OSError, ValueError) as error:
            raise click.ClickException(str(error)) from None
    click.echo(f"{count} files are in {target}. HOW-TO-OPEN.txt says how to read them without nearer.")
    if odd:
        click.echo(odd, err=True, nl=False)
        raise click.exceptions.Exit(1)


def _write(files: keeping.Files, target: Path) -> tuple[int, str]:
    """Write a folder, or a zip file of one; nothing stands at `target` until the copy is whole.

    Give the number of files, and what was found not to check.
    """
    with tempfile.TemporaryDirectory(prefix=".nearer-export-", dir=target.absolute().parent) as near:
        folder = Path(near) / "nearer"
        count, named = keeping.write(files, folder), folder / keeping.ODD
        odd = named.read_text() if named.exists() else ""
        if target.suffix == ".zip":
            folder = Path(shutil.make_archive(str(folder), "zip", near, "nearer"))
            folder.chmod(0o600)
        folder.rename(target)
    return count, odd
