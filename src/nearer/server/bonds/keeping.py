# SPDX-License-Identifier: AGPL-3.0-or-later
"""How bonds' rows are exported and erased, and what is done in the quiet hours."""

import datetime as dt
from base64 import b64encode
from collections.abc import Iterator

from nearer.server.bonds import actions
from nearer.server.bonds.models import Bond, Epoch, Invitation, Membership
from nearer.server.floor.keeping import Keeper, Row
from nearer.server.floor.transactions import one_transaction


@one_transaction
def forget_run_out(*, now: dt.datetime) -> int:
    """Delete invitations that have run out; return how many."""
    return Invitation.objects.filter(expires__lte=now).delete()[0]


def _export(person: str) -> Iterator[tuple[str, Row]]:
    for invitation in Invitation.objects.filter(maker=person).order_by("id"):
        yield (
            "Invitation",
            {"id": invitation.id, "card": invitation.card, "expires": invitation.expires.isoformat()},
        )
    mine = Membership.objects.filter(account=person, gone=False).order_by("bond").select_related("bond")
    for membership in mine:
        bond = membership.bond
        yield "Bond", {"id": bond.id, "invitation": bond.invitation, "epoch": bond.epoch, "hold": bond.hold}
        rest = membership.paused_until
        yield (
            "Membership",
            {
                "bond": bond.id,
                "author": membership.author,
                "card": membership.card,
                "mac": membership.mac,
                "paused_until": rest.isoformat() if rest else None,
            },
        )
        for epoch in Epoch.objects.filter(bond=bond).order_by("epoch"):
            key_file = b64encode(bytes(epoch.key_file)).decode()
            yield (
                "Epoch",
                {"bond": bond.id, "epoch": epoch.epoch, "statement": epoch.statement, "key_file": key_file},
            )


def _erase(person: str) -> None:
    actions.go_for_good(person=person)


KEEPER = Keeper(
    room="bonds",
    models=(Invitation, Bond, Membership, Epoch),
    export=_export,
    erase=_erase,
    neutral={},
)
