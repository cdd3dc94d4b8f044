# SPDX-License-Identifier: AGPL-3.0-or-later
"""`nearer serve` and `nearer migrate`: from a folder, empty or of last year, to a server that answers."""

import datetime as dt
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from nearer.cli import copies
from nearer.cli.house import open_house

KEPT_BACKUPS = 5  # of those made before updates
ADVISORY_LOCK = 0x6E656172  # 'near', of PostgreSQL's advisory locks


@click.command()
@click.option("--host", help="The address to listen on; NEARER_HOST otherwise.")
@click.option("--port", type=click.IntRange(1, 65535), help="The port to listen on; NEARER_PORT otherwise.")
def serve(host: str | None, port: int | None) -> None:
    """Bring the database up to date, print the address, and serve until asked to end."""
    for name, value in (("NEARER_HOST", host), ("NEARER_PORT", port)):
        if value is not None:
            os.environ[name] = str(value)
    listening, origin = prepare()
    click.echo(origin)
    setup = setup_token()
    if setup is not None:
        click.echo("Nobody is here yet. This link, and only this one, lets the first person in:")
        click.echo(f"{origin}/#setup={setup}")
    answer(listening)


@click.command()
def migrate() -> None:
    """Bring the database up to date, after a backup, and do no more."""
    open_house()
    bring_up_to_date()


def prepare() -> tuple[socket.socket, str]:
    """Take the port, bring the database up to date, and give the socket and the address of the pages."""
    open_house()
    from django.conf import settings  # noqa: PLC0415 - help must not wait for it

    listening = _listen(settings.NEARER_HOST, settings.NEARER_PORT)
    bring_up_to_date()
    _settle(demo=settings.NEARER_DEMO)
    return listening, settings.NEARER_ORIGIN


def setup_token() -> str | None:
    """Draw a new set-up link's token where nobody is here yet; older links are worth nothing from then on."""
    from nearer.server.people import actions, keys  # noqa: PLC0415 - help must not wait for it

    token = keys.new_token()
    return token if actions.renew_setup(token_hash=keys.token_hash(token)) else None


def answer(listening: socket.socket) -> None:
    """Serve until asked to end."""
    from nearer.server.site.serving import new_server  # noqa: PLC0415 - help must not wait for it

    server = new_server()
    try:
        server.run(sockets=[listening])
    except KeyboardInterrupt:
        click.echo("Ended.", err=True)
    if not server.started:
        raise click.exceptions.Exit(1)


def bring_up_to_date() -> None:
    """Apply what is pending. A SQLite database with anything in it is copied into `backups` first."""
    from django.core.management import call_command  # noqa: PLC0415 - help must not wait for it
    from django.db import connection  # noqa: PLC0415 - as above
    from django.db.migrations.executor import MigrationExecutor  # noqa: PLC0415 - as above

    with _alone(connection):
        executor = MigrationExecutor(connection)
        if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return
        if connection.vendor == "sqlite" and executor.loader.applied_migrations:
            keep_backup("before-update")
        call_command("migrate", verbosity=0, interactive=False)


def keep_backup(name: str) -> Path:
    """Copy the SQLite database into the folder `backups` beside it, check the copy, and let the oldest go."""
    from django.conf import settings  # noqa: PLC0415 - help must not wait for it

    database = Path(settings.DATABASES["default"]["NAME"])
    folder = database.parent / "backups"
    folder.mkdir(mode=0o700, exist_ok=True)
    made = folder / f"{name}-{dt.datetime.now(dt.UTC):%Y%m%d-%H%M%S-%f}.backup"
    copies.make(database, made)
    for old in sorted(folder.glob(f"{name}-*.backup"))[:-KEPT_BACKUPS]:
        old.unlink()
    return made


@contextmanager
def _alone(connection: Any) -> Iterator[None]:
    """Keep several workers that start at once on one PostgreSQL from updating it at once."""
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [ADVISORY_LOCK])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [ADVISORY_LOCK])


def _listen(host: str, port: int) -> socket.socket:
    """Take the port before anything else is done, so that a second server on the same data does nothing."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=2048)
    except OSError as error:
        raise click.ClickException(
            f"Port {port} on {host} cannot be used: {error.strerror}. "
            "If nearer is running already, its page is open; else name another port with --port."
        ) from None


def _settle(*, demo: bool) -> None:
    """Keep made-up people and real ones apart, from the first start on."""
    from nearer.server.people import actions  # noqa: PLC0415 - help must not wait for it

    try:
        actions.settle(demo=demo)
    except ValueError as error:
        raise click.ClickException(f"NEARER_DEMO is {'on' if demo else 'off'}: {error}.") from None
