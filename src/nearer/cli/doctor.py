# SPDX-License-Identifier: AGPL-3.0-or-later
"""`nearer doctor`: what is not in order, in sentences that say what to do."""

import datetime as dt
import importlib.metadata
import os
import shutil
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import click

from nearer.cli.house import open_house

ROOM_NEEDED = 500_000_000  # bytes free on the disk
BUILT_IN = dt.date(2026, 1, 1)  # no clock that is right shows an earlier day
NAMES = ("DATA", "DATABASE", "HOST", "PORT", "ORIGIN", "NAME", "SIGN_UP", "ALLOWANCES", "SECRET", "DEMO")
SETTINGS = frozenset(f"NEARER_{name}" for name in NAMES)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    well: bool
    say: str


Look = Callable[[], Iterator[Finding]]


@click.command()
def doctor() -> None:
    """Look at data, database and settings, and say what is not in order.

    The exit status is 1 if anything is.
    """
    open_house()
    findings = [finding for look in LOOKS for finding in look()]
    for finding in findings:
        click.echo(f"{'well' if finding.well else 'LOOK'}  {finding.say}")
    if not all(finding.well for finding in findings):
        raise click.exceptions.Exit(1)


def settings_are_known() -> Iterator[Finding]:
    """Find names nobody reads (a slip of the pen) and values nobody understands."""
    from django.conf import settings  # noqa: PLC0415 - help must not wait for it

    unknown = sorted(name for name in os.environ if name.startswith("NEARER_") and name not in SETTINGS)
    for name in unknown:
        yield Finding(well=False, say=f"{name} is set, and nobody reads it. Is it misspelt?")
    if settings.NEARER_SIGN_UP not in ("open", "invitation"):
        yield Finding(
            well=False, say="NEARER_SIGN_UP is neither 'open' nor 'invitation'; it counts as 'invitation'."
        )
    if not settings.NEARER_ALLOWANCES:
        yield Finding(well=False, say="NEARER_ALLOWANCES is off, so that keys can be guessed without limit.")
    if not unknown:
        yield Finding(well=True, say="All settings are known.")


def data_is_private() -> Iterator[Finding]:
    """See that other users of the machine cannot read the data folder."""
    from django.conf import settings  # noqa: PLC0415 - help must not wait for it

    for path in (Path(settings.DATA), Path(settings.DATA) / "secret"):
        if path.exists() and stat.S_IMODE(path.stat().st_mode) & 0o077:
            mode = "700" if path.is_dir() else "600"
            yield Finding(well=False, say=f"Other users can look into {path}. Please: chmod {mode} {path}")
            return
    yield Finding(well=True, say=f"The data folder ({settings.DATA}) is this user's alone.")


def database_answers() -> Iterator[Finding]:
    """See that the database can be reached, is sound, and is of this version."""
    from django.db import DatabaseError, connection  # noqa: PLC0415 - help must not wait for it
    from django.db.migrations.executor import MigrationExecutor  # noqa: PLC0415 - as above

    try:
        executor = MigrationExecutor(connection)
        pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
        newer = set(executor.loader.applied_migrations) - set(executor.loader.disk_migrations)
        sound = connection.vendor != "sqlite" or _quick_check()
    except DatabaseError as error:
        yield Finding(well=False, say=f"The database cannot be used: {str(error).strip()}.")
        return
    kind = "SQLite" if connection.vendor == "sqlite" else "PostgreSQL"
    if not sound:
        yield Finding(well=False, say="The database is damaged. Please stop the server and restore a backup.")
    elif newer:
        yield Finding(well=False, say="The database belongs to a newer nearer. Please update nearer.")
    elif pending:
        yield Finding(well=True, say=f"The database ({kind}) will be brought up to date at the next start.")
    else:
        yield Finding(well=True, say=f"The database ({kind}) answers, is sound and up to date.")


def _quick_check() -> bool:
    from django.db import connection  # noqa: PLC0415 - help must not wait for it

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA quick_check")
        return bool(cursor.fetchall() == [("ok",)])


def disk_has_room() -> Iterator[Finding]:
    """See that there is room to write, backups included."""
    from django.conf import settings  # noqa: PLC0415 - help must not wait for it

    free = shutil.disk_usage(settings.DATA).free
    say = f"The disk has {free / 1e9:.1f} GB free."
    yield Finding(free >= ROOM_NEEDED, say if free >= ROOM_NEEDED else f"{say} Please make room.")


def clock_is_right() -> Iterator[Finding]:
    """See that the clock has not gone back: sessions, invitations and holds end by it."""
    from django.db import DatabaseError  # noqa: PLC0415 - help must not wait for it

    from nearer.server.people.models import Session  # noqa: PLC0415 - as above

    today = dt.datetime.now(dt.UTC).date()
    try:
        last = Session.objects.order_by("-last_day").values_list("last_day", flat=True).first()
    except DatabaseError:
        last = None
    if today < max(BUILT_IN, last or BUILT_IN):
        yield Finding(well=False, say=f"The clock says {today}, which has been already. Please set it right.")
    else:
        yield Finding(well=True, say=f"The clock says {today} (UTC).")


def origin_is_secure() -> Iterator[Finding]:
    """See that browsers will give the page its cryptography: over https, or on this machine alone."""
    from django.conf import settings  # noqa: PLC0415 - help must not wait for it

    origin = urlsplit(settings.NEARER_ORIGIN)
    here = origin.hostname in ("localhost", "127.0.0.1", "::1")
    if origin.scheme == "https" or (origin.scheme == "http" and here):
        yield Finding(well=True, say=f"The address {settings.NEARER_ORIGIN} is one that browsers trust.")
    else:
        yield Finding(
            well=False,
            say=f"Browsers seal nothing on {settings.NEARER_ORIGIN}. Please put a proxy with https before "
            "nearer, and name its address in NEARER_ORIGIN (docs/hosting).",
        )
    if here and settings.NEARER_HOST not in ("localhost", "127.0.0.1", "::1"):
        yield Finding(
            well=False,
            say=f"nearer listens on {settings.NEARER_HOST}, and NEARER_ORIGIN names this machine only. "
            "Others can come in unencrypted; please name what they type, or listen on 127.0.0.1.",
        )


def pages_are_built() -> Iterator[Finding]:
    """See that there is something to show."""
    from nearer.server.site.shell import BUILT  # noqa: PLC0415 - help must not wait for it

    if (BUILT / "index.html").exists():
        yield Finding(well=True, say=f"The pages are built (nearer {importlib.metadata.version('nearer')}).")
    else:
        yield Finding(well=False, say="The pages are not built. In a checkout, bin/run builds them.")


LOOKS: tuple[Look, ...] = (
    settings_are_known,
    data_is_private,
    database_answers,
    disk_has_room,
    clock_is_right,
    origin_is_secure,
    pages_are_built,
)
