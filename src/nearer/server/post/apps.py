# SPDX-License-Identifier: AGPL-3.0-or-later
"""The room's name for Django, and what it tells the rooms below."""

from django.apps import AppConfig


class Post(AppConfig):
    """Label `post`, so that its tables are named after the room."""

    name = "nearer.server.post"
    label = "post"

    def ready(self) -> None:
        """Say how this room's rows are exported and erased, and what becomes of them when somebody goes."""
        from nearer.server.bonds import feed  # noqa: PLC0415 - models load only now
        from nearer.server.floor import keeping as all_rooms  # noqa: PLC0415 - models load only now
        from nearer.server.post import keeping, leaving  # noqa: PLC0415 - as above

        all_rooms.keep(keeping.KEEPER)
        feed.register(leaving.FEED)
