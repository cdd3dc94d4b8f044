# SPDX-License-Identifier: AGPL-3.0-or-later
"""The room's name for Django, and what it tells the rooms below."""

from django.apps import AppConfig


class Bonds(AppConfig):
    """Label `bonds`, so that its tables are named after the room."""

    name = "nearer.server.bonds"
    label = "bonds"

    def ready(self) -> None:
        """Say how this room's rows are exported and erased, and whom its invitations let in."""
        from nearer.server.bonds import keeping  # noqa: PLC0415 - models load only now
        from nearer.server.bonds.admission import let_in  # noqa: PLC0415 - as above
        from nearer.server.floor import keeping as all_rooms  # noqa: PLC0415 - as above
        from nearer.server.people import joining  # noqa: PLC0415 - as above

        all_rooms.keep(keeping.KEEPER)
        joining.admit_by_invitation(let_in)
