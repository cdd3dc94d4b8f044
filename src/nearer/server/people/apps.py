# SPDX-License-Identifier: AGPL-3.0-or-later
"""The room's name for Django, and what it tells the rooms below."""

from django.apps import AppConfig


class People(AppConfig):
    """Label `people`, so that its tables are named after the room."""

    name = "nearer.server.people"
    label = "people"

    def ready(self) -> None:
        """Say how this room's rows are exported and erased."""
        from nearer.server.floor import keeping as all_rooms  # noqa: PLC0415 - models load only now
        from nearer.server.people import keeping  # noqa: PLC0415 - as above

        all_rooms.keep(keeping.KEEPER)
