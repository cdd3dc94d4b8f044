# SPDX-License-Identifier: AGPL-3.0-or-later
"""`nearer demo`: two people who do not exist, and ninety days of theirs, to look around in.

`story` holds what they said, `course` how their days were, `deeds` puts both on their days, and `living`
lives them through the very client that real people use. The demo has its own data folder, listens on
localhost only, and refuses to start where somebody real has an account. Nowhere else can one sign in by link.
"""

import json
import os
import signal
import threading
from pathlib import Path

import click

from nearer.cli import built

PEOPLE = "people.json"  # in the demo's data folder: who can be opened, and with which passphrase


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), help="The port to listen on; NEARER_PORT otherwise.")
@click.option("--folder", type=click.Path(path_type=Path), default=Path("data-demo"), show_default=True)
def demo(port: int | None, folder: Path) -> None:
    """Serve two made-up people with ninety days of history, and print a link that opens each of them."""
    os.environ.update(
        NEARER_DATA=str(folder),
        NEARER_DATABASE="",
        NEARER_DEMO="on",
        NEARER_HOST="127.0.0.1",
        NEARER_SIGN_UP="open",
        NEARER_ALLOWANCES="off",
    )
    if port is not None:
        os.environ["NEARER_PORT"] = str(port)
    from nearer.cli import serve  # noqa: PLC0415 - it reads the settings that are set above

    listening, origin = serve.prepare()
    if serve.setup_token() is None and not (folder / PEOPLE).exists():
        raise click.ClickException(f"The demo in {folder} is not whole. Delete that folder, and start again.")
    threading.Thread(target=_tell, args=(origin, folder), daemon=True).start()
    serve.answer(listening)


def _tell(origin: str, folder: Path) -> None:
    """Print the links; where there is no story yet, live it first, on the server that has just started."""
    kept = folder / PEOPLE
    try:
        if not kept.exists():
            _live(origin, kept)
    except BaseException:
        signal.raise_signal(signal.SIGTERM)  # a server without the people it is for is no demo
        raise
    click.echo(origin)
    for handle, passphrase in json.loads(kept.read_text()).items():
        link = f"{origin}/#demo={handle}.{passphrase.replace(' ', '-')}"
        click.echo(f"Open {handle.title()} in a private window of its own: {link}")


def _live(origin: str, kept: Path) -> None:
    from nearer.cli.demo import living  # noqa: PLC0415 - help must not wait for it
    from nearer.client.device import this_day  # noqa: PLC0415 - as above

    click.echo("Ada and Ben are living through their ninety days. This takes a moment ...", err=True)
    people = living.live(origin, built.catalogue(), this_day())
    kept.touch(mode=0o600)
    kept.write_text(json.dumps(people))
