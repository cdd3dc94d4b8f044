# SPDX-License-Identifier: AGPL-3.0-or-later
"""The room's name for Django."""

from django.apps import AppConfig


class Floor(AppConfig):
    """Label `floor`, so that its tables are named after the room."""

    name = "nearer.server.floor"
    label = "floor"

    def ready(self) -> None:
        """Say what becomes of this room's rows."""
        from nearer.server.floor import keeping  # noqa: PLC0415 - models load only now

        keeping.keep(keeping.KEEPER)
