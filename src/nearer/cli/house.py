# SPDX-License-Identifier: AGPL-3.0-or-later
"""Opening the server's rooms for a verb of the command line."""

import os

import click


def open_house() -> None:
    """Set Django up with the server's settings, which makes the data folder if it is not there.

    Raises ClickException with a sentence where the folder or a setting does not allow it.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nearer.server.site.settings")
    import django  # noqa: PLC0415 - help must not wait for it

    try:
        django.setup(set_prefix=False)
    except OSError as error:
        folder = os.environ.get("NEARER_DATA", "data")
        raise click.ClickException(
            f"The data folder ({folder}) cannot be used: {error.strerror}. "
            "Please make it writable for this user, or name another in NEARER_DATA."
        ) from None
    except ValueError as error:
        raise click.ClickException(f"A setting cannot be read: {error}.") from None
